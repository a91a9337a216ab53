"""Numbers of an English sentence, in digits and in words, with their scale, currency and unit."""

import re
from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from typing import Final

from app.text.months import ENGLISH_MONTHS
from app.text.numbers.compose import Amount, find_amounts
from app.text.numbers.dates import clock_readings, english_times
from app.text.numbers.lexicon import ENGLISH
from app.text.numbers.mask import mask
from app.text.numbers.measures import ENGLISH_CURRENCIES, ENGLISH_UNITS, alternatives
from app.text.numbers.number import Number, Reading, is_round_year
from app.text.numbers.ranges import carry_back
from app.text.numbers.romans import english_romans
from app.text.span import Span

_TAIL: Final = re.compile(
    r"(?P<ordinal>(?:st|nd|rd|th)(?!\w))?(?P<decade>'?s(?!\w))?"
    r"(?:(?P<short>[mMbBkK](?!\w))|(?P<french> ?(?:Mds?|Mrds?|M(?!\.? [A-Z]))(?!\w))|\+(?=[ -]|$))?"
    r"(?P<half> and a half)?(?P<scale> (?:thousand|million|billion|trillion)\b)?"
    r"(?:(?P<percent> ?%| ?per ?cent\b| pct\b|[- ]percent\b|[ -]percentage points?| points?\b)"
    r"|(?:[ -]?(?:US |U\.S\. |Canadian |Swiss |Australian )?"
    rf"(?P<currency>{alternatives(ENGLISH_CURRENCIES)})(?![\w$€£]))"
    rf"|(?:[ -]?(?:metric |nautical |degrees )?(?P<unit>{alternatives(ENGLISH_UNITS)})(?!\w))"
    r"|(?P<oclock>[ -]?o'clock)|(?P<half_day> ?[aApP](?:\.[mM]\b(?:\.(?!$))?|[mM]\b)))?"
    r"(?P<below> below\b)?",
)
_SPANNED: Final = ("ordinal", "decade", "short", "french", "half", "scale", "percent", "currency", "oclock", "half_day")
_SYMBOL_BEFORE: Final = re.compile(r"(?:US|CA|C|A|HK|NZ)?([$€£¥]) ?$|\b(EUR|USD|GBP|CHF|JPY) ?$")
_IS_ENGLISH: Final = re.compile(r"[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?|[0-9]+(?:\.[0-9]+)?")
_MINUS_BEFORE: Final = re.compile(r"(?:(?<!\w)-|\b[mM]inus |\b[nN]egative )$")
_SEASON_BEFORE: Final = re.compile(r"(?<![0-9])((?:1[0-9]|20)[0-9]{2})[-/]$")
_CONNECTOR: Final = re.compile(r" ?(?:to|or|and|-|,|/) ?(?:of )?")
# "a decade" for «dix ans», "a day" for «24 heures»; after a number ("two decades") the amount has the unit itself.
_PERIODS: Final = re.compile(r"\b(decade|century|fortnight|(?<=\ba )day|(?<=\bper )day)\b", re.IGNORECASE)
_PERIOD_READINGS: Final = {
    "day": Reading(Decimal(1), unit="day"),
    "decade": Reading(Decimal(1), unit="decade"),
    "century": Reading(Decimal(1), unit="century"),
    "fortnight": Reading(Decimal(2), unit="week"),
}
# "The under-30s", "four perfect 10s"
_AGES_BEFORE: Final = re.compile(r"\b(?:under|over)[- ]$|\bperfect $")
_MONTHS: Final = re.compile(r"\b[A-Z][a-z]{2,8}\b")
_HALF_DAY_WORDS: Final = re.compile(
    r"\.? (?:in the (?:evening|afternoon|morning)|at night|tonight|this (?:evening|afternoon))"
)
_SCALES: Final = {
    "thousand": 10**3,
    "million": 10**6,
    "billion": 10**9,
    "trillion": 10**12,
    "m": 10**6,
    "b": 10**9,
    "k": 10**3,
}
# "The market opens at 6.30."
_DOTTED_TIME: Final = re.compile(r"([01]?[0-9]|2[0-3])\.([0-5][0-9])")
_NOON_HOUR: Final = 12
_HOURS: Final = 24
_NAMES: Final = re.compile(r"[$€£¥]|[^\W\d_]+")


