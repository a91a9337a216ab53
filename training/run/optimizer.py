"""Muon for the matrices of the layers, AdamW for all else."""

import math
from collections.abc import Mapping

import torch
from torch import Tensor

from training.recipe import Schedule
from training.run.orthogonal import orthogonal
from training.run.weights import matrices_in

_MOMENTUM = 0.95
_BETAS = (0.9, 0.98)
# Brings Muon's steps to the length that AdamW's have (Liu et al. 2025, "Muon is Scalable for LLM Training").
_LIKE_ADAMW = 0.2
_MEAN, _SQUARE, _COUNT, _SPEED = "mean", "square", "count", "momentum"


class Optimizer:
    """Moves weights against their gradients, which stand in their `grad`. precision: of Muon's products."""

    def __init__(
        self, weights: Mapping[str, Tensor], schedule: Schedule, precision: torch.dtype = torch.float32
    ) -> None:
        is_muon = schedule.optimizer == "muon"
        matrices = {
            name: weight for name, weight in weights.items() if is_muon and weight.dim() == 2 and ".layers." in name
        }
        self._muon = [_Alike(dict(alike), schedule.decay, precision) for alike in _by_shape(matrices).values()]
        self._others = {name: weight for name, weight in weights.items() if name not in matrices}
        self._adamw = torch.optim.AdamW(
            list(self._others.values()), betas=_BETAS, weight_decay=schedule.decay, fused=True
        )

    def step(self, rate: float) -> None:
        """Take a step at this rate."""
        for group in self._adamw.param_groups:
            group["lr"] = rate
        self._adamw.step()
        with torch.no_grad():
            for alike in self._muon:
                alike.step(rate)

    def tensors(self) -> dict[str, Tensor]:
        """Give all that the optimizer remembers, by name; not copies."""
        kept = {f"{_SPEED}.{name}": tensor for alike in self._muon for name, tensor in alike.speeds().items()}
        for name, weight in self._others.items():
            if state := self._adamw.state.get(weight):
                kept |= {
                    f"{_MEAN}.{name}": state["exp_avg"],
                    f"{_SQUARE}.{name}": state["exp_avg_sq"],
                    f"{_COUNT}.{name}": state["step"],
                }
        return kept

    def load(self, kept: Mapping[str, Tensor]) -> None:
        """Take over what `tensors` gave; KeyError or RuntimeError where it is of other weights."""
        with torch.no_grad():
            for alike in self._muon:
                for name, speed in alike.speeds().items():
                    speed.copy_(kept[f"{_SPEED}.{name}"])
        for name, weight in self._others.items():
            if f"{_COUNT}.{name}" in kept:
                self._adamw.state[weight] = {
                    "exp_avg": kept[f"{_MEAN}.{name}"].to(weight).clone(),
                    "exp_avg_sq": kept[f"{_SQUARE}.{name}"].to(weight).clone(),
                    "step": kept[f"{_COUNT}.{name}"].clone(),
                }


class _Alike:
    """Muon for weights whose matrices are all of one shape: their momentum lies in one block, as one batch."""

    def __init__(self, weights: dict[str, Tensor], decay: float, precision: torch.dtype) -> None:
        self._weights, self._decay, self._precision = weights, decay, precision
        first = next(iter(weights.items()))
        self._shape = (first[1].shape[0] // matrices_in(first[0]), first[1].shape[1])
        self._counts = [matrices_in(name) for name in weights]
        self._momentum = first[1].new_zeros((sum(self._counts), *self._shape))

    def speeds(self) -> dict[str, Tensor]:
        parts = torch.split(self._momentum, self._counts)
        return {name: part.view_as(weight) for (name, weight), part in zip(self._weights.items(), parts, strict=True)}

    def step(self, rate: float) -> None:
        weights = list(self._weights.values())
        steep = torch.cat([weight.grad.view(-1, *self._shape) for weight in weights if weight.grad is not None])
        self._momentum.lerp_(steep, 1 - _MOMENTUM)
        moves = torch.split(
            orthogonal(steep.lerp_(self._momentum, _MOMENTUM).to(self._precision)).float(), self._counts
        )
        torch._foreach_mul_(weights, 1 - rate * self._decay)
        each = [move.reshape(weight.shape) for move, weight in zip(moves, weights, strict=True)]
        torch._foreach_add_(weights, each, alpha=-rate * _LIKE_ADAMW * math.sqrt(max(self._shape)))


def _by_shape(matrices: Mapping[str, Tensor]) -> dict[tuple[int, int], dict[str, Tensor]]:
    groups: dict[tuple[int, int], dict[str, Tensor]] = {}
    for name, weight in matrices.items():
        groups.setdefault((weight.shape[0] // matrices_in(name), weight.shape[1]), {})[name] = weight
    return groups
