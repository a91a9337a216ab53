"""Where gradients of the parts of a batch come together, and are shortened."""

import math
from collections.abc import Mapping, Sequence
from functools import partial

import torch
from torch import Tensor

from training.run.crew import Crew, portions
from training.run.weights import Weights

_TINY = 1e-6


class Gradients:
    """Writes to `wholes`, by the name of the weight. Of a table some of whose rows were touched, others have none."""

    def __init__(self, wholes: Weights, longest: float, crew: Crew) -> None:
        self._wholes, self._longest, self._crew = wholes, longest, crew
        self._portions = portions({name: whole.numel() for name, whole in wholes.items()}, crew.hands)
        self._touched: dict[str, Tensor] = {}

    @torch.no_grad()
    def gather(self, rows: Tensor | None, found: Sequence[Mapping[str, Tensor]]) -> None:
        """Add up what the parts found, in their order, so that the sum is always the same; bring it to a length.

        rows: those of the embedding table and its bias that gradients were found of, None for all. All together are
        made no longer than `longest` (Pascanu et al. 2013, "On the difficulty of training recurrent neural networks").
        """
        added = self._crew.do([partial(self._added, names, found) for names in self._portions])
        length = math.sqrt(sum(_square(gradients) for gradients in added))
        shrink = self._longest / (length + _TINY)
        self._crew.do([partial(self._put, gradients, rows, shrink) for gradients in added])

    def _added(self, names: Sequence[str], found: Sequence[Mapping[str, Tensor]]) -> Weights:
        """Give the sums: in place where they are of the whole weight."""
        sums = {}
        for name in names:
            first, *others = (gradients[name] for gradients in found)
            if first.shape == self._wholes[name].shape:
                first = self._wholes[name].copy_(first)
            for other in others:
                first.add_(other)
            sums[name] = first
        return sums

    def _put(self, sums: Weights, rows: Tensor | None, shrink: float) -> None:
        for name, gradient in sums.items():
            whole = self._wholes[name]
            if shrink < 1:
                gradient.mul_(shrink)
            if gradient is whole:
                self._touched.pop(name, None)
            elif rows is not None:
                if name in self._touched:
                    whole.index_fill_(0, self._touched[name], 0)
                else:
                    whole.zero_()
                whole.index_copy_(0, rows, gradient)
                self._touched[name] = rows


def _square(gradients: Weights) -> float:
    """Give the square of the length of all together."""
    flat = (gradient.reshape(-1) for gradient in gradients.values())
    return float(sum((torch.dot(one, one) for one in flat), torch.zeros(())))
