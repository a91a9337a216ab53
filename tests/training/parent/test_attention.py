"""Self-attention learns what the recurrent units say: of a small random student, in eighty steps each."""

import random

import pytest
import torch

from tests.training.parent.tiny import tiny_weights
from training.parent.attention import Attention, fit_decoder
from training.run.job import Budget

pytestmark = pytest.mark.torch


def text(count: int = 100) -> list[tuple[list[int], list[int]]]:
    chance = random.Random(2)
    return [
        (chance.choices(range(2, 40), k=chance.randint(1, 8)), chance.choices(range(2, 40), k=chance.randint(1, 8)))
        for _ in range(count)
    ]


def test_each_layer_is_learnt() -> None:
    weights, lines = tiny_weights(40), []
    none = fit_decoder(weights, text(), Budget(steps=0))
    some = fit_decoder(weights, text(), Budget(steps=160), lines.append)
    assert len(some) == 2
    for before, after in zip(none, some, strict=True):
        assert after.left < 0.5 * before.left
    assert [line.split(":")[0] for line in lines] == ["layer 1", "layer 2"]


def test_the_same_text_and_steps_give_the_same() -> None:
    first, second = (fit_decoder(tiny_weights(40), text(80), Budget(steps=4)) for _ in range(2))
    assert first[1].left == second[1].left
    assert first[1].attention.q_proj.weight.tolist() == second[1].attention.q_proj.weight.tolist()


def test_no_place_sees_what_comes_later() -> None:
    attention, x = Attention(16, 2), torch.randn(1, 6, 16)
    changed = x.clone()
    changed[:, 4:] += 1
    assert attention(x)[:, :4].tolist() == attention(changed)[:, :4].tolist()
