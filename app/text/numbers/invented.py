"""Numbers that a translation has and its source has not."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from app.text.months import FRENCH_MONTHS
from app.text.numbers.compose import MOST_DIGITS
from app.text.numbers.french import french_currencies
from app.text.numbers.number import Number, Reading, SourceNumber, measured
from app.text.span import Span

_DIGITS: Final = re.compile(r"[0-9]+")
_WORD: Final = re.compile(r"[^\W\d_]+")
_DIGIT_WORD: Final = re.compile(r"(?<!\w)(?:[0-9]+[^\W\d_]\w*|[IVX]{2,}(?!\w))")
_FIRST_LEFT_OUT: Final = 10**6
_SHARE: Final = re.compile(
    r"[%‰]|\bpour[ -]?cents?\b|\b(?:moitié|tiers|quarts?|points?|cinquièmes?|sur)\b", re.IGNORECASE
)
# "12, 450 people" for «12 450»: one number that the model took apart.
_TORN: Final = re.compile(r",? ?|\.")
# Words that explain numbers without being one: «une quinzaine» 15 or two weeks, «un quart d'heure» 15 minutes.
_EXPLAINED: Final = {
    word: tuple(map(Decimal, values.split()))
    for words, values in {
        "un une premier première unième": "1",
        "million": "1000000",
        "milliard": "1000000000",
        "dizaine décennie": "10",
        "douzaine midi": "12",
        "minuit": "12 24 0",
        "quinzaine": "15 2 14",
        "vingtaine": "20",
        "trentaine trentenaire": "30",
        "quarantaine quadragénaire": "40",
        "cinquantaine cinquantenaire quinquagénaire": "50",
        "soixantaine sexagénaire": "60",
        "septuagénaire": "70",
        "octogénaire": "80",
        "nonagénaire": "90",
        "centaine siècle": "100",
        "centenaire": "100 200",
        "millier millénaire": "1000",
        "moitié demi demie": "0.5 1.5 30 50 500000",
        "quart": "0.25 0.75 15 25 45 4 75",
        "tiers": "3 33 66",
        "double": "2 100",
        "triple": "3",
        "bicentenaire": "200",
        "journée jour continu": "24",
    }.items()
    for word in words.split()
}


@dataclass(frozen=True, slots=True)
class SourceFacts:
    """What a sentence says that bears on any number of its translation.

    values: those that its numbers and other words explain. amounts: those that have a unit, in its family's smallest.
    currencies: codes of all that it names, with a number or without. scales: what its scale words stand for, which a
    second number may leave to be understood: «6 des 41 millions». words: those that hold digits, and Roman numerals.
    has_percent: whether a percentage is in it, or a share that may be put as one.
    """

    values: frozenset[Decimal]
    amounts: frozenset[tuple[str, Decimal]]
    currencies: frozenset[str]
    scales: frozenset[Decimal]
    words: frozenset[str]
    has_percent: bool


def source_facts(sentence: str, numbers: Sequence[SourceNumber]) -> SourceFacts:
    """Gather them from a normalised French sentence and its numbers (from `french_numbers`)."""
    readings = [reading for number in numbers for reading in number.number.readings]
    has_percent = any(reading.kind == "percent" for reading in readings)
    return SourceFacts(
        _explained_values(sentence, numbers),
        frozenset(amount for reading in readings if (amount := measured(reading)) is not None),
        french_currencies(sentence),
        frozenset(number.number.scale for number in numbers if number.number.scale >= _FIRST_LEFT_OUT),
        frozenset(_DIGIT_WORD.findall(sentence)),
        has_percent or _SHARE.search(sentence) is not None,
    )


def _explained_values(sentence: str, numbers: Sequence[SourceNumber]) -> frozenset[Decimal]:
    values = {value for number in numbers for reading in number.number.readings for value in _values(reading)}
    for word in _WORD.findall(sentence.lower()):
        values.update(_EXPLAINED.get(word, ()) or _EXPLAINED.get(word.removesuffix("s"), ()))
        if word in FRENCH_MONTHS:
            values.add(Decimal(FRENCH_MONTHS[word]))
    values.update(_uncovered_digits(sentence, numbers))
    return frozenset(values)


def unexplained_numbers(facts: SourceFacts, target: str, numbers: Sequence[Number]) -> list[Span]:
    """Places of those of an English sentence's numbers (from `english_numbers`) that nothing explains, in order.

    Only what a reader takes for a figure: digits, and number words above twelve. Their values count, and loosely: an
    hour explains its other half of the day, a year its decade, a month its number; and a currency or a percentage
    that the source has nowhere is not explained. Those that stand together are one.
    """
    spans: list[Span] = []
    for number in numbers:
        if not is_figure(number, target) or _is_explained(number, target, facts):
            continue
        if spans and _TORN.fullmatch(target, spans[-1].end, number.span.start):
            spans[-1] = Span(spans[-1].start, number.span.end)
        else:
            spans.append(number.span)
    return spans


def is_figure(number: Number, target: str) -> bool:
    """Whether a reader takes a number of the target for a figure."""
    if number.in_digits:
        # "World War II" and "IV drip" are no figures, nor is the name that "-1B" ends.
        is_small_roman = any(reading.kind == "roman" and reading.value <= 4 for reading in number.readings)
        is_name = target[number.span.end : number.span.end + 1].isalpha()
        return not is_small_roman and not is_name
    written = target[number.span.start : number.span.end].lower()
    is_round = number.scale == 1 and written.startswith(("a ", "an ", "half", "hundred", "thousand", "two dozen"))
    return not is_round and any(reading.value > 12 and reading.kind != "time" for reading in number.readings)


def _is_explained(number: Number, target: str, facts: SourceFacts) -> bool:
    explained = facts.values
    if target[number.span.start - 1 : number.span.start].isalpha() and any(
        reading.value / number.scale in explained for reading in number.readings
    ):
        return True  # the M of "A400M" is no million
    if (word := _DIGIT_WORD.match(target, number.span.start)) and word.group() in facts.words:
        return True
    for reading in number.readings:
        is_other_thing = (reading.currency and reading.currency not in facts.currencies) or (
            reading.kind == "percent" and not facts.has_percent
        )
        if is_other_thing:
            continue
        if _is_explained_value(reading, explained) or measured(reading) in facts.amounts:
            return True
        if number.scale in facts.scales and reading.value / number.scale in explained:
            return True
    written = target[number.span.start : number.span.end]
    parts = _DIGITS.findall(written)
    # A date or a time by its parts; "1.5" and "12,000" are no two numbers.
    is_whole = len(parts) < 2 or any(mark in written for mark in ",.$€£%")
    return not is_whole and all(len(part) <= MOST_DIGITS and Decimal(part) in explained for part in parts)


def _is_explained_value(reading: Reading, explained: frozenset[Decimal]) -> bool:
    value = reading.value
    if reading.kind != "time":
        return any(value in explained for value in _values(reading))
    is_hour = value // 60 in explained or value // 60 % 12 in explained
    return value in explained or (is_hour and (value % 60 == 0 or value % 60 in explained))


def _uncovered_digits(sentence: str, numbers: Sequence[SourceNumber]) -> Iterator[Decimal]:
    """Give the digits of codes, addresses and phone numbers, which explain themselves."""
    spans = iter(number.number.span for number in numbers)
    span = next(spans, None)
    for match in _DIGITS.finditer(sentence):
        while span is not None and span.end <= match.start():
            span = next(spans, None)
        if (span is None or match.start() < span.start) and len(match.group()) <= MOST_DIGITS:
            yield Decimal(match.group())


def _values(reading: Reading) -> tuple[Decimal, ...]:
    """Give values that explain each other: of a time all ways to put it, of a year its decade."""
    value = reading.value
    if reading.kind == "time":
        return value, value % 720, value // 60, value // 60 % 12, value % 60
    if reading.kind == "decade":
        return value, value % 100
    if 1800 <= value <= 2030 and value % 10 == 0:
        return value, value % 100
    return (abs(value),)
