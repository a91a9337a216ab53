"""The whole way on a student of random weights: what comes out is a MarianMT to transformers and to CTranslate2."""

import json
from dataclasses import replace
from pathlib import Path

import ctranslate2
import pytest
import torch
from ctranslate2.converters import TransformersConverter
from safetensors.numpy import load_file
from transformers import MarianMTModel, MarianTokenizer

from tests.training.parent.made_up import pairs, parent_pieces
from tests.training.parent.marian_file import file_of
from tests.training.parent.tiny import tiny_weights
from training.errors import TrainingError
from training.parent.make import Made, Wish, make_parent
from training.parent.marian_binary import Weights
from training.parent.package import Package, Student
from training.parent.vocabulary import Sizes, model_of
from training.recipe import Architecture
from training.run.job import Budget

pytestmark = pytest.mark.torch

WISH = Wish(Budget(steps=20), Sizes(french=120, english=1, threads=1), pivot=60, fitted=40)


@pytest.fixture(scope="module")
def package() -> Package:
    pieces = parent_pieces()
    weights = file_of(tiny_weights(len(model_of(pieces).pieces)))
    return Package(Student(weights, pieces), Student(weights, pieces))


@pytest.fixture(scope="module")
def made(package: Package, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Made]:
    out = tmp_path_factory.mktemp("made") / "parent"
    return out, make_parent(pairs(), package, out, WISH, lambda _: None)


def test_it_has_the_fields_of_the_embedded_model(made: tuple[Path, Made], embedded_model: Path) -> None:
    folder, what = made
    own = {"d_model": 16, "vocab_size": what.pieces, "decoder_vocab_size": what.pieces, "pad_token_id": what.pieces - 1,
           "decoder_start_token_id": what.pieces - 1, "encoder_layers": 2, "encoder_attention_heads": 2,
           "decoder_attention_heads": 2, "encoder_ffn_dim": 24, "decoder_ffn_dim": 24}  # fmt: skip
    for name in ("config.json", "generation_config.json", "tokenizer_config.json"):
        ours, theirs = (json.loads((place / name).read_text("utf-8")) for place in (folder, embedded_model))
        if "bad_words_ids" in theirs:
            own["bad_words_ids"] = [[what.pieces - 1]]
        wanted = {field: own.get(field, value) for field, value in theirs.items() if field != "transformers_version"}
        assert {field: ours.get(field) for field in wanted} == wanted


def test_it_has_the_arrays_of_the_embedded_model(made: tuple[Path, Made], embedded_model: Path) -> None:
    ours, theirs = (load_file(place / "model.safetensors") for place in (made[0], embedded_model))
    layers = ("encoder.layers.2", "encoder.layers.3", "encoder.layers.4", "encoder.layers.5")
    assert ours.keys() == {name for name in theirs if not any(layer in name for layer in layers)}
    assert {array.dtype for array in ours.values()} == {theirs["final_logits_bias"].dtype}
    assert not ours["model.shared.weight"][-1].any()
    assert all(file.stat().st_mode & 0o044 == 0o044 for file in made[0].iterdir())


@pytest.mark.filterwarnings("ignore:Recommended. pip install sacremoses")
def test_transformers_and_ctranslate2_read_it_and_agree(made: tuple[Path, Made], tmp_path: Path) -> None:
    tokenizer, model = MarianTokenizer.from_pretrained(made[0]), MarianMTModel.from_pretrained(made[0]).float()
    texts = [french for french, _ in pairs(4)]
    given = tokenizer(texts, return_tensors="pt", padding=True)
    answers = model.generate(**given, num_beams=1, max_length=12)
    TransformersConverter(str(made[0])).convert(str(tmp_path / "converted"), quantization="float32")
    translator = ctranslate2.Translator(str(tmp_path / "converted"))
    results = translator.translate_batch(
        [tokenizer.convert_ids_to_tokens(tokenizer(text).input_ids) for text in texts],
        beam_size=1,
        max_decoding_length=10,
    )
    for ids, result in zip(answers.tolist(), results, strict=True):
        said = [piece for piece in tokenizer.convert_ids_to_tokens(ids[1:]) if piece not in ("</s>", "<pad>")]
        assert said == [piece for piece in result.hypotheses[0] if piece != "</s>"]


def test_its_layers_say_what_the_parents_say(made: tuple[Path, Made], package: Package) -> None:
    from training.parent.marian_binary import read_weights
    from training.parent.ssru import StudentNetwork

    weights = read_weights(package.parent.weights)
    network, model = (
        StudentNetwork(weights, as_transformers=True),
        MarianMTModel.from_pretrained(made[0]).float().eval(),
    )
    vectors = torch.randn(1, 5, 16) / 4
    x = network.embedded(vectors)
    real = torch.ones(1, 1, 1, 5, dtype=torch.bool)
    with torch.no_grad():
        for layer in network.encoder:
            x = network.encoded(layer, x, real)
        given = model.model.encoder(inputs_embeds=vectors * 4).last_hidden_state
    assert given.flatten().tolist() == pytest.approx(x.flatten().tolist(), abs=0.02)  # fp16


def test_it_gets_the_sizes_that_are_wished(package: Package, made: tuple[Path, Made], tmp_path: Path) -> None:
    wish = replace(WISH, architecture=Architecture(encoder_layers=3, feed_forward=32))
    make_parent(pairs(), package, tmp_path / "parent", wish, lambda _: None)
    assert [path.name for path in tmp_path.iterdir()] == ["parent"]
    as_is, larger = (MarianMTModel.from_pretrained(place).float().eval() for place in (made[0], tmp_path / "parent"))
    sizes = larger.config.encoder_layers, larger.config.decoder_layers, larger.config.decoder_ffn_dim
    assert sizes == (3, 2, 32)
    given = torch.tensor([[5, 9, 12, 0]])
    with torch.no_grad():
        before, after = (model(input_ids=given, decoder_input_ids=given).logits for model in (as_is, larger))
    assert (after - before).abs()[before.isfinite()].max() < 1e-3


def test_too_few_pairs_are_told(package: Package, tmp_path: Path) -> None:
    with pytest.raises(TrainingError, match="99 pairs are too few"):
        make_parent(pairs(99), package, tmp_path / "out", WISH, lambda _: None)
    assert not (tmp_path / "out").exists()


def test_weights_of_another_network_are_told(package: Package, tmp_path: Path) -> None:
    odd = Student(file_of(Weights({"a": tiny_weights(4).arrays["Wemb"]}, "")), package.parent.vocabulary)
    with pytest.raises(TrainingError, match="are missing"):
        make_parent(pairs(), Package(odd, package.sister), tmp_path / "out", WISH, lambda _: None)
