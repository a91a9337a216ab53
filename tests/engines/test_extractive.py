from collections.abc import Sequence
from dataclasses import fields, replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.engines.extractive import ExtractiveSummarizer
from app.engines.protocol import SummaryLength, SummarySentence
from app.engines.salience import WEIGHTS, Weights, features
from app.engines.story import Story
from app.engines.terms import TermMatrix
from app.errors import SummaryLimitError
from app.text.coreference import unnamed
from app.text.discourse import leans_on_previous
from app.text.words import content_words

# Our own English of samples/burns-patrushev.fr.txt: one sentence a line, an empty line between paragraphs.
BURNS = [
    paragraph.splitlines()
    for paragraph in Path(__file__).with_name("burns_patrushev.en.txt").read_text("utf-8").split("\n\n")
]
STRIKE = [
    ["Rail strike halts trains across France"],
    ["By Jane Doe in Paris"],
    [
        "PARIS, Nov. 3 (AFP) — A rail strike halted nine in ten trains across France on Wednesday, SNCF said.",
        "However, the Paris metro ran normally.",
    ],
    ["Photo: an empty platform at the Gare de Lyon."],
    [
        "The unions want a pay rise of 8 per cent, twice what SNCF has offered since talks began in June.",
        "He called the strike irresponsible.",
        "Is there a way out?",
    ],
    [
        "Transport minister Anne Martin will meet the four rail unions and SNCF in Paris on Friday.",
        "SNCF expects normal traffic on French lines from Saturday if the strike ends.",
        "A rail strike halted nine in ten trains across France on Wednesday.",
        "Hotels near Paris stations were full.",
        "Coach operators added 400 departures to Lyon and Marseille.",
    ],
]

# A small vocabulary makes duplicates, leaning sentences, headings and one-word sentences frequent.
_SENTENCE = st.lists(
    st.sampled_from(["Paris", "Moscow", "rail", "strike", "talks", "He", "However,", "met", "12", "“the", "said”"]),
    min_size=1,
    max_size=9,
).flatmap(lambda words: st.sampled_from([".", ".", ".", "?", ""]).map(lambda end: " ".join(words) + end))
ARTICLES = st.lists(st.lists(st.one_of(_SENTENCE, st.text(min_size=1, max_size=20)), max_size=5), max_size=6)
LIMITS = st.builds(SummaryLength, st.none() | st.integers(1, 8), st.none() | st.integers(1, 40))


def flat(article: Sequence[Sequence[str]]) -> list[str]:
    return [sentence for paragraph in article for sentence in paragraph]


def article_sentence(sentence: SummarySentence) -> str:
    text = sentence.text
    for place in reversed(sentence.inserted):
        text = unnamed(text, place)
    return text


def summarize(article: Sequence[Sequence[str]], sentences: int | None = None, words: int | None = None) -> list[int]:
    summary = ExtractiveSummarizer().summarize(article, SummaryLength(sentences, words))
    return [sentence.sources[-1] for sentence in summary]


def test_the_summary_says_who_met_whom_in_which_roles_when_and_where() -> None:
    first = ExtractiveSummarizer().summarize(BURNS, SummaryLength())[0]
    assert first == SummarySentence(BURNS[0][0], (0,))
    for fact in ("Nikolai Patrushev", "secretary of", "William Burns", "head of the CIA", "2 November", "Moscow"):
        assert fact in first.text


@pytest.mark.parametrize("sentences", range(1, 12))
def test_every_length_starts_on_the_lead_and_leaves_no_sentence_hanging(sentences: int) -> None:
    summary = ExtractiveSummarizer().summarize(BURNS, SummaryLength(sentences))
    chosen = [sentence.sources[-1] for sentence in summary]
    assert len(chosen) == sentences
    assert chosen[0] == 0
    assert all(index - 1 in chosen for index, kept in zip(chosen, summary, strict=True) if leans_on_previous(kept.text))


def test_a_third_sentence_that_makes_it_long_is_left_out() -> None:
    assert summarize(BURNS) == [0, 1, 5]
    lead = BURNS[0][0].replace("met on", "met, " + "as had long been planned, " * 2 + "on")
    assert len(summarize([[lead, BURNS[0][1]], *BURNS[1:]])) == 2


def test_three_sentences_of_an_ordinary_story() -> None:
    assert len(summarize(STRIKE)) == 3


def test_two_sentences_of_a_short_story() -> None:
    assert len(summarize([STRIKE[2], STRIKE[4], STRIKE[5][:1]])) == 2


def test_headline_byline_caption_and_question_are_left_out() -> None:
    text = flat(STRIKE)
    chosen = [text[index] for index in summarize(STRIKE, 6)]
    assert len(chosen) == 6
    assert not {STRIKE[0][0], STRIKE[1][0], STRIKE[3][0], "Is there a way out?"} & set(chosen)


def test_a_dateline_before_the_lead_does_no_harm() -> None:
    assert summarize(STRIKE, 1) == [2]


def test_the_headline_tells_what_matters() -> None:
    body = [
        "Paris has a new mayor.",
        "Lyon opened a second library of music.",
        "Lille built a harbour for barges.",
        "Nice lost a match of rugby.",
    ]
    chosen = {
        headline: summarize([[headline], body], 2) for headline in ("Barges get a harbour", "Rugby match is lost")
    }
    assert chosen == {"Barges get a harbour": [1, 3], "Rugby match is lost": [1, 4]}


