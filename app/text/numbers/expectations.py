"""The numbers that a translation has to hold, and those that it must not."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from app.text.expectation import ExpectationKind
from app.text.numbers.english import english_currencies, english_months, english_numbers
from app.text.numbers.french import french_numbers
from app.text.numbers.invented import SourceFacts, is_figure, source_facts, unexplained_numbers
from app.text.numbers.number import Number, Reading, agree
from app.text.span import Span


class _Reader:
    """Reads a target once for all expectations of a sentence, which ask for its numbers one after the other."""

    def __init__(self) -> None:
        self._last: tuple[str, tuple[Number, ...], frozenset[str]] = ("", (), frozenset())

    def numbers(self, target: str) -> tuple[Number, ...]:
        return self._read(target)[0]

    def currencies(self, target: str) -> frozenset[str]:
        return self._read(target)[1]

    def _read(self, target: str) -> tuple[tuple[Number, ...], frozenset[str]]:
        text, numbers, currencies = self._last
        if text != target:
            numbers, currencies = tuple(english_numbers(target)), english_currencies(target)
            self._last = (target, numbers, currencies)
        return numbers, currencies


@dataclass(frozen=True, slots=True)
class NumberExpectation:
    """A number of the source, found again by what it says, not by how it is written."""

    source: Span
    preferred: str
    readings: tuple[Reading, ...]
    facts: SourceFacts = field(repr=False)
    reader: _Reader = field(default_factory=_Reader, repr=False, compare=False)

    @property
    def kind(self) -> ExpectationKind:
        """Always a number."""
        return "number"

    def occurrences(self, target: str) -> Sequence[Span]:
        """Every number of the target that says the same, in order."""
        numbers: Sequence[Number] = self.reader.numbers(target)
        if any(reading.kind == "month" for reading in self.readings):
            numbers = sorted([*numbers, *english_months(target)], key=lambda number: number.span.start)
        return [number.span for number in numbers if self._is_answered_by(number, target)]

    def _is_answered_by(self, number: Number, target: str) -> bool:
        is_scaled = number.scale != 1 and number.scale in self.facts.scales
        return any(
            self._agree(own, other, target)
            or (is_scaled and self._agree(replace(own, value=own.value * number.scale), other, target))
            for own in self.readings
            for other in number.readings
        )

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
            return own.currency in self.reader.currencies(target)
        return other.currency in self.facts.currencies


def number_expectations(sentence: str) -> list[NumberExpectation]:
    """Give the numbers of a normalised French sentence that its translation has to hold, in order.

    Digits always; words where translators keep them as that number («un», «premier», «une dizaine» are left out, and
    so are addresses, handles, phone numbers and names such as «A320»). Total; linear in the sentence's length.
    """
    numbers = french_numbers(sentence)
    if not any(number.is_expected for number in numbers):
        return []
    facts, reader = source_facts(sentence, numbers), _Reader()
    return [
        NumberExpectation(number.number.span, number.preferred, number.number.readings, facts, reader)
        for number in numbers
        if number.is_expected
    ]


def invented_numbers(sentence: str, target: str) -> list[Span]:
    """Places of the numbers in a translation that nothing in the normalised French sentence explains, in order."""
    figures = [number for number in english_numbers(target) if is_figure(number, target)]
    if not figures:
        return []
    return unexplained_numbers(source_facts(sentence, french_numbers(sentence)), target, figures)
