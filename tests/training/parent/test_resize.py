"""Other sizes: what grows computes what it did and can learn, what shrinks keeps what it should."""

import json
from dataclasses import replace
from pathlib import Path

import ctranslate2
import numpy as np
import pytest
import torch
from ctranslate2.converters import TransformersConverter
from hypothesis import given
from hypothesis import strategies as st
from safetensors.numpy import load_file, save_file
from transformers import MarianMTModel, MarianTokenizer

from tests.training.run.tiny import END, PAD, VOCABULARY, cipher, pack, tiny_model
from tests.training.tiny_marian import write_tiny_marian
from training.errors import TrainingError
from training.export.folder import read_fitting
from training.export.marian import BIAS, SHARED, WEIGHTS, Side, architecture_of
from training.parent.resize import main, resize, resize_folder, sources
from training.recipe import DEFAULT, Architecture, read_recipe
from training.run.batch import make_batch
from training.run.network import Network, read_build
from training.run.passes import inputs_of
from training.run.weights import read_weights

pytestmark = pytest.mark.torch

# Logits are some units large. Each norm more rounds anew, and leaves out a hundred-thousandth of the variance.
CLOSE = 1e-3
TINY = Architecture(encoder_layers=2, decoder_layers=1, feed_forward=64)
LARGER = [
    Architecture(feed_forward=97),
    Architecture(encoder_layers=3),
    Architecture(encoder_layers=7, decoder_layers=4),
    Architecture(encoder_layers=4, decoder_layers=2, feed_forward=128),
]


