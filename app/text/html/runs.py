"""For each of several sibling elements, the one run of target units that is most its own."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from app.text.html.inline import Element, Kept
from app.text.html.units import Unit

UNALIGNED = -2
PARENT = -1  # aligned with text of the parent that is in none of the siblings

_PUNCTUATION_WEIGHT = 0.25  # alignment of commas and full stops is the least reliable
_GAP_PENALTY = 0.5  # of a unit of the parent inside a run, against 1 for an own unit


def label_units(nodes: Sequence[Element | Kept], units: Sequence[Unit]) -> list[int]:
    """Say for each unit which of the nodes (by place; in order, apart from one another) it aligns with."""
    starts = [node.start for node in nodes]
    return [_label(nodes, starts, unit) if unit.sources else UNALIGNED for unit in units]


def _label(nodes: Sequence[Element | Kept], starts: Sequence[int], unit: Unit) -> int:
    votes: Counter[int] = Counter()
    for span in unit.sources:
        place = bisect_right(starts, (span.start + span.end) / 2) - 1
        if place >= 0 and _is_inside(nodes[place], span.start, span.end):
            votes[place] += 1
    if not votes:
        return PARENT
    place, count = votes.most_common(1)[0]
    node, total = nodes[place], len(unit.sources)
    if isinstance(node, Kept):
        # Its units are replaced, so a unit that may stand for another word is not one of them.
        return place if count == total and not unit.guessed else PARENT
    enough = count * 2 > total
    if count * 2 == total and node.name not in {"sub", "sup"}:
        # The stem of a word weighs more than its ending.
        enough = node.start <= (unit.sources[0].start + unit.sources[0].end) / 2 < node.end
    return place if enough else PARENT


def _is_inside(node: Element | Kept, start: int, end: int) -> bool:
    if isinstance(node, Kept) or node.name in {"sub", "sup"}:
        # A raised or lowered part must not spread over its word: «M<sup>me</sup>» is not «<sup>Mrs</sup>».
        return node.start <= start and end <= node.end
    return (start + end) / 2 < node.end


@dataclass(slots=True)
class _Run:
    """A run that grows from own unit to own unit. penalty and labelled: running sums up to its last unit."""

    start: int
    end: int
    score: float
    penalty: float
    labelled: int


def best_runs(nodes: Sequence[Element | Kept], units: Sequence[Unit], labels: Sequence[int]) -> list[range]:
    """Find the run of units with the highest sum for each node (Kadane's maximum subarray); empty if it has no unit.

    Own units count for a run and units of the parent against it; a run never holds a unit of a sibling, so that runs
    don't overlap. Runs of kept elements hold nothing but own units.
    """
    growing: list[_Run | None] = [None] * len(nodes)
    best: list[tuple[float, range]] = [(0.0, range(0))] * len(nodes)
    penalty, labelled = 0.0, 0
    for place, (unit, label) in enumerate(zip(units, labels, strict=True)):
        weight = 1.0 if unit.is_word else _PUNCTUATION_WEIGHT
        if label >= 0:
            run = growing[label]
            joins = (
                run is not None and run.labelled == labelled and (isinstance(nodes[label], Element) or run.end == place)
            )
            kept_score = run.score - _GAP_PENALTY * (penalty - run.penalty) if run and joins else 0.0
            if run is None or kept_score <= 0:
                run = _Run(place, place, 0.0, penalty, labelled)
                kept_score = 0.0
            labelled += 1
            run = _Run(run.start, place + 1, kept_score + weight, penalty, labelled)
            growing[label] = run
            if run.score >= best[label][0]:
                best[label] = (run.score, range(run.start, run.end))
        elif label == PARENT:
            penalty += weight
    return [run for _, run in best]
