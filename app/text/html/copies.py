"""Elements whose text the translation has copied, as it does names: they stand where the copy does."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace

from app.text.html.inline import Element, Kept, Node
from app.text.html.units import Unit, find_units
from app.text.span import Span

_TRIES = 16  # copies looked at for one element; bounds the work on a text that repeats one word


def align_copies(source: str, target: str, units: Sequence[Unit], nodes: Sequence[Node]) -> list[Unit]:
    """Align the text of each element word by word with a copy of it, the nearest to where the alignment puts it.

    Units outside the copy then no longer count as the element's; so none is lost where a kept element takes its place.
    """
    return _Copies(source, target, units).align(list(_leaves(nodes)))


def _leaves(nodes: Sequence[Node]) -> Iterator[Element | Kept]:
    """Yield the elements with text that hold no other, in order."""
    for node in nodes:
        if isinstance(node, Kept):
            yield node
        elif isinstance(node, Element):
            inner = list(_leaves(node.children))
            yield from inner or [node]


class _Copies:
    def __init__(self, source: str, target: str, units: Sequence[Unit]) -> None:
        self.source = source
        self.units = units
        self.words = [target[unit.start : unit.end] for unit in units]
        self.by_source = sorted((span.start, place) for place, unit in enumerate(units) for span in unit.sources)

    def align(self, nodes: Sequence[Element | Kept]) -> list[Unit]:
        aligned = list(self.units)
        texts = [find_units(self.source[node.start : node.end]) for node in nodes]
        places: dict[str, list[int]] = {self.word(node, text[0]): [] for node, text in zip(nodes, texts, strict=True)}
        for place, word in enumerate(self.words):
            if word in places:
                places[word].append(place)
        taken: set[int] = set()
        copied: list[Span] = []
        for node, text in zip(nodes, texts, strict=True):
            words = [self.word(node, unit) for unit in text]
            for place in _nearest(places[words[0]], self.expected(node)):
                copy = range(place, place + len(words))
                if self.words[place : copy.stop] == words and taken.isdisjoint(copy) and self.is_certain(node, copy):
                    taken.update(copy)
                    copied.append(Span(node.start, node.end))
                    for unit, origin in zip(copy, text, strict=True):
                        span = Span(node.start + origin.start, node.start + origin.end)
                        aligned[unit] = replace(aligned[unit], sources=(span,))
                    break
        return _without_leftovers(aligned, copied, taken)

    def word(self, node: Element | Kept, unit: Unit) -> str:
        return self.source[node.start + unit.start : node.start + unit.end]

    def expected(self, node: Element | Kept) -> int:
        """Give the unit where the alignment, or else its position, puts an element."""
        nearest = bisect_left(self.by_source, (node.start, -1))
        if nearest < len(self.by_source):
            return self.by_source[nearest][1]
        return node.start * len(self.words) // max(1, len(self.source))

    def is_certain(self, node: Element | Kept, copy: range) -> bool:
        """Whether words that are alike are a copy. «a» and «on» are words of both languages."""
        if isinstance(node, Kept) and len(copy) > 1:
            return True
        spans = [span for unit in copy for span in self.units[unit].sources]
        if spans:
            return any(node.start <= span.start < node.end for span in spans)
        if isinstance(node, Kept):
            return True
        is_name = any(character.isupper() or character.isdigit() for character in self.source[node.start : node.end])
        return is_name and not self.by_source


def _nearest(places: Sequence[int], expected: int) -> Iterator[int]:
    """Yield a few of these places, in order of their distance from the expected one."""
    middle = bisect_left(places, expected)
    close = places[max(0, middle - _TRIES) : middle + _TRIES]
    yield from sorted(close, key=lambda place: abs(place - expected))[:_TRIES]


def _without_leftovers(units: list[Unit], copied: Sequence[Span], taken: set[int]) -> list[Unit]:
    starts = [span.start for span in copied]
    for place, unit in enumerate(units):
        if place not in taken and unit.sources:
            rest = tuple(span for span in unit.sources if not _is_inside(span, copied, starts))
            if len(rest) < len(unit.sources):
                units[place] = replace(unit, sources=rest)
    return units


def _is_inside(span: Span, copied: Sequence[Span], starts: Sequence[int]) -> bool:
    place = bisect_right(starts, span.start) - 1
    return place >= 0 and span.end <= copied[place].end