@pytest.fixture(scope="module")
def init(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A model whose norms scale and shift each place in another way, as those of trained models do."""
    folder = tiny_model(tmp_path_factory.mktemp("resize") / "init")
    random, tensors = np.random.default_rng(5), load_file(folder / WEIGHTS)
    for name, tensor in tensors.items():
        if "layer_norm" in name:
            tensors[name] = (tensor + random.normal(0, 0.5, tensor.shape)).astype(np.float32)
    save_file(tensors, folder / WEIGHTS, metadata={"format": "pt"})
    return folder


def tensors_of(folder: Path) -> dict[str, np.ndarray]:
    return read_fitting(folder / WEIGHTS, architecture_of(folder))


def resized(folder: Path, wanted: Architecture) -> dict[str, np.ndarray]:
    return resize(tensors_of(folder), architecture_of(folder), wanted)


def named(wanted: Architecture) -> str:
    return "-".join(str(size or "same") for size in wanted.model_dump().values())


def logits(folder: Path) -> torch.Tensor:
    pairs = cipher(7)
    batch = make_batch(pack(pairs), np.arange(len(pairs)), start=PAD, end=END)
    weights = read_weights(folder)
    inputs = inputs_of(batch, np.arange(VOCABULARY), PAD, torch.device("cpu"))
    return Network(read_build(folder), weights).hidden(weights[SHARED], inputs) @ weights[SHARED].t() + weights[BIAS]


@pytest.mark.parametrize("wanted", LARGER, ids=named)
def test_a_larger_model_computes_what_it_did(init: Path, tmp_path: Path, wanted: Architecture) -> None:
    resize_folder(init, wanted, tmp_path / "out")
    before, after = logits(init), logits(tmp_path / "out")
    assert before.std() > 0.5
    assert (after - before).abs().max() < CLOSE


def test_what_is_new_learns_from_the_first_step(init: Path, tmp_path: Path) -> None:
    resize_folder(init, Architecture(encoder_layers=4, decoder_layers=3, feed_forward=96), tmp_path / "out")
    model = MarianMTModel.from_pretrained(tmp_path / "out")
    (source, target), *_ = cipher(1)
    model(input_ids=torch.tensor([[*source, END]]), labels=torch.tensor([[*target, END]])).loss.backward()
    steep = {name: weight.grad for name, weight in model.named_parameters() if weight.grad is not None}
    for name in ("self_attn.out_proj", "fc2"):
        assert steep[f"model.encoder.layers.1.{name}.weight"].any()
        assert steep[f"model.decoder.layers.1.{name}.weight"].any()
    assert steep["model.decoder.layers.2.encoder_attn.out_proj.weight"].any()
    assert steep["model.encoder.layers.0.fc2.weight"][:, 64:].any()


@pytest.mark.filterwarnings("ignore:Recommended. pip install sacremoses")
def test_transformers_and_ctranslate2_read_it_and_say_the_same(tmp_path: Path) -> None:
    init, out = write_tiny_marian(tmp_path / "init"), tmp_path / "out"
    resize_folder(init, Architecture(encoder_layers=3, decoder_layers=2, feed_forward=48), out)
    tokenizer = MarianTokenizer.from_pretrained(out)
    given = tokenizer(["Le train est arrivé à Lyon."], return_tensors="pt")
    said = []
    for folder in (init, out):
        model, loading = MarianMTModel.from_pretrained(folder, output_loading_info=True)
        assert not any(loading.values()), "every tensor has its place"
        said += model.generate(**given, num_beams=1, do_sample=False, min_length=0, max_new_tokens=12).tolist()
    TransformersConverter(str(out)).convert(str(tmp_path / "converted"))
    engine = ctranslate2.Translator(str(tmp_path / "converted"), intra_threads=1, compute_type="float32")
    pieces = tokenizer.convert_ids_to_tokens(given.input_ids[0])
    (result,) = engine.translate_batch([pieces], beam_size=1, max_decoding_length=12)
    said.append(tokenizer.convert_tokens_to_ids(result.hypotheses[0]))
    before, *after = tokenizer.batch_decode(said, skip_special_tokens=True)
    assert before
    assert after == [before, before]


@given(encoder=st.integers(1, 5), decoder=st.integers(1, 5), inner=st.integers(1, 90))
def test_a_model_of_any_size_has_the_shapes_of_that_size(init: Path, encoder: int, decoder: int, inner: int) -> None:
    built = architecture_of(init)
    made = resized(init, Architecture(encoder_layers=encoder, decoder_layers=decoder, feed_forward=inner))
    wanted = replace(built, encoder=Side(encoder, inner), decoder=Side(decoder, inner))
    assert {name: tensor.shape for name, tensor in made.items()} == wanted.shapes()
    assert all(np.isfinite(tensor).all() for tensor in made.values())


def test_as_the_parent_has_it_nothing_changes(init: Path) -> None:
    before = tensors_of(init)
    for wanted in (Architecture(), TINY):
        made = resized(init, wanted)
        assert made.keys() == before.keys()
        assert all(np.array_equal(made[name], before[name]) for name in before)


def test_what_was_made_larger_can_be_made_as_small_as_it_was(init: Path, tmp_path: Path) -> None:
    before = tensors_of(init)
    resize_folder(init, Architecture(feed_forward=80), tmp_path / "out")
    after = resized(tmp_path / "out", Architecture(feed_forward=64))
    assert all(np.array_equal(after[name], before[name]) for name in before), "what was added counts for nothing"


@given(before=st.integers(1, 12), after=st.integers(1, 24))
def test_layers_are_spread_evenly(before: int, after: int) -> None:
    taken = sources(before, after)
    times = [taken.count(number) for number in range(before)]
    assert len(taken) == after
    assert taken == sorted(taken)
    assert taken[-1] == before - 1
    if after >= before:
        assert max(times) - min(times) <= 1
    elif after > 1:
        steps = np.diff(taken)
        assert (taken[0], max(times)) == (0, 1)
        assert max(steps) - min(steps) <= 1


def test_one_more_layer_stands_in_the_middle() -> None:
    assert sources(6, 7) == [0, 1, 2, 3, 3, 4, 5]
    assert sources(2, 4) == [0, 0, 1, 1]
    assert sources(6, 3) == [0, 3, 5]
    assert sources(2, 1) == [1]


def test_fewer_layers_are_those_that_were(tmp_path: Path) -> None:
    folder = tiny_model(tmp_path / "model", encoder_layers=5, decoder_layers=3)
    before, after = tensors_of(folder), resized(folder, Architecture(encoder_layers=3, decoder_layers=1))
    for side, pairs in {"encoder": [(0, 0), (1, 2), (2, 4)], "decoder": [(0, 2)]}.items():
        for now, then in pairs:
            start = f"model.{side}.layers.{now}."
            parts = [name.removeprefix(start) for name in after if name.startswith(start)]
            assert parts
            assert all(np.array_equal(after[start + p], before[f"model.{side}.layers.{then}.{p}"]) for p in parts)


def test_the_hidden_units_of_the_largest_weights_stay(init: Path) -> None:
    before, after = tensors_of(init), resized(init, Architecture(feed_forward=16))
    for layer in ("model.encoder.layers.1", "model.decoder.layers.0"):
        rows, columns = before[f"{layer}.fc1.weight"], before[f"{layer}.fc2.weight"]
        products = np.linalg.norm(rows, axis=1) * np.linalg.norm(columns, axis=0)
        kept = [number for number in range(64) if products[number] >= np.sort(products)[-16]]
        assert np.array_equal(after[f"{layer}.fc1.weight"], rows[kept])
        assert np.array_equal(after[f"{layer}.fc1.bias"], before[f"{layer}.fc1.bias"][kept])
        assert np.array_equal(after[f"{layer}.fc2.weight"], columns[:, kept])


def test_a_folder_keeps_all_but_its_sizes(tmp_path: Path) -> None:
    init, out = write_tiny_marian(tmp_path / "init"), tmp_path / "out"
    config = json.loads((init / "config.json").read_text("utf-8")) | {"num_hidden_layers": 1}
    (init / "config.json").write_text(json.dumps(config), "utf-8")
    resize_folder(init, Architecture(encoder_layers=3, feed_forward=40), out)
    sizes = {"encoder_layers": 3, "num_hidden_layers": 3, "encoder_ffn_dim": 40, "decoder_ffn_dim": 40}
    assert json.loads((out / "config.json").read_text("utf-8")) == config | sizes
    assert {path.name for path in out.iterdir()} == {path.name for path in init.iterdir()}
    for name in ("source.spm", "target.spm", "vocab.json", "generation_config.json", "tokenizer_config.json"):
        assert (out / name).read_bytes() == (init / name).read_bytes()
    assert np.array_equal(load_file(out / WEIGHTS)[SHARED], load_file(init / WEIGHTS)[SHARED])
    with pytest.raises(TrainingError, match="there already"):
        resize_folder(init, Architecture(), out)


def test_half_precision_stays_half(init: Path) -> None:
    halved = {name: tensor.astype(np.float16) for name, tensor in tensors_of(init).items()}
    larger = Architecture(encoder_layers=4, decoder_layers=2, feed_forward=70)
    made = resize(halved, architecture_of(init), larger)
    assert {tensor.dtype for tensor in made.values()} == {np.dtype(np.float16)}


def test_the_same_comes_out_each_time(init: Path) -> None:
    one, other = (resized(init, Architecture(feed_forward=70)) for _ in range(2))
    assert all(np.array_equal(one[name], other[name]) for name in one)


def test_the_script_reads_the_recipe(
    init: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    recipe = tmp_path / "deep.toml"
    recipe.write_text("[architecture]\nencoder_layers = 4\n", "utf-8")
    given = {"--init": init, "--recipe": recipe, "--out": tmp_path / "out"}
    monkeypatch.setattr("sys.argv", ["resize", *(str(word) for option in given.items() for word in option)])
    main()
    assert "encoder 4 layers of 64, decoder 1 layers of 64 hidden units" in capsys.readouterr().out
    assert architecture_of(tmp_path / "out").encoder == Side(4, 64)


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("width = 512", r"architecture\.width: Extra inputs"),
        ("encoder_layers = 0", r"architecture\.encoder_layers: Input should be greater than 0"),
        ("decoder_layers = -1", r"architecture\.decoder_layers: Input should be greater than 0"),
        ("feed_forward = 0", r"architecture\.feed_forward: Input should be greater than 0"),
    ],
)
def test_a_recipe_of_what_can_not_be_is_refused(tmp_path: Path, written: str, told: str) -> None:
    (tmp_path / "recipe.toml").write_text(f"[architecture]\n{written}\n", "utf-8")
    with pytest.raises(TrainingError, match=told):
        read_recipe(tmp_path / "recipe.toml")


def test_the_recipe_has_the_sizes_of_the_embedded_model(embedded_model: Path) -> None:
    built, wanted = architecture_of(embedded_model), read_recipe(DEFAULT).architecture
    sizes = wanted.encoder_layers, wanted.decoder_layers, wanted.feed_forward
    assert sizes == (built.encoder.layers, built.decoder.layers, built.encoder.feed_forward)
    assert sizes[2] == built.decoder.feed_forward
