"""The stories of the comparison."""

from itertools import islice
from pathlib import Path

from bench.stories import Story, load_sentences, make_stories

PAIRS = "Un.\tOne.\nDeux.\tTwo.\nUn.\tOne again.\n"


def test_sentences_of_a_file_are_distinct_and_in_its_order(tmp_path: Path):
    file = tmp_path / "pairs.tsv"
    file.write_text(PAIRS, "utf-8")

    assert load_sentences(file) == ["Un.", "Deux."]


def test_the_samples_give_enough_sentences_for_every_curve():
    sentences = load_sentences(None)

    assert len(sentences) > 100
    assert len(set(sentences)) == len(sentences)
    assert all(sentence.strip() == sentence for sentence in sentences)


def test_a_story_is_paragraphs_of_five_sentences():
    story = Story(tuple(f"Phrase {number}." for number in range(7)))

    assert story.text == "Phrase 0. Phrase 1. Phrase 2. Phrase 3. Phrase 4.\n\nPhrase 5. Phrase 6."
    assert story.words == 14


def test_stories_take_the_sentences_in_their_order_and_begin_again_in_another_one():
    sentences = [f"{number}." for number in range(50)]

    stories = make_stories(sentences, 10, 10)
    taken = [sentence for story in stories for sentence in story.sentences]

    assert taken[:50] == sentences
    assert sorted(taken[50:]) == sorted(f"(2) {sentence}" for sentence in sentences)
    assert taken[50:] != [f"(2) {sentence}" for sentence in sentences]
    assert stories == make_stories(sentences, 10, 10)


def test_no_sentence_comes_twice():
    stories = make_stories(load_sentences(None), 64, 20)

    sentences = [sentence for story in stories for sentence in story.sentences]
    assert len(set(sentences)) == len(sentences) == 64 * 20


def test_a_shorter_run_has_the_first_stories_of_a_longer_one():
    sentences = [f"{number}." for number in range(7)]

    assert list(islice(make_stories(sentences, 5, 3), 2)) == make_stories(sentences, 2, 3)
