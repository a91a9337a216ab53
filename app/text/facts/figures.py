"""The figures of an English sentence: how many of what, how much of which currency, how many per cent."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from decimal import Decimal
from typing import Final

from app.text.facts.counted import counted_behind
from app.text.facts.figure_words import NO_FIGURES
from app.text.facts.model import Figure
from app.text.facts.money import money
from app.text.numbers.english import english_numbers
from app.text.numbers.measures import ENGLISH_UNITS, UNITS
from app.text.numbers.number import Number, Reading
from app.text.span import Span

_QUALIFIER: Final = re.compile(
    r"\b(more than|less than|fewer than|at least|at most|up to|as many as|as much as|no more than|no fewer than|nearly"
    r"|almost|about|around|some|approximately|roughly|over|under|above|below|close to|just over|just under"
    r"|an estimated|an average of|an additional|another)\s\Z",
    re.IGNORECASE,
)
_UNIT_BEHIND: Final = re.compile(
    r"[ -]?(?:metric |nautical |degrees )?(?P<word>(?:square |cubic |sq )?[A-Za-z°²³]+(?:[²³])?)(?P<old>[- ]olds?\b)?",
    re.ASCII,
)
_SCALES: Final = frozenset(("million", "billion", "trillion"))
# What stands before a number that numbers, and counts nothing: "Article 49", "Flight 370", "No. 10".
_NUMBERED: Final = re.compile(
    r"(?:\b(?:Article|article|Section|section|Chapter|chapter|No|no|Number|number|Nos|Room|Flight|flight|Route|Highway"
    r"|Channel|Group|Formula|Boeing|Airbus|Level|level|Phase|phase|Category|category|Grade|Page|page|Line|line|Terminal"
    r"|Annex|Resolution|resolution|Unit|Zone|Type|type|Version|version|Block|Gate|Rule|Part|part|Act|Area|Day|day|Covid"
    r"|COVID|under|Under)[. -]{1,2}|#)\Z"
)
_YEAR: Final = re.compile(r"(?:19|20)[0-9]{2}")
_SHARE: Final = re.compile(r"\b(?:one|two|three|four|nine|[0-9]+) (?:in|out of)(?: every)?\s\Z", re.IGNORECASE)
_MILLION: Final = 10**6


def find_figures(sentence: str, dates: Sequence[Span]) -> list[Figure]:
    """Find the figures of a sentence that say of what; spans are offsets into it.

    dates: places that are no figures, in order and apart. Linear in the sentence's length.
    """
    numbers = english_numbers(sentence)
    ends = [date.end for date in dates]
    found: list[Figure] = []
    for place, number in enumerate(numbers):
        following = numbers[place + 1] if place + 1 < len(numbers) else None
        date = bisect_right(ends, number.span.start)
        if date < len(dates) and dates[date].start < number.span.end:
            continue
        if (figure := _figure(sentence, number, following)) is not None:
            found.append(figure)
    return found


def _figure(sentence: str, number: Number, following: Number | None) -> Figure | None:
    written = sentence[number.span.start : number.span.end]
    words = written.lower().replace("-", " ").split()
    if not words or words[0] in NO_FIGURES or words[-1] in NO_FIGURES or _is_inside(sentence, number.span):
        return None
    if _is_name_or_year(sentence, written, number.span.start):
        return None
    reading = _reading(number, following)
    if reading is None or _NUMBERED.search(sentence, max(0, number.span.start - 12), number.span.start):
        return None
    span, unit, counted = _of_what(sentence, number, reading)
    # "16k" alone may be anything, "5 million" is a figure.
    if not (unit or counted or (number.scale > 1 and words[-1] in _SCALES)):
        return None
    text = " ".join(sentence[span.start : span.end].split())
    return Figure(text, span, _exact(reading.value), unit, counted, _qualifier(sentence, number.span.start, unit))


def _qualifier(sentence: str, start: int, unit: str) -> str:
    """Give what says how exact a number is; "over two days" may be "in the course of two days"."""
    match = _QUALIFIER.search(sentence, max(0, start - 20), start)
    written = match[1].lower() if match else ""
    is_time = unit in UNITS and UNITS[unit].family in ("duration", "period")
    return "" if is_time and written in ("over", "under", "above", "below") else written


def _is_name_or_year(sentence: str, written: str, start: int) -> bool:
    """Whether a number is a title's ("Ocean’s Twelve"), may be a year ("2004 levels"), or a share's ("one in five")."""
    before = sentence[max(0, start - 20) : start]
    is_title = written[:2].istitle() and written[:2].isalpha() and re.search(r"[\w’']\s\Z", before) is not None
    return is_title or _YEAR.fullmatch(written) is not None or _SHARE.search(before) is not None


def _exact(value: Decimal) -> Decimal:
    """Write 14.4 billion as a whole number."""
    return value.to_integral_value() if value == value.to_integral_value() else value


def _reading(number: Number, following: Number | None) -> Reading | None:
    """Choose the reading: the first; of a bare number before a range's end that which the end gives it."""
    kinds = ("cardinal", "percent")
    readings = [reading for reading in number.readings if reading.kind in kinds]
    if not readings or number.readings[0].kind not in kinds:
        return None
    first = readings[0]
    if any(reading.unit == "metre" for reading in readings[1:]) and first.value >= _MILLION:
        return None  # "60m" may be metres or millions.
    is_bare = first.kind == "cardinal" and not first.currency and not first.unit
    if is_bare and len(readings) > 1 and following is not None and following.readings:
        most = following.readings[0].value
        shared = [reading for reading in readings[1:] if reading.value <= most]
        fits = [reading for reading in shared if following.scale == 1 or reading.value >= following.scale]
        return (fits or shared or [first])[-1]
    return first


def _is_inside(sentence: str, span: Span) -> bool:
    """Whether a number is part of a word or a score: "F-16", "G7", "3-1", "24/7"."""
    before, after = sentence[max(0, span.start - 2) : span.start], sentence[span.end : span.end + 2]
    is_joined = bool(re.search(r"[^\W_][-–/]?\Z|\d[:.]\Z", before)) and not re.search(r"\b(?:US|CA|C|A)\$?\Z", before)
    return is_joined or bool(re.match(r"[/:–-]\d|\w", after))


def _of_what(sentence: str, number: Number, reading: Reading) -> tuple[Span, str, str]:
    """Give the place of a figure with its unit or what it counts, the unit, and what is counted."""
    span = number.span
    if reading.kind == "percent":
        # "15 points" are of anything.
        written = sentence[span.start : span.end]
        is_points = written.endswith(("point", "points")) and "percent" not in written
        return (span, "", written.rsplit(" ", 1)[-1]) if is_points else (span, "percent", "")
    if reading.currency:
        return money(sentence, number, reading)
    if reading.unit:
        return Span(span.start, _end_of_unit(sentence, span.end)), reading.unit, ""
    counted = counted_behind(sentence, span.end)
    return (Span(span.start, counted.end), "", sentence[counted.start : counted.end]) if counted else (span, "", "")


def _end_of_unit(sentence: str, end: int) -> int:
    """Find where the unit behind a number ends; the first number of a range has none."""
    unit = _UNIT_BEHIND.match(sentence, end)
    return unit.end() if unit and unit["word"] in ENGLISH_UNITS else end
