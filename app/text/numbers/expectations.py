"""The numbers that a translation has to hold, and those that it must not."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.text.expectation import ExpectationKind
from app.text.numbers.english import english_months, english_numbers
from app.text.numbers.french import french_currencies, french_numbers
from app.text.numbers.measures import ENGLISH_CURRENCIES
from app.text.numbers.number import Number, Reading, agree
from app.text.span import Span


@dataclass(frozen=True, slots=True)
class NumberExpectation:
    """A number of the source, found again by what it says; `currencies` are all that its sentence names."""

    source: Span
    preferred: str
    readings: tuple[Reading, ...]
    currencies: frozenset[str]
    has_percent: bool

    @property
    def kind(self) -> ExpectationKind:
        """Always a number."""
        return "number"

    def occurrences(self, target: str) -> Sequence[Span]:
        """Every number of the target that says the same, in order."""
        numbers = english_numbers(target)
        if any(reading.kind == "month" for reading in self.readings):
            numbers += english_months(target)
        return [number.span for number in numbers if self._is_answered_by(number, target)]

    def _is_answered_by(self, number: Number, target: str) -> bool:
        return any(self._agree(own, other, target) for own in self.readings for other in number.readings)

    def _agree(self, own: Reading, other: Reading, target: str) -> bool:
        if own.currency != other.currency:
            if own.currency and (other.currency or own.currency not in _currencies(target)):
                return False
            if other.currency and other.currency not in self.currencies:
                return False
        if own.kind == "cardinal" and other.kind == "percent" and self.has_percent:
            return own.value == other.value
        return agree(own, other)


def number_expectations(sentence: str) -> list[NumberExpectation]:
    """Give the numbers of a normalised French sentence that its translation has to hold, in order."""
    numbers = [number for number in french_numbers(sentence) if number.is_expected]
    if not numbers:
        return []
    currencies = french_currencies(sentence)
    has_percent = any(reading.kind == "percent" for number in numbers for reading in number.number.readings)
    return [
        NumberExpectation(number.number.span, number.preferred, number.number.readings, currencies, has_percent)
        for number in numbers
    ]


def _currencies(target: str) -> set[str]:
    words = target.replace("$", " $ ").replace("€", " € ").replace("£", " £ ").split()
    return {
        ENGLISH_CURRENCIES[word] for word in (word.strip(".,;:()\"'") for word in words) if word in ENGLISH_CURRENCIES
    }
