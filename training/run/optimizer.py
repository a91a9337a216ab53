"""Muon for the matrices of the layers, AdamW for all else."""

import math
from collections.abc import Mapping
from functools import partial

import torch
from torch import Tensor

from training.recipe import Schedule
from training.run.crew import Crew
from training.run.orthogonal import orthogonal
from training.run.weights import Weights, matrices_in

_MOMENTUM = 0.95
_BETAS = (0.9, 0.98)
# Brings Muon's steps to the length that AdamW's have (Liu et al. 2025, "Muon is Scalable for LLM Training").
_LIKE_ADAMW = 0.2
# Steps between two that draw matrices towards zero: by itself that takes as long as moving them does.
_DECAY_EVERY = 16
_MEAN, _SQUARE, _COUNT, _SPEED = "mean", "square", "count", "momentum"


class Optimizer:
    """Moves weights against `gradients`, which are to be written in place, by name.

    precision: of Muon's products. shown: copies of weights in another precision, brought up to date with them. crew:
    moves kinds of weights side by side.
    """

    def __init__(
        self,
        weights: Mapping[str, Tensor],
        schedule: Schedule,
        precision: torch.dtype = torch.float32,
        *,
        shown: Mapping[str, Tensor] | None = None,
        crew: Crew | None = None,
    ) -> None:
        is_muon = schedule.optimizer == "muon"
        matrices = {
            name: weight for name, weight in weights.items() if is_muon and weight.dim() == 2 and ".layers." in name
        }
        self._shown, self._crew = shown or {}, crew or Crew()
        self._muon = [_Alike(alike, schedule.decay, precision, self._shown) for alike in _by_shape(matrices).values()]
        self._others = {name: weight for name, weight in weights.items() if name not in matrices}
        self.gradients: Weights = {name: torch.zeros_like(weight) for name, weight in self._others.items()}
        for name, weight in self._others.items():
            weight.grad = self.gradients[name]
        for alike in self._muon:
            self.gradients |= alike.gradients()
        self._adamw = torch.optim.AdamW(
            list(self._others.values()), betas=_BETAS, weight_decay=schedule.decay, fused=True
        )

    def step(self, number: int, rate: float) -> None:
        """Take the step of this number, counted from 0, at this rate."""
        others = partial(self._move_others, rate)
        if self._muon:
            self._crew.do([others, *(partial(alike.step, number, rate) for alike in self._muon)])
        else:
            others()

    def tensors(self) -> Weights:
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
        for alike in self._muon:
            for name, speed in alike.speeds().items():
                speed.copy_(kept[f"{_SPEED}.{name}"])
        for name, weight in self._others.items():
            if f"{_COUNT}.{name}" in kept:
                self._adamw.state[weight] = {
                    "exp_avg": kept[f"{_MEAN}.{name}"].to(weight).clone(),
                    "exp_avg_sq": kept[f"{_SQUARE}.{name}"].to(weight).clone(),
                    "step": kept[f"{_COUNT}.{name}"].to(weight.device).clone(),
                }

    @torch.no_grad()
    def _move_others(self, rate: float) -> None:
        for group in self._adamw.param_groups:
            group["lr"] = rate
        self._adamw.step()
        for name, weight in self._others.items():
            if name in self._shown:
                self._shown[name].copy_(weight)


class _Alike:
    """Muon for weights whose matrices are of one shape: momentum and gradients lie in one block each, as a batch."""

    def __init__(self, weights: Weights, decay: float, precision: torch.dtype, shown: Mapping[str, Tensor]) -> None:
        self._weights, self._decay, self._precision, self._shown = weights, decay, precision, shown
        name, first = next(iter(weights.items()))
        self._counts = [matrices_in(name) for name in weights]
        self._shape = (first.shape[0] // matrices_in(name), first.shape[1])
        self._momentum, self._steep = (first.new_zeros((sum(self._counts), *self._shape)) for _ in range(2))

    def gradients(self) -> Weights:
        return self._by_name(self._steep)

    def speeds(self) -> Weights:
        return self._by_name(self._momentum)

    @torch.no_grad()
    def step(self, number: int, rate: float) -> None:
        self._momentum.lerp_(self._steep, 1 - _MOMENTUM)
        moves = orthogonal(self._steep.lerp_(self._momentum, _MOMENTUM).to(self._precision))
        length = rate * _LIKE_ADAMW * math.sqrt(max(self._shape))
        for name, move in self._by_name(moves).items():
            weight = self._weights[name]
            if number % _DECAY_EVERY == 0:
                weight.mul_(1 - rate * self._decay * _DECAY_EVERY)
            weight.add_(move, alpha=-length)
            if name in self._shown:
                self._shown[name].copy_(weight)

    def _by_name(self, block: Tensor) -> Weights:
        parts = torch.split(block, self._counts)
        return {
            name: part.reshape(weight.shape) for (name, weight), part in zip(self._weights.items(), parts, strict=True)
        }


def _by_shape(matrices: Mapping[str, Tensor]) -> dict[tuple[int, int], Weights]:
    groups: dict[tuple[int, int], Weights] = {}
    for name, weight in matrices.items():
        groups.setdefault((weight.shape[0] // matrices_in(name), weight.shape[1]), {})[name] = weight
    return groups
