"""Numbers that a translation has and its source has not."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final

from app.text.numbers.english import english_numbers
from app.text.numbers.measures import FRENCH_MONTHS
from app.text.numbers.number import Number, Reading, SourceNumber
from app.text.span import Span

_DIGITS: Final = re.compile(r"[0-9]+")
_WORD: Final = re.compile(r"[^\W\d_]+")
_MOST_DIGITS: Final = 30
# "12, 450 people" for «12 450»: one number that the model took apart.
_TORN: Final = re.compile(r",? ?|\.")
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
    }.items()
    for word in words.split()
}


def explained_values(sentence: str, numbers: Sequence[SourceNumber]) -> frozenset[Decimal]:
    """Values that a normalised French sentence explains, by its numbers (from `french_numbers`) and other words."""
    values = {value for number in numbers for reading in number.number.readings for value in _values(reading)}
    for word in _WORD.findall(sentence.lower()):
        values.update(_EXPLAINED.get(word, ()))
        if word in FRENCH_MONTHS:
            values.add(Decimal(FRENCH_MONTHS[word]))
    values.update(_uncovered_digits(sentence, numbers))
    return frozenset(values)


def unexplained_numbers(explained: frozenset[Decimal], target: str) -> list[Span]:
    """Places of the numbers in an English sentence whose values nothing explains, in order.

    Only what a reader takes for a figure: digits, and number words above twelve. Values alone count, and loosely: an
    hour explains its other half of the day, a year its decade, a month its number. Those that stand together are one.
    """
    spans: list[Span] = []
    for number in english_numbers(target):
        if not _is_figure(number, target) or _is_explained(number, target, explained):
            continue
        if spans and _TORN.fullmatch(target, spans[-1].end, number.span.start):
            spans[-1] = Span(spans[-1].start, number.span.end)
        else:
            spans.append(number.span)
    return spans


def _is_figure(number: Number, target: str) -> bool:
    if number.in_digits:
        # "World War II" is no figure, nor is the name that "-1B" ends.
        is_small_roman = any(reading.kind == "roman" and reading.value <= 3 for reading in number.readings)
        is_name = target[number.span.end : number.span.end + 1].isalpha()
        return not is_small_roman and not is_name
    written = target[number.span.start : number.span.end].lower()
    is_round = written.startswith(("a ", "an ", "half", "hundred", "thousand"))
    return not is_round and any(reading.value > 12 and reading.kind != "time" for reading in number.readings)


def _is_explained(number: Number, target: str, explained: frozenset[Decimal]) -> bool:
    if any(value in explained for reading in number.readings for value in _values(reading)):
        return True
    written = target[number.span.start : number.span.end]
    parts = _DIGITS.findall(written)
    # A date or a time by its parts; "1.5" and "12,000" are no two numbers.
    is_whole = len(parts) < 2 or "," in written or "." in written
    return not is_whole and all(len(part) <= _MOST_DIGITS and Decimal(part) in explained for part in parts)


def _uncovered_digits(sentence: str, numbers: Sequence[SourceNumber]) -> Iterator[Decimal]:
    """Give the digits of codes, addresses and phone numbers, which explain themselves."""
    spans = iter(number.number.span for number in numbers)
    span = next(spans, None)
    for match in _DIGITS.finditer(sentence):
        while span is not None and span.end <= match.start():
            span = next(spans, None)
        if (span is None or match.start() < span.start) and len(match.group()) <= _MOST_DIGITS:
            yield Decimal(match.group())


def _values(reading: Reading) -> tuple[Decimal, ...]:
    """Give values that explain each other: of a time all ways to put it, of a year its decade."""
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
