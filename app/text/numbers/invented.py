"""Numbers that a translation has and its source has not."""

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from app.text.numbers.english import english_numbers
from app.text.numbers.french import french_numbers
from app.text.numbers.measures import FRENCH_MONTHS
from app.text.numbers.number import Number, Reading
from app.text.span import Span

_DIGITS: Final = re.compile(r"[0-9]+")
_WORD: Final = re.compile(r"[^\W\d_]+")
# Words that explain numbers without being one: «une quinzaine» 15 or two weeks, «un quart d'heure» 15 minutes.
_EXPLAINED: Final = {
    word: tuple(map(Decimal, values.split()))
    for words, values in {
        "dizaine dizaines décennie décennies": "10",
        "douzaine douzaines midi": "12",
        "minuit": "12 24 0",
        "quinzaine quinzaines": "15 2 14",
        "vingtaine": "20",
        "trentaine trentenaire trentenaires": "30",
        "quarantaine quadragénaire": "40",
        "cinquantaine cinquantenaire quinquagénaire": "50",
        "soixantaine sexagénaire": "60",
        "septuagénaire": "70",
        "octogénaire octogénaires": "80",
        "nonagénaire": "90",
        "centaine centaines centenaire centenaires siècle siècles": "100",
        "millier milliers millénaire millénaires": "1000",
        "moitié demi demie": "0.5 1.5 30 50 500000",
        "quart quarts": "0.25 0.75 15 25 45 4 75",
        "tiers": "3 33 66",
        "double": "2 100",
        "triple": "3",
        "bicentenaire": "200",
        "journée jour": "24",
        "xv": "15",
        "xiii": "13",
    }.items()
    for word in words.split()
}


def unexpected_numbers(sentence: str, target: str) -> list[Span]:
    """Places of the numbers in an English sentence that nothing in the normalised French one explains.

    Only what a reader takes for a figure: digits, and number words above twelve. Values alone count, and loosely: an
    hour explains its other half of the day, a year its decade, a month its number. Total; linear.
    """
    numbers = [number for number in english_numbers(target) if _is_figure(number, target)]
    if not numbers:
        return []
    explained = set(_explained(sentence))
    return [number.span for number in numbers if not _is_explained(number, target, explained)]


def _is_figure(number: Number, target: str) -> bool:
    if number.in_digits:
        # "World War II" is no figure, nor is the name that "-1B" ends.
        is_small_roman = any(reading.kind == "roman" and reading.value <= 3 for reading in number.readings)
        is_name = target[number.span.end : number.span.end + 1].isalpha()
        return bool(number.readings) and not is_small_roman and not is_name
    written = target[number.span.start : number.span.end].lower()
    is_round = written.startswith(("a ", "an ", "half", "hundred", "thousand"))
    return not is_round and any(reading.value > 12 and reading.kind != "time" for reading in number.readings)


def _explained(sentence: str) -> Iterator[Decimal]:
    covered: list[Span] = []
    for number in french_numbers(sentence):
        covered.append(number.number.span)
        for reading in number.number.readings:
            yield from _values(reading)
    for word in _WORD.findall(sentence.lower()):
        yield from _EXPLAINED.get(word, ())
        if word in FRENCH_MONTHS:
            yield Decimal(FRENCH_MONTHS[word])
    # Digits of codes, addresses and phone numbers explain themselves.
    spans = iter(covered)
    span = next(spans, None)
    for match in _DIGITS.finditer(sentence):
        while span is not None and span.end <= match.start():
            span = next(spans, None)
        if (span is None or match.start() < span.start) and len(match.group()) <= 30:
            yield Decimal(match.group())


def _is_explained(number: Number, target: str, explained: set[Decimal]) -> bool:
    if any(value in explained for reading in number.readings for value in _values(reading)):
        return True
    parts = _DIGITS.findall(target, number.span.start, number.span.end)
    return (
        len(parts) > 1
        and "," not in target[number.span.start : number.span.end]
        and all(len(part) <= 30 and Decimal(part) in explained for part in parts)
    )


def _values(reading: Reading) -> tuple[Decimal, ...]:
    """Values that explain each other: of a time all ways to put it, of a year its decade, of days their weeks."""
    value = reading.value
    if reading.kind == "time":
        return value, value % 720, value // 60, value // 60 % 12, value % 60
    if reading.kind == "decade":
        return value, value % 100
    if reading.unit == "minute":
        return value, value / 60
    if value % 10 == 0 and 1800 <= value <= 2030:
        return value, value % 100
    return (abs(value),)
