"""Months in both languages; one that a model says twice, in the American order and in the French: “Nov. 2 November”."""

import re
from typing import Final

from app.text.span import Span

# French as it is written out, first the right way, and shortened; English written out, and shortened.
_TABLE: Final = (
    ("janvier", "janv", "January", "Jan"),
    ("février fevrier", "févr fév fev", "February", "Feb"),
    ("mars", "", "March", "Mar"),
    ("avril", "avr", "April", "Apr"),
    ("mai", "", "May", ""),
    ("juin", "", "June", "Jun"),
    ("juillet", "juil", "July", "Jul"),
    ("août aout", "", "August", "Aug"),
    ("septembre", "sept", "September", "Sept Sep"),
    ("octobre", "oct", "October", "Oct"),
    ("novembre", "nov", "November", "Nov"),
    ("décembre decembre", "déc dec", "December", "Dec"),
)
FRENCH_NAMES: Final = tuple(row[0].split()[0] for row in _TABLE)
FRENCH_SHORT: Final = {short: row[0].split()[0] for row in _TABLE for short in row[1].split()}
FRENCH_MONTHS: Final = {
    name: number for number, row in enumerate(_TABLE, 1) for name in (*row[0].split(), *row[1].split())
}
ENGLISH_MONTHS: Final = {
    name.lower(): number for number, row in enumerate(_TABLE, 1) for name in (row[2], *row[3].split())
}
_PRINTED: Final = tuple("|".join((rf"{row[2]}\b", *(rf"{short}\." for short in row[3].split()))) for row in _TABLE)
PRINTED: Final = "|".join(_PRINTED)
"""Pattern of a month as English print has it: "November", "Nov."."""

_OTHER_WORDS: Final = frozenset(("March", "May"))
_TWICE: Final = tuple(
    (
        re.compile(rf"\b(?:{printed})\s\d{{1,2}}(\s(?:{printed}))"),
        re.compile(rf"\b(?:{'|'.join((row[0] + ' ' + row[1]).split())})\b", re.IGNORECASE),
    )
    for printed, row in zip(_PRINTED, _TABLE, strict=True)
    if row[2] not in _OTHER_WORDS
)


def second_month(source: str, target: str) -> Span | None:
    """Find the month behind a date that has it in front already, where the French sentence says it once at most."""
    for english, french in _TWICE:
        twice = english.search(target)
        if twice and len(french.findall(source)) < 2:
            return Span(*twice.span(1))
    return None
