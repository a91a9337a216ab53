"""Which pairs are seen when: batches of like length, the same again for the same epoch and position."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from training.data.packed import Packed
from training.errors import TrainingError

Numbers = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Drawn:
    """A batch: the numbers of its pairs. number: how many batches of its epoch it is the last of."""

    epoch: int
    number: int
    pairs: Numbers


class Batches:
    """Batches of packed pairs, without end and reproducible: the random numbers of an epoch come from its number alone.

    In each epoch a pair of weight w is seen floor(w) times, and once more with probability w % 1. Pairs are shuffled,
    sorted by length within windows so that a batch holds like lengths, and the batches of a window shuffled again. A
    batch holds at most `tokens` pieces a side, end marks counted, or one pair that is longer.
    """

    def __init__(self, packed: Packed, *, tokens: int, window: int, seed: int = 7) -> None:
        weights = np.array([origin.weight for origin in packed.listed], np.float64)[packed.origins]
        if not len(packed) or not weights.any():
            raise TrainingError("There are no pairs to train on: the data is empty, or all its weights are 0.")
        self._whole, self._chance = np.floor(weights).astype(np.int64), weights % 1
        self._source = np.diff(packed.source_starts) + 1
        self._target = np.diff(packed.target_starts) + 1
        self._tokens, self._window, self._seed = tokens, window, seed

    def after(self, epoch: int, number: int) -> Iterator[Drawn]:
        """Give the batches that follow the first `number` of an epoch, then those of the epochs after it."""
        while True:
            yield from (drawn for drawn in self.epoch(epoch) if drawn.number > number)
            epoch, number = epoch + 1, 0

    def epoch(self, epoch: int) -> Iterator[Drawn]:
        """Give the batches of one epoch."""
        for number, pairs in enumerate(self._shuffled(epoch), 1):
            yield Drawn(epoch, number, pairs)

    def _shuffled(self, epoch: int) -> Iterator[Numbers]:
        random = np.random.default_rng([self._seed, epoch])
        times = self._whole + (random.random(len(self._whole)) < self._chance)
        order = random.permutation(np.repeat(np.arange(len(times)), times))
        for start in range(0, len(order), self._window):
            window = order[start : start + self._window]
            window = window[np.lexsort((self._target[window], self._source[window]))]
            cuts = self._cuts(window)
            for batch in random.permutation(len(cuts) - 1):
                yield window[cuts[batch] : cuts[batch + 1]]

    def _cuts(self, window: Numbers) -> list[int]:
        """Where batches begin in a sorted window, and its end: each is as long as both sides allow."""
        sides = [np.cumsum(lengths[window]) for lengths in (self._source, self._target)]
        cuts = [0]
        while cuts[-1] < len(window):
            begin = cuts[-1]
            used = [side[begin - 1] if begin else 0 for side in sides]
            ends = [
                int(np.searchsorted(side, before + self._tokens, "right"))
                for side, before in zip(sides, used, strict=True)
            ]
            cuts.append(max(min(ends), begin + 1))
        return cuts
