"""Slips around names that print shows: “the Ohio”, “the Mexico”, “Actor's's”."""

import re
from collections.abc import Iterator
from functools import cache

from app.text.names.tables import exonyms
from app.text.span import Span

_ARTICLE = re.compile(r"\b[Tt]he (?=([A-Z][^\W\d_]+(?:[ -][A-Z][^\W\d_]+)?)(?:([.,;:!?)\"”]|\Z)|'s\b| ([a-z]+)\b))")
_FRENCH_ARTICLE = r"(?:\b(?:[Ll]a|[Ll]e|[Aa]u|[Dd]u) |\b[LlDd]')"
# Behind a name that stands for itself; “the Ohio voters” and “the Russia of Putin” are right.
_FOLLOWING = """
is was are were has had have will would can could may might must should does did do and or but in on to for with by from
at as also told said says voted became remains
"""
_BEHIND = frozenset(_FOLLOWING.split())
_STATES = """
Alabama Alaska Arizona Arkansas California Colorado Connecticut Delaware Florida Idaho Illinois Indiana Iowa Kansas
Kentucky Louisiana Maine Maryland Massachusetts Michigan Minnesota Mississippi Missouri Montana Nebraska Nevada Ohio
Oklahoma Oregon Pennsylvania Tennessee Texas Utah Vermont Virginia Wisconsin Wyoming Alberta Manitoba Ontario Quebec
Saskatchewan
"""
# Countries that have an article, or may have one, in English.
_WITH_ARTICLE = re.compile(
    r"Republic|United|Emirates|Union|Americas|Antarctica|Netherlands|Philippines|Bahamas|Gambia|Maldives|Seychelles"
    r"|Comoros|Caribbean|Congo|Sudan"
)
_POSSESSIVE_TWICE = re.compile(r"(?<=\w['’]s)['’]s\b")


def name_slips(source: str, target: str) -> Iterator[tuple[Span, str]]:
    """Find articles that French has before a state or country and English has not, and possessives said twice."""
    for match in _POSSESSIVE_TWICE.finditer(target):
        yield Span(*match.span()), ""
    for match in _ARTICLE.finditer(target):
        french = _without_article().get(match[1])
        stands_alone = match[3] is None or match[3] in _BEHIND
        if french and stands_alone and any(re.search(_FRENCH_ARTICLE + re.escape(name), source) for name in french):
            yield Span(match.start(), match.end()), ""


@cache
def _without_article() -> dict[str, frozenset[str]]:
    """Give the English names of states and countries that have no article, and their French ones."""
    french: dict[str, set[str]] = {state: {state} for state in _STATES.split()}
    for rows in exonyms().values():
        for _, entry in rows:
            if entry.source.startswith("CLDR territories/") and not _WITH_ARTICLE.search(entry.english[0]):
                french.setdefault(entry.english[0], set()).add(entry.french)
    return {english: frozenset(names) for english, names in french.items()}
