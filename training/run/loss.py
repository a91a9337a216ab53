"""Cross-entropy of the last layer, with its gradients made on the way, so that no logits are kept."""

from typing import Any, Protocol

import torch
from torch import Tensor
from torch.nn import functional

_TINY = 1e-38
_EVEN = 256


class _Context(Protocol):
    saved_tensors: tuple[Tensor, ...]

    def save_for_backward(self, *tensors: Tensor) -> None: ...


class _LinearCrossEntropy(torch.autograd.Function):
    """Forward makes the gradients: three matrix products and one exponential a chunk, nothing twice.

    Label smoothing spreads a share s over all c candidates, so the gradient of the logits is p - s/c - (1-s)[label].
    The constant s/c is left out of the [chunk, c] matrix and put into what comes of it, as products of vectors. So is
    what chances are divided by to have a sum of 1: the matrix holds them as the exponentials that they are.
    """

    @staticmethod
    def forward(  # noqa: PLR0917 - autograd gives them by place
        ctx: _Context, hidden: Tensor, table: Tensor, bias: Tensor, labels: Tensor, smoothing: float, chunk: int
    ) -> Tensor:
        kind = hidden.dtype
        weights, offsets = _evened(table, bias, kind)
        mean_row, mean_bias = table.mean(0), bias.mean()
        to_hidden, to_table = torch.zeros_like(hidden), table.new_zeros(weights.shape)
        to_bias, loss = bias.new_zeros(offsets.shape), bias.new_zeros(())
        for start in range(0, len(labels), chunk):
            part, wanted = hidden[start : start + chunk], labels[start : start + chunk]
            raised, total, shift = _raised(part, weights, offsets)
            cells = torch.arange(len(wanted), device=wanted.device) * len(offsets) + wanted
            likely = raised.view(-1)[cells].float()
            level = total.log() + shift - (part.float() @ mean_row + mean_bias)  # log-sum-exp less the mean logit
            surprise = total[: len(wanted)].log() - likely.clamp_min(_TINY).log()
            loss += ((1 - smoothing) * surprise + smoothing * level[: len(wanted)]).sum()
            raised.view(-1)[cells] = (likely - (1 - smoothing) * total[: len(wanted)]).to(kind)
            share = total.reciprocal()[:, None]
            share[len(wanted) :] = 0
            steep = torch.mm(raised, weights).float() * share - smoothing * mean_row
            to_hidden[start : start + chunk] = steep.to(kind)
            _add_product(to_table, raised, (part * share).to(kind))
            to_bias += torch.mm(share.t().to(kind), raised)[0]
        to_hidden[len(labels) :] = 0
        to_table, to_bias = to_table[: len(bias)], to_bias[: len(bias)]
        to_table -= hidden[: len(labels)].float().sum(0) * (smoothing / len(bias))
        to_bias -= smoothing * len(labels) / len(bias)
        ctx.save_for_backward(to_hidden, to_table, to_bias)
        return loss

    @staticmethod
    def backward(ctx: _Context, *grads: Tensor) -> tuple[Any, ...]:
        to_hidden, to_table, to_bias = ctx.saved_tensors
        return to_hidden * grads[0], to_table * grads[0], to_bias * grads[0], None, None, None


def _raised(hidden: Tensor, weights: Tensor, offsets: Tensor) -> tuple[Tensor, Tensor, Tensor]:
    """Give exp(logits - shift) [n, c], the sums of its rows [n] and the shifts [n].

    Logits that mean something are far from where exponentials end, so that nothing need be looked for and shifted
    first, which takes longer than the exponentials do.
    """
    raised = torch.addmm(offsets, hidden, weights.t()).exp_()
    total = raised.sum(1).float()
    if torch.isfinite(total).all() and (total > _TINY).all():
        return raised, total, torch.zeros_like(total)
    logits = torch.addmm(offsets, hidden, weights.t())
    shift = logits.amax(1)
    raised = logits.sub_(shift[:, None]).exp_()
    return raised, raised.sum(1).float(), shift.float()


def linear_cross_entropy(
    hidden: Tensor, table: Tensor, bias: Tensor, labels: Tensor, *, smoothing: float, chunk: int
) -> Tensor:
    """Give the sum over n places of the cross-entropy of softmax(hidden @ table.T + bias), labels smoothed.

    hidden: [n or more, width], in the precision of the matrix products; rows after the n-th teach nothing.
    table: [candidates, width]. bias: [candidates]. labels: [n], rows of the table. chunk: places whose logits are held
    at once.
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
        total += float(functional.cross_entropy(logits, labels[start : start + chunk], reduction="sum"))
    return total


def _logits(hidden: Tensor, weights: Tensor, bias: Tensor) -> Tensor:
    if hidden.dtype == torch.float32:
        return torch.addmm(bias, hidden, weights.t())
    return (hidden @ weights.t()).float().add_(bias)


def _evened(table: Tensor, bias: Tensor, kind: torch.dtype) -> tuple[Tensor, Tensor]:
    """Give both in a precision, for half of it with candidates at the end that have no chance.

    Products of odd sizes take a quarter longer there, and those of a size that is new much longer.
    """
    if kind == torch.float32:
        return table, bias
    spare = -len(bias) % _EVEN
    weights = functional.pad(table.to(kind), (0, 0, 0, spare))
    return weights, functional.pad(bias.to(kind), (0, spare), value=-torch.inf)


def _add_product(total: Tensor, steep: Tensor, hidden: Tensor) -> None:
    if steep.dtype == torch.float32:
        total.addmm_(steep.t(), hidden)
    else:
        total += (steep.t() @ hidden).float()