def test_near_duplicates_are_not_both_chosen() -> None:
    for sentences in range(1, 10):
        chosen = summarize(STRIKE, sentences)
        assert not {2, 10} <= set(chosen)


def test_a_leaning_sentence_brings_the_one_before_it_or_gives_way() -> None:
    article = [
        [
            "Nikolai Patrushev met William Burns, the head of the CIA, in Moscow on Tuesday to discuss Ukraine.",
            "William Burns and Nikolai Patrushev talked for two hours about Ukraine, Moscow said.",
            "He had flown to Moscow with a delegation of the CIA that follows Ukraine and its army.",
            "Hotels were full.",
        ]
    ]
    assert summarize(article, 1) == [0]
    assert summarize(article, 2) == [0, 1]
    assert summarize(article, 3) == [0, 1, 2]


def test_where_everything_leans_the_lead_is_taken() -> None:
    article = [["He met the queen in London.", "She smiled at him.", "They spoke of the weather.", "It was cold."]]
    assert summarize(article, 1) == [0]
    assert summarize(article, 2) == [0, 1]


def test_a_leaning_first_sentence_gives_way_to_one_that_stands_alone() -> None:
    article = [
        ["He met the queen in London.", "She smiled at him.", "London was covered in snow.", "Trains stood still."]
    ]
    assert summarize(article, 1) == [2]
    assert summarize(article, 2) == [2, 3]


def test_nothing_but_headings_gives_headings() -> None:
    assert summarize([["Rail strike goes on"], ["Minister resigns"], ["Weather: snow"]], 1) == [0]


def test_an_article_within_the_limits_comes_back_whole() -> None:
    assert summarize(STRIKE[:3], 4) == [0, 1, 2, 3]
    assert summarize(STRIKE[:3], words=500) == [0, 1, 2, 3]
    assert summarize([], 3) == []


def test_words_alone_fill_the_words() -> None:
    text = flat(STRIKE)
    chosen = summarize(STRIKE, words=100)
    assert len(chosen) > 3
    assert sum(len(text[index].split()) for index in chosen) <= 100


def test_no_sentence_fits() -> None:
    with pytest.raises(SummaryLimitError) as caught:
        summarize(BURNS, words=10)
    assert caught.value.detail == {"max_words": 10, "shortest_words": 11}
    assert "10 words" in caught.value.message
    assert "11" in caught.value.message
    assert summarize(BURNS, words=11) == [10]


@given(ARTICLES, LIMITS)
def test_limits_hold_and_sentences_are_the_articles_own(article: list[list[str]], length: SummaryLength) -> None:
    text = flat(article)
    try:
        summary = ExtractiveSummarizer().summarize(article, length)
    except SummaryLimitError as error:
        assert length.max_words is not None
        shortest = error.detail["shortest_words"]
        assert isinstance(shortest, int)
        assert shortest > length.max_words
        assert ExtractiveSummarizer().summarize(article, SummaryLength(length.max_sentences, shortest))
        return
    indices = [sentence.sources[-1] for sentence in summary]
    assert indices == sorted(set(indices))
    assert [article_sentence(sentence) for sentence in summary] == [text[index] for index in indices]
    assert bool(summary) == bool(text)
    most = 3 if length == SummaryLength() else length.max_sentences
    assert most is None or len(summary) <= most
    words = sum(len(sentence.text.split()) for sentence in summary)
    assert length.max_words is None or words <= length.max_words


@given(ARTICLES, LIMITS)
def test_no_two_chosen_sentences_say_the_same(article: list[list[str]], length: SummaryLength) -> None:
    try:
        chosen = summarize(article, length.max_sentences, length.max_words)
    except SummaryLimitError:
        return
    text = flat(article)
    if len(chosen) == len(text):
        return  # it came back whole
    words = [set(content_words(text[index])) for index in chosen]
    repeats = [one for i, one in enumerate(words) for other in words[:i] if len(one) > 2 and one == other]
    assert not repeats


@given(ARTICLES, LIMITS)
def test_the_same_article_gives_the_same_summary(article: list[list[str]], length: SummaryLength) -> None:
    def answer() -> object:
        try:
            return ExtractiveSummarizer().summarize(article, length)
        except SummaryLimitError as error:
            return error.detail

    assert answer() == answer()


def test_the_signature_changes_with_the_weights() -> None:
    one, other = ExtractiveSummarizer(), ExtractiveSummarizer(replace(WEIGHTS, lead=WEIGHTS.lead + 1))
    assert one.signature.model == "extractive"
    assert one.signature == ExtractiveSummarizer().signature
    assert one.signature != other.signature


def test_french_names_and_headlines_are_found_behind_an_apostrophe() -> None:
    paragraphs = [
        ["L’accord de l’Élysée"],
        ["À l’Élysée, on attend.", "Les ports rouvrent.", "L'Élysée salue cet accord."],
    ]
    story = Story.read(paragraphs, "fr")
    found = features(story, TermMatrix.of([candidate.text for candidate in story.candidates], "fr"))
    columns = [field.name for field in fields(Weights)]
    assert list(found[:, columns.index("names")]) == [1, 0, 1]
    assert list(found[:, columns.index("headline")]) == [0.5, 0, 1]
