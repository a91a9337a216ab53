"""Self-attention in the place of the parent's recurrent units, fitted to say the same.

MarianMT has self-attention where the parent has a simpler simple recurrent unit. Layer by layer, an attention learns by
mean squared error to give what the unit gave, from what reaches it in the new model.
"""

import math
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import torch
from torch import Tensor, nn
from torch.nn import functional

from training.parent.marian_binary import Weights
from training.parent.ssru import END, StudentNetwork
from training.run.job import Budget

# Pieces of Portuguese and of the English that the parent made of it, by the parent's numbers and without end marks.
Text = Sequence[tuple[list[int], list[int]]]
Told = Callable[[str], None]

_BATCH = 64
_HELD_OUT = 10  # of sentences one is measured on and not learnt from
_RATE = 3e-3
_WARMUP = 50  # steps
_BETWEEN = 10.0  # seconds between two lines of progress


class Attention(nn.Module):
    """Causal self-attention with the names of MarianMT's. x: B T D, and so the output."""

    def __init__(self, width: int, heads: int) -> None:
        super().__init__()
        self.heads = heads
        self.q_proj, self.k_proj, self.v_proj, self.out_proj = (nn.Linear(width, width) for _ in range(4))

    def forward(self, x: Tensor) -> Tensor:
        """Mix each place with those before it."""
        queries, keys, values = (
            part(x).unflatten(-1, (self.heads, -1)).transpose(1, 2) for part in (self.q_proj, self.k_proj, self.v_proj)
        )
        mixed = functional.scaled_dot_product_attention(queries, keys, values, is_causal=True)
        output: Tensor = self.out_proj(mixed.transpose(1, 2).flatten(2))
        return output


@dataclass(frozen=True, slots=True)
class Fitted:
    """An attention, and the part of the variance of what the unit says that it doesn't explain, on text held out."""

    attention: Attention
    left: float


@dataclass(frozen=True, slots=True)
class _Batch:
    ids: Tensor  # B S, with end marks
    lengths: Tensor  # B
    before: Tensor  # B T: the English moved on by one place; -1 stands at its start
    real: Tensor  # B T


@dataclass(frozen=True, slots=True)
class _Seen:
    """What reaches a layer in the new model, and what the unit says there in the old one: real places only count."""

    given: Tensor
    wanted: Tensor
    real: Tensor


@torch.random.fork_rng(devices=[])
def fit_decoder(weights: Weights, text: Text, budget: Budget, told: Told = lambda _: None) -> list[Fitted]:
    """Fit an attention for each layer of the parent's decoder. budget: for all of them, shared out evenly."""
    torch.manual_seed(0)
    old, new = StudentNetwork(weights), StudentNetwork(weights, as_transformers=True)
    learnt, held = (list(_batches(part)) for part in _parted(text))
    fitted: list[Fitted] = []
    share = Budget(
        None if budget.minutes is None else budget.minutes / len(old.decoder),
        None if budget.steps is None else budget.steps // len(old.decoder),
    )
    for number, layer in enumerate(old.decoder, 1):
        before = [one.attention for one in fitted]
        seen, unseen = ([_seen(old, new, layer, before, batch) for batch in part] for part in (learnt, held))
        attention = Attention(old.embeddings.shape[1], old.heads)
        left = _fit(attention, seen, unseen, share, _of_layer(told, number))
        fitted.append(Fitted(attention, left))
    return fitted


def _parted(text: Text) -> tuple[Text, Text]:
    """Give what is learnt from and what is measured on; the same where there is little."""
    learnt = [one for place, one in enumerate(text) if place % _HELD_OUT]
    return learnt or text, text[::_HELD_OUT]


