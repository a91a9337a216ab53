"""Where in a translation the tags of its source belong.

The idea is bergamot-translator's (src/translator/html.h): a target token takes the tags of the source token that it
aligns with. There an element may come out in several parts, which changes the number of links and the tree; here each
element gets one stretch of the target, inside that of its parent and apart from its siblings.
"""

from bisect import bisect_left, bisect_right, insort
from collections.abc import Sequence
from dataclasses import dataclass
from operator import itemgetter

from app.text.html.dates import with_month
from app.text.html.inline import Element, Inline, Kept, Mark, Node
from app.text.html.losses import droppable
from app.text.html.punctuation import fit_punctuation
from app.text.html.runs import UNALIGNED, best_runs, label_units
from app.text.html.small_words import LOOK, without_small_words
from app.text.html.units import Unit


@dataclass(frozen=True, slots=True)
class Placed:
    """A node over units[start:end]. An empty stretch stands in the gap before units[start]."""

    node: Node
    start: int
    end: int
    children: "tuple[Placed, ...]" = ()


def place_nodes(inline: Inline, target: str, units: Sequence[Unit]) -> tuple[Placed, ...]:
    """Place every node of a block once, in the order of the target, nested as in the source."""
    everything = _Stretch(range(len(units)), 0, len(inline.text))
    return _Placer(inline.text, target, units).place(inline.nodes, everything)


@dataclass(frozen=True, slots=True)
class _Stretch:
    """Units of the target that source[start:end] has."""

    units: range
    start: int
    end: int