def english_numbers(target: str) -> list[Number]:
    """Find the numbers of an English sentence, in order. Total; linear in the sentence's length.

    A number in a form that English does not have ("12 000", "3,5", "€1.1 Md") has no readings.
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


def english_currencies(target: str) -> frozenset[str]:
    """Codes of all currencies that the sentence names, with a number or without."""
    names = set(_NAMES.findall(target))
    return frozenset(ENGLISH_CURRENCIES[name] for name in names & ENGLISH_CURRENCIES.keys())


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
    match = _TAIL.match(text, amount.end)
    tail = match.groupdict(default="") if match else {}
    before = text[max(0, amount.start - 10) : amount.start]
    written = text[amount.tokens[0].start : amount.tokens[0].end]
    start, end = amount.start, amount.end
    if match:
        # The unit stays outside, as it does in French: a repair writes the number alone.
        end = max([end, *(match.end(name) for name in _SPANNED if tail[name])])
    currency = ENGLISH_CURRENCIES.get(tail["currency"], "")
    if symbol := _SYMBOL_BEFORE.search(before):
        currency, start = ENGLISH_CURRENCIES[symbol[1] or symbol[2]], start - len(symbol[0])
    if (amount.in_digits and not _IS_ENGLISH.fullmatch(written)) or tail["french"]:
        return Number(Span(start, end), (), in_digits=True)
    readings = _readings(amount, tail, currency)
    if amount.tokens[-1].role == "ordinal" and len(amount.tokens) > 1 and amount.tokens[-1].value == 2:
        readings += (Reading(amount.value - 2, unit="second"),)  # "a forty-second delay"
    if _AGES_BEFORE.search(before) and tail["decade"]:
        readings += (Reading(amount.value),)
    if amount.in_digits and amount.value <= _NOON_HOUR and _HALF_DAY_WORDS.match(text, end):
        readings += clock_readings(amount.value * 60, "")
    if (clock := _DOTTED_TIME.fullmatch(written)) and readings == (Reading(amount.value),):
        readings += clock_readings(Decimal(int(clock[1]) * 60 + int(clock[2])), "")
    if tail["below"] or _MINUS_BEFORE.search(before):
        readings += tuple(replace(reading, value=-reading.value) for reading in readings)
    if len(written) == 2 and (season := _SEASON_BEFORE.search(before)):
        readings += (Reading(amount.value + int(season[1]) // 100 * 100),)
    scale = amount.scale * _SCALES.get((tail["scale"].strip() or tail["short"]).lower(), 1)
    return Number(Span(start, end), readings, amount.in_digits, scale)


def _readings(amount: Amount, tail: Mapping[str, str], currency: str) -> tuple[Reading, ...]:
    if amount.ending == "decade" or (tail["decade"] and is_round_year(amount.value)):
        return _decades(amount.value)
    if (tail["half_day"] or tail["oclock"]) and amount.value <= _HOURS:
        hours = int(amount.value)
        return clock_readings(Decimal(hours * 60) + (amount.value - hours) * 100, tail["half_day"].strip()[:1])
    scale = Decimal(_SCALES.get(tail["scale"].strip(), 1))
    value = (amount.value + (Decimal("0.5") if tail["half"] else 0)) * scale
    if tail["ordinal"] or amount.ending == "ordinal":
        return (Reading(value, "ordinal"),)
    if tail["percent"]:
        # "5 points" are five of anything, also of what is counted in per cent.
        return (Reading(value, "percent"), Reading(value))[: 2 if "point" in tail["percent"] else 1]
    return _cardinals(value, tail, currency)


def _cardinals(value: Decimal, tail: Mapping[str, str], currency: str) -> tuple[Reading, ...]:
    short = tail["short"] or ("m" if tail["unit"] == "m" and currency else "")
    if short and (short not in "bB" or currency):
        scaled = Reading(value * _SCALES[short.lower()], "cardinal", currency)
        return (scaled, Reading(value, unit="metre")) if short == "m" and not currency else (scaled,)
    reading = Reading(value, "cardinal", currency, ENGLISH_UNITS.get(tail["unit"], ""))
    return (reading, Reading(value, unit="pound")) if tail["currency"].startswith("pound") else (reading,)


def _decades(value: Decimal) -> tuple[Reading, ...]:
    years = (value,) if value >= 100 else (value + 1900, value + 2000, value + 1800)
    return tuple(Reading(year, "decade") for year in years)
