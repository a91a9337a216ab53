"""One step of learning: the parts of a batch in, weights moved."""

from collections.abc import Mapping, Sequence
from functools import partial

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from training.export.marian import BIAS, SHARED
from training.recipe import Device, Recipe
from training.run.average import Average
from training.run.batch import Batch
from training.run.candidates import Candidates
from training.run.crew import Crew
from training.run.gradients import Gradients
from training.run.network import Build
from training.run.optimizer import Optimizer
from training.run.passes import Pass, Share
from training.run.weights import Weights

# What a dropout draws from, with the number of the step: so that a resumed training draws the same.
_SEED = 13_000_003
_KEPT = ("weights", "average", "optimizer")


class Learner:
    """The weights, their average, and the optimizer that moves them.

    Embeddings and output bias are moved as a whole, but autograd sees only the rows of them that a step touches (see
    `candidates`): a gradient as large as the table is made in one step of eight, not three times in each. Matrices of
    the layers and their biases it sees in the precision of the products, put there once a step.
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
        crew: Crew,
    ) -> None:
        self._pad, self._options, self._device = build.sizes.pad, options, device
        self._crew = crew
        self._weights = {name: tensor.detach().to(device) for name, tensor in weights.items()}
        self._layers = {name: tensor for name, tensor in self._weights.items() if name not in {SHARED, BIAS}}
        self._shown = {
            name: tensor.to(precision) for name, tensor in self._layers.items() if _is_shown(name, precision)
        }
        seen = {**self._layers, **self._shown}
        self._passes = [Pass(build, seen, recipe.schedule, options, precision) for _ in range(crew.hands)]
        self.candidates = Candidates(counts, options)
        self._optimizer = Optimizer(self._weights, recipe.schedule, precision, shown=self._shown, crew=crew)
        self._gradients = Gradients(self._optimizer.gradients, (SHARED, BIAS), recipe.schedule.clip, crew)
        self._average = Average(self._weights, recipe.schedule.average)
        self._loss, self._pieces = torch.zeros((), device=device), 0

    @property
    def averaged(self) -> Weights:
        """The averaged weights, on the device."""
        return self._average.weights

    def learn(self, step: int, parts: Sequence[Batch], rate: float) -> None:
        """Take step number `step`, counted from 0, at this rate. parts: of its batch, as many as hands or fewer."""
        if self._options.dropout:
            torch.manual_seed(_SEED + step)
        chosen, labels = self.candidates.choose(step, parts), sum(len(part.labels) for part in parts)
        rows = None if chosen.rows is None else torch.from_numpy(chosen.rows).to(self._device, non_blocking=True)
        table, bias = (self._rows(name, rows) for name in (SHARED, BIAS))
        share = Share(chosen, table, bias, labels)
        passes = zip(self._passes[: len(parts)], parts, strict=True)
        taken = self._crew.do([partial(one.take, part, share) for one, part in passes])
        for loss, _ in taken:
            self._loss += loss
        self._pieces += labels
        self._gradients.gather(rows, [gradients for _, gradients in taken])
        del taken
        self._optimizer.step(step, rate)
        self._weights[SHARED][self._pad] = 0
        self._average.update(step + 1)

    def take_loss(self) -> float:
        """Give the mean loss since the last call, in nats a piece, labels smoothed."""
        mean = float(self._loss) / max(self._pieces, 1)
        self._loss.zero_()
        self._pieces = 0
        return mean

    def tensors(self) -> dict[str, dict[str, Tensor]]:
        """Give all that a state holds; not copies."""
        return dict(zip(_KEPT, (self._weights, self._average.weights, self._optimizer.tensors()), strict=True))

    def load(self, tensors: Mapping[str, Mapping[str, Tensor]]) -> None:
        """Take over what `tensors` gave; KeyError or RuntimeError where it is of another model."""
        weights, average, optimizer = (tensors[name] for name in _KEPT)
        for held, given in ((self._weights, weights), (self._average.weights, average)):
            for name, tensor in held.items():
                tensor.copy_(given[name])
        for name, shown in self._shown.items():
            shown.copy_(self._layers[name])
        self._optimizer.load(optimizer)

    def _rows(self, name: str, rows: Tensor | None) -> Tensor:
        whole = self._weights[name]
        return whole if rows is None else whole.index_select(0, rows)


def _is_shown(name: str, precision: torch.dtype) -> bool:
    """Whether passes see a weight in half precision. Norms they see as they are: they are taken in float32."""
    return precision != torch.float32 and "_layer_norm." not in name
