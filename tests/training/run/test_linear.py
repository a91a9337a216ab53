"""Linear layers of our own: the same as torch's, in half precision."""

import pytest
import torch
from torch import Tensor
from torch.nn import functional

from training.run.linear import feed_forward, linear

pytestmark = pytest.mark.torch


def tensors(kind: torch.dtype) -> list[Tensor]:
    random = torch.Generator().manual_seed(3)
    shapes = (40, 16), (48, 16), (48,), (16, 48), (16,)
    return [(torch.randn(shape, generator=random) / 4).to(kind).requires_grad_() for shape in shapes]


def gradients(made: Tensor, of: list[Tensor]) -> list[Tensor]:
    return [one.float() for one in torch.autograd.grad(made.float().square().sum(), of)]


@pytest.mark.parametrize("wide", [False, True])
def test_linear_and_its_gradients(wide: bool) -> None:
    rows, first, first_bias, second, second_bias = tensors(torch.bfloat16)
    weight, bias = (first, first_bias) if wide else (second, second_bias)
    if not wide:
        rows = torch.cat([rows, rows, rows], 1).detach().requires_grad_()
    ours, torchs = linear(rows, weight, bias), functional.linear(rows, weight, bias)
    torch.testing.assert_close(ours, torchs)
    for one, other in zip(*(gradients(made, [rows, weight, bias]) for made in (ours, torchs)), strict=True):
        torch.testing.assert_close(one, other, rtol=0.02, atol=0.05)


def test_feed_forward_and_its_gradients() -> None:
    half = tensors(torch.bfloat16)
    single = [one.detach().float().requires_grad_() for one in half]
    made = [feed_forward(rows, (a, b), (c, d)) for rows, a, b, c, d in (half, single)]
    torch.testing.assert_close(made[0].float(), made[1], rtol=0.02, atol=0.02)
    for one, other in zip(gradients(made[0], half), gradients(made[1], single), strict=True):
        assert (one - other).norm() < 0.02 * other.norm()
