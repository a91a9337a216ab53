"""Sentences one after the other, without padding, and the grid that attention alone needs them in."""

from dataclasses import dataclass
from typing import Protocol

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor
from torch.nn import functional


@dataclass(frozen=True, slots=True)
class Grid:
    """How n packed rows, sentence after sentence, stand in a grid of sentences by places.

    positions: [n], the place of each row in its sentence. Where all sentences are of one length the grid is full, and
    the rest None; else cells: [sentences * places], the row of each cell, any one where none is; homes: [n], the
    cell of each row; filled: [sentences, places], whether a cell holds a row, None where all do. spare: how many rows
    at the end are of no sentence; they are seen by none and teach nothing.
    """

    sentences: int
    places: int
    positions: Tensor
    cells: Tensor | None = None
    homes: Tensor | None = None
    filled: Tensor | None = None
    spare: int = 0

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

    def evened(self, even: int) -> "Grid":
        """Give the same with spare rows, so that the rows are a multiple of a number."""
        total = len(self.positions)
        spare = -total % even
        if not spare:
            return self
        each = torch.arange(total)
        cells, homes = (each, each) if self.cells is None or self.homes is None else (self.cells, self.homes)
        positions, homes = (functional.pad(rows, (0, spare)) for rows in (self.positions, homes))
        return Grid(self.sentences, self.places, positions, cells, homes, self.filled, spare)

    def to(self, device: torch.device) -> "Grid":
        """Give the same on another device."""
        moved = [
            None if tensor is None else tensor.to(device, non_blocking=True)
            for tensor in (self.positions, self.cells, self.homes, self.filled)
        ]
        return Grid(self.sentences, self.places, moved[0], *moved[1:], self.spare)  # type: ignore[arg-type]  # positions are there


class _Context(Protocol):
    saved_tensors: tuple[Tensor, ...]
    grid: Grid

    def save_for_backward(self, *tensors: Tensor | None) -> None: ...


class _Spread(torch.autograd.Function):
    """Each way is one gather: autograd's own backward of index_select adds row by row, which is slow on a CPU."""

    @staticmethod
    def forward(ctx: _Context, rows: Tensor, grid: Grid) -> Tensor:
        ctx.grid = grid
        return rows.index_select(0, grid.cells)

    @staticmethod
    def backward(ctx: _Context, *grads: Tensor) -> tuple[Tensor, None]:
        steep = grads[0].index_select(0, ctx.grid.homes)
        if ctx.grid.spare:
            steep[-ctx.grid.spare :] = 0
        return steep, None


class _Gather(torch.autograd.Function):
    @staticmethod
    def forward(ctx: _Context, cells: Tensor, grid: Grid) -> Tensor:
        ctx.grid = grid
        return cells.index_select(0, grid.homes)

    @staticmethod
    def backward(ctx: _Context, *grads: Tensor) -> tuple[Tensor, None]:
        steep = grads[0].index_select(0, ctx.grid.cells)
        return (steep if ctx.grid.filled is None else steep.mul_(ctx.grid.filled.view(-1, 1))), None


def spread(rows: Tensor, grid: Grid) -> Tensor:
    """Lay packed rows [n, width] out as [sentences, places, width]. Empty cells hold rows of others: mask them."""
    spaced: Tensor = rows
    if grid.cells is not None:
        spaced = _Spread.apply(rows, grid)  # type: ignore[no-untyped-call]
    return spaced.view(grid.sentences, grid.places, -1)


def gather(spaced: Tensor, grid: Grid) -> Tensor:
    """Take [sentences, places, width] together to packed rows [n, width]."""
    flat = spaced.reshape(grid.sentences * grid.places, -1)
    if grid.cells is None:
        return flat
    rows: Tensor = _Gather.apply(flat, grid)  # type: ignore[no-untyped-call]
    return rows
