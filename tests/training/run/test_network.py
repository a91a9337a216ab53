"""The network, against transformers' own."""

from pathlib import Path

import numpy as np
import pytest
import torch

from tests.training.run.tiny import END, PAD, VOCABULARY, cipher, pack, tiny_model
from training.errors import TrainingError
from training.export.marian import BIAS, SHARED
from training.run.batch import Batch, make_batch
from training.run.network import Network, read_build
from training.run.passes import inputs_of
from training.run.weights import parted, read_weights

pytestmark = pytest.mark.torch


def batch_of(pairs: list[tuple[list[int], list[int]]]) -> Batch:
    return make_batch(pack(pairs), np.arange(len(pairs)), start=PAD, end=END)


@pytest.mark.parametrize("activation", ["relu", "swish"])
@pytest.mark.parametrize("pairs", [cipher(7), [([5, 6, 7], [8, 9]), ([7, 6, 5], [9, 8])]], ids=["ragged", "even"])
def test_logits_and_gradients_are_those_of_transformers(tmp_path: Path, activation: str, pairs: list) -> None:
    from transformers import MarianMTModel

    folder = tiny_model(tmp_path / "model", activation_function=activation)
    batch = batch_of(pairs)
    weights = {name: tensor.requires_grad_() for name, tensor in read_weights(folder).items()}
    hidden = Network(read_build(folder), weights).hidden(
        weights[SHARED], inputs_of(batch, np.arange(VOCABULARY), PAD, torch.device("cpu"))
    )
    logits = hidden @ weights[SHARED].t() + weights[BIAS]
    labels = torch.from_numpy(batch.labels)
    torch.nn.functional.cross_entropy(logits, labels).backward()

    theirs = MarianMTModel.from_pretrained(folder, dtype=torch.float32, attn_implementation="eager").train()
    source, inputs, real = padded(pairs)
    said = theirs(input_ids=source, attention_mask=source.ne(PAD).long(), decoder_input_ids=inputs).logits[real]
    torch.nn.functional.cross_entropy(said, labels).backward()

    torch.testing.assert_close(logits, said, rtol=1e-4, atol=1e-4)
    steep = parted({name: tensor.grad for name, tensor in weights.items() if tensor.grad is not None})
    named = dict(theirs.named_parameters())
    assert steep.keys() - named.keys() == {BIAS}  # no parameter of transformers
    for name, tensor in steep.items():
        if name != BIAS:
            torch.testing.assert_close(tensor, named[name].grad, rtol=1e-3, atol=1e-5, msg=name)


@pytest.mark.parametrize("pairs", [cipher(7), [([5, 6, 7], [8, 9]), ([7, 6, 5], [9, 8])]], ids=["ragged", "even"])
def test_an_even_number_of_rows_changes_nothing(tmp_path: Path, pairs: list) -> None:
    folder = tiny_model(tmp_path / "model")
    batch, found = batch_of(pairs), []
    for even in (1, 64):
        weights = {name: tensor.requires_grad_() for name, tensor in read_weights(folder).items()}
        inputs = inputs_of(batch, np.arange(VOCABULARY), PAD, torch.device("cpu"), even)
        hidden = Network(read_build(folder), weights).hidden(weights[SHARED], inputs)
        assert len(hidden) % even == 0
        (hidden[: len(batch.labels)] ** 3).sum().backward()
        found.append({name: tensor.grad for name, tensor in weights.items() if tensor.grad is not None})
    for name, steep in found[0].items():
        torch.testing.assert_close(found[1][name], steep, rtol=1e-4, atol=1e-5, msg=name)


def padded(pairs: list[tuple[list[int], list[int]]]) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
    """The same as transformers wants it: source, what the decoder reads, and where that is real."""
    sources = [[*source, END] for source, _ in pairs]
    inputs = [[PAD, *target] for _, target in pairs]
    grids = []
    for rows in (sources, inputs):
        width = max(map(len, rows))
        grids.append(torch.tensor([row + [PAD] * (width - len(row)) for row in rows]))
    real = torch.tensor([[n < len(row) for n in range(grids[1].shape[1])] for row in inputs])
    return grids[0], grids[1], real


def test_weights_come_back_under_the_names_that_they_had(tmp_path: Path) -> None:
    from safetensors.torch import load_file

    folder = tiny_model(tmp_path / "model")
    before, after = load_file(folder / "model.safetensors"), parted(read_weights(folder))
    assert before.keys() == after.keys()
    assert all(torch.equal(before[name], after[name]) for name in before)


def test_a_model_that_lacks_weights_is_refused(tmp_path: Path) -> None:
    folder = tiny_model(tmp_path / "model")
    other = tiny_model(tmp_path / "other", decoder_layers=2)
    (other / "model.safetensors").write_bytes((folder / "model.safetensors").read_bytes())
    with pytest.raises(TrainingError, match=r"lacks model\.decoder.layers.1"):
        read_weights(other)


def test_an_activation_that_is_not_known_is_refused(tmp_path: Path) -> None:
    with pytest.raises(TrainingError, match="'tanh', which can't be trained"):
        read_build(tiny_model(tmp_path / "model", activation_function="tanh"))


def test_dropout_is_drawn_anew_and_only_where_it_is_wanted(tmp_path: Path) -> None:
    folder = tiny_model(tmp_path / "model")
    weights = read_weights(folder)
    inputs = inputs_of(batch_of(cipher(5)), np.arange(VOCABULARY), PAD, torch.device("cpu"))
    without, with_some = (Network(read_build(folder), weights, dropout=share) for share in (0.0, 0.3))
    assert torch.equal(without.hidden(weights[SHARED], inputs), without.hidden(weights[SHARED], inputs))
    one, other = (with_some.hidden(weights[SHARED], inputs) for _ in range(2))
    assert not torch.equal(one, other)
