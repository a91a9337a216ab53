"""Packed rows and the grid that attention needs."""

import numpy as np
import pytest
import torch

from training.run.grid import Grid, gather, spread

pytestmark = pytest.mark.torch


def test_rows_stand_where_their_sentence_and_place_say() -> None:
    grid = Grid.of(np.array([3, 1, 2]))
    rows = torch.arange(6.0).view(6, 1)
    spaced = spread(rows, grid)
    assert grid.filled is not None
    assert spaced.shape == (3, 3, 1)
    assert [spaced[n, :, 0][grid.filled[n]].tolist() for n in range(3)] == [[0, 1, 2], [3], [4, 5]]
    assert grid.positions.tolist() == [0, 1, 2, 0, 0, 1]
    assert torch.equal(gather(spaced, grid), rows)


def test_sentences_of_one_length_are_a_full_grid_and_need_no_gathering() -> None:
    grid = Grid.of(np.array([2, 2]))
    rows = torch.arange(8.0).view(4, 2)
    assert grid.is_full
    assert torch.equal(spread(rows, grid), rows.view(2, 2, 2))
    assert torch.equal(gather(spread(rows, grid), grid), rows)


def test_gradients_are_those_of_the_rows_alone() -> None:
    grid = Grid.of(np.array([3, 1, 2]))
    assert grid.filled is not None
    rows = torch.randn(6, 4, dtype=torch.float64, requires_grad=True)
    weights = torch.randn(3, 3, 4, dtype=torch.float64) * grid.filled[:, :, None]  # as attention leaves the padding out
    (spread(rows, grid) * weights).sum().backward()
    assert rows.grad is not None
    assert torch.equal(rows.grad, weights[grid.filled])
    spaced = torch.randn(3, 3, 4, dtype=torch.float64, requires_grad=True)
    steep = torch.randn(6, 4, dtype=torch.float64)
    (gather(spaced, grid) * steep).sum().backward()
    expected = torch.zeros(3, 3, 4, dtype=torch.float64)
    expected[grid.filled] = steep
    assert spaced.grad is not None
    assert torch.equal(spaced.grad, expected)


@pytest.mark.parametrize("lengths", [[3, 1, 2], [2, 2]], ids=["ragged", "even"])
def test_spare_rows_are_seen_by_none_and_teach_nothing(lengths: list[int]) -> None:
    plain = Grid.of(np.array(lengths))
    grid, total = plain.evened(8), sum(lengths)
    assert grid.spare == 8 - total
    assert len(grid.positions) == 8
    assert grid.evened(8) is grid
    rows = torch.randn(8, 4, dtype=torch.float64, requires_grad=True)
    spaced = spread(rows, grid)
    assert torch.equal(spaced, spread(rows[:total], plain))
    assert torch.equal(gather(spaced, grid)[:total], rows[:total])
    (spaced**2).sum().backward()
    assert rows.grad is not None
    assert not rows.grad[total:].any()
    cells = torch.randn(*spaced.shape, dtype=torch.float64, requires_grad=True)
    steep = torch.randn(8, 4, dtype=torch.float64)
    ours, plains = (
        torch.autograd.grad((gather(cells, one) * steep[: len(one.positions)]).sum(), cells)[0] for one in (grid, plain)
    )
    assert torch.equal(ours, plains)
