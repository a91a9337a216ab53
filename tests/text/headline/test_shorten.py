"""A headline made of a sentence: short where that is safe, whole where it is not, and never a word of its own."""

import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.text.headline.shorten import LONGEST, shorten

ENGLISH = [
    (
        "As reported by the TASS agency, Nikolai Patrushev, head of a council, met Bill Burns in Moscow, the capital.",
        "Nikolai Patrushev met Bill Burns in Moscow",
    ),
    (
        "PARIS, Nov. 3 (AFP) — A rail strike halted nine in ten trains across France on Wednesday, SNCF said.",
        "A rail strike halted nine in ten trains across France on Wednesday",
    ),
    (
        "At least twelve people died when the Orve burst its banks late on Sunday, leaving three villages cut off.",
        "At least twelve people died when the Orve burst its banks late on Sunday",
    ),
    (
        "On Monday, the ministry announced a plan for three billion euros (2.6bn pounds) for hospitals in the north.",
        "The ministry announced a plan for three billion euros for hospitals in the north",
    ),
    (
        "Emmanuel Macron told William Burns, head of the CIA, that France would not join the operation.",
        "Emmanuel Macron told William Burns that France would not join the operation",
    ),
    (
        "The bridge, which links the two halves of the town, was closed on Tuesday for two years of works.",
        "The bridge was closed on Tuesday for two years of works",
    ),
    (
        "Julie Ferrand, 54, was elected mayor of Lormont on Sunday by seventeen votes to twelve, with two blank ones.",
        "Julie Ferrand was elected mayor of Lormont on Sunday by seventeen votes to twelve",
    ),
    (
        "The prefecture lifted the ban on Friday evening after three days; schools will open again on Monday morning.",
        "The prefecture lifted the ban on Friday evening after three days",
    ),
    (
        "The port of Sète reopened on Thursday morning, and two ferries from Tangier were unloaded before noon.",
        "The port of Sète reopened on Thursday morning",
    ),
    (
        "Anne Martin, who took office in March, will meet the four rail unions in Paris on Friday.",
        "Anne Martin will meet the four rail unions in Paris on Friday",
    ),
    ("Rain is forecast for Tuesday.", "Rain is forecast for Tuesday"),
    ("Is there a way out of it?", "Is there a way out of it?"),
    ("The ship sails under the flag of the U.S.", "The ship sails under the flag of the U.S."),
]
FRENCH = [
    (
        "Comme le rapporte TASS, Nikolaï Patrouchev, secrétaire du Conseil, a rencontré le 2 novembre à Moscou Burns.",
        "Nikolaï Patrouchev a rencontré le 2 novembre à Moscou Burns",
    ),
    (
        "La grève a paralysé mercredi neuf trains sur dix en France, selon la SNCF, qui prévoit un retour samedi.",
        "La grève a paralysé mercredi neuf trains sur dix en France",
    ),
    (
        "Julie Ferrand, maire de Lormont depuis 2014, a annoncé lundi qu'elle ne serait pas candidate l'an prochain.",
        "Julie Ferrand a annoncé lundi qu'elle ne serait pas candidate l'an prochain",
    ),
]
# Nothing may go: what would be cut turns the sense, belongs to the verb, or is part of a list.
WHOLE = [
    "The strike will end on Friday in all of the regions of the country, unless the unions refuse the offer.",
    "The minister announced on Monday, in a speech in Lyon, a plan of three billion euros for the police and courts.",
    "He said that, in spite of the rain, the game between the two teams of the north would go on until the end.",
    "“We will never give up our land to anyone,” the president of the republic said in a speech to both houses.",
    "In 2013, Nikolai Patrushev had travelled to the United States for talks with the president at the White House.",
    "The mayor of Lormont, Julie Ferrand, who visited Lyon, Nice and Paris last week, said that she would stand again.",
    "Macron, the prime minister and three of their closest aides were flown to the island by helicopter on Tuesday.",
    "The court found that the two officers had not fired, but had watched as a third one shot the young man twice.",
    "Neither the unions, nor the company, nor the state has said who is to pay for the repairs to the old line.",
    "France, Germany and Italy want a common fund for floods, fires and droughts of at least ten billion euros a year.",
    "If the weather holds, the last of the forty climbers who were caught by the storm will be brought down today.",
    "Some weeks ago, the firemen of Lormont, who fought the fires of summer for nine days, in vain, struck at dawn.",
    "He asked for “the time (that has) come” to be used for a new round of talks between all sides of the quarrel.",
    "Only Lyon, without its best scorer, and Nice, which had eleven men behind the ball, and Lens took a point.",
]
_WORD = re.compile(r"\w+")


