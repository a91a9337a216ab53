"""Sentences one after the other, without padding, and the grid that attention alone needs them in."""

from dataclasses import dataclass
from typing import Protocol

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor


@dataclass(frozen=True, slots=True)
class Grid:
    """How n packed rows, sentence after sentence, stand in a grid of sentences by places.

    positions: [n], the place of each row in its sentence. Where all sentences are of one length the grid is full, and
    the rest None; else cells: [sentences * places], the row of each cell, any one where none is; homes: [n], the
    cell of each row; filled: [sentences, places], whether a cell holds a row.
    """

    sentences: int
    places: int
    positions: Tensor
    cells: Tensor | None = None
    homes: Tensor | None = None
    filled: Tensor | None = None

    @classmethod
    def of(cls, lengths: NDArray[np.int64]) -> "Grid":
        """Lay out sentences of these lengths, all above 0."""
        places, total = int(lengths.max()), int(lengths.sum())
        begins = np.cumsum(lengths) - lengths
        positions = np.arange(total) - np.repeat(begins, lengths)
        if total == places * len(lengths):
            return cls(len(lengths), places, torch.from_numpy(positions))
        filled = np.arange(places) < lengths[:, None]
        cells = np.where(filled, begins[:, None] + np.arange(places), 0)
        return cls(
            len(lengths),
            places,
            torch.from_numpy(positions),
            torch.from_numpy(cells.ravel()),
            torch.from_numpy(np.flatnonzero(filled)),
            torch.from_numpy(filled),
        )

    def to(self, device: torch.device) -> "Grid":
        """Give the same on another device."""
        moved = [
            None if tensor is None else tensor.to(device, non_blocking=True)
            for tensor in (self.positions, self.cells, self.homes, self.filled)
        ]
        return Grid(self.sentences, self.places, moved[0], *moved[1:])  # type: ignore[arg-type]  # positions are there


class _Context(Protocol):
    saved_tensors: tuple[Tensor, ...]

    def save_for_backward(self, *tensors: Tensor) -> None: ...


class _Spread(torch.autograd.Function):
    """Each way is one gather: autograd's own backward of index_select adds row by row, which is slow on a CPU."""

    @staticmethod
    def forward(ctx: _Context, rows: Tensor, cells: Tensor, homes: Tensor) -> Tensor:
        ctx.save_for_backward(homes)
        return rows.index_select(0, cells)

    @staticmethod
    def backward(ctx: _Context, *grads: Tensor) -> tuple[Tensor, None, None]:
        (homes,) = ctx.saved_tensors
        return grads[0].index_select(0, homes), None, None


class _Gather(torch.autograd.Function):
    @staticmethod
    def forward(ctx: _Context, grid: Tensor, cells: Tensor, homes: Tensor, filled: Tensor) -> Tensor:
        ctx.save_for_backward(cells, filled)
        return grid.index_select(0, homes)

    @staticmethod
    def backward(ctx: _Context, *grads: Tensor) -> tuple[Tensor, None, None, None]:
        cells, filled = ctx.saved_tensors
        return grads[0].index_select(0, cells).mul_(filled.view(-1, 1)), None, None, None


def spread(rows: Tensor, grid: Grid) -> Tensor:
    """Lay packed rows [n, width] out as [sentences, places, width]. Empty cells hold rows of others: mask them."""
    spaced: Tensor = rows
    if grid.cells is not None:
        spaced = _Spread.apply(rows, grid.cells, grid.homes)  # type: ignore[no-untyped-call]
    return spaced.view(grid.sentences, grid.places, -1)


def gather(spaced: Tensor, grid: Grid) -> Tensor:
    """Take [sentences, places, width] together to packed rows [n, width]."""
    flat = spaced.reshape(grid.sentences * grid.places, -1)
    if grid.cells is None:
        return flat
    rows: Tensor = _Gather.apply(flat, grid.cells, grid.homes, grid.filled)  # type: ignore[no-untyped-call]
    return rows
