"""What a source sentence holds that its translation must hold too: a name, a number, an address, a term."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, Protocol

from app.text.span import Span

ExpectationKind = Literal["name", "number", "protected", "term"]


class Expectation(Protocol):
    """One thing to be found again in the target, as often as it is expected."""

    @property
    def kind(self) -> ExpectationKind:
        """What it is; decides the flag's code where it is missing."""
        ...

    @property
    def source(self) -> Span:
        """Its place in the source sentence, as normalised for the engine."""
        ...

    @property
    def preferred(self) -> str:
        """The form to print where a repair has to write it; empty where it is never written by a repair."""
        ...

    def occurrences(self, target: str) -> Sequence[Span]:
        """Every place in a target sentence that can stand for it, whole and spelt right, in order."""
        ...


@dataclass(frozen=True, slots=True)
class Accounted:
    """An expectation and the place in the target that answers it, None where there is none."""

    expectation: Expectation
    target: Span | None


def account(expectations: Sequence[Expectation], target: str) -> list[Accounted]:
    """Give each expectation a place of its own in the target: no place answers two of them.

    Those with the fewest places choose first, so that «3» is not answered by the place that «3 milliards» needs.
    """
    places = [list(expectation.occurrences(target)) for expectation in expectations]
    taken: list[Span] = []  # in order
    answers: list[Span | None] = [None] * len(expectations)
    for index in sorted(range(len(expectations)), key=lambda number: (len(places[number]), number)):
        for place in places[index]:
            before = bisect_right(taken, place.start, key=lambda span: span.start)
            if (not before or taken[before - 1].end <= place.start) and (
                before == len(taken) or place.end <= taken[before].start
            ):
                taken.insert(before, place)
                answers[index] = place
                break
    return [Accounted(expectation, answer) for expectation, answer in zip(expectations, answers, strict=True)]
