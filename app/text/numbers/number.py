"""What a number says, whatever its notation: a value, what kind of number it is, and of what."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from app.text.numbers.measures import UNITS
from app.text.span import Span

# A date is the day of a month: a cardinal in one language, often an ordinal in the other.
Kind = Literal["cardinal", "ordinal", "date", "month", "percent", "time", "decade", "roman"]

_COMPATIBLE: dict[Kind, frozenset[Kind]] = {
    "cardinal": frozenset({"cardinal"}),
    "ordinal": frozenset({"ordinal", "roman"}),
    "date": frozenset({"cardinal", "ordinal"}),
    "month": frozenset({"cardinal", "month"}),
    "percent": frozenset({"percent"}),
    "time": frozenset({"time"}),
    "decade": frozenset({"decade"}),
    "roman": frozenset({"roman", "cardinal", "ordinal"}),
}
_FIRST_COUNTED = 4


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to understand a number as it is written.

    A time is in minutes after midnight, a decade is its first year. Currencies are codes, units are names of
    `measures.UNITS`; both are empty where none is written.
    """

    value: Decimal
    kind: Kind = "cardinal"
    currency: str = ""
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Number:
    """A number in a sentence, with its currency, per cent sign or scale; several readings where it can be taken so.

    scale: what its scale word stands for, 1 without one.
    """

    span: Span
    readings: tuple[Reading, ...]
    in_digits: bool
    scale: Decimal = Decimal(1)


@dataclass(frozen=True, slots=True)
class SourceNumber:
    """A number of the French sentence.

    is_expected: whether a translation has to show it; «deux» or «une dizaine» only explain a number that it shows.
    preferred: the English form to print, empty where that is in doubt.
    """

    number: Number
    is_expected: bool
    preferred: str


def measured(reading: Reading) -> tuple[str, Decimal] | None:
    """Give the family of a reading's unit and the amount in its smallest unit, None without a unit."""
    unit = UNITS.get(reading.unit)
    return (unit.family, reading.value * unit.factor) if unit else None


def is_round_year(value: Decimal) -> bool:
    """Whether a decade can begin with a value. Asked of a year only: of a long figure decimals give no remainder."""
    return 0 <= value < 10_000 and value % 10 == 0


def agree(source: Reading, target: Reading) -> bool:
    """Whether two readings say the same amount of the same thing, currencies left aside.

    Units count where both are known: 10 km are 10,000 metres, not 10 miles; two weeks are 14 days.
    """
    # «ses 80 ans» are "his 80th birthday", «depuis six ans» "in its sixth year"; "second" stands for more than two.
    # «au 82e jour» is "on Day 82", «112e mondiale» "No. 112".
    is_counted = {source.kind, target.kind} == {"cardinal", "ordinal"} and source.value >= _FIRST_COUNTED
    if target.kind not in _COMPATIBLE[source.kind] and not is_counted:
        return False
    one, other = measured(source), measured(target)
    return source.value == target.value if one is None or other is None else one == other
