"""A currency that a model garbled, or took for another thing, behind the right figure: «90 roupies», “90 roaches”."""

import re
from collections.abc import Sequence

from app.text.english_dictionary import is_english_word
from app.text.numbers import NumberExpectation, english_numbers
from app.text.numbers.currencies import PRINTED
from app.text.numbers.measures import ENGLISH_CURRENCIES, FRENCH_CURRENCIES, SYMBOLS, alternatives
from app.text.span import Span

_LAST_WORD = re.compile(r"[^\W\d_]+\Z")
# What is counted stands right behind the figure, without a hyphen: “500 million shakels”, “90 Indonesian roaches”.
_COUNTED = re.compile(r" (?:[A-Z][a-z]+ (?=[A-Za-z]))?([A-Za-z]+)(?![\w'’-])")
_SIGN = re.compile(rf"\A[A-Z]{{0,3}}[{''.join(SYMBOLS.values())}] ?")
_WORDS = [name for name in ENGLISH_CURRENCIES if name.islower() and len(name) > 3]
_GLUED = re.compile(rf"(?<=[0-9])(?:{alternatives(_WORDS)})(?![\w-])")


def glued_currencies(target: str) -> list[tuple[Span, str]]:
    """Find the currencies that are written to their figures, the last place first: “15rands”."""
    return [(Span(*match.span()), f" {match.group()}") for match in _GLUED.finditer(target)][::-1]


def currency_word(french: str) -> Span | None:
    """Find the word of the currency in an amount, where we know what English print calls it."""
    word = _LAST_WORD.search(french)
    return Span(*word.span()) if word and word.group() in PRINTED else None


def find_misnamed(
    french: str, expectation: NumberExpectation, target: str, runs: Sequence[Span]
) -> tuple[Span, str] | None:
    """Find the figure of a French amount with another currency, or none, and what should stand there; None in doubt.

    The figure has to stand there once. Behind it stands another currency, a word that is no English, or a plural that
    the alignment gives to the French word: runs.
    """
    word = currency_word(french)
    if word is None:
        return None
    code, printed = FRENCH_CURRENCIES[french[word.start :]], PRINTED[french[word.start :]]
    values = {reading.value for reading in expectation.readings}
    found = [number for number in english_numbers(target) if any(other.value in values for other in number.readings)]
    if len(found) != 1 or any(reading.currency == code for reading in found[0].readings):
        return None
    span = found[0].span
    written = target[span.start : span.end]
    if sign := _SIGN.match(written):
        return span, f"{written[sign.end() :]} {printed}"
    if (other := _LAST_WORD.search(written)) and other.group() in ENGLISH_CURRENCIES:
        return Span(span.start + other.start(), span.end), printed
    counted = _COUNTED.match(target, span.end)
    if counted is None:
        return None
    place = Span(*counted.span(1))
    is_aligned = any(run.start < place.end and place.start < run.end for run in runs)
    is_noun = counted[1].islower() and counted[1].endswith("s") and is_aligned
    return (place, printed) if is_noun or not is_english_word(counted[1].lower()) else None
