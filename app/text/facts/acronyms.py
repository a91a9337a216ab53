"""Acronyms that an article explains: "World Food Programme (WFP)"."""

import re
from collections.abc import Iterator
from typing import Final

from app.text.facts.tokens import Line

_ACRONYM: Final = re.compile(r"[A-Z][A-Za-z]{0,2}[A-Z]+[A-Za-z]?|[A-Z]{2,7}")
_AGENCIES: Final = frozenset(("AFP", "AP", "TASS", "ANSA", "DPA", "EFE", "ATS", "PA"))
# What has capitals and initials and is no body.
_NO_BODIES: Final = frozenset(
    ("GDP", "VAT", "DNA", "RNA", "HIV", "AIDS", "PCR", "ICU", "CPI", "GMO", "ADHD", "COPD", "CEO")
)
_LINKS: Final = frozenset(("of", "for", "the", "and", "on", "in", "de", "des", "du", "la"))
_FEWEST_LETTERS, _MOST_WORDS = 3, 9


def acronym_behind(line: Line, first: int, last: int) -> str:
    """Read the acronym in brackets behind a name; empty where there is none of it."""
    word = _in_brackets(line, last + 1)
    if not word or last == first:
        return ""
    initials = "".join(_initials(line, first, last))
    return word if word.upper() == initials or word[0] == initials[:1] else ""


def last_of_spelled(line: Line, first: int) -> int | None:
    """Find the end of a row of capitals whose initials are the acronym in brackets behind it."""
    if not line.tokens[first].is_capital:
        return None
    for bracket in range(first + 2, min(first + _MOST_WORDS + 1, len(line.tokens))):
        if line.lower(bracket) == "(":
            word = _in_brackets(line, bracket)
            is_body = len(word) >= _FEWEST_LETTERS and word not in _NO_BODIES
            return bracket - 1 if is_body and word == "".join(_initials(line, first, bracket - 1)) else None
        if not (
            line.follows(bracket - 1) and (line.tokens[bracket - 1].is_capital or line.lower(bracket - 1) in _LINKS)
        ):
            return None
    return None


def _in_brackets(line: Line, place: int) -> str:
    if line.lower(place) != "(" or line.lower(place + 2) != ")":
        return ""
    word = line.tokens[place + 1].text
    return word if _ACRONYM.fullmatch(word) and word not in _AGENCIES else ""


def _initials(line: Line, first: int, last: int) -> Iterator[str]:
    for index in range(first, last + 1):
        token = line.tokens[index]
        if token.is_name_part:
            yield from (part[0].upper() for part in token.text.split("-") if part)
