"""Cross-entropy of the last layer, with its gradients made on the way, so that no logits are kept."""

from typing import Any, Protocol

import torch
from torch import Tensor

_TINY = 1e-38


class _Context(Protocol):
    saved_tensors: tuple[Tensor, ...]

    def save_for_backward(self, *tensors: Tensor) -> None: ...


class _LinearCrossEntropy(torch.autograd.Function):
    """Forward makes the gradients: three matrix products and one softmax a chunk, nothing twice.

    Label smoothing spreads a share s over all c candidates, so the gradient of the logits is p - s/c - (1-s)[label].
    The constant s/c is left out of the [chunk, c] matrix and put into what comes of it, as products of vectors.
    """

    @staticmethod
    def forward(  # noqa: PLR0917 - autograd gives them by place
        ctx: _Context, hidden: Tensor, table: Tensor, bias: Tensor, labels: Tensor, smoothing: float, chunk: int
    ) -> Tensor:
        weights, offsets = table.to(hidden.dtype), bias.to(hidden.dtype)
        mean_row, mean_bias = table.mean(0), bias.mean()
        to_hidden, to_table = torch.zeros_like(hidden), torch.zeros_like(table)
        to_bias, loss = torch.zeros_like(bias), bias.new_zeros(())
        for start in range(0, len(labels), chunk):
            part, wanted = hidden[start : start + chunk], labels[start : start + chunk, None]
            logits = torch.addmm(offsets, part, weights.t())
            chances = torch.softmax(logits, 1)
            chances[len(wanted) :] = 0
            logits, real = logits[: len(wanted)], chances[: len(wanted)]
            said = logits.gather(1, wanted).squeeze(1).float()
            surprise = real.gather(1, wanted).squeeze(1).float().clamp_min_(_TINY).log_().neg_()
            # Log-sum-exp less the mean logit.
            level = surprise + said - (part[: len(wanted)].float() @ mean_row + mean_bias)
            loss += ((1 - smoothing) * surprise + smoothing * level).sum()
            real.scatter_add_(1, wanted, real.new_full(wanted.shape, smoothing - 1))
            to_hidden[start : start + chunk] = torch.addmm(-smoothing * mean_row.to(hidden.dtype), chances, weights)
            _add_product(to_table, chances, part)
            to_bias += torch.mv(chances.t(), chances.new_ones(len(part)))  # `sum` makes a copy in float32 first
        to_hidden[len(labels) :] = 0
        to_table -= hidden[: len(labels)].float().sum(0) * (smoothing / len(bias))
        to_bias -= smoothing * len(labels) / len(bias)
        ctx.save_for_backward(to_hidden, to_table, to_bias)
        return loss

    @staticmethod
    def backward(ctx: _Context, *grads: Tensor) -> tuple[Any, ...]:
        to_hidden, to_table, to_bias = ctx.saved_tensors
        return to_hidden * grads[0], to_table * grads[0], to_bias * grads[0], None, None, None


def linear_cross_entropy(
    hidden: Tensor, table: Tensor, bias: Tensor, labels: Tensor, *, smoothing: float, chunk: int
) -> Tensor:
    """Give the sum over n places of the cross-entropy of softmax(hidden @ table.T + bias), labels smoothed.

    hidden: [n or more, width], in the precision of the matrix products; rows after the n-th teach nothing.
    table: [candidates, width]. bias: [candidates]. labels: [n], rows of the table. chunk: places whose logits are held at once.
    """
    total: Tensor = _LinearCrossEntropy.apply(  # type: ignore[no-untyped-call]
        hidden, table, bias, labels, smoothing, chunk
    )
    return total


def surprise(hidden: Tensor, table: Tensor, bias: Tensor, labels: Tensor, *, chunk: int) -> float:
    """Give the sum over n places of the negative log-likelihood of the labels as they are, in nats. No gradients."""
    total = 0.0
    for start in range(0, len(labels), chunk):
        logits = _logits(hidden[start : start + chunk], table.to(hidden.dtype), bias)
        total += float(torch.nn.functional.cross_entropy(logits, labels[start : start + chunk], reduction="sum"))
    return total


def _logits(hidden: Tensor, weights: Tensor, bias: Tensor) -> Tensor:
    if hidden.dtype == torch.float32:
        return torch.addmm(bias, hidden, weights.t())
    return (hidden @ weights.t()).float().add_(bias)


def _add_product(total: Tensor, steep: Tensor, hidden: Tensor) -> None:
    if steep.dtype == torch.float32:
        total.addmm_(steep.t(), hidden)
    else:
        total += (steep.t() @ hidden).float()
