"""One step: the same as a plain one with dense gradients."""

from pathlib import Path

import numpy as np
import pytest
import torch

from tests.training.run.tiny import END, PAD, RECIPE, VOCABULARY, cipher, pack, tiny_model
from training.export.marian import BIAS, SHARED
from training.recipe import Device
from training.run.batch import Batch, make_batch
from training.run.crew import Crew
from training.run.learner import Learner
from training.run.network import Network, read_build
from training.run.optimizer import Optimizer
from training.run.passes import inputs_of
from training.run.weights import read_weights

pytestmark = pytest.mark.torch
CPU = torch.device("cpu")
OPTIONS = RECIPE.cpu


def learner(folder: Path, options: Device = OPTIONS, precision: torch.dtype = torch.float32, hands: int = 1) -> Learner:
    return Learner(
        read_build(folder),
        read_weights(folder),
        RECIPE,
        options,
        counts=np.arange(VOCABULARY),
        device=CPU,
        precision=precision,
        crew=Crew(hands),
    )


def batches() -> list[Batch]:
    packed = pack(cipher(60))
    return [make_batch(packed, np.arange(n, n + 12), start=PAD, end=END) for n in range(0, 60, 12)]


def test_steps_by_rows_are_steps_with_dense_gradients(tmp_path: Path) -> None:
    folder = tiny_model(tmp_path / "model")
    ours = learner(folder)
    weights = {name: tensor.requires_grad_() for name, tensor in read_weights(folder).items()}
    network, optimizer = Network(read_build(folder), weights), Optimizer(weights, RECIPE.schedule)
    for step, batch in enumerate(batches()):
        ours.learn(step, [batch], 0.01)
        rows = ours.candidates.choose(step, [batch])
        candidates = np.arange(VOCABULARY) if rows.rows is None else rows.rows[: rows.candidates]
        hidden = network.hidden(weights[SHARED], inputs_of(batch, np.arange(VOCABULARY), PAD, CPU))
        logits = hidden @ weights[SHARED][candidates].t() + weights[BIAS][candidates]
        labels = torch.from_numpy(rows.places[batch.labels])
        torch.nn.functional.cross_entropy(logits, labels, label_smoothing=0.1).backward()
        torch.nn.utils.clip_grad_norm_(weights.values(), 1.0)
        for name, weight in weights.items():
            optimizer.gradients[name].copy_(weight.grad)
        optimizer.step(step, 0.01)
        with torch.no_grad():
            weights[SHARED][PAD] = 0
        for tensor in weights.values():
            tensor.grad = None
    for name, tensor in ours.tensors()["weights"].items():
        if name.endswith("v_proj.bias"):
            continue  # a key's bias moves no attention: its gradient is rounding, which AdamW makes as large as others
        torch.testing.assert_close(tensor, weights[name].detach(), rtol=2e-3, atol=2e-4, msg=name)


def test_the_loss_is_the_mean_since_it_was_taken_last(tmp_path: Path) -> None:
    ours = learner(tiny_model(tmp_path / "model"))
    ours.learn(0, [batches()[0]], 0.0)
    first = ours.take_loss()
    ours.learn(0, [batches()[0]], 0.0)
    assert ours.take_loss() == pytest.approx(first)
    assert first == pytest.approx(np.log(VOCABULARY), rel=0.6)


@pytest.mark.parametrize("precision", [torch.float32, torch.bfloat16])
def test_parts_learnt_from_at_once_teach_what_the_whole_does(tmp_path: Path, precision: torch.dtype) -> None:
    folder, packed = tiny_model(tmp_path / "model"), pack(cipher(60))
    alone, crew, again = (learner(folder, precision=precision, hands=hands) for hands in (1, 2, 2))
    for step in range(6):
        pairs = np.arange(step * 9, step * 9 + 9)
        parts = [make_batch(packed, part, start=PAD, end=END) for part in np.array_split(pairs, 2)]
        alone.learn(step, [make_batch(packed, pairs, start=PAD, end=END)], 0.003)
        crew.learn(step, parts, 0.003)
        again.learn(step, parts, 0.003)
    assert crew.take_loss() == pytest.approx(alone.take_loss(), rel=1e-4 if precision == torch.float32 else 0.02)
    one, other = crew.tensors()["weights"], again.tensors()["weights"]
    assert all(torch.equal(one[name], other[name]) for name in one)


def test_fewer_parts_than_hands_are_learnt_from(tmp_path: Path) -> None:
    folder = tiny_model(tmp_path / "model")
    alone, crew = learner(folder), learner(folder, hands=3)
    for ours in (alone, crew):
        ours.learn(0, [batches()[0]], 0.01)
        ours.learn(1, [batches()[1]], 0.01)
    one, other = alone.tensors()["weights"], crew.tensors()["weights"]
    for name, weight in one.items():  # their length is summed up in another order
        torch.testing.assert_close(weight, other[name], rtol=1e-4, atol=1e-5)


def test_half_precision_learns_much_the_same(tmp_path: Path) -> None:
    folder = tiny_model(tmp_path / "model")
    single, half = learner(folder), learner(folder, precision=torch.bfloat16)
    for step, batch in enumerate(batches()):
        single.learn(step, [batch], 0.003)
        half.learn(step, [batch], 0.003)
    assert half.take_loss() == pytest.approx(single.take_loss(), rel=0.1)
