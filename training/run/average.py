"""Averaged weights: what is measured and exported, since they do better than those of any one step."""

from collections.abc import Mapping

import torch
from torch import Tensor

from training.run.weights import Weights

# Steps between two samples: averaging each of them would say the same and cost more.
_EVERY = 5
_FIRST = 9


class Average:
    """A moving mean with a memory that grows to `keep`: at first it forgets the start soon (Izmailov et al. 2018)."""

    def __init__(self, weights: Mapping[str, Tensor], keep: float) -> None:
        self._weights, self._keep = weights, keep
        self.weights: Weights = {name: weight.detach().clone() for name, weight in weights.items()}

    def update(self, step: int) -> None:
        """Take a sample after a step, counted from 1, where it is time for one."""
        if step % _EVERY:
            return
        sample = step // _EVERY
        keep = min(self._keep, sample / (sample + _FIRST))
        with torch.no_grad():
            kept = list(self.weights.values())
            torch._foreach_lerp_(kept, [self._weights[name] for name in self.weights], 1 - keep)
