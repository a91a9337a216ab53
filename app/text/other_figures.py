"""Figures in which two English sentences that tell the same contradict each other: "twelve people", "14 people"."""

import re
from collections.abc import Iterator
from decimal import Decimal

from app.text.numbers import english_numbers
from app.text.numbers.number import Number
from app.text.words import content_words

# A plural right behind the figure is what it counts; "12 armed men" may be of other men than "14 masked men".
_COUNTED = re.compile(r"\s+([a-z]{2,}s|people|men|women|children|dead|wounded|injured|missing)(?![\w’'-])")

Key = tuple[str, ...]
Figures = dict[Key, dict[Decimal, str]]


def other_figures(sentence: str, other: str) -> tuple[str, str] | None:
    """Give a figure of the sentence and the one that the other has in its place, as they are written; None without.

    Both must count the same thing, or be the only percentage or the only amount of a currency in their sentences, and
    neither sentence may have the other's figure for it. Total, in linear time.
    """
    ours, theirs = _figures(sentence), _figures(other)
    for key in ours:
        if key in theirs and ours[key].keys().isdisjoint(theirs[key]):
            return next(iter(ours[key].values())), next(iter(theirs[key].values()))
    return None


def _figures(sentence: str) -> Figures:
    found: Figures = {}
    for number in english_numbers(sentence):
        for key, end in _keys(number, sentence):
            value = number.readings[0].value
            found.setdefault(key, {})[value] = sentence[number.span.start : end]
    # Of two percentages it can't be told which is of what.
    return {key: values for key, values in found.items() if key[0] == "counted" or len(values) == 1}


def _keys(number: Number, sentence: str) -> Iterator[tuple[Key, int]]:
    """Say what a number is of, and where that ends; nothing for one that may be read in more ways than one."""
    if len(number.readings) != 1:
        return
    (reading,) = number.readings
    if reading.kind == "percent":
        yield ("percent",), number.span.end
    elif reading.currency:
        yield ("amount", reading.currency), number.span.end
    elif reading.kind == "cardinal" and not reading.unit:
        counted = _COUNTED.match(sentence, number.span.end)
        if counted and reading.value > 1 and (words := content_words(counted[1])):
            yield ("counted", words[0]), counted.end()
