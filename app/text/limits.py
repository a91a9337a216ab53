"""Telling when «avant le 3 décembre», «plus de 100» or «au moins 12» lost its “before”, “more than”, “at least”.

And when «deux ans avec sursis» lost its “suspended”.

A figure that is right with the wrong limit is a wrong figure: “scheduled for Dec. 3” for «pas avant le 3 décembre».
Made to be right where it speaks: the English words are all that could say it, wherever they stand, drawn from the
professional translations of newstest2013, news of 2012.
"""

import re
from dataclasses import dataclass
from typing import Final

from app.text.span import Span

_MONTHS: Final = "janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre"
_DAYS: Final = "lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche"
_DATE: Final = rf"(?:le |la |l'|fin |la fin (?:de |du |d')|mi-)?(?:\d|{_MONTHS}\b|{_DAYS}\b|Noël\b)"
_FIGURE: Final = (
    r"(?:\d|(?:la )?(?:moitié|dizaine|vingtaine|trentaine|centaine)\b|(?:deux|trois|quatre|cinq|six|sept|huit|neuf|dix|"
    r"douze|quinze|vingt|trente|quarante|cinquante|soixante|cent|mille)\b)"
)


@dataclass(frozen=True, slots=True)
class LostLimit:
    """A limit that the English lacks. source: its place in the French. english: what says it."""

    source: Span
    english: str


@dataclass(frozen=True, slots=True)
class _Limit:
    french: re.Pattern[str]
    said: re.Pattern[str]
    english: str


def _limit(french: str, said: str, english: str) -> _Limit:
    return _Limit(re.compile(french, re.IGNORECASE), re.compile(rf"\b(?:{said})", re.IGNORECASE), english)


_LIMITS: Final = (
    _limit(
        rf"(?<![\w'-])avant (?={_DATE})",
        r"before|by\b|until|till\b|prior|ahead|earlier|previous|pre-|within|later|sooner|preced|leading|run-?up|advance|"
        r"first|early|eve\b|up to|ante",
        "before",
    ),
    _limit(
        rf"(?<![\w'-])après (?={_DATE})",
        r"after|since|follow|past\b|later|post|from\b|upon|when\b|once\b|on\b|subsequent|beyond|behind|next|in\b|with\b|"
        r"ago|hence|into|over\b|then\b|until|finally",
        "after",
    ),
    _limit(
        rf"(?<![\w'-])plus (?:de |d'|du )(?={_FIGURE})",
        r"more|over|above|exceed|beyond|excess|upward|greater|high|long|old|further|than\b|top|surpass|past\b|well\b|"
        r"at least|plus\b|additional|extra|another|other\b|up\b|most|not? |any\b|outnumber|tops|north of|better|larger|"
        r"in all",
        "more than",
    ),
    _limit(
        rf"(?<![\w'-])(?<!pas )(?<!au )moins (?:de |d'|du )(?={_FIGURE})",
        r"less|under|below|few|within|short|low|sub-|young|beneath|barely|even|than\b|small|inside|only|just\b|not? |"
        r"down|minus|fell|cut|reduc|drop|lose|lost",
        "less than",
    ),
    _limit(
        rf"(?<![\w'-])au moins (?={_FIGURE})",
        r"least|minimum|less|few|more\b|or so|upward|over\b|above",
        "at least",
    ),
    _limit(
        rf"(?<![\w'-])(?:au maximum|au plus) (?={_FIGURE})",
        r"most\b|max|more|than\b|up to|only|limit|cap|within|no later|latest",
        "at most",
    ),
    _limit(
        r"(?<![\w'-])avec sursis",
        r"suspen|probation|deferr|stay|condition|reprieve|without (?:being|having)|not (?:go|to go)",
        "suspended",
    ),
)

# A cheap look, as each hypothesis of each sentence is asked: most sentences limit nothing.
_MAY_LIMIT: Final = re.compile(r"(?:avant|après|plus|moins|maximum) ", re.IGNORECASE)


def lost_limits(source: str, target: str) -> list[LostLimit]:
    """Find the limits of a normalised French sentence that its English translation says nowhere. Linear time."""
    if "avec sursis" not in source and not _MAY_LIMIT.search(source):
        return []
    lost = []
    for limit in _LIMITS:
        match = limit.french.search(source)
        if match and not limit.said.search(target):
            lost.append(LostLimit(Span(match.start(), _end(source, match.end())), limit.english))
    return lost


def _end(source: str, place: int) -> int:
    """Take in what the limit is of: up to two words, of «le 3 décembre» three."""
    words = re.compile(r"(?:(?:le|la|fin) |l')?[^\s.,;:!?]+(?: [^\s.,;:!?]+)?").match(source, place)
    return words.end() if words else place
