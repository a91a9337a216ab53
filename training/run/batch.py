"""The pieces of a batch, packed: what the network reads and what it is to say."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from training.data.packed import Packed
from training.run.batches import Numbers
from training.run.grid import Grid


@dataclass(frozen=True, slots=True)
class Batch:
    """Sentences one after the other, without padding.

    source: [s] pieces, each sentence with its end mark. inputs: [t], what the decoder reads: the start mark, then the
    pieces before. labels: [t], what it is to say: the pieces, then the end mark.
    """

    source: Numbers
    inputs: Numbers
    labels: Numbers
    source_grid: Grid
    target_grid: Grid

    def __len__(self) -> int:
        return self.source_grid.sentences


def make_batch(packed: Packed, pairs: Numbers, *, start: int, end: int) -> Batch:
    """Read the pairs with these numbers. start, end: the numbers of those marks."""
    source, source_lengths = _pieces(packed.source, packed.source_starts, pairs, end)
    labels, target_lengths = _pieces(packed.target, packed.target_starts, pairs, end)
    inputs = np.empty_like(labels)
    inputs[1:] = labels[:-1]
    inputs[np.cumsum(target_lengths) - target_lengths] = start
    return Batch(source, inputs, labels, Grid.of(source_lengths), Grid.of(target_lengths))


def _pieces(flat: NDArray[np.integer], starts: Numbers, pairs: Numbers, end: int) -> tuple[Numbers, Numbers]:
    """Give the pieces of sentences, each with its end mark, and their lengths with it."""
    begins, lengths = starts[pairs], starts[pairs + 1] - starts[pairs] + 1
    ends = np.cumsum(lengths)
    places = np.arange(ends[-1]) + np.repeat(begins - ends + lengths, lengths)
    pieces = np.asarray(flat[np.minimum(places, max(len(flat) - 1, 0))]).astype(np.int64)
    pieces[ends - 1] = end
    return pieces, lengths
