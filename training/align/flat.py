"""Pairs of sentences in four arrays, as compiled loops read them: no object for each sentence."""

from array import array
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

Pair = tuple[Sequence[int], Sequence[int]]


@dataclass(frozen=True, slots=True)
class Flat:
    """Pieces of all pairs as numbers; those of pair i are source[source_starts[i]:source_starts[i + 1]].

    The names are those of `training.data.packed.Packed`, whose arrays may be given as they are.
    """

    source: NDArray[Any]
    source_starts: NDArray[np.int64]
    target: NDArray[Any]
    target_starts: NDArray[np.int64]

    def __len__(self) -> int:
        return len(self.source_starts) - 1

    @classmethod
    def of(cls, pairs: Iterable[Pair]) -> "Flat":
        """Put pairs of lists one after the other; they may come one by one."""
        sides = (array("i"), array("i"))
        starts = (array("q", [0]), array("q", [0]))
        for pair in pairs:
            for side, start, sentence in zip(sides, starts, pair, strict=True):
                side.extend(sentence)
                start.append(len(side))
        source, target = (np.array(side, np.int32) for side in sides)
        return cls(source, np.array(starts[0], np.int64), target, np.array(starts[1], np.int64))
