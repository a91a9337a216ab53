"""Numbers of an English sentence, in digits and in words, with their scale, currency and unit."""

import re
from dataclasses import replace
from decimal import Decimal
from typing import Final

from app.text.numbers.compose import Amount, find_amounts
from app.text.numbers.dates import clock_readings, english_times
from app.text.numbers.lexicon import ENGLISH
from app.text.numbers.mask import mask
from app.text.numbers.measures import ENGLISH_CURRENCIES, ENGLISH_MONTHS, ENGLISH_UNITS, alternatives
from app.text.numbers.number import Number, Reading
from app.text.numbers.ranges import carry_back
from app.text.numbers.romans import english_romans
from app.text.span import Span

_TAIL: Final = re.compile(
    r"(?P<ordinal>(?:st|nd|rd|th)(?!\w))?(?P<decade>'?s(?!\w))?"
    r"(?P<short>[mMbBkK](?!\w))?"
    r"(?P<half> and a half)?(?P<scale> (?:million|billion|trillion))?"
    r"(?:(?P<percent> ?%| ?per ?cent\b| pct\b|[- ]percent\b|[ -]percentage points?| points?\b)"
    rf"|(?:[ -]?(?:US |U\.S\. |Canadian |Swiss |Australian )?(?P<currency>{alternatives(ENGLISH_CURRENCIES)})(?![\w$€£]))"
    rf"|(?:[ -]?(?:square |cubic |metric |nautical |degrees )?(?P<unit>{alternatives(ENGLISH_UNITS)})(?!\w))"
    r"|(?P<oclock>[ -]?o'clock)|(?P<half_day> ?[aApP]\.?[mM]\b))?"
    r"(?P<below> below\b)?",
)
_SYMBOL_BEFORE: Final = re.compile(r"(?:US|CA|C|A|HK|NZ)?([$€£¥]) ?$|\b(EUR|USD|GBP|CHF|JPY) ?$")
_MINUS_BEFORE: Final = re.compile(r"(?:(?<!\w)-|\b[mM]inus |\b[nN]egative )$")
_SEASON: Final = re.compile(r"(?<![0-9])((?:1[0-9]|20)[0-9]{2})[-/]$")
_CONNECTOR: Final = re.compile(r" ?(?:to|or|and|-|,|/) ?(?:of )?")
# "a decade" for «dix ans»; after a number ("two decades") the amount has the unit itself.
_PERIODS: Final = re.compile(r"\b(decade|century|fortnight)\b", re.IGNORECASE)
_PERIOD_READINGS: Final = {
    "decade": Reading(Decimal(1), unit="decade"),
    "century": Reading(Decimal(1), unit="century"),
    "fortnight": Reading(Decimal(2), unit="week"),
}
_MONTHS: Final = re.compile(r"\b[A-Z][a-z]{2,8}\b")
_HALF_DAY_WORDS: Final = re.compile(
    r"\.? (?:in the (?:evening|afternoon|morning)|at night|tonight|this (?:evening|afternoon))"
)
_FORM: Final = {"million": 10**6, "billion": 10**9, "trillion": 10**12, "m": 10**6, "b": 10**9, "k": 10**3}
_DAYLESS = 12


def english_numbers(target: str) -> list[Number]:
    """Find the numbers of an English sentence, in order. Total; linear in the sentence's length.

    A number in a form that English does not have («12 000») has no readings.
    """
    found, text = english_times(mask(target))
    found.extend(_number(amount, text) for amount in find_amounts(text, ENGLISH))
    found.extend(english_romans(text))
    found.extend(
        Number(Span(*match.span()), (_PERIOD_READINGS[match[1].lower()],), in_digits=False)
        for match in _PERIODS.finditer(text)
    )
    found.sort(key=lambda number: number.span.start)
    return carry_back(found, text, _CONNECTOR)


def english_months(target: str) -> list[Number]:
    """Find the names of months, as numbers of the kind "month"."""
    return [
        Number(
            Span(*match.span()), (Reading(Decimal(ENGLISH_MONTHS[match.group().lower()]), "month"),), in_digits=False
        )
        for match in _MONTHS.finditer(target)
        if match.group().lower() in ENGLISH_MONTHS
    ]


def _number(amount: Amount, text: str) -> Number:
    tail = _TAIL.match(text, amount.end)
    groups = tail.groupdict() if tail else {}
    before = text[max(0, amount.start - 10) : amount.start]
    written = text[amount.tokens[0].start : amount.tokens[0].end]
    start, end = amount.start, tail.end() if tail else amount.end
    if amount.in_digits and " " in written:
        return Number(Span(start, end), (), in_digits=True)
    currency = ENGLISH_CURRENCIES.get(groups.get("currency") or "", "")
    if symbol := _SYMBOL_BEFORE.search(before):
        currency, start = ENGLISH_CURRENCIES[symbol[1] or symbol[2]], start - len(symbol[0])
    readings = _readings(amount, groups, currency)
    if amount.in_digits and amount.value <= _DAYLESS and _HALF_DAY_WORDS.match(text, end):
        readings += clock_readings(amount.value * 60, "")
    if groups.get("below") or _MINUS_BEFORE.search(before):
        readings += tuple(replace(reading, value=-reading.value) for reading in readings)
    if len(written) == 2 and (season := _SEASON.search(before)):
        readings += (Reading(amount.value + int(season[1]) // 100 * 100),)
    scale = amount.scale * _FORM.get((groups.get("scale") or groups.get("short") or "").strip().lower(), 1)
    return Number(Span(start, end), readings, amount.in_digits, Decimal(scale))


def _readings(amount: Amount, groups: dict[str, str | None], currency: str) -> tuple[Reading, ...]:
    half_day, tail_unit = groups.get("half_day"), groups.get("unit") or ""
    if amount.ending == "decade" or (groups.get("decade") and amount.value % 10 == 0):
        return _decades(amount.value)
    if half_day or (not groups.get("percent") and groups.get("oclock")):
        hours = int(amount.value)
        return clock_readings(Decimal(hours * 60) + (amount.value - hours) * 100, (half_day or "").strip()[:1])
    scale = Decimal(_FORM.get((groups.get("scale") or "").strip(), 1))
    value = (amount.value + (Decimal("0.5") if groups.get("half") else 0)) * scale
    if groups.get("ordinal") or amount.ending == "ordinal":
        return (Reading(value, "ordinal"),)
    if groups.get("percent"):
        readings = (Reading(value, "percent"),)
        return readings if "point" not in (groups.get("percent") or "") else (*readings, Reading(value))
    unit = ENGLISH_UNITS.get(tail_unit, "")
    short = groups.get("short")
    if short and (short not in "bB" or currency):
        scaled = Reading(value * _FORM[short.lower()], "cardinal", currency)
        return (scaled, Reading(value, unit="metre")) if short == "m" and not currency else (scaled,)
    if tail_unit == "m" and currency:
        return (Reading(value * 10**6, "cardinal", currency),)
    readings = (Reading(value, "cardinal", currency, unit),)
    return (*readings, Reading(value, unit="pound")) if (groups.get("currency") or "").startswith("pound") else readings


def _decades(value: Decimal) -> tuple[Reading, ...]:
    years = (value,) if value >= 100 else (value + 1900, value + 2000, value + 1800)
    return tuple(Reading(year, "decade") for year in years)
