"""Which pieces translate which: IBM model 1, learnt from pairs of sentences by expectation and maximisation.

Brown et al. 1993, "The mathematics of statistical machine translation", section 4.1. Every target piece of a pair comes
from one of its source pieces or from none; how likely each is, the pairs themselves tell, round after round.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

Pair = tuple[Sequence[int], Sequence[int]]

_Ids = NDArray[np.int32]
# Stands before each source sentence: what no piece of it accounts for, such as articles, comes from there.
_NOTHING = -1


@dataclass(frozen=True, slots=True)
class Translations:
    """Pairs of pieces that occur together, each with how likely the target piece is where the source piece stands."""

    sources: _Ids
    targets: _Ids
    likelihoods: NDArray[np.float64]

    def by_source(self) -> Iterator[tuple[int, list[int]]]:
        """Give each source piece with its target pieces, likeliest first."""
        order = np.lexsort((self.targets, -self.likelihoods, self.sources))
        sources = self.sources[order]
        starts = np.flatnonzero(np.diff(sources, prepend=_NOTHING))
        for start, targets in zip(starts, np.split(self.targets[order], starts)[1:], strict=True):
            yield int(sources[start]), targets.tolist()


def learn(pairs: Sequence[Pair], *, rounds: int = 5, told: Callable[[str], None] = lambda _: None) -> Translations:
    """Learn from pairs of sentences, given as numbers of pieces; empty ones teach nothing.

    told: hears, in a line each, what is being done. Memory: about 40 bytes for every meeting of two pieces.
    """
    told(f"{len(pairs):,} pairs: looking at which pieces meet")
    size = 1 + max((max(target, default=0) for _, target in pairs), default=0)
    keys, cells, outcomes = _links(pairs, size)
    sources, targets = (keys // size + _NOTHING).astype(np.int32), (keys % size).astype(np.int32)
    likelihoods = np.ones(len(keys))
    for number in range(1, rounds + 1):
        told(f"round {number} of {rounds}: {len(keys):,} pairs of pieces")
        weights = likelihoods[cells]
        weights /= np.bincount(outcomes, weights)[outcomes]
        counts = np.bincount(cells, weights, minlength=len(keys))
        likelihoods = counts / np.bincount(sources - _NOTHING, counts)[sources - _NOTHING]
    real = sources != _NOTHING
    return Translations(sources[real], targets[real], likelihoods[real])


def _links(pairs: Sequence[Pair], size: int) -> tuple[NDArray[np.int64], NDArray[Any], NDArray[Any]]:
    """List every meeting of two pieces: the different ones, for each the number of that, and of the target's place."""
    keys, outcomes, seen = [np.empty(0, np.int64)], [np.empty(0, np.int32)], 0
    for source, target in pairs:
        if not source or not target:
            continue
        given = np.asarray([_NOTHING, *source], np.int64) - _NOTHING
        keys.append(np.add.outer(given * size, np.asarray(target, np.int64)).ravel())
        outcomes.append(np.tile(np.arange(seen, seen + len(target), dtype=np.int32), len(given)))
        seen += len(target)
    different, cells = np.unique(np.concatenate(keys), return_inverse=True)
    return different, cells.astype(np.int32), np.concatenate(outcomes)
