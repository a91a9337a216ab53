"""Linear layers: torch's own, but in half precision on a processor.

There the gradient of a weight, a product with a matrix that lies across, takes up to twice as long as copying the
smaller of the two first.
"""

from typing import Protocol

import torch
from torch import Tensor
from torch.nn import functional


class _Context(Protocol):
    saved_tensors: tuple[Tensor, ...]

    def save_for_backward(self, *tensors: Tensor) -> None: ...


def linear(rows: Tensor, weight: Tensor, bias: Tensor) -> Tensor:
    """Give rows @ weight.T + bias. rows: [n, inputs]. weight: [outputs, inputs]. bias: [outputs]."""
    if is_for_us(rows):
        made: Tensor = _Linear.apply(rows, weight, bias)  # type: ignore[no-untyped-call]
        return made
    return functional.linear(rows, weight, bias)


def feed_forward(rows: Tensor, first: tuple[Tensor, Tensor], second: tuple[Tensor, Tensor]) -> Tensor:
    """Give the second layer of what is above 0 of the first. first, second: weight and bias."""
    if is_for_us(rows):
        made: Tensor = _FeedForward.apply(rows, *first, *second)  # type: ignore[no-untyped-call]
        return made
    return functional.linear(functional.relu(functional.linear(rows, *first), inplace=True), *second)


def is_for_us(rows: Tensor) -> bool:
    """Whether products of these rows are faster by what is here than by what torch does."""
    return rows.dtype == torch.bfloat16 and rows.device.type == "cpu"


class _Linear(torch.autograd.Function):
    @staticmethod
    def forward(ctx: _Context, rows: Tensor, weight: Tensor, bias: Tensor) -> Tensor:
        ctx.save_for_backward(rows, weight)
        return torch.addmm(bias, rows, weight.t())

    @staticmethod
    def backward(ctx: _Context, *grads: Tensor) -> tuple[Tensor, ...]:
        (rows, weight), (steep,) = ctx.saved_tensors, grads
        return torch.mm(steep, weight), _to_weight(steep, rows), steep.sum(0)


class _FeedForward(torch.autograd.Function):
    @staticmethod
    def forward(  # noqa: PLR0917 - autograd gives them by place
        ctx: _Context, rows: Tensor, first: Tensor, first_bias: Tensor, second: Tensor, second_bias: Tensor
    ) -> Tensor:
        inner = torch.addmm(first_bias, rows, first.t()).clamp_min_(0)
        ctx.save_for_backward(rows, first, second, inner)
        return torch.addmm(second_bias, inner, second.t())

    @staticmethod
    def backward(ctx: _Context, *grads: Tensor) -> tuple[Tensor, ...]:
        (rows, first, second, inner), (steep,) = ctx.saved_tensors, grads
        to_inner = torch.mm(steep, second)
        torch.ops.aten.threshold_backward.grad_input(to_inner, inner, 0, grad_input=to_inner)
        return (
            torch.mm(to_inner, first),
            _to_weight(to_inner, rows),
            to_inner.sum(0),
            _to_weight(steep, inner),
            steep.sum(0),
        )


def _to_weight(steep: Tensor, rows: Tensor) -> Tensor:
    """Give steep.T @ rows, with the smaller one laid out anew."""
    if steep.shape[1] <= rows.shape[1]:
        return torch.mm(steep.t().contiguous(), rows)
    return torch.mm(rows.t().contiguous(), steep).t()
