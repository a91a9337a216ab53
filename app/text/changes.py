"""What changed from what to what: «a reculé de 11,3 % à 4,87 milliards», «est passée de 1,6 million à 940 000».

French says «de» for “by” and for “from”, and «passer» for going up and for going down. A model guesses, and either
guess makes another statement of them: "declined from 11.3% to 4.87 billion", "rose from 1.6 million to 940,000".
"""

import itertools
import re
from collections.abc import Iterator, Sequence
from typing import Final

from app.text.numbers.english import english_numbers
from app.text.numbers.number import Reading
from app.text.span import Span

Slip = tuple[Span, str]
Pair = tuple[Span, Reading, Reading]

_FROM: Final = re.compile(r"\bfrom (?:(?:about|around|nearly|almost|over|under) )?\Z")
_TO: Final = re.compile(r",? to (?:(?:about|around|nearly|almost|just|over|under|only) )?")
_PERCENT_TO_FRENCH: Final = re.compile(r"\b(?:de|d') ?[0-9][0-9 .,]{0,8}(?:%|pour cent),? à ")
_NOUN_BEFORE: Final = re.compile(
    r"\b(?:an?|the|its|their|this|his|her) (?:\w+ )?(?:rise|increase|growth|gain|jump|drop|decline|fall|decrease|loss|"
    r"reduction|surge|plunge|dip) \Z",
    re.IGNORECASE,
)
_PASSED: Final = re.compile(
    r"\bpass(?:ée?s?|e|ent|ait|aient|er|era|eront|erait|eraient|ant|a|èrent) [^.;:?!]{0,30}?(?:de |d')"
)
_WENT: Final = {
    "went": ("rose increased grew climbed jumped", "fell dropped declined decreased"),
    "gone": ("risen grown", "fallen"),
    "going": ("rising increasing growing climbing", "falling dropping declining decreasing"),
    "go": ("rise increase grow", "fall drop decline"),
    "goes": ("rises increases grows", "falls drops declines"),
}
_UP: Final = {verb: went for went, (up, _) in _WENT.items() for verb in up.split()}
_DOWN: Final = {verb: went for went, (_, down) in _WENT.items() for verb in down.split()}
_PERFECT: Final = re.compile(r"\b(?:has|have|had|having) (?:\w+ly )?\Z", re.IGNORECASE)
_VERB: Final = re.compile(rf"\b({'|'.join([*_UP, *_DOWN])}) \Z", re.IGNORECASE)


def change_slips(source: str, target: str) -> Iterator[Slip]:
    """Find what a translation of a normalised French sentence says of a change that its own figures deny."""
    if "from " not in target:
        return
    is_by, is_passed = _PERCENT_TO_FRENCH.search(source), _PASSED.search(source)
    if not (is_by or is_passed):
        return
    for span, first, second in _pairs(target):
        if is_by and first.kind == "percent" and second.kind == "cardinal" and _is_amount(second):
            yield span, "of" if _NOUN_BEFORE.search(target[: span.start]) else "by"
        elif is_passed and _comparable(first, second):
            yield from _turned(target, span.start, rises=second.value > first.value)


def _pairs(target: str) -> Iterator[Pair]:
    """Give the place of each “from” with the two figures behind it, where both can be read in one way only."""
    for one, other in itertools.pairwise(english_numbers(target)):
        before = _FROM.search(target[: one.span.start])
        is_pair = before and _TO.fullmatch(target[one.span.end : other.span.start])
        if before and is_pair and len(other.readings) == 1 and (first := _alike(one.readings, other.readings[0])):
            yield Span(before.start(), before.start() + len("from")), first, other.readings[0]


def _alike(readings: Sequence[Reading], other: Reading) -> Reading | None:
    """Give the one reading, or of several that which is as the other: in “11.2 to 10.9%” the sign stands once."""
    if len(readings) == 1:
        return readings[0]
    return next((reading for reading in readings if reading.kind == other.kind), None)


def _turned(target: str, start: int, *, rises: bool) -> Iterator[Slip]:
    verb = _VERB.search(target[:start])
    known = _DOWN if rises else _UP
    if verb and (went := known.get(verb[1].casefold())):
        if went == "went" and _PERFECT.search(target[: verb.start()]):
            went = "gone"
        yield Span(*verb.span(1)), went.capitalize() if verb[1][0].isupper() else went


def _is_amount(reading: Reading) -> bool:
    """Whether it is no percentage whose sign was left out: "from 3% to 4"."""
    return bool(reading.currency or reading.unit) or reading.value >= 1000


def _comparable(first: Reading, second: Reading) -> bool:
    same = first.kind == second.kind in {"cardinal", "percent"} and first.value != second.value
    units = all(not (one and other) or one == other for one, other in _units(first, second))
    # From one year to the next nothing rises or falls.
    return same and units and not all(1900 <= reading.value <= 2100 for reading in (first, second))


def _units(first: Reading, second: Reading) -> tuple[tuple[str, str], ...]:
    return (first.currency, second.currency), (first.unit, second.unit)
