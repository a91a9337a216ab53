from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.engines.protocol import SummarySentence
from app.engines.selection import Limits
from app.engines.story import Story
from app.engines.written import grounded, whole_sentences, within

RESIGNED = "Finance minister Anne Martin resigned on Monday after parliament in Lisbon rejected the budget for 2027."
YIELDS = "Bond yields rose to 3.4 per cent, the highest since June, and the stock market fell."
OFFICE = "Mrs Martin had been in office since March 2024, when she replaced Pedro Costa."
STORY = Story.read(
    [
        ["Minister resigns over budget"],
        [RESIGNED, "She will stay until a successor is named."],
        [YIELDS, OFFICE, "“I have nothing to add,” said Prime minister Carlos Silva."],
    ]
)
ALL = range(len(STORY.candidates))


def written(text: str, *sources: int) -> SummarySentence:
    return SummarySentence(text, sources, made="written")


def replaced(text: str, source: int, *foreign: str) -> SummarySentence:
    return SummarySentence(text, (source,), made="replaced", foreign=foreign)


@pytest.mark.parametrize(
    ("output", "finished", "sentences"),
    [
        ("He met Mr. Burns . They talked .", True, ["He met Mr. Burns.", "They talked."]),
        ("A deal was signed.<n>It holds.", True, ["A deal was signed.", "It holds."]),
        ("A deal was signed. It hol", True, ["A deal was signed."]),
        ("A deal was signed. It holds.", False, ["A deal was signed."]),
        ("A deal", False, []),
        ("A deal", True, []),
        ("", True, []),
        ("", False, []),
    ],
)
def test_only_whole_sentences_are_kept(output: str, finished: bool, sentences: list[str]) -> None:
    assert whole_sentences(output, finished=finished) == sentences


def test_what_rests_on_the_article_stays_once_with_its_sources() -> None:
    short = "Finance minister Anne Martin resigned on Monday."
    merged = "Finance minister Anne Martin resigned on Monday and had been in office since March 2024."
    assert grounded([short, merged, short], STORY, ALL) == [written(short, 1), written(merged, 1, 4)]


@pytest.mark.parametrize(
    ("sentence", "own"),
    [
        ("Bond yields rose to 3.5 per cent.", replaced(YIELDS, 3, "3.5 per cent")),
        ("Bond yields rose to 34 per cent.", replaced(YIELDS, 3, "34 per cent")),
        ("Finance minister Anne Morton resigned on Monday.", replaced(RESIGNED, 1, "Anne Morton")),
        ("Martin had been in office since March 2021.", replaced(OFFICE, 4, "2021")),
        ("Bond yields rose to “the highest since Monday”.", replaced(YIELDS, 3, "the highest since Monday")),
    ],
)
def test_a_name_figure_or_quotation_of_the_models_own_gives_way(sentence: str, own: SummarySentence) -> None:
    assert grounded([sentence], STORY, ALL) == [own]


def test_what_has_no_neighbour_is_left_out() -> None:
    assert grounded(["He was a magician from Oslo."], STORY, ALL) == []
    assert grounded(["The magician Merlin lives in Oslo with 7,000 cats."], STORY, ALL) == []
    assert grounded(["Prices of bread and yields went up."], STORY, ALL) == []
    assert grounded(["Carlos Silva said “I have nothing."], STORY, ALL) == []


def test_what_leans_on_a_sentence_that_is_not_there_is_left_out() -> None:
    bad, but = "Bond yields rose to 3.5 per cent.", "But the stock market fell."
    assert grounded([but], STORY, ALL) == []
    assert grounded([bad, but], STORY, ALL) == [replaced(YIELDS, 3, "3.5 per cent")]
    assert grounded(["Bond yields rose.", but], STORY, ALL) == [written("Bond yields rose.", 3), written(but, 3)]


def test_what_is_told_already_is_not_told_again_in_the_articles_words() -> None:
    bad = ["Bond yields rose to 3.5 per cent.", "Bond yields rose to 3.6 per cent since June."]
    good = "The stock market fell and bond yields rose."
    assert grounded(bad, STORY, ALL) == [replaced(YIELDS, 3, "3.5 per cent")]
    assert grounded([*bad, good], STORY, ALL) == [written(good, 3)]


def test_a_neighbour_that_leans_gets_its_name_or_stays_away() -> None:
    (sentence,) = grounded(["Anne Martin will stay until 2 successors are named."], STORY, [1]) or [None]
    assert sentence is None or sentence.text != STORY.candidates[1].text


def test_the_article_is_more_than_what_the_model_read() -> None:
    sentence = "Anne Martin resigned on Monday after Pedro Costa."
    assert grounded([sentence], STORY, [0, 1]) == [written(sentence, 1)]


@given(st.lists(st.text(alphabet="ab .", max_size=12), max_size=6), st.integers(0, 4), st.integers(0, 12))
def test_limits_drop_whole_sentences_from_the_end(texts: list[str], sentences: int, words: int) -> None:
    summary = [SummarySentence(text, (0,)) for text in texts]
    kept = within(summary, Limits(sentences, words))
    assert kept == summary[: len(kept)]
    assert len(kept) <= sentences
    assert sum(len(sentence.text.split()) for sentence in kept) <= words
    if len(kept) < min(sentences, len(summary)):
        assert sum(len(sentence.text.split()) for sentence in summary[: len(kept) + 1]) > words


@given(st.lists(st.sampled_from([*(c.text for c in STORY.candidates), "In 1999 it rained.", "Oslo?"]), max_size=6))
def test_no_sentence_of_the_article_comes_twice(sentences: list[str]) -> None:
    told = sorted(sentence.text for sentence in grounded(sentences, STORY, ALL))
    assert all(one != other for one, other in pairwise(told))
