"""Singular values brought near to 1."""

import pytest
import torch

from training.run.orthogonal import TURNS, orthogonal

pytestmark = pytest.mark.torch


def plain(matrix: torch.Tensor) -> torch.Tensor:
    """The same polynomials on the singular values themselves, in double precision."""
    left, values, right = torch.linalg.svd(matrix.double(), full_matrices=False)
    values = values / values.pow(8).sum().pow(1 / 8)
    for a, b, c in TURNS:
        values = a * values + b * values**3 + c * values**5
    return (left * values) @ right


@pytest.mark.parametrize("shape", [(32, 32), (24, 32), (32, 24), (32, 200), (200, 32)])
def test_the_polynomials_are_applied_to_the_singular_values(shape: tuple[int, int]) -> None:
    random = torch.Generator().manual_seed(7)
    matrices = torch.randn(3, *shape, generator=random)
    matrices[1] *= torch.logspace(0, -4, shape[1])  # nearly of lower rank, as gradients are
    ours = orthogonal(matrices)
    for one, matrix in zip(ours, matrices, strict=True):
        torch.testing.assert_close(one.double(), plain(matrix), rtol=0, atol=2e-4)


def test_singular_values_end_near_1() -> None:
    random = torch.Generator().manual_seed(1)
    left, right = (torch.linalg.qr(torch.randn(n, 32, generator=random))[0] for n in (32, 64))
    for falling in (0.0, 0.5, 1.0):  # how steeply; at 1 the least value is a thirty-second of the largest
        values = torch.arange(1.0, 33) ** -falling
        brought = torch.linalg.svdvals(orthogonal((left * values @ right.T)[None]))
        assert brought.min() > 0.65
        assert brought.max() < 1.35


def test_nothing_comes_of_nothing() -> None:
    assert torch.equal(orthogonal(torch.zeros(1, 8, 8)), torch.zeros(1, 8, 8))
