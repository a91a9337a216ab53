"""Attention: torch's own, but in half precision on a processor, where torch's takes eight times as long backward.

There, products are taken in half precision, which is where the speed is; what is between them in float32, which is as
fast there as bfloat16, for short sentences several times as fast.
"""

from collections.abc import Sequence
from itertools import islice
from typing import Protocol

import torch
from torch import Tensor
from torch.nn import functional

from training.run.grid import Grid
from training.run.linear import is_for_us


class _Context(Protocol):
    saved_tensors: tuple[Tensor, ...]
    heads: int
    parts: tuple[int, ...]

    def save_for_backward(self, *tensors: Tensor) -> None: ...


def attend_itself(joint: Tensor, grid: Grid, heads: int, *, causal: bool) -> Tensor:
    """Attention within each sentence: [sentences, places, width].

    joint: [sentences, places, 3 * width], queries, keys and values side by side. causal: places see none after them.
    """
    # With the padding at the end of a sentence, what comes before a place is never padding.
    filled = None if causal else grid.filled
    if is_for_us(joint):
        mask = _causal(joint.shape[1]) if causal else _additive(filled)
        seen: Tensor = _Attention.apply(mask, heads, joint)  # type: ignore[no-untyped-call]
        return seen
    return _torchs(joint.chunk(3, -1), heads, filled, causal=causal)


def attend_other(query: Tensor, joint: Tensor, grid: Grid, heads: int) -> Tensor:
    """Attention over the places of other sentences, which `grid` lays out: [sentences, places, width].

    query: [sentences, places, width]. joint: [sentences, other places, 2 * width], keys and values side by side.
    """
    if is_for_us(joint):
        seen: Tensor = _Attention.apply(_additive(grid.filled), heads, query, joint)  # type: ignore[no-untyped-call]
        return seen
    return _torchs((query, *joint.chunk(2, -1)), heads, grid.filled)


def _torchs(parts: Sequence[Tensor], heads: int, filled: Tensor | None, *, causal: bool = False) -> Tensor:
    """Ask torch. parts: queries, keys and values. filled: which of the places seen hold a piece; None where all do."""
    query, key, value = (rows.view(*rows.shape[:2], heads, -1).transpose(1, 2) for rows in parts)
    mask = None if filled is None else filled[:, None, None, :]
    seen = functional.scaled_dot_product_attention(query, key, value, attn_mask=mask, is_causal=causal)
    return seen.transpose(1, 2).flatten(2)


def _additive(filled: Tensor | None) -> Tensor | None:
    """Give what is added to scores of [sentences, heads, queries, places]."""
    return None if filled is None else torch.zeros(filled.shape).masked_fill_(~filled, -torch.inf)[:, None, None, :]


def _causal(places: int) -> Tensor:
    return torch.full((places, places), -torch.inf).triu_(1)


class _Attention(torch.autograd.Function):
    """Queries, keys and values in one tensor, or queries in one and the others in another: each is copied but once."""

    @staticmethod
    def forward(ctx: _Context, mask: Tensor | None, heads: int, *joints: Tensor) -> Tensor:
        ctx.heads, ctx.parts = heads, (3,) if len(joints) == 1 else (1, 2)
        query, key, value = (
            part for joint, parts in zip(joints, ctx.parts, strict=True) for part in _parted(joint, parts, heads)
        )
        chances, seen = _attend(query, key, value, mask, heads)
        ctx.save_for_backward(query, key, value, chances)
        return _joined([seen], heads)

    @staticmethod
    def backward(ctx: _Context, *grads: Tensor) -> tuple[Tensor | None, ...]:
        each = iter(_gradients(ctx.saved_tensors, grads[0], ctx.heads))
        return None, None, *(_joined(list(islice(each, parts)), ctx.heads) for parts in ctx.parts)


def _attend(query: Tensor, key: Tensor, value: Tensor, mask: Tensor | None, heads: int) -> tuple[Tensor, Tensor]:
    scores = torch.bmm(query, key.mT).float().mul_(query.shape[-1] ** -0.5)
    if mask is not None:
        scores.view(-1, heads, *scores.shape[1:]).add_(mask)
    chances = torch.softmax(scores, -1)
    return chances, torch.bmm(chances.to(value.dtype), value)


def _gradients(saved: tuple[Tensor, ...], steep: Tensor, heads: int) -> list[Tensor]:
    """Give the gradients of queries, keys and values."""
    query, key, value, chances = saved
    (steep,) = _parted(steep, 1, heads)
    to_value = torch.bmm(chances.to(steep.dtype).mT, steep)
    to_chances = torch.bmm(steep, value.mT).float()
    to_scores = torch._softmax_backward_data(to_chances, chances, -1, torch.float32)  # noqa: SLF001 - what autograd calls
    to_scores = to_scores.mul_(query.shape[-1] ** -0.5).to(steep.dtype)
    return [torch.bmm(to_scores, key), torch.bmm(to_scores.mT, query), to_value]


def _parted(joint: Tensor, parts: int, heads: int) -> tuple[Tensor, ...]:
    """Cut [sentences, places, parts * width] into [sentences * heads, places, width / heads] each."""
    sentences, places, width = joint.shape
    cut = joint.view(sentences, places, parts, heads, -1).permute(2, 0, 3, 1, 4).contiguous()
    return cut.view(parts, sentences * heads, places, width // (parts * heads)).unbind(0)


def _joined(parts: list[Tensor], heads: int) -> Tensor:
    """Put such parts side by side again."""
    total, places, width = parts[0].shape
    whole = parts[0].new_empty(total // heads, places, len(parts), heads, width)
    for number, part in enumerate(parts):
        whole[:, :, number] = part.view(-1, heads, places, width).transpose(1, 2)
    return whole.view(total // heads, places, -1)
