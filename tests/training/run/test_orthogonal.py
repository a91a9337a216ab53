"""Singular values brought near to 1."""

import pytest
import torch

from training.run.orthogonal import COEFFICIENTS, TURNS, orthogonal

pytestmark = pytest.mark.torch


def plain(matrix: torch.Tensor) -> torch.Tensor:
    """The iteration as it is published, one matrix at a time and in double precision."""
    a, b, c = COEFFICIENTS
    wide = matrix.double() if matrix.shape[0] <= matrix.shape[1] else matrix.double().T
    wide = wide / wide.norm()
    for _ in range(TURNS):
        gram = wide @ wide.T
        wide = a * wide + (b * gram + c * gram @ gram) @ wide
    return wide if matrix.shape[0] <= matrix.shape[1] else wide.T


@pytest.mark.parametrize("shape", [(32, 32), (24, 32), (32, 24), (32, 200), (200, 32)])
def test_it_is_the_published_iteration_whatever_the_shape(shape: tuple[int, int]) -> None:
    random = torch.Generator().manual_seed(7)
    matrices = torch.randn(3, *shape, generator=random)
    matrices[1] *= torch.logspace(0, -4, shape[1])  # nearly of lower rank, as gradients are
    ours = orthogonal(matrices)
    for one, matrix in zip(ours, matrices, strict=True):
        torch.testing.assert_close(one.double(), plain(matrix), rtol=0, atol=2e-4)


def test_singular_values_end_near_1() -> None:
    matrices = torch.randn(2, 16, 64, generator=torch.Generator().manual_seed(1))
    values = torch.linalg.svdvals(orthogonal(matrices))
    assert values.min() > 0.6
    assert values.max() < 1.3


def test_nothing_comes_of_nothing() -> None:
    assert torch.equal(orthogonal(torch.zeros(1, 8, 8)), torch.zeros(1, 8, 8))
