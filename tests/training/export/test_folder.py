"""A model folder from weights: what is in it, what is refused, and that the libraries that read it read it right."""

import json
import shutil
from pathlib import Path

import numpy as np
import pytest
from safetensors import safe_open
from safetensors.numpy import load_file, save_file

from tests.training.tiny_marian import random_weights, write_tiny_marian
from training.errors import TrainingError
from training.export.folder import fill, read_tensors, write_model
from training.export.marian import BIAS, SHARED, WEIGHTS, architecture_of

SENTENCES = ["Le train est arrivé à Lyon.", "La ministre a vu 42 amis à Paris, mardi."]


@pytest.fixture
def init(tmp_path: Path) -> Path:
    return write_tiny_marian(tmp_path / "init")


@pytest.fixture
def trained(tmp_path: Path, init: Path) -> Path:
    """Weights that a training has left: other numbers than the init's."""
    path = tmp_path / "averaged.safetensors"
    save_file(random_weights(init, seed=1), path)
    return path


def changed(path: Path, **others: np.ndarray | None) -> Path:
    tensors = {name: value for name, value in (load_file(path) | others).items() if value is not None}
    save_file(tensors, path)
    return path


def test_of_several_weights_the_mean_is_written(init: Path, trained: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.safetensors"
    save_file(random_weights(init, seed=2), other)
    (tmp_path / "out").mkdir()
    fill((trained, other), init, tmp_path / "out")
    tensors, one, two = load_file(tmp_path / "out" / WEIGHTS), load_file(trained), load_file(other)
    pad = architecture_of(init).pad
    for name, tensor in tensors.items():
        wanted = (one[name] + two[name]) / 2
        if name == SHARED:
            wanted[pad] = 0
        assert tensor.dtype == np.float16
        assert np.allclose(tensor, wanted.reshape(tensor.shape), atol=1e-3)


def test_of_several_weights_each_must_fit(init: Path, trained: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.safetensors"
    save_file(random_weights(init, seed=2), other)
    changed(other, **{BIAS: None})
    with pytest.raises(TrainingError, match=r"other\.safetensors lacks"):
        fill((trained, other), init, tmp_path)


def test_the_embedded_model_comes_out_as_it_went_in(embedded_model: Path, tmp_path: Path) -> None:
    write_model(embedded_model / WEIGHTS, embedded_model, tmp_path / "out")
    before = {path.name: path.read_bytes() for path in embedded_model.iterdir()}
    after = {path.name: path.read_bytes() for path in (tmp_path / "out").iterdir()}
    assert before.keys() - after.keys() <= {"README.md", "HISTORY.md"}
    assert after.keys() <= before.keys()
    assert [name for name, content in after.items() if content != before[name]] == []


def test_weights_are_halved_and_the_rest_is_the_inits(init: Path, trained: Path, tmp_path: Path) -> None:
    write_model(trained, init, tmp_path / "out")
    tensors, given = load_file(tmp_path / "out" / WEIGHTS), load_file(trained)
    assert {tensor.dtype for tensor in tensors.values()} == {np.dtype(np.float16)}
    assert all(np.allclose(tensors[name], given[name], atol=1e-3) for name in given if name != SHARED)
    pad = architecture_of(init).pad
    assert np.allclose(tensors[SHARED][:pad], given[SHARED][:pad], atol=1e-3)
    assert given[SHARED][pad].any()
    assert not tensors[SHARED][pad].any()
    modes = {path.stat().st_mode for path in (tmp_path / "out").iterdir()}
    assert len(modes) == 1, "who may read the vocabulary may read the weights"
    with safe_open(tmp_path / "out" / WEIGHTS, "np") as file:
        assert file.metadata() == {"format": "pt"}
    for name in ("source.spm", "target.spm", "vocab.json", "generation_config.json", "tokenizer_config.json"):
        assert (tmp_path / "out" / name).read_bytes() == (init / name).read_bytes()
    config = json.loads((tmp_path / "out" / "config.json").read_text("utf-8"))
    assert config == json.loads((init / "config.json").read_text("utf-8")) | {"dtype": "float16"}


def test_copies_of_the_shared_matrix_are_left_out(init: Path, trained: Path, tmp_path: Path) -> None:
    shared = load_file(trained)[SHARED]
    changed(trained, **{"lm_head.weight": shared, "model.decoder.embed_tokens.weight": shared})
    write_model(trained, init, tmp_path / "out")
    assert load_file(tmp_path / "out" / WEIGHTS).keys() == architecture_of(init).shapes().keys()


def test_a_bias_may_come_as_a_row(init: Path, trained: Path, tmp_path: Path) -> None:
    bias = load_file(trained)[BIAS]
    write_model(changed(trained, **{BIAS: bias[0]}), init, tmp_path / "out")
    assert np.array_equal(load_file(tmp_path / "out" / WEIGHTS)[BIAS], bias.astype(np.float16))


@pytest.mark.parametrize(
    ("others", "told"),
    [
        ({SHARED: None}, r"lacks model\.shared\.weight: it is not of the same model"),
        (
            {SHARED: np.zeros((3, 16), np.float32)},
            r"model\.shared\.weight in .* is \(3, 16\), and .* needs \(\d+, 16\)",
        ),
        (
            {"model.encoder.layers.1.fc1.bias": np.zeros(32, np.float32)},
            r"has model\.encoder\.layers\.1\.fc1\.bias, which",
        ),
        ({BIAS: np.full((1, 3), np.nan, np.float32)}, "final_logits_bias in .* is "),
        ({"model.encoder.layers.0.fc1.bias": np.full(32, np.nan, np.float32)}, "gone astray"),
        ({"model.encoder.layers.0.fc1.bias": np.full(32, 7e4, np.float32)}, "gone astray"),
    ],
    ids=["missing", "shape", "foreign", "bias", "not a number", "too large"],
)
def test_weights_that_do_not_fit_are_refused(init: Path, trained: Path, tmp_path: Path, others, told: str) -> None:
    with pytest.raises(TrainingError, match=told):
        write_model(changed(trained, **others), init, tmp_path / "out")
    assert not (tmp_path / "out").exists()


def test_what_is_no_weights_and_no_model_is_refused(init: Path, trained: Path, tmp_path: Path) -> None:
    with pytest.raises(TrainingError, match=r"weights .*nowhere can't be read"):
        write_model(tmp_path / "nowhere", init, tmp_path / "out")
    (tmp_path / "broken").write_bytes(b"no weights at all")
    with pytest.raises(TrainingError, match=r"weights .*broken can't be read"):
        read_tensors(tmp_path / "broken")
    with pytest.raises(TrainingError, match="is no model folder"):
        write_model(trained, tmp_path, tmp_path / "out")
    (init / "config.json").write_text('{"model_type": "bart"}', "utf-8")
    with pytest.raises(TrainingError, match="no Marian model but one of type 'bart'"):
        write_model(trained, init, tmp_path / "out")


def test_a_model_of_two_vocabularies_is_refused(init: Path, trained: Path, tmp_path: Path) -> None:
    config = json.loads((init / "config.json").read_text("utf-8")) | {"share_encoder_decoder_embeddings": False}
    (init / "config.json").write_text(json.dumps(config), "utf-8")
    with pytest.raises(TrainingError, match="a vocabulary for each language"):
        write_model(trained, init, tmp_path / "out")


def test_a_licence_goes_with_the_weights(init: Path, trained: Path, tmp_path: Path) -> None:
    (init / "LICENSE").write_text("as you like", "utf-8")
    (init / "README.md").write_text("of another model", "utf-8")
    write_model(trained, init, tmp_path / "out")
    assert (tmp_path / "out" / "LICENSE").read_text("utf-8") == "as you like"
    assert not (tmp_path / "out" / "README.md").exists()


@pytest.mark.torch
@pytest.mark.filterwarnings("ignore:Recommended. pip install sacremoses")
def test_transformers_and_ctranslate2_read_it_and_say_the_same(init: Path, trained: Path, tmp_path: Path) -> None:
    import ctranslate2
    import torch
    from ctranslate2.converters import TransformersConverter
    from transformers import MarianMTModel, MarianTokenizer

    write_model(trained, init, tmp_path / "out")
    tokenizer = MarianTokenizer.from_pretrained(tmp_path / "out")
    model, loading = MarianMTModel.from_pretrained(tmp_path / "out", dtype=torch.float32, output_loading_info=True)
    assert not any(loading.values()), "every tensor has its place"
    inputs = tokenizer(SENTENCES, return_tensors="pt", padding=True)
    said = model.generate(**inputs, num_beams=1, do_sample=False, min_length=0, max_new_tokens=12)
    texts = tokenizer.batch_decode(said, skip_special_tokens=True)

    TransformersConverter(str(tmp_path / "out")).convert(str(tmp_path / "converted"))
    engine = ctranslate2.Translator(str(tmp_path / "converted"), intra_threads=1, compute_type="float32")
    pieces = [tokenizer.convert_ids_to_tokens(tokenizer(text).input_ids) for text in SENTENCES]
    results = engine.translate_batch(pieces, beam_size=1, max_decoding_length=12)
    numbers = [tokenizer.convert_tokens_to_ids(result.hypotheses[0]) for result in results]
    assert tokenizer.batch_decode(numbers, skip_special_tokens=True) == texts
    assert all(texts)


def test_a_pickled_init_will_do(init: Path, trained: Path, tmp_path: Path) -> None:
    """Old models of the hub have their weights in a file that is not looked into here."""
    (init / WEIGHTS).unlink()
    write_model(trained, init, tmp_path / "out")
    shutil.rmtree(init)
    assert read_tensors(tmp_path / "out" / WEIGHTS)
