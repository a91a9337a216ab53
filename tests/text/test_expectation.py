"""Each expectation gets a place of its own."""

import time
from collections.abc import Sequence
from dataclasses import dataclass, field

from hypothesis import given
from hypothesis import strategies as st

from app.text.expectation import Expectation, account
from app.text.glossary import Glossary, Term, term_expectations
from app.text.span import Span

PLACES = st.lists(st.tuples(st.integers(0, 30), st.integers(1, 4)).map(lambda place: Span(place[0], sum(place))))


@dataclass(frozen=True, slots=True)
class Placed:
    """An expectation that stands at given places of any text."""

    places: tuple[Span, ...]
    source: Span = field(default_factory=lambda: Span(0, 1))
    preferred: str = ""
    kind: str = "term"

    def occurrences(self, target: str) -> Sequence[Span]:
        return self.places


def first_free(expectations: Sequence[Expectation]) -> list[Span | None]:
    """Choose as account does, comparing each place with all that are taken."""
    answers: dict[int, Span | None] = {}
    for index in sorted(range(len(expectations)), key=lambda number: len(expectations[number].occurrences(""))):
        taken = [span for span in answers.values() if span]
        answers[index] = next(
            (
                place
                for place in expectations[index].occurrences("")
                if not any(place.start < other.end and other.start < place.end for other in taken)
            ),
            None,
        )
    return [answers[index] for index in range(len(expectations))]


@given(st.lists(PLACES.map(lambda places: Placed(tuple(places))), max_size=8))
def test_no_place_answers_two(expectations: list[Placed]) -> None:
    assert [answer.target for answer in account(expectations, "")] == first_free(expectations)


def test_a_term_that_stands_a_thousand_times_is_accounted_for_at_once() -> None:
    expectations = term_expectations(Glossary([Term("euro", "euro")]), "euro " * 1000)
    begun = time.process_time()
    answers = account(expectations, "euro " * 1000)
    assert time.process_time() - begun < 5
    assert len({answer.target for answer in answers}) == 1000