class _Placer:
    def __init__(self, source: str, target: str, units: Sequence[Unit]) -> None:
        self.source = source
        self.target = target
        self.units = units
        self.words = [target[unit.start : unit.end] for unit in units]
        # For each gap, the first from there on that has white space: a full stop is not to be cut off its word.
        self.spaced_gaps = list(range(len(units) + 1))
        for gap in range(len(units) - 1, 0, -1):
            if units[gap].start == units[gap - 1].end:
                self.spaced_gaps[gap] = self.spaced_gaps[gap + 1]
        self.aligned = sorted((span.start, place) for place, unit in enumerate(units) for span in unit.sources)

    def place(self, nodes: Sequence[Node], parent: _Stretch) -> tuple[Placed, ...]:
        """Place the children of an element that has this stretch."""
        with_text = [node for node in nodes if not isinstance(node, Mark)]
        runs = {node.first: run for node, run in zip(with_text, self.runs(with_text, parent), strict=True)}
        taken = sorted((run.start, run.stop) for run in runs.values() if run)
        placed = []
        for node in nodes:
            run = runs.get(node.first, range(0)) or self.gap(node, parent.units, taken)
            children: tuple[Placed, ...] = ()
            if isinstance(node, Element):
                children = self.place(node.children, _Stretch(run, node.start, node.end))
            placed.append(Placed(node, run.start, run.stop, children))
        # Sorting is stable: what stands in the same gap keeps the order of the source.
        placed.sort(key=lambda item: (item.start, item.end > item.start))
        return tuple(placed)

    def runs(self, nodes: Sequence[Element | Kept], parent: _Stretch) -> list[range]:
        """Find the units of each node; an empty range for one that has none. The ranges don't overlap."""
        low, high = parent.units.start, parent.units.stop
        if not nodes or low == high:
            return [range(0)] * len(nodes)
        if isinstance(nodes[0], Element) and (nodes[0].start, nodes[0].end) == (parent.start, parent.end):
            return [parent.units]
        labels = label_units(nodes, self.units[low:high])
        found = [
            range(run.start + low, run.stop + low) if self.has_words(node, run, low) else range(0)
            for node, run in zip(nodes, best_runs(nodes, self.units[low:high], labels), strict=True)
        ]
        order = sorted((run.start, place) for place, run in enumerate(found) if run)
        edge = low
        for index, (_, place) in enumerate(order):
            limits = range(edge, order[index + 1][0] if index + 1 < len(order) else high)
            found[place] = self.fit(nodes[place], found[place], limits, parent, labels)
            edge = max(edge, found[place].stop)
        self.claim(nodes, found, parent, labels)
        return found

    def has_words(self, node: Element | Kept, run: range, low: int) -> bool:
        """Whether a run is more than punctuation, which words of the source must not end on, nor what is raised."""
        is_word = any(self.units[place + low].is_word for place in run)
        is_raised = isinstance(node, Element) and node.name in {"sub", "sup"}
        needs_words = is_raised or any(map(str.isalnum, self.source[node.start : node.end]))
        return bool(run) and (is_word or not needs_words)

    def fit(self, node: Element | Kept, run: range, limits: range, parent: _Stretch, labels: Sequence[int]) -> range:
        """Mend the borders of a run."""
        text = self.source[node.start : node.end]
        if isinstance(node, Kept):
            run = fit_punctuation(text, self.words, run, run)
            is_copy = self.target[self.units[run.start].start : self.units[run.stop - 1].end] == text
            return run if is_copy else droppable(self.words, run, text)
        start, end, low = run.start, run.stop, parent.units.start
        # What stands unaligned between an element and the edge that it shares with its parent belongs to it.
        if node.start == parent.start and limits.start == low:
            start = low if all(labels[place - low] == UNALIGNED for place in range(low, start)) else start
        if node.end == parent.end and limits.stop == parent.units.stop:
            rest = range(end, limits.stop)
            end = limits.stop if all(labels[place - low] == UNALIGNED for place in rest) else end
        before = self.source[max(parent.start, node.start - LOOK) : node.start]
        run = without_small_words(text, before, self.words, range(start, end))
        return fit_punctuation(text, self.words, with_month(text, self.words, run, limits), limits)

    def claim(
        self, nodes: Sequence[Element | Kept], found: list[range], parent: _Stretch, labels: Sequence[int]
    ) -> None:
        """Give an element without units a word near its place that is nobody's: a link on no word can't be seen."""
        taken = sorted((run.start, run.stop) for run in found if run)
        low = parent.units.start
        for place, node in enumerate(nodes):
            if found[place] or isinstance(node, Kept) or node.name in {"sub", "sup"}:
                continue
            gap = self.gap(node, parent.units, taken).start
            for unit in (gap, gap - 1):
                free = unit in parent.units and self.units[unit].is_word and not _inside(unit, taken)
                if free and (labels[unit - low] == UNALIGNED or self.is_doubtful(node, unit)):
                    found[place] = range(unit, unit + 1)
                    insort(taken, (unit, unit + 1))
                    break

    def is_doubtful(self, node: Element | Kept, unit: int) -> bool:
        """Whether a unit may come from an element: its place is guessed, or a token is aligned to both sides of it."""
        spans = self.units[unit].sources
        return self.units[unit].guessed or any(span.start < node.start < span.end for span in spans)

    def gap(self, node: Node, units: range, taken: Sequence[tuple[int, int]]) -> range:
        """Find the gap for a node without units, as an empty range: beside the word that it stands beside."""
        after_previous, glued = True, False
        if isinstance(node, Mark):
            after_previous = node.position > 0 and not self.source[node.position - 1 : node.position].isspace()
            glued = after_previous and not node.space_after
        gap = self.gap_near(node.position if isinstance(node, Mark) else node.start, after_previous=after_previous)
        if not glued:
            gap = self.spaced_gaps[max(gap, 0)]
        gap = min(max(gap, units.start), units.stop)
        place = bisect_left(taken, gap, key=itemgetter(0)) - 1
        if place >= 0 and gap < taken[place][1]:
            gap = taken[place][1] if after_previous else taken[place][0]
        return range(gap, gap)

    def gap_near(self, position: int, *, after_previous: bool) -> int:
        """Gap after the unit of what stands before this place in the source, or before the unit of what follows."""
        place = bisect_left(self.aligned, (position, -1))
        if not self.aligned:
            return len(self.units) * position // max(1, len(self.source))
        if place == 0 or (not after_previous and place < len(self.aligned)):
            return self.aligned[place][1]
        return self.aligned[place - 1][1] + 1


def _inside(unit: int, taken: Sequence[tuple[int, int]]) -> bool:
    place = bisect_right(taken, unit, key=itemgetter(0)) - 1
    return place >= 0 and unit < taken[place][1]
