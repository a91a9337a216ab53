"""A pair as it is learnt: normalised as the service does it, its English figures written as English has them."""

import re
from collections.abc import Iterator
from typing import Final

from app.services.evaluation_data import Pair
from app.text.normalize import normalize
from app.text.numbers.notation import french_notation
from app.text.span import Span

# Not "5.005", which may be a version, nor "1000".
_UNENGLISH: Final = re.compile(r"[1-9][0-9]{0,2}(?:,? [0-9]{3})+|[0-9]+,[0-9]+")
_GROUPED: Final = re.compile(r"(?<![\w.,])[1-9][0-9]{0,2}(?: [0-9]{3}){1,3}(?![\w.,]?[0-9])")
_WHOLE: Final = re.compile(r"(?<![\w.,])[1-9][0-9]{3,11}(?![\w.,]?[0-9])")
# Groups of digits beside it make it a number to call: "(+41) 22 917 1234".
_DIGITS_BEFORE: Final = re.compile(r"[0-9)+] ?\Z")
_DIGITS_AFTER: Final = re.compile(r" ?[0-9]")


def prepared(pair: Pair) -> Pair:
    """Bring both sides into the model's form.

    Translators leave «10 000» and «3,5» as they stand now and then; Europarl's usual form is "10 000". A model that has
    read it so writes it so, and the service has to mend it afterwards.
    """
    french, english = normalize(pair.french).text, normalize(pair.english).text
    if _UNENGLISH.search(english):
        english = _with_english_figures(french, english)
    return Pair(french, english)


def _with_english_figures(french: str, english: str) -> str:
    end = len(english)
    found = [*french_notation(french, english), *_only_there(french, english)]
    for place, written in sorted(found, key=lambda one: one[0].start, reverse=True):
        if place.end <= end and _is_unenglish(english, place):
            english = english[: place.start] + written + english[place.end :]
            end = place.start
    return english


def _only_there(french: str, english: str) -> Iterator[tuple[Span, str]]:
    """Find figures in groups that the French has without: «7000», "7 000"."""
    whole = set(_WHOLE.findall(french))
    for figure in _GROUPED.finditer(english):
        if (digits := figure.group().replace(" ", "")) in whole:
            yield Span(*figure.span()), f"{int(digits):,}"


def _is_unenglish(english: str, place: Span) -> bool:
    is_figure = _UNENGLISH.fullmatch(english, place.start, place.end) is not None
    is_alone = not _DIGITS_BEFORE.search(english[: place.start]) and not _DIGITS_AFTER.match(english, place.end)
    return is_figure and is_alone
