"""The countries, regions and cities that an article names."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from app.text.facts.gazetteer import demonyms, places
from app.text.facts.known import Known, find_known
from app.text.facts.lists import words
from app.text.facts.model import Place
from app.text.facts.role_words import MODIFIERS, ROLES
from app.text.facts.tokens import Line
from app.text.span import Span

# What a place that is an ordinary word, too, must stand behind: "in Nice".
_SHOWING: Final = words(
    """
    in at from to near around of outside between via for through reach reached leave left toward towards and
    """
)
_PARTS: Final = words(
    """
    northern southern eastern western central downtown greater nearby
    """
)
# An agency begins with the place, the date and its name: "PARIS, Nov. 3 (AFP) -".
_DATELINE: Final = re.compile(r"\s*(?P<place>[A-ZÀ-Þ][A-ZÀ-Þ'’ -]{2,24}?)(?=[,(]| \(|\s[–—-]\s)")


def find_places(text: str, lines: Sequence[Line], taken: Sequence[frozenset[int]]) -> tuple[Place, ...]:
    """Find the places of an article, in the order of their first mention. taken: tokens of other names, by line."""
    found: dict[str, list[Span]] = {}
    for key, span in (*_dateline(text, lines), *_all(lines, taken)):
        found.setdefault(key, []).append(span)
    return tuple(Place(_name(text, spans), tuple(spans)) for spans in found.values())


def _all(lines: Sequence[Line], taken: Sequence[frozenset[int]]) -> Iterator[tuple[str, Span]]:
    for line, held in zip(lines, taken, strict=True):
        index = 0
        while index < len(line.tokens):
            last = _place_at(line, index, held)
            if last is None:
                index += 1
                continue
            yield last[1].key, line.place(index, last[0])
            index = last[0] + 1


def _place_at(line: Line, index: int, held: frozenset[int]) -> tuple[int, Known] | None:
    token = line.tokens[index]
    if index in held or not (token.is_capital or token.kind == "dotted"):
        return None
    known = find_known(line, index, places())
    if known is None or any(place in held for place in range(index, known[0] + 1)):
        return None
    return known if _is_meant(line, index, known, held) else None


def _is_meant(line: Line, index: int, known: tuple[int, Known], held: frozenset[int]) -> bool:
    """Whether a known name is the place's here, and no part of another name."""
    last, name = known
    if name.is_word and line.lower(index - 1) not in _SHOWING | _PARTS:
        return False
    after = last + 1
    if after < len(line.tokens) and line.follows(after) and line.tokens[after].is_capital and not line.is_title:
        # "Paris Opera", "US Open" are others' names; "US President", "US Congress" name the country.
        is_its = name.is_country and line.lower(after) in ROLES | MODIFIERS
        return is_its or after in held or line.tokens[after].text in demonyms()
    before = index - 1
    if line.lower(before) in ("de", "du", "la") and before and line.tokens[before - 1].is_capital:
        return False  # "Stade de France"
    if before >= 0 and line.follows(index) and line.tokens[before].is_capital and not line.is_initial(before):
        return line.tokens[before].text in demonyms()
    return True


def _dateline(text: str, lines: Sequence[Line]) -> Iterator[tuple[str, Span]]:
    """Read the place that an agency puts in capitals before its text."""
    match = _DATELINE.match(text) if lines else None
    if match is None or not match["place"].isupper():
        return
    place = match["place"].title()
    line = Line.of(place, Span(0, len(place)))
    known = find_known(line, 0, places()) if line.tokens else None
    if known is not None and known[0] == len(line.tokens) - 1 and len(match["place"]) > 3:
        yield known[1].key, Span(*match.span("place"))


def _name(text: str, spans: Sequence[Span]) -> str:
    """Give a place's name: where it is written out first, or else as it stands first."""
    written = [" ".join(text[span.start : span.end].split()) for span in spans]
    return next(
        (name for name in written if not name.isupper()), written[0] if len(written[0]) < 6 else written[0].title()
    )
