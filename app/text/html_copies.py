"""Kept elements whose text the translation has copied: their place is certain, whatever the alignment says."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace

from app.text.document import Span
from app.text.html_inline import Element, Kept, Node
from app.text.html_units import Unit, find_units

_TRIES = 16  # copies looked at for one element; bounds the work on a text that repeats one word


def align_copies(source: str, target: str, units: Sequence[Unit], nodes: Sequence[Node]) -> list[Unit]:
    """Align each kept element with a copy of its text, the nearest to where the alignment puts it.

    Units outside the copy then no longer count as the element's, so they stay in the text.
    """
    aligned = list(units)
    wanted = [(kept, _words(source[kept.start : kept.end])) for kept in _kept(nodes)]
    if not wanted:
        return aligned
    words = [target[unit.start : unit.end] for unit in units]
    places: dict[str, list[int]] = {text[0]: [] for _, text in wanted}
    for place, word in enumerate(words):
        if word in places:
            places[word].append(place)
    by_source = sorted((span.start, place) for place, unit in enumerate(units) for span in unit.sources)
    taken: set[int] = set()
    copied: list[Kept] = []
    for kept, text in wanted:
        nearest = bisect_left(by_source, (kept.start, 0))
        expected = by_source[nearest][1] if nearest < len(by_source) else kept.start * len(words) // max(1, len(source))
        for place in _nearest(places[text[0]], expected):
            copy = range(place, place + len(text))
            if words[place : place + len(text)] == text and taken.isdisjoint(copy):
                taken.update(copy)
                copied.append(kept)
                for unit in copy:
                    aligned[unit] = replace(units[unit], sources=(Span(kept.start, kept.end),))
                break
    return _without_leftovers(aligned, copied, taken)


def _words(text: str) -> list[str]:
    return [text[unit.start : unit.end] for unit in find_units(text)]


def _kept(nodes: Sequence[Node]) -> Iterator[Kept]:
    for node in nodes:
        if isinstance(node, Kept):
            yield node
        elif isinstance(node, Element):
            yield from _kept(node.children)


def _nearest(places: Sequence[int], expected: int) -> Iterator[int]:
    """Yield a few of these places, in order of their distance from the expected one."""
    middle = bisect_left(places, expected)
    close = places[max(0, middle - _TRIES) : middle + _TRIES]
    yield from sorted(close, key=lambda place: abs(place - expected))[:_TRIES]


def _without_leftovers(units: list[Unit], copied: Sequence[Kept], taken: set[int]) -> list[Unit]:
    starts = [kept.start for kept in copied]
    for place, unit in enumerate(units):
        if place not in taken and unit.sources:
            rest = tuple(span for span in unit.sources if not _is_inside(span, copied, starts))
            if len(rest) < len(unit.sources):
                units[place] = replace(unit, sources=rest)
    return units


def _is_inside(span: Span, copied: Sequence[Kept], starts: Sequence[int]) -> bool:
    place = bisect_left(starts, span.start + 1) - 1
    return place >= 0 and span.end <= copied[place].end