def _batches(text: Text) -> Iterator[_Batch]:
    order = sorted(range(len(text)), key=lambda place: (len(text[place][1]), len(text[place][0]), place))
    for start in range(0, len(order), _BATCH):
        rows = [text[place] for place in order[start : start + _BATCH]]
        sources = [torch.tensor([*source, END]) for source, _ in rows]
        before = [torch.tensor([-1, *target]) for _, target in rows]
        lengths = torch.tensor([len(row) for row in before])
        padded = nn.utils.rnn.pad_sequence(before, batch_first=True, padding_value=END)
        yield _Batch(
            nn.utils.rnn.pad_sequence(sources, batch_first=True, padding_value=END),
            torch.tensor([len(row) for row in sources]),
            padded,
            torch.arange(padded.shape[1]) < lengths[:, None],
        )


@torch.no_grad()
def _seen(old: StudentNetwork, new: StudentNetwork, layer: str, fitted: Sequence[Attention], batch: _Batch) -> _Seen:
    def unit(layer: str, x: Tensor) -> Tensor:
        return old.recurrent(layer, x, torch.zeros_like(x[:, 0]))[0]

    def attention(layer: str, x: Tensor) -> Tensor:
        mixed: Tensor = fitted[new.decoder.index(layer)](x)
        return mixed

    wanted = unit(layer, _given(old, batch, len(fitted), unit))
    return _Seen(_given(new, batch, len(fitted), attention), wanted, batch.real)


def _given(network: StudentNetwork, batch: _Batch, layers: int, mix: Callable[[str, Tensor], Tensor]) -> Tensor:
    """Give what comes out of the first layers of a decoder, whose places are mixed by `mix`: B T D."""
    source = network.encode(batch.ids, batch.lengths)
    starts = (batch.before < 0)[..., None]
    x = network.embedded(network.embeddings[batch.before.clamp(min=0)].masked_fill(starts, 0))
    for layer in network.decoder[:layers]:
        x = network.after(layer, x, mix(layer, x), source)
    return x


def _fit(attention: Attention, seen: Sequence[_Seen], held: Sequence[_Seen], budget: Budget, told: Told) -> float:
    """Learn until the budget is used, at a rate that falls to nothing with it; give the variance left."""
    variance = _variance(seen)
    optimizer = torch.optim.AdamW(attention.parameters(), lr=_RATE, betas=(0.9, 0.98), weight_decay=0.0)
    began = shown = time.monotonic()
    step = 0
    while (done := _done(budget, began, step)) < 1:
        one = seen[int(torch.randint(len(seen), ()))]
        for group in optimizer.param_groups:
            group["lr"] = _RATE * min(1, (step + 1) / _WARMUP) * (1 + math.cos(math.pi * done)) / 2
        loss = functional.mse_loss(attention(one.given)[one.real], one.wanted[one.real]) / variance
        optimizer.zero_grad(set_to_none=True)
        torch.autograd.backward(loss)
        nn.utils.clip_grad_norm_(attention.parameters(), 1.0)
        optimizer.step()
        step += 1
        if time.monotonic() - shown > _BETWEEN:
            shown = time.monotonic()
            told(f"{done:.0%}, {_left(attention, held):.1%} of the variance left")
    left = _left(attention, held)
    told(f"{step:,} steps, {left:.1%} of the variance left")
    return left


def _done(budget: Budget, began: float, step: int) -> float:
    """Say which part of a budget is used."""
    by_time = 0.0 if budget.minutes is None else (time.monotonic() - began) / max(budget.minutes * 60, 1e-9)
    return max(by_time, 0.0 if budget.steps is None else step / max(budget.steps, 1))


@torch.no_grad()
def _left(attention: Attention, seen: Sequence[_Seen]) -> float:
    faults = torch.cat([(attention(one.given) - one.wanted)[one.real] for one in seen])
    return float(faults.square().mean()) / _variance(seen)


def _variance(seen: Sequence[_Seen]) -> float:
    wanted = torch.cat([one.wanted[one.real] for one in seen])
    return float((wanted - wanted.mean(0)).square().mean())


def _of_layer(told: Told, number: int) -> Told:
    return lambda line: told(f"layer {number}: {line}")
