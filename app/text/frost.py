"""A temperature below zero that a translation has above it."""

import re
from typing import Final

from app.text.span import Span

_BELOW_ZERO: Final = re.compile(
    r"\bmoins (?:[0-9]{1,2}(?:,[0-9])?|[a-z]{2,9}(?:-[a-z]{2,9})?) ?(?:°|degrés?\b)", re.IGNORECASE
)
_SAID: Final = re.compile(
    r"\b(?:minus|below|negative|sub-?zero|freez\w+|frost\w*|less|least|under|fewer)\b|[-−–]\s?[0-9]", re.IGNORECASE
)


def lost_frost(source: str, target: str) -> Span | None:
    """Find a «moins 3 °C» of a normalised French sentence where nothing in the English says below zero."""
    below = _BELOW_ZERO.search(source)
    return Span(*below.span()) if below and not _SAID.search(target) else None
