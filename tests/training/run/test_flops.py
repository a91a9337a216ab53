"""Counting operations: by hand, and by torch's own counter."""

from pathlib import Path

import numpy as np
import pytest
import torch
from torch.nn.attention import SDPBackend, sdpa_kernel
from torch.utils.flop_counter import FlopCounterMode

from tests.training.run.tiny import END, PAD, VOCABULARY, pack, tiny_model
from training.run.batch import make_batch
from training.run.flops import of_muon, of_step
from training.run.network import Network, read_build
from training.run.orthogonal import orthogonal
from training.run.passes import inputs_of
from training.run.weights import read_weights

pytestmark = pytest.mark.torch


def test_it_counts_what_torch_counts(tmp_path: Path) -> None:
    folder = tiny_model(tmp_path / "model")
    build, weights = read_build(folder), read_weights(folder)
    batch = make_batch(pack([([5, 6, 7], [8, 9])] * 3), np.arange(3), start=PAD, end=END)
    shared = weights["model.shared.weight"]
    # Of the kernel that a CPU takes for attention torch's counter knows nothing.
    with FlopCounterMode(display=False) as counter, sdpa_kernel(SDPBackend.MATH):
        hidden = Network(build, weights).hidden(
            shared, inputs_of(batch, np.arange(VOCABULARY), PAD, torch.device("cpu"))
        )
        _ = hidden @ shared.t()
    assert of_step(build, batch, VOCABULARY) == 3 * counter.get_total_flops()


def test_it_counts_muon(tmp_path: Path) -> None:
    build = read_build(tiny_model(tmp_path / "model"))
    with FlopCounterMode(display=False) as counter:
        orthogonal(torch.ones(4 * 2 + 8, 32, 32))
        orthogonal(torch.ones(2 * 3, 32, 64))
    assert of_muon(build) == counter.get_total_flops()
