"""Numbers of a French sentence, in digits and in words, with their scale, currency, unit and English form."""

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from typing import Final

from app.text.numbers.compose import Amount, find_amounts
from app.text.numbers.dates import french_dates_and_times
from app.text.numbers.lexicon import FRENCH
from app.text.numbers.mask import mask
from app.text.numbers.measures import FRENCH_CURRENCIES, FRENCH_MONTHS, FRENCH_UNITS
from app.text.numbers.number import Kind, Number, Reading, SourceNumber
from app.text.numbers.printed import print_cardinal, print_money, print_ordinal, print_scaled
from app.text.numbers.ranges import carry_back
from app.text.numbers.romans import french_romans
from app.text.span import Span


def _alternatives(names: dict[str, str]) -> str:
    return "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))


_TAIL: Final = re.compile(
    r"(?P<ordinal>(?:er|[rR]e|ère|ere|nde?|d|e|è|ème|eme|ième)s?(?!\w))?"
    r"(?P<short> ?(?:M|Mds?|k|K|G)(?= ?[€$£]))?"
    r"(?:(?P<percent> ?%| ?pour[ -]?cents?\b)"
    rf"|(?:(?: d'| de | )?(?P<currency>{_alternatives(FRENCH_CURRENCIES)})(?![\w$€£]))"
    rf"|(?: ?(?P<unit>{_alternatives(FRENCH_UNITS)})(?![\w'])))?"
    r"(?P<half> et demie?\b)?"
)
_MONTH: Final = re.compile(rf" (?:{'|'.join(FRENCH_MONTHS)})\b", re.IGNORECASE)
_EIGHTHS: Final = re.compile(r"es? de finale")
_SYMBOL_BEFORE: Final = re.compile(r"(?:US|CA|C)?([$€£¥]) ?$")
_NUMBER_SIGN: Final = re.compile(r"(?:\b[nN](?:[°o]|os)\.? ?|\b[nN]uméro )$")
_DECADES_BEFORE: Final = re.compile(r"\b[aA]nnées $")
_MINUS_BEFORE: Final = re.compile(r"(?<![\w)])- ?$")
_AROUND_THE_CLOCK: Final = re.compile(r"\b24 ?(?:h|heures)? ?(?:/|sur) ?24\b(?: ?h)?|\b7 ?(?:j|jours)? ?(?:/|sur) ?7\b")
_SHORT_SCALES: Final = {"M": 10**6, "Md": 10**9, "Mds": 10**9, "k": 10**3, "K": 10**3, "G": 10**9}
_AMBIGUOUS: Final = re.compile(r"[1-9][0-9]{0,2},[0-9]{3}")
# Days that French counts with both ends: «quinze jours» are two weeks.
_WEEKS: Final = {8: 1, 15: 2}
# Words that references keep as that number in fewer than nine of ten sentences are not asked for; see `_is_expected`.
_KEPT_WORDS: Final = frozenset(map(Decimal, range(2, 1000)))
_KEPT_ORDINALS: Final = frozenset(map(Decimal, range(2, 1000)))


def french_numbers(sentence: str) -> list[SourceNumber]:
    """Find the numbers of a normalised French sentence, in order. Total; linear in the sentence's length."""
    text = mask(sentence)
    found, text = french_dates_and_times(text)
    around_the_clock = [Span(*match.span()) for match in _AROUND_THE_CLOCK.finditer(text)]
    for amount in find_amounts(text, FRENCH):
        if not _is_part_of_word(amount, text):
            number = _number(amount, text)
            if any(span.start <= number.number.span.start < span.end for span in around_the_clock):
                number = replace(number, is_expected=False)
            found.append(number)
    found.extend(french_romans(text))
    found.sort(key=lambda number: number.number.span.start)
    numbers = carry_back([number.number for number in found], text, re.compile(r" ?(?:à|ou|et|-|,|/) ?(?:de )?"))
    return [replace(number, number=carried) for number, carried in zip(found, numbers, strict=True)]


def french_currencies(sentence: str) -> frozenset[str]:
    """Codes of all currencies that the sentence names, with a number or without."""
    names = set(re.findall(r"[$€£¥]|[^\W\d_]+", sentence))
    codes = {FRENCH_CURRENCIES[name] for name in names & FRENCH_CURRENCIES.keys()}
    return frozenset(codes | {"GBP"} if names & {"livre", "livres"} else codes)


def _is_part_of_word(amount: Amount, text: str) -> bool:
    """«deux-roues», «Trois-Rivières», «entre-deux»; «RM-34» is a number all the same."""
    if amount.in_digits:
        return False
    if amount.end < len(text) - 1 and text[amount.end] in "-'" and text[amount.end + 1].isalpha():
        return True
    return amount.start > 1 and text[amount.start - 1] == "-" and text[amount.start - 2].isalpha()


