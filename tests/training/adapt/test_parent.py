import pytest

from tests.training.tiny_marian import random_weights, write_tiny_marian
from training.adapt.parent import trainable
from training.errors import TrainingError
from training.export.marian import SHARED, WEIGHTS

pytestmark = pytest.mark.torch


@pytest.fixture
def folder(tmp_path):
    return write_tiny_marian(tmp_path / "model")


def test_a_folder_with_weights_by_their_names_is_taken_as_it_is(folder, tmp_path):
    assert trainable(folder, tmp_path / "room") == folder
    assert not (tmp_path / "room").exists()


@pytest.mark.parametrize("alias", [SHARED, "lm_head.weight", "model.encoder.embed_tokens.weight"])
def test_a_pickle_of_the_hub_becomes_safetensors_under_the_names_that_are_wanted(folder, tmp_path, alias):
    import torch
    from safetensors.torch import load_file

    tensors = {name: torch.from_numpy(tensor) for name, tensor in random_weights(folder).items()}
    named = {alias if name == SHARED else name: tensor for name, tensor in tensors.items()}
    torch.save(named | {"model.encoder.embed_positions.weight": torch.zeros(4, 16)}, folder / "pytorch_model.bin")
    (folder / WEIGHTS).unlink()
    out = trainable(folder, tmp_path / "room")
    assert out != folder
    found = load_file(out / WEIGHTS)
    assert found.keys() == tensors.keys()
    assert all(torch.equal(found[name], tensor) for name, tensor in tensors.items())
    assert (out / "source.spm").read_bytes() == (folder / "source.spm").read_bytes()
    assert trainable(folder, tmp_path / "room") == out


def test_weights_that_lack_a_layer_are_told(folder, tmp_path):
    import torch

    torch.save({"lm_head.weight": torch.zeros(4, 16)}, folder / "pytorch_model.bin")
    (folder / WEIGHTS).unlink()
    with pytest.raises(TrainingError, match=r"lack final_logits_bias"):
        trainable(folder, tmp_path / "room")
