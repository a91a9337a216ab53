"""The day that stands over an article, or in its dateline: "PARIS, Nov. 3, 2021 (AFP) -", "July 6, 2012. –"."""

import re
from collections.abc import Sequence
from datetime import date
from typing import Final

from app.text.facts.dates import find_moments
from app.text.facts.tokens import Line

_LINES: Final = 3
_DAY: Final = re.compile(r"\d{4}-\d\d-\d\d")
_NOTHING: Final = re.compile(r"[\s.,:;|()–—-]*")
_PLACE: Final = re.compile(r"\s*[A-ZÀ-Þ][A-ZÀ-Þ'’ -]{2,30},\s*")
_DASH: Final = re.compile(r"[.:]?\s*(?:\([A-Z][\w /]{1,20}\))?\s*[–—-]")


def day_above(lines: Sequence[Line]) -> date | None:
    """Read the day from the first lines: one that is a date alone, or begins with a dateline; with its year."""
    for line in lines[:_LINES]:
        text = line.text[line.span.start : line.span.end]
        found = find_moments(text, None)
        if not found or not _DAY.fullmatch(found[0].iso):
            continue
        before, after = text[: found[0].span.start], text[found[0].span.end :]
        is_first = _NOTHING.fullmatch(before) is not None
        if is_first and _NOTHING.fullmatch(after):
            return date.fromisoformat(found[0].iso)
        if (is_first or _PLACE.fullmatch(before)) and _DASH.match(after):
            return date.fromisoformat(found[0].iso)
    return None
