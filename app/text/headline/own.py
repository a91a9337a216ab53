"""Which line above a story is its headline."""

import re
from collections.abc import Sequence

from app.text.words import count_words

_FEWEST_WORDS, _MOST_WORDS = 3, 18
_SMALL_WORD = re.compile(r"(?<!\w)[a-zà-ÿ]{2,}")
_NO_HEADLINE = re.compile(
    r"(?:by|par|de notre|from our|text|texte|written|photos?|images?|vid[ée]os?|cr[ée]dits?|sources?|copyright|"
    r"published|updated|publié|mis à jour|read more|lire aussi|follow us)\b(?!')"
    r"|©|https?:|www\.|[•·*►▶]",
    re.IGNORECASE,
)
# "PARIS, Nov. 3 (AFP)", "Monday 3 May 2021": it ends on an agency or a year.
_PLACE_AND_TIME = re.compile(r"(?:\([A-Z][\w /-]+\)|\b(?:19|20)\d\d|\d{1,2}[:h]\d\d)\W*$")


def own_headline(lines: Sequence[str]) -> int | None:
    """Give the number of the line that is the headline, of those above the first sentence; None where none is one."""
    return next((number for number, line in enumerate(lines) if _is_headline(line.strip())), None)


def _is_headline(line: str) -> bool:
    if not _FEWEST_WORDS <= count_words(line) <= _MOST_WORDS or _NO_HEADLINE.match(line):
        return False
    return not _PLACE_AND_TIME.search(line) and (line.isupper() or _SMALL_WORD.search(line) is not None)
