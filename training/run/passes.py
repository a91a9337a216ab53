"""One pass over a part of a batch, forward and backward, on leaves of its own: so that several run at once."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor
from torch.nn import functional

from training.export.marian import BIAS, SHARED
from training.recipe import Device, Schedule
from training.run.batch import Batch
from training.run.candidates import Chosen
from training.run.loss import linear_cross_entropy
from training.run.machine import even_rows
from training.run.network import Build, Inputs, Network
from training.run.weights import Weights


@dataclass(frozen=True, slots=True)
class Share:
    """What of a step is alike for all its passes.

    chosen: rows of the embedding table and candidates. table: [rows, width] and bias: [rows], those rows. labels: of
    all parts together.
    """

    chosen: Chosen
    table: Tensor
    bias: Tensor
    labels: int


class Pass:
    """Weights that autograd sees. They lie where the given ones do, so that all passes see what the optimizer moves.

    On a GPU, products are in half precision by autocast and rows stay in float32. On a processor rows are in half
    precision, too: there it is moving them that takes the time, and turning one into the other.
    """

    def __init__(
        self, build: Build, weights: Weights, schedule: Schedule, options: Device, precision: torch.dtype
    ) -> None:
        self._build, self._smoothing, self._chunk = build, schedule.smoothing, options.chunk
        self._precision = precision
        self._leaves = {name: weight.detach().requires_grad_() for name, weight in weights.items()}
        device = next(iter(weights.values())).device
        self._is_cast = device.type != "cpu" and precision == torch.bfloat16
        kind = torch.float32 if self._is_cast else precision
        self._network = Network(build, self._leaves, dropout=options.dropout, kind=kind)

    def take(self, part: Batch, share: Share) -> tuple[Tensor, Mapping[str, Tensor]]:
        """Give the loss of the part, summed, and the gradients of all that it touches, of the mean over all parts."""
        precision = self._precision
        device = share.table.device
        table, bias = share.table.detach().requires_grad_(), share.bias.detach().requires_grad_()
        places, candidates = share.chosen.places, share.chosen.candidates
        inputs = inputs_of(part, places, self._build.sizes.pad, device, even_rows(device, precision))
        with torch.autocast(device.type, torch.bfloat16, enabled=self._is_cast):
            hidden = self._network.hidden(table, inputs)
        loss = linear_cross_entropy(
            hidden.to(precision),
            table[:candidates],
            bias[:candidates],
            torch.from_numpy(places[part.labels]).to(device, non_blocking=True),
            smoothing=self._smoothing,
            chunk=self._chunk,
        )
        names, tensors = zip(*({**self._leaves, SHARED: table, BIAS: bias}).items(), strict=True)
        found = torch.autograd.grad(loss / share.labels, tensors)
        return loss.detach(), dict(zip(names, found, strict=True))


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
