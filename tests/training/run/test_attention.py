"""Attention in half precision, against torch's own in single."""

import numpy as np
import pytest
import torch
from torch import Tensor

from training.run.attention import attend_itself, attend_other
from training.run.grid import Grid

pytestmark = pytest.mark.torch
HEADS, WIDTH = 2, 8
RAGGED, EVEN, SHORT = (Grid.of(np.array(lengths)) for lengths in ([5, 1, 3], [4, 4, 4], [2, 3, 1]))


def rows(grid: Grid, parts: int, seed: int) -> Tensor:
    random = torch.Generator().manual_seed(seed)
    return torch.randn(grid.sentences, grid.places, parts * WIDTH, generator=random)


def kept(seen: Tensor, grid: Grid) -> Tensor:
    """What is read of it: nothing where no piece is."""
    return seen if grid.filled is None else seen[grid.filled]


def both_ways(attend: object, grid: Grid, *inputs: Tensor) -> list[Tensor]:
    """What attention gives, and the gradients of its inputs, in single precision and in half."""
    found = []
    for kind in (torch.float32, torch.bfloat16):
        leaves = [one.detach().to(kind).requires_grad_() for one in inputs]
        seen = kept(attend(*leaves), grid)  # type: ignore[operator]
        assert seen.dtype == kind
        weights = torch.linspace(-1, 1, seen.numel()).view(seen.shape).to(kind)
        (seen * weights).sum().backward()
        found.append([seen.detach(), *(leaf.grad for leaf in leaves)])
    for single, half in zip(*found, strict=True):
        assert single is not None
        assert half is not None
        torch.testing.assert_close(half.float(), single, rtol=0.05, atol=0.03)
    return found[1]


@pytest.mark.parametrize("causal", [False, True])
@pytest.mark.parametrize("grid", [RAGGED, EVEN], ids=["ragged", "even"])
def test_within_a_sentence_it_is_torchs(grid: Grid, causal: bool) -> None:
    both_ways(lambda joint: attend_itself(joint, grid, HEADS, causal=causal), grid, rows(grid, 3, seed=1))


@pytest.mark.parametrize("grid", [RAGGED, EVEN], ids=["ragged", "even"])
def test_over_another_sentence_it_is_torchs(grid: Grid) -> None:
    given = rows(SHORT, 1, seed=2), rows(grid, 2, seed=3)
    both_ways(lambda query, joint: attend_other(query, joint, grid, HEADS), SHORT, *given)


def test_what_is_no_piece_is_not_seen() -> None:
    joint = rows(RAGGED, 3, seed=4).bfloat16()
    other = joint.clone()
    assert RAGGED.filled is not None
    other[~RAGGED.filled] = 100.0
    one, changed = (kept(attend_itself(each, RAGGED, HEADS, causal=False), RAGGED) for each in (joint, other))
    assert torch.equal(one, changed)


def test_what_comes_later_is_not_seen_where_it_is_causal() -> None:
    joint = rows(EVEN, 3, seed=5).bfloat16()
    other = joint.clone()
    other[:, 2:] = 100.0
    one, changed = (attend_itself(each, EVEN, HEADS, causal=True) for each in (joint, other))
    assert torch.equal(one[:, :2], changed[:, :2])
