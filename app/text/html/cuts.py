"""Words that have a tag inside: `CO<sub>2</sub>`, `1<sup>er</sup>`, a drop cap.

Tags don't split the words of a translation, but for two: a word that the translation has copied is cut where its source
is, and a drop cap is a drop cap in any language.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from app.text.html.inline import Element, Kept, Node
from app.text.html.units import Unit, find_units
from app.text.span import Span


@dataclass(frozen=True, slots=True)
class _CutWord:
    """A word of the source at this place, with tags at these offsets inside."""

    start: int
    offsets: tuple[int, ...]


def cut_like_source(source: str, target: str, units: Sequence[Unit], nodes: Sequence[Node]) -> Iterator[Unit]:
    """Cut the units that are words with a tag inside, copied from the source, and give the parts their sources."""
    cuts = _cuts_by_word(source, nodes)
    drop_cap = _drop_cap(source, nodes)
    for unit in units:
        same = _stem(unit, cuts.get(target[unit.start : unit.end], ()))
        if same:
            yield from _cut(unit, same)
        elif drop_cap and unit.is_word:
            # An ornament of the first letter, whatever the letter.
            yield replace(unit, end=unit.start + 1, sources=(Span(0, drop_cap),))
            if unit.end > unit.start + 1:
                yield replace(unit, start=unit.start + 1, sources=(Span(drop_cap, drop_cap + 1),))
            drop_cap = 0
        else:
            yield unit


def _cuts_by_word(source: str, nodes: Sequence[Node]) -> dict[str, list[_CutWord]]:
    """Find the words of the source that have a tag inside; those that are alike are in order."""
    borders = sorted(set(_borders(nodes)))
    cuts: dict[str, list[_CutWord]] = {}
    for word in find_units(source) if borders else ():
        inside = borders[bisect_right(borders, word.start) : bisect_left(borders, word.end)]
        if inside:
            offsets = tuple(border - word.start for border in inside)
            cuts.setdefault(source[word.start : word.end], []).append(_CutWord(word.start, offsets))
    return cuts


def _borders(nodes: Sequence[Node]) -> Iterator[int]:
    for node in nodes:
        if isinstance(node, Element | Kept):
            yield node.start
            yield node.end
        if isinstance(node, Element):
            yield from _borders(node.children)


def _stem(unit: Unit, words: Sequence[_CutWord]) -> _CutWord | None:
    """Which of the same words of the source the unit came from; None if from none of them."""
    if not words or not unit.sources:
        return words[0] if words else None
    low, high = min(span.start for span in unit.sources), max(span.end for span in unit.sources)
    place = bisect_right(words, low - (unit.end - unit.start), key=lambda word: word.start)
    return words[place] if place < len(words) and words[place].start < high else None


def _cut(unit: Unit, word: _CutWord) -> Iterator[Unit]:
    edges = [0, *word.offsets, unit.end - unit.start]
    for start, end in pairwise(edges):
        sources = (Span(word.start + start, word.start + end),)
        yield replace(unit, start=unit.start + start, end=unit.start + end, sources=sources)


def _drop_cap(source: str, nodes: Sequence[Node]) -> int:
    """Length of the first letter of the source (with an opening quote) if an element sets it apart; else 0."""
    first = nodes[0] if nodes else None
    if not isinstance(first, Element) or first.name in {"sub", "sup"} or first.start:
        return 0
    letters = source[: first.end].lstrip("«“\"' \u00a0\u202f")
    splits_word = source[first.end : first.end + 1].isalpha()
    return first.end if len(letters) == 1 and letters.isalpha() and splits_word else 0