def _number(amount: Amount, text: str) -> SourceNumber:
    tail = _TAIL.match(text, amount.end)
    groups = tail.groupdict() if tail else {}
    start, end = amount.start, amount.end
    before = text[max(0, start - 10) : start]
    scale = amount.scale * _SHORT_SCALES.get((groups.get("short") or "").strip(), 1)
    value = amount.base * scale + amount.rest
    if not amount.in_digits or "," in text[start:end]:
        groups["ordinal"] = None
    unit = FRENCH_UNITS.get(groups.get("unit") or "", "")
    currency = FRENCH_CURRENCIES.get(groups.get("currency") or "", "")
    symbol = _SYMBOL_BEFORE.search(before) if not currency else None
    if symbol:
        currency, start = FRENCH_CURRENCIES[symbol[1]], start - len(symbol[0])
    if currency or groups.get("percent") or groups.get("ordinal"):
        end = tail.end("currency") if tail and groups.get("currency") else end
        end = tail.end("percent") if tail and groups.get("percent") else end
        end = tail.end("ordinal") if tail and groups.get("ordinal") else end
    kind: Kind = "cardinal"
    if groups.get("percent"):
        kind = "percent"
    elif groups.get("ordinal") or amount.ending == "ordinal":
        kind = "ordinal"
    if kind in ("cardinal", "ordinal") and value <= 31 and _MONTH.match(text, end):
        kind = "date"
    written = text[amount.start : amount.end]
    readings = [Reading(value, kind, currency, unit)]
    preferred = _preferred(amount, kind, scale, currency, symbol[1] if symbol else groups.get("currency") or "", written)
    return _settle(amount, readings, preferred, Span(start, end), text, bool(groups.get("half")))


def _settle(
    amount: Amount, readings: list[Reading], preferred: str, span: Span, text: str, has_half: bool
) -> SourceNumber:
    """Add the readings that what stands around it allows, and decide whether it is expected."""
    reading = readings[0]
    before = text[max(0, span.start - 10) : span.start]
    is_expected = _is_expected(amount, reading, text)
    if _AMBIGUOUS.fullmatch(text, amount.start, amount.end) and reading.kind == "cardinal" and amount.scale == 1:
        readings.append(replace(reading, value=Decimal(text[amount.start : amount.end].replace(",", ""))))
        preferred = ""
    if reading.kind == "cardinal" and reading.unit == "hour" and reading.value <= 24:
        readings.append(Reading(reading.value * 60 % 1440, "time"))
        if reading.value <= 12 and re.search(r"soir|après-midi|nuit", text):
            readings.append(Reading((reading.value + 12) * 60 % 1440, "time"))
        preferred = ""
    if reading.unit == "day" and int(reading.value) in _WEEKS:
        readings.append(Reading(Decimal(_WEEKS[int(reading.value)]), unit="week"))
        is_expected = is_expected and amount.in_digits
    if has_half:
        readings.append(replace(reading, value=reading.value + amount.scale / 2))
        is_expected, preferred = is_expected and amount.in_digits, ""
    if reading.kind == "ordinal" and _EIGHTHS.match(text, amount.end):
        readings, preferred = [reading, Reading(reading.value * 2)], ""
    decades = _DECADES_BEFORE.search(before)
    if decades and reading.kind == "cardinal" and reading.value % 10 == 0:
        start = span.start - len(decades[0])
        return _decade(reading.value, Span(start, span.end))
    sign = _NUMBER_SIGN.search(before) if reading.kind == "cardinal" else None
    if sign:
        span, preferred, is_expected = Span(span.start - len(sign[0]), span.end), f"No. {reading.value:f}", True
    if reading.unit == "degree" and (minus := _MINUS_BEFORE.search(before)):
        readings = [replace(reading, value=-reading.value)]
        span, preferred = Span(span.start - len(minus[0]), span.end), f"-{preferred}"
    if re.search(r"[0-9]/$", before) and reading.kind == "cardinal":
        readings.append(Reading(reading.value, "date"))
    season = re.search(r"(?<![0-9])((?:1[0-9]|20)[0-9]{2})[-/]$", before)
    if season and len(text[amount.start : amount.end]) == 2:
        century = int(season[1]) // 100 * 100
        readings.append(Reading(reading.value + century))
    return SourceNumber(Number(span, tuple(readings), amount.in_digits), is_expected, preferred)


def _decade(value: Decimal, span: Span) -> SourceNumber:
    first_years = [value] if value >= 100 else [value + 1900]
    if value in (0, 10, 20):
        first_years.append(value + 2000)
    readings = tuple(Reading(year, "decade") for year in first_years)
    preferred = f"{first_years[0]:f}s" if len(first_years) == 1 else ""
    return SourceNumber(Number(span, readings, in_digits=True), is_expected=True, preferred=preferred)


def _is_expected(amount: Amount, reading: Reading, text: str) -> bool:
    if amount.in_digits:
        # «5G», «3D», «4x4» are names; a number of more digits than arithmetic takes reads as nought.
        after = text[amount.end : amount.end + 1]
        return not after.isalpha() or reading.kind != "cardinal" or bool(reading.unit) or amount.scale != 1
    if amount.ending == "ordinal":
        return amount.value in _KEPT_ORDINALS
    return amount.value in _KEPT_WORDS or amount.scale != 1 or reading.kind == "percent"


def _preferred(amount: Amount, kind: Kind, scale: Decimal, currency: str, symbol: str, written: str) -> str:
    in_words = not amount.in_digits
    is_grouped = in_words or " " in written or written.count(".") > 1 or amount.value >= 10_000
    if kind == "date":
        return f"{amount.value:f}"
    if kind == "ordinal":
        return print_ordinal(amount.value, in_words=in_words)
    if scale in (1, 1000) or amount.rest:
        value = amount.base * scale + amount.rest
        printed = print_cardinal(value, is_grouped=is_grouped or scale == 1000, in_words=in_words)
    else:
        printed = print_scaled(amount.base, scale, is_grouped=is_grouped, in_words=in_words)
    if kind == "percent":
        return f"{printed}%"
    return print_money(printed, currency, symbol) if currency else printed


