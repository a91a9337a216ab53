"""Where gradients of the parts of a batch come together, and are shortened."""

import math
from collections.abc import Mapping, Sequence
from functools import partial

import torch
from torch import Tensor

from training.run.crew import Crew, portions
from training.run.weights import Weights

_TINY = 1e-6
# Portions for each thread: the table is large, and mostly untouched.
_PORTIONS = 4


class Gradients:
    """Writes to `wholes`, by the name of the weight.

    by_rows: those that parts may give the gradients of some rows of; the others have none then.
    """

    def __init__(self, wholes: Weights, by_rows: Sequence[str], longest: float, crew: Crew) -> None:
        self._wholes, self._by_rows, self._longest, self._crew = wholes, frozenset(by_rows), longest, crew
        self._portions = portions({name: whole.numel() for name, whole in wholes.items()}, _PORTIONS * crew.hands)
        self._touched: Tensor | None = None

    def gather(self, rows: Tensor | None, found: Sequence[Mapping[str, Tensor]]) -> None:
        """Add up what the parts found, in their order, so that the sum is always the same; bring it to a length.

        rows: that the gradients in `by_rows` are of, None for all in turn. All together are made no longer than
        `longest` (Pascanu et al. 2013, "On the difficulty of training recurrent neural networks"). found: used up.
        """
        added = self._crew.do([partial(self._added, names, rows, found) for names in self._portions])
        shrink = self._longest / (math.sqrt(sum(square for _, square in added)) + _TINY)
        self._crew.do([partial(self._put, sums, rows, shrink) for sums, _ in added])
        self._touched = rows

    @torch.no_grad()
    def _added(
        self, names: Sequence[str], rows: Tensor | None, found: Sequence[Mapping[str, Tensor]]
    ) -> tuple[Weights, float]:
        """Give the sums, in place where they are of the whole weight, and the square of the length of all of them."""
        sums, square = {}, torch.zeros(())
        for name in names:
            first, *others = (gradients[name] for gradients in found)
            total = first if self._is_of_rows(name, rows) else self._wholes[name].copy_(first)
            for other in others:
                total.add_(other)
            flat = total.reshape(-1)
            sums[name], square = total, square + torch.dot(flat, flat)
        return sums, float(square)

    @torch.no_grad()
    def _put(self, sums: Weights, rows: Tensor | None, shrink: float) -> None:
        for name, gradient in sums.items():
            if not shrink >= 1:  # what is no number is to be seen everywhere
                gradient.mul_(shrink)
            if rows is None or not self._is_of_rows(name, rows):
                continue
            whole = self._wholes[name]
            if self._touched is None:
                whole.zero_()
            else:
                whole.index_fill_(0, self._touched, 0)
            whole.index_copy_(0, rows, gradient)

    def _is_of_rows(self, name: str, rows: Tensor | None) -> bool:
        return rows is not None and name in self._by_rows
