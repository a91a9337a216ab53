"""One step of learning: a batch in, weights moved."""

from collections.abc import Mapping

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor
from torch.nn import functional

from training.export.marian import BIAS, SHARED
from training.recipe import Device, Recipe
from training.run.average import Average
from training.run.batch import Batch
from training.run.candidates import Candidates, Chosen
from training.run.loss import linear_cross_entropy
from training.run.machine import even_rows
from training.run.network import Build, Inputs, Network
from training.run.optimizer import Optimizer
from training.run.weights import Weights

# What a dropout draws from, with the number of the step: so that a resumed training draws the same.
_SEED = 13_000_003
_KEPT = ("weights", "average", "optimizer")


class Learner:
    """The weights, their average, and the optimizer that moves them.

    Embeddings and output bias are moved as a whole, but autograd sees only the rows of them that a step touches (see
    `candidates`): a gradient as large as the table is made in one step of eight, not three times in each.
    """

    def __init__(
        self,
        build: Build,
        weights: Weights,
        recipe: Recipe,
        options: Device,
        *,
        counts: NDArray[np.integer],
        device: torch.device,
        precision: torch.dtype,
    ) -> None:
        self._build, self._schedule, self._options = build, recipe.schedule, options
        self._device, self._precision = device, precision
        self._even = even_rows(device, precision)
        self._weights = {name: tensor.to(device).requires_grad_() for name, tensor in weights.items()}
        self._layers = {name: tensor for name, tensor in self._weights.items() if name not in {SHARED, BIAS}}
        for name in (SHARED, BIAS):
            self._weights[name].grad = torch.zeros_like(self._weights[name])
        self._touched: Tensor | None = None
        self._network = Network(build, self._layers, dropout=options.dropout)
        self.candidates = Candidates(counts, options)
        self._optimizer = Optimizer(self._weights, recipe.schedule, precision)
        self._average = Average(self._weights, recipe.schedule.average)
        self._loss, self._pieces = torch.zeros((), device=device), 0

    @property
    def averaged(self) -> Weights:
        """The averaged weights, on the device."""
        return self._average.weights

    def learn(self, step: int, batch: Batch, rate: float) -> None:
        """Take step number `step`, counted from 0, at this rate."""
        if self._options.dropout:
            torch.manual_seed(_SEED + step)
        chosen = self.candidates.choose(step, batch)
        rows = None if chosen.rows is None else self._moved(chosen.rows)
        leaves = {name: self._leaf(name, rows) for name in (SHARED, BIAS)}
        loss = self._loss_of(batch, chosen, leaves[SHARED], leaves[BIAS])
        (loss / len(batch.labels)).backward()  # type: ignore[no-untyped-call]
        torch.nn.utils.clip_grad_norm_([*self._layers.values(), *leaves.values()], self._schedule.clip)
        self._take_over(rows, leaves)
        self._optimizer.step(rate)
        with torch.no_grad():
            self._weights[SHARED][self._build.sizes.pad] = 0
        for tensor in self._layers.values():
            tensor.grad = None
        self._average.update(step + 1)
        self._loss += loss.detach()
        self._pieces += len(batch.labels)

    def take_loss(self) -> float:
        """Give the mean loss since the last call, in nats a piece, labels smoothed."""
        mean = float(self._loss) / max(self._pieces, 1)
        self._loss.zero_()
        self._pieces = 0
        return mean

    def tensors(self) -> dict[str, dict[str, Tensor]]:
        """Give all that a state holds; not copies."""
        weights = {name: tensor.detach() for name, tensor in self._weights.items()}
        return dict(zip(_KEPT, (weights, self._average.weights, self._optimizer.tensors()), strict=True))

    def load(self, tensors: Mapping[str, Mapping[str, Tensor]]) -> None:
        """Take over what `tensors` gave; KeyError or RuntimeError where it is of another model."""
        weights, average, optimizer = (tensors[name] for name in _KEPT)
        with torch.no_grad():
            for held, given in ((self._weights, weights), (self._average.weights, average)):
                for name, tensor in held.items():
                    tensor.copy_(given[name])
        self._optimizer.load(optimizer)

    def _loss_of(self, batch: Batch, chosen: Chosen, table: Tensor, bias: Tensor) -> Tensor:
        inputs = inputs_of(batch, chosen.places, self._build.sizes.pad, self._device, self._even)
        with torch.autocast(self._device.type, torch.bfloat16, enabled=self._precision == torch.bfloat16):
            hidden = self._network.hidden(table, inputs)
        return linear_cross_entropy(
            hidden.to(self._precision),
            table[: chosen.candidates],
            bias[: chosen.candidates],
            self._moved(chosen.places[batch.labels]),
            smoothing=self._schedule.smoothing,
            chunk=self._options.chunk,
        )

    def _leaf(self, name: str, rows: Tensor | None) -> Tensor:
        whole = self._weights[name].detach()
        return (whole if rows is None else whole.index_select(0, rows)).requires_grad_()

    def _take_over(self, rows: Tensor | None, leaves: Mapping[str, Tensor]) -> None:
        """Put the gradients of rows where the optimizer looks for those of the whole: zero elsewhere."""
        for name, leaf in leaves.items():
            whole = self._weights[name].grad
            if whole is None or leaf.grad is None:
                continue
            if self._touched is None:
                whole.zero_()
            else:
                whole.index_fill_(0, self._touched, 0)
            if rows is None:
                whole.copy_(leaf.grad)
            else:
                whole.index_copy_(0, rows, leaf.grad)
        self._touched = rows

    def _moved(self, numbers: NDArray[np.int64]) -> Tensor:
        return torch.from_numpy(numbers).to(self._device, non_blocking=True)


def inputs_of(batch: Batch, places: NDArray[np.int64], pad: int, device: torch.device, even: int = 1) -> Inputs:
    """Give what the network reads of a batch. places: for each piece, its row in the table that goes with it.

    even: the rows of each side are made a multiple of it; the network gives as many.
    """
    unmoved, sides = int(places[pad]), []
    for pieces, grid in ((batch.source, batch.source_grid), (batch.inputs, batch.target_grid)):
        rows, evened = torch.from_numpy(places[pieces]), grid.evened(even)
        sides.append((functional.pad(rows, (0, evened.spare), value=unmoved).to(device), evened.to(device)))
    (source, source_grid), (target, target_grid) = sides
    return Inputs(source, target, source_grid, target_grid, unmoved)
