"""The numbers that a translation has to hold, and those that it must not."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from app.text.expectation import ExpectationKind
from app.text.numbers.english import english_currencies, english_months, english_numbers
from app.text.numbers.french import french_numbers
from app.text.numbers.invented import SourceFacts, is_figure, source_facts, unexplained_numbers
from app.text.numbers.number import Number, Reading, agree
from app.text.span import Span


@dataclass(frozen=True, slots=True)
class NumberExpectation:
    """A number of the source, found again by what it says, not by how it is written."""

    source: Span
    preferred: str
    readings: tuple[Reading, ...]
    facts: SourceFacts = field(repr=False)

    @property
    def kind(self) -> ExpectationKind:
        """Always a number."""
        return "number"

    def occurrences(self, target: str) -> Sequence[Span]:
        """Every number of the target that says the same, in order."""
        numbers: Sequence[Number] = _numbers_of(target)
        if any(reading.kind == "month" for reading in self.readings):
            numbers = sorted([*numbers, *english_months(target)], key=lambda number: number.span.start)
        return [number.span for number in numbers if self._is_answered_by(number, target)]

    def _is_answered_by(self, number: Number, target: str) -> bool:
        return any(self._agree(own, other, target) for own in self.readings for other in number.readings)

    def _agree(self, own: Reading, other: Reading, target: str) -> bool:
        if own.currency != other.currency and not self._allows_currency(own, other, target):
            return False
        if own.kind == "cardinal" and other.kind == "percent" and self.facts.has_percent:
            return own.value == other.value
        return agree(own, other)

    def _allows_currency(self, own: Reading, other: Reading, target: str) -> bool:
        """Whether one side only leaves the currency to be understood: "from 37 to 188 dollars"."""
        if own.currency and other.currency:
            return False
        if own.currency:
            return own.currency in english_currencies(target)
        return other.currency in self.facts.currencies


# All expectations of a sentence, and every review of a hypothesis, ask for the numbers of the same text.
@lru_cache(maxsize=64)
def _numbers_of(target: str) -> tuple[Number, ...]:
    return tuple(english_numbers(target))


def number_expectations(sentence: str) -> list[NumberExpectation]:
    """Give the numbers of a normalised French sentence that its translation has to hold, in order.

    Digits always; words where translators keep them as that number («un», «premier», «une dizaine» are left out, and
    so are addresses, handles, phone numbers and names such as «A320»). Total; linear in the sentence's length.
    """
    numbers = french_numbers(sentence)
    if not any(number.is_expected for number in numbers):
        return []
    facts = source_facts(sentence, numbers)
    return [
        NumberExpectation(number.number.span, number.preferred, number.number.readings, facts)
        for number in numbers
        if number.is_expected
    ]


def unexpected_numbers(expectations: Sequence[NumberExpectation], target: str) -> list[Span]:
    """Places of the numbers in a translation that nothing in its source explains, given the source's expectations.

    Without expectations nothing is known of the source, and nothing is found: see `invented_numbers`.
    """
    return unexplained_numbers(expectations[0].facts, target, _numbers_of(target)) if expectations else []


def invented_numbers(sentence: str, target: str) -> list[Span]:
    """Places of the numbers in a translation that nothing in the normalised French sentence explains, in order."""
    figures = [number for number in _numbers_of(target) if is_figure(number, target)]
    if not figures:
        return []
    return unexplained_numbers(source_facts(sentence, french_numbers(sentence)), target, figures)
