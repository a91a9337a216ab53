"""A date keeps together in an element: French has its month behind the day, English before it."""

import re
from collections.abc import Sequence
from typing import Final

from app.text.months import FRENCH_MONTHS

_WORD: Final = re.compile(r"[^\W\d_]+")
_ENGLISH: Final = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


def with_month(text: str, words: Sequence[str], run: range, limits: range) -> range:
    """Take in the month in front of a run of words that starts with a figure, where the element's source text has it.

    limits: the run does not grow past these.
    """
    place = run.start - 1
    if place > limits.start and words[place] == ".":
        place -= 1
    if place < limits.start or not words[run.start][:1].isdigit():
        return run
    months = {FRENCH_MONTHS[word] for word in _WORD.findall(text.lower()) if word in FRENCH_MONTHS}
    begins = any(words[place].lower().startswith(_ENGLISH[month - 1]) for month in months)
    return range(place, run.stop) if begins else run
