"""Sentences one after the other, without padding, and the grid that attention alone needs them in."""

from dataclasses import dataclass, replace
from typing import Protocol

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor
from torch.nn import functional


@dataclass(frozen=True, slots=True)
class Grid:
    """How n packed rows, sentence after sentence, stand in a grid of sentences by places.

    positions: [n], the place of each row in its sentence. cells: [sentences * places], the row of each cell, any one
    where none is. homes: [n], the cell of each row. filled: [sentences, places], whether a cell holds a row; None where
    all do. spare: how many rows at the end are of no sentence; they are seen by none and teach nothing.
    """

    sentences: int
    places: int
    positions: Tensor
    cells: Tensor
    homes: Tensor
    filled: Tensor | None = None
    spare: int = 0

    @classmethod
    def of(cls, lengths: NDArray[np.int64]) -> "Grid":
        """Lay out sentences of these lengths, all above 0."""
        places, total = int(lengths.max()), int(lengths.sum())
        begins = np.cumsum(lengths) - lengths
        positions = np.arange(total) - np.repeat(begins, lengths)
        filled = np.arange(places) < lengths[:, None]
        cells = np.where(filled, begins[:, None] + np.arange(places), 0)
        return cls(
            len(lengths),
            places,
            torch.from_numpy(positions),
            torch.from_numpy(cells.ravel()),
            torch.from_numpy(np.flatnonzero(filled)),
            None if filled.all() else torch.from_numpy(filled),
        )

    @property
    def is_full(self) -> bool:
        """Whether the rows are the cells, one after the other."""
        return self.filled is None and not self.spare

    def evened(self, even: int) -> "Grid":
        """Give the same with spare rows, so that the rows are a multiple of a number."""
        spare = -len(self.positions) % even
        if not spare:
            return self
        positions, homes = (functional.pad(rows, (0, spare)) for rows in (self.positions, self.homes))
        return replace(self, positions=positions, homes=homes, spare=spare)

    def to(self, device: torch.device) -> "Grid":
        """Give the same on another device."""
        positions, cells, homes = (
            rows.to(device, non_blocking=True) for rows in (self.positions, self.cells, self.homes)
        )
        filled = None if self.filled is None else self.filled.to(device, non_blocking=True)
        return replace(self, positions=positions, cells=cells, homes=homes, filled=filled)


class _Context(Protocol):
    grid: Grid


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
    if not grid.is_full:
        spaced = _Spread.apply(rows, grid)  # type: ignore[no-untyped-call]
    return spaced.view(grid.sentences, grid.places, -1)


def gather(spaced: Tensor, grid: Grid) -> Tensor:
    """Take [sentences, places, width] together to packed rows [n, width]."""
    flat = spaced.reshape(grid.sentences * grid.places, -1)
    if grid.is_full:
        return flat
    rows: Tensor = _Gather.apply(flat, grid)  # type: ignore[no-untyped-call]
    return rows