def words(text: str) -> list[str]:
    return [word.casefold() for word in _WORD.findall(text)]


def is_subsequence(short: list[str], long: list[str]) -> bool:
    rest = iter(long)
    return all(word in rest for word in short)


@pytest.mark.parametrize(("sentence", "headline"), ENGLISH)
def test_english(sentence: str, headline: str) -> None:
    assert shorten(sentence).text == headline


@pytest.mark.parametrize(("sentence", "headline"), FRENCH)
def test_french(sentence: str, headline: str) -> None:
    assert shorten(sentence, language="fr").text == headline


@pytest.mark.parametrize("sentence", WHOLE)
def test_what_can_not_go_safely_stays(sentence: str) -> None:
    assert shorten(sentence).text == sentence.rstrip(".")


def test_what_is_short_enough_is_left_alone() -> None:
    sentence = "The bridge, which links two towns, was closed on Tuesday."
    assert len(sentence.split()) <= LONGEST
    assert shorten(sentence).edits == ()
    assert shorten(sentence, 8).text == "The bridge was closed on Tuesday"


def test_who_said_so_goes_last_and_is_told() -> None:
    headline = shorten("According to the prefecture, the bridge, which links two towns, was closed on Tuesday.", 11)
    assert headline.text == "According to the prefecture, the bridge was closed on Tuesday"
    assert headline.attribution == ""
    headline = shorten("According to the prefecture, the bridge, which links two towns, was closed on Tuesday.", 8)
    assert headline.text == "The bridge was closed on Tuesday"
    assert headline.attribution == "According to the prefecture"


def test_edits_are_places_in_the_sentence() -> None:
    for sentence, text in ENGLISH:
        headline = shorten(f"  {sentence}")
        assert headline.text == text
        for edit in headline.edits:
            assert f"  {sentence}"[edit.span.start : edit.span.end] == edit.removed


MARKED = ["The mayor", "Paris", "which", "who said", "secretary of", "met", "Burns", ",", ", ", " — ", "; ", "(", ")"]
MARKED += ["“", "”", "according to", "and", "not", "On Monday", "killing", "was closed", "12", ".", "the", "he", "if"]
PIECES = st.lists(st.sampled_from([*MARKED, "Selon", "a dit"]) | st.text(max_size=6), max_size=25).map(" ".join)


@given(PIECES, st.integers(1, 20), st.sampled_from(["en", "fr"]))
def test_no_word_comes_in_and_none_changes_its_place(sentence: str, longest: int, language) -> None:
    headline = shorten(sentence, longest, language)
    assert is_subsequence(words(headline.text), words(sentence))
    assert "\n" not in headline.text or "\n" in sentence
    for edit in headline.edits:
        assert sentence[edit.span.start : edit.span.end] == edit.removed
    starts = [edit.span.start for edit in headline.edits]
    assert starts == sorted(starts)


@given(PIECES, st.integers(1, 20))
def test_a_headline_is_not_shortened_again(sentence: str, longest: int) -> None:
    once = shorten(sentence, longest).text
    assert words(shorten(once, longest).text) == words(once)


def test_a_long_text_takes_no_longer() -> None:
    started = time.perf_counter()
    shorten("The mayor, who left, and the others, which stayed, " * 20_000)
    assert time.perf_counter() - started < 1
