"""What holds of the facts of any text."""

import time
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.text.facts.find import find_facts
from app.text.facts.model import KeyFacts
from app.text.span import Span
from tests.text.facts.scoring import facts_of

_WORDS = """
“ ” " ( ) , . : ; Mr Mr. W. J.-M. the The President Burns William Le Pen Marie CIA U.S. Council of Ministry and said
told he on Tuesday November 2 2021 12 people € 5% million’s Russia New York Paris in to from 1990s at 3 p.m. al-Assad Xi
Jinping , secretary who 🎉 é
"""
WORDS = st.sampled_from([*_WORDS.split(), "", "\n", "\n\n"])
TEXTS = st.one_of(st.text(max_size=200), st.lists(WORDS, max_size=60).map(" ".join))


def places_of(facts: KeyFacts) -> list[tuple[str, Span]]:
    """Give all places with what must stand there, white space aside; an empty text where a name's form is free."""
    named = [("", span) for one in (*facts.people, *facts.organisations, *facts.places) for span in one.mentions]
    roles = [(role.text, role.span) for person in facts.people for role in person.roles]
    return named + roles + [(one.text, one.span) for one in (*facts.dates, *facts.figures)]


@settings(max_examples=300)
@given(TEXTS)
def test_every_place_lies_in_the_text_and_holds_what_is_said(text: str) -> None:
    facts = facts_of(text, date(2021, 11, 2))
    for written, span in places_of(facts):
        assert 0 <= span.start < span.end <= len(text)
        assert written in ("", " ".join(text[span.start : span.end].split()))
    for quote in facts.quotes:
        assert " ".join(text[quote.span.start : quote.span.end].split()).rstrip(",") == quote.text


@settings(max_examples=100)
@given(TEXTS)
def test_names_are_apart_and_stand_in_the_text(text: str) -> None:
    facts = facts_of(text, None)
    spans = sorted(
        (span.start, span.end) for one in (*facts.people, *facts.organisations, *facts.places) for span in one.mentions
    )
    assert all(before[1] <= after[0] for before, after in pairwise(spans))
    folded = " ".join(text.split())
    for one in (*facts.people, *facts.organisations, *facts.places):
        assert one.mentions
        assert one.name in folded
    speakers = {person.name for person in facts.people}
    assert all(quote.speaker in speakers | {""} for quote in facts.quotes)


@settings(max_examples=50)
@given(TEXTS)
def test_the_same_text_has_the_same_facts(text: str) -> None:
    assert facts_of(text, date(2021, 11, 2)) == facts_of(text, date(2021, 11, 2))


@pytest.mark.parametrize(
    "piece",
    [
        "President Emmanuel Macron, head of the Council of State, said on Tuesday: “We met 12 people,” he said. ",
        "Abel Baker and ",
        "“a” ",
        "said Mr. ",
        "the Bank of the Bank and ",
        "12 to 13 and ",
        "November 2, ",
        "a, b ",
        "of the ",
        "A. ",
        "Mr X’s ",
    ],
)
def test_the_time_grows_with_the_length_only(piece: str) -> None:
    def seconds(count: int) -> float:
        text = (piece * count)[: 60 * count]
        spans = [[Span(0, len(text))]]
        start = time.process_time()
        find_facts(text, spans, date(2021, 11, 2))
        return time.process_time() - start

    seconds(10)
    short = max(min(seconds(200) for _ in range(3)), 0.004)
    # Eight times as long: a square would take 64 times as long.
    assert min(seconds(1600) for _ in range(2)) < 30 * short
