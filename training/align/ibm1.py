"""Which pieces translate which: IBM model 1, learnt from pairs of sentences by expectation and maximisation.

Brown et al. 1993, "The mathematics of statistical machine translation", section 4.1. Every target piece of a pair comes
from one of its source pieces or from none; how likely each is, the pairs themselves tell, round after round.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from training.align import kernels
from training.align.flat import Flat, Pair
from training.align.kernels import Meetings, Sides

_Ids = NDArray[np.int32]


@dataclass(frozen=True, slots=True)
class Translations:
    """Pairs of pieces that occur together, each with how likely the target piece is where the source piece stands."""

    sources: _Ids
    targets: _Ids
    likelihoods: NDArray[Any]

    def by_source(self) -> Iterator[tuple[int, list[int]]]:
        """Give each source piece with its target pieces, likeliest first."""
        return _grouped(self.sources, self.targets, self.likelihoods)

    def by_target(self) -> Iterator[tuple[int, list[int]]]:
        """Give each target piece with its source pieces, those first where it is likeliest."""
        return _grouped(self.targets, self.sources, self.likelihoods)


@dataclass(frozen=True, slots=True)
class Lexicon:
    """What was learnt. meetings: which pieces meet. likelihoods: of each such cell."""

    meetings: Meetings
    likelihoods: NDArray[np.float32]

    def score(self, source: Sequence[int], target: Sequence[int]) -> float:
        """Say how literally the target translates the source: 0 is word for word, -16 has nothing to do with it.

        It is the mean over target pieces of the log of the likeliest source piece's likelihood.
        """
        return float(self.scores([(source, target)])[0])

    def scores(self, pairs: Iterable[Pair] | Flat) -> NDArray[np.float64]:
        """Give the score of each pair; those of many pairs are quicker together."""
        sides = _sides(pairs)
        scores = np.empty(len(sides.source_starts) - 1)
        kernels.score(sides, self.meetings, self.likelihoods, scores)
        return scores

    def translations(self, least: float = 0.0) -> Translations:
        """Give what is at least so likely; what comes from no source piece is left out. 8 bytes for every cell."""
        sources, targets = np.empty((2, len(self.likelihoods)), np.int32)
        kernels.listed(self.meetings, sources, targets)
        kept = (sources >= 0) & (self.likelihoods >= least)
        return Translations(sources[kept], targets[kept], self.likelihoods[kept])

    def by_source(self, least: float = 0.0) -> Iterator[tuple[int, list[int]]]:
        """Give each source piece with its target pieces, likeliest first."""
        return self.translations(least).by_source()

    def by_target(self, least: float = 0.0) -> Iterator[tuple[int, list[int]]]:
        """Give each target piece with its source pieces, those first where it is likeliest."""
        return self.translations(least).by_target()


def learn(pairs: Iterable[Pair] | Flat, *, rounds: int = 5, told: Callable[[str], None] = lambda _: None) -> Lexicon:
    """Learn from pairs of sentences, given as numbers of pieces; empty ones teach nothing.

    told: hears, in a line each, what is being done. Memory: a quarter of a byte for every two pieces that could meet,
    12 bytes for every two that do.
    """
    sides = _sides(pairs)
    told(f"{len(sides.source_starts) - 1:,} pairs: looking at which pieces meet")
    rows, width = _size(sides.source) + 1, (_size(sides.target) + 63) // 64
    bits = np.zeros(rows * width, np.uint64)
    kernels.mark(sides, bits, width)
    before = np.zeros(len(bits) + 1, np.int64)
    np.cumsum(np.bitwise_count(bits), dtype=np.int64, out=before[1:])
    meetings = Meetings(bits, before, width)
    likelihoods, counts = np.ones(before[-1], np.float32), np.empty(before[-1])
    for number in range(1, rounds + 1):
        told(f"round {number} of {rounds}: {len(likelihoods):,} pairs of pieces")
        counts.fill(0)
        kernels.count(sides, meetings, likelihoods, counts)
        kernels.normalize(meetings, counts, likelihoods)
    return Lexicon(meetings, likelihoods)


def _size(ids: NDArray[Any]) -> int:
    return int(ids.max(initial=0)) + 1


def _sides(pairs: Iterable[Pair] | Flat) -> Sides:
    flat = pairs if isinstance(pairs, Flat) else Flat.of(pairs)
    # Plain arrays: what is compiled is compiled for a type, and mapped files are of another one.
    source, target = np.asarray(flat.source), np.asarray(flat.target)
    return Sides(source, np.asarray(flat.source_starts), target, np.asarray(flat.target_starts))


def _grouped(keys: _Ids, values: _Ids, likelihoods: NDArray[Any]) -> Iterator[tuple[int, list[int]]]:
    order = np.lexsort((values, -likelihoods, keys))
    keys = keys[order]
    starts = np.flatnonzero(np.diff(keys, prepend=-1))
    for start, group in zip(starts, np.split(values[order], starts)[1:], strict=True):
        yield int(keys[start]), group.tolist()
