"""Roman numerals: centuries, monarchs and popes, chapters."""

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from app.text.numbers.number import Number, Reading, SourceNumber
from app.text.numbers.printed import print_ordinal
from app.text.span import Span

# Only I, V and X: CD, DC, MM and XL are abbreviations far more often than numbers.
_VALID: Final = r"X{0,3}(?:IX|IV|V?I{0,3})"
_FRENCH: Final = re.compile(rf"(?<![\w-])(?=[IVX])({_VALID})(e|es|è|ème|er|ère)?(?![\w'-])")
_ENGLISH: Final = re.compile(rf"(?<!\w)(?=[IVX]{{2}}|(?<=World War )I)({_VALID})(?:st|nd|rd|th)?(?!\w)")
_BEFORE: Final = re.compile(
    r"(?:\b[^\W\d_a-zà-ÿ][\w'-]*|\b(?:tome|chapitre|titre|annexe|livre|acte|partie|section|alinéa|phase|type|an)s?) $"
)
_FIFTEEN: Final = re.compile(r" (?:de |d'|tricolore|du )")
_VALUES: Final = {"I": 1, "V": 5, "X": 10}


def french_romans(text: str) -> Iterator[SourceNumber]:
    """Find «XXIe», «Benoît XVI», «chapitre IV»; «Ier» and single letters are not expected."""
    for match in _FRENCH.finditer(text):
        roman, suffix = match[1], match[2]
        if not roman:
            continue
        value = _value(roman)
        span = Span(*match.span())
        if suffix:
            number = Number(span, (Reading(value, "ordinal"), Reading(value, "roman")), in_digits=True)
            yield SourceNumber(number, is_expected=value > 1, preferred=print_ordinal(value))
        elif len(roman) > 1 and _BEFORE.search(text, max(0, match.start() - 40), match.start()):
            number = Number(span, (Reading(value, "roman"),), in_digits=True)
            # «le XV de France» is a rugby team, and mostly called so.
            yield SourceNumber(number, is_expected=not _FIFTEEN.match(text, match.end()), preferred=roman)


def english_romans(text: str) -> Iterator[Number]:
    """Find Roman numerals of two letters or more, and "World War I"."""
    for match in _ENGLISH.finditer(text):
        if match[1]:
            yield Number(Span(*match.span()), (Reading(_value(match[1]), "roman"),), in_digits=True)


def _value(roman: str) -> Decimal:
    values = [_VALUES[letter] for letter in roman]
    following = [*values[1:], 0]
    return Decimal(sum(-value if value < after else value for value, after in zip(values, following, strict=True)))
