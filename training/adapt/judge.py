"""What weights are worth on pairs that were kept apart."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import torch
from safetensors.torch import load_file

from app.services.evaluation_data import Pair
from training.adapt.blend import Losses
from training.recipe import Recipe
from training.run.dev import Dev
from training.run.network import read_build
from training.run.weights import joined

if TYPE_CHECKING:
    from torch import Tensor


class Judge:
    """Measures losses on the processor, in float32: comparable whatever the machine trains on."""

    def __init__(self, init: Path, recipe: Recipe, own: Sequence[Pair], general: Sequence[Pair]) -> None:
        build = read_build(init)
        self._own = Dev(own, recipe.evaluation.sentences, init, build, recipe.cpu)
        self._general = Dev(general, len(general), init, build, recipe.cpu)

    def losses(self, weights: "Mapping[str, Tensor]") -> Losses:
        """Measure weights on both."""
        return Losses(self._own.loss(weights, torch.float32), self.general(weights))

    def general(self, weights: "Mapping[str, Tensor]") -> float:
        """Measure weights on the general pairs alone."""
        return self._general.loss(weights, torch.float32)


def weights_in(path: Path) -> "dict[str, Tensor]":
    """Read weights that a training has left in its state folder, as the trainer holds them."""
    return joined(load_file(path))


def between(parent: "Mapping[str, Tensor]", learnt: "Mapping[str, Tensor]", share: float) -> "dict[str, Tensor]":
    """Give the weights that lie so much of the way from the parent to what was learnt."""
    return {name: torch.lerp(weight, learnt[name], share) for name, weight in parent.items()}
