"""Which rows of the embedding table a step needs, and which of them are candidates for the next piece.

The table is nearly half of the weights. A step touches its own pieces, and as candidates besides them the frequent
pieces and some at random (Jean et al. 2015, "On Using Very Large Target Vocabulary"); now and then all of them,
which keeps rare words honest.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from training.recipe import Device
from training.run.batch import Batch
from training.run.batches import Numbers


@dataclass(frozen=True, slots=True)
class Chosen:
    """rows: of the table, the candidates first; None takes all as they are. candidates: how many.

    places: [vocabulary], where in `rows` each piece stands, of those that are there.
    """

    rows: Numbers | None
    candidates: int
    places: Numbers


class Candidates:
    """Chooses by step: the same step chooses the same again."""

    def __init__(self, counts: NDArray[np.integer], device: Device, *, seed: int = 11) -> None:
        order = np.argsort(-counts, kind="stable")
        self._frequent, self._others = order[: device.frequent], order[device.frequent :]
        self._random = min(device.random, len(self._others))
        self._full_every, self._seed = device.full_every, seed
        self._vocabulary = len(counts)

    def choose(self, step: int, parts: Sequence[Batch]) -> Chosen:
        """Choose for a step, counted from 0, and all parts of its batch."""
        places = np.arange(self._vocabulary)
        if step % self._full_every == 0:
            return Chosen(None, self._vocabulary, places)
        random = np.random.default_rng([self._seed, step])
        some = random.choice(self._others, self._random, replace=False, shuffle=False)
        is_candidate, is_read = np.zeros(self._vocabulary, bool), np.zeros(self._vocabulary, bool)
        for pieces in (*(part.labels for part in parts), self._frequent, some):
            is_candidate[pieces] = True
        for part in parts:
            is_read[part.source] = is_read[part.inputs] = True
        candidates = np.flatnonzero(is_candidate)
        rows = np.concatenate([candidates, np.flatnonzero(is_read & ~is_candidate)])
        places[rows] = np.arange(len(rows))
        return Chosen(rows, len(candidates), places)
