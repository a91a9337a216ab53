"""Averaged weights."""

import pytest
import torch

from training.run.average import Average

pytestmark = pytest.mark.torch


def test_it_forgets_the_start_and_keeps_as_much_as_it_is_told() -> None:
    weights = {"one": torch.zeros(2)}
    average = Average(weights, keep=0.6)
    weights["one"].fill_(1)
    expected = 0.0
    for sample in range(1, 34):
        keep = min(0.6, sample / (sample + 9))
        average.update(sample * 5)
        expected = keep * expected + (1 - keep)
        assert average.weights["one"].tolist() == pytest.approx([expected] * 2)


def test_it_samples_every_five_steps() -> None:
    weights = {"one": torch.zeros(1)}
    average = Average(weights, keep=0.9)
    weights["one"].fill_(1)
    for step in (1, 2, 3, 4):
        average.update(step)
    assert average.weights["one"].item() == 0
    average.update(5)
    assert average.weights["one"].item() > 0
