"""Hours that something lasts, and that a model takes for a time of day or leaves out: “two and 17 minutes”."""

import re
from collections.abc import Iterator
from typing import Final

from app.text.span import Span

_FRENCH: Final = ("une", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix", "onze", "douze")
_ENGLISH: Final = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_LASTING: Final = re.compile(rf"\b({'|'.join(_FRENCH)}) heures? et ([0-9]{{1,2}}) minutes?\b")


def lasting_slips(source: str, target: str) -> Iterator[tuple[Span, str]]:
    """Find «deux heures et 17 minutes» without its hours: its place in the English, and what should stand there."""
    for lasting in _LASTING.finditer(source):
        hours = _FRENCH.index(lasting[1]) + 1
        word = _ENGLISH[hours - 1]
        without = re.search(rf"\b(?:{word}|{hours}),?(?: [ap]\.m\.,?)?(?: and)? (?={lasting[2]} minutes?\b)", target)
        if without:
            yield Span(*without.span()), f"{word} hour{'s' if hours > 1 else ''} and "
