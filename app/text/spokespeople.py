"""«Le porte-parole» is a spokesman and «la porte-parole» a spokeswoman: a model takes either for the other."""

import re
from collections.abc import Iterator
from typing import Final

from app.text.span import Span

Slip = tuple[Span, str]

_FRENCH: Final = re.compile(
    r"(?:\b(?:(?P<man>le|un|du|au|son|ce|ancien|nouveau)|(?P<woman>la|une|sa|cette|ancienne|nouvelle)) )?"
    r"\bporte-parole\b",
    re.IGNORECASE,
)
_ENGLISH: Final = re.compile(r"\bspokes(?:wo)?man\b", re.IGNORECASE)


def spokespeople_slips(source: str, target: str) -> Iterator[Slip]:
    """Find spokesmen and spokeswomen that a normalised French sentence says are the other.

    Only where it says so of each «porte-parole» that it has: whose is which is not known.
    """
    if "porte-parole" not in source:
        return
    said = {match.lastgroup for match in _FRENCH.finditer(source)}
    if said not in ({"man"}, {"woman"}):
        return
    right = f"spokes{said.pop()}"
    for match in _ENGLISH.finditer(target):
        if match[0].lower() != right:
            yield Span(*match.span()), right.capitalize() if match[0][0].isupper() else right
