"""Brackets and quotations that a translation opens and does not close, or the other way round: “1-1 (0-1(1)”."""

import re
from typing import Final

from app.text.span import Span

_QUOTE: Final = re.compile(r"[\"“”]")
# 12" and 5'11"
_INCHES: Final = re.compile(r"[0-9]\"")


def stray_bracket(source: str, target: str) -> Span | None:
    """Find the first round bracket without its other half; None where the French has one too.

    Of the references of newstest2013 none has one that its French has not.
    """
    stray = _stray(target)
    return stray if stray and _stray(source) is None else None


def _stray(text: str) -> Span | None:
    if "(" not in text and ")" not in text:
        return None
    opened: list[int] = []
    for place, character in enumerate(text):
        if character == "(":
            opened.append(place)
        elif character == ")":
            # «:)» closes nothing, and neither does the «1)» of a list.
            if not opened and text[max(place - 1, 0) : place] not in (":", ";", "-") and not text[:place].isalnum():
                return Span(place, place + 1)
            opened = opened[:-1]
    return Span(opened[0], opened[0] + 1) if opened else None


def has_stray_quote(source: str, target: str) -> bool:
    """Whether a double quotation mark lacks its other half, where the normalised French has pairs.

    Of the references of newstest2013 five have one, and rightly are told.
    """
    french = source.count('"')
    if not french or french % 2 or _INCHES.search(target):
        return False
    return len(_QUOTE.findall(target)) % 2 == 1
