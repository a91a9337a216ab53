"""Which weights a conversion reads, when it reads them again, and that reading them never runs code."""

import errno
import json
import os
import pickle
import shutil
import sys

import pytest

from app.engines.ctranslate2_translator import CTranslate2Translator
from app.engines.protocol import Decoding
from app.errors import ModelError
from app.models import convert
from app.models.convert import CONFIG, ensure_converted


def silent(_):
    pass


class Payload:
    """Makes a file when it is unpickled without a check."""

    def __init__(self, path):
        self.path = path

    def __reduce__(self):
        return open, (str(self.path), "w")


@pytest.fixture
def model(tmp_path, marian_files, write_folder):
    return write_folder(tmp_path / "some-model", marian_files)


@pytest.fixture
def conversions(monkeypatch):
    """Conversions that only leave a mark, and how many there were."""
    done = []

    def run(_model_dir, output_dir, quantization):
        done.append(quantization)
        output_dir.mkdir()
        (output_dir / "model.bin").write_bytes(b"converted")

    monkeypatch.setattr(convert, "_run_conversion", run)
    return done


@pytest.fixture
def pickled(embedded_model, tmp_path):
    """A small random Marian model whose weights are a pickle, as those of old hub models are."""
    import torch
    from transformers import MarianConfig, MarianMTModel

    whole = json.loads((embedded_model / "config.json").read_text("utf-8"))
    small = dict.fromkeys(("d_model", "encoder_ffn_dim", "decoder_ffn_dim"), 16)
    small |= dict.fromkeys(("encoder_layers", "decoder_layers"), 1)
    small |= dict.fromkeys(("encoder_attention_heads", "decoder_attention_heads"), 2)
    config = MarianConfig(**(whole | small | {"dtype": "float32"}))
    folder = tmp_path / "pickled"
    shutil.copytree(embedded_model, folder, ignore=shutil.ignore_patterns("*.safetensors"))
    config.save_pretrained(folder)
    torch.save(MarianMTModel(config).state_dict(), folder / "pytorch_model.bin")
    return folder


@pytest.mark.engine
@pytest.mark.torch
def test_weights_in_a_pickle_are_converted_with_all_that_serving_needs(pickled, tmp_path):
    folder = ensure_converted(pickled, tmp_path / "cache", "int8", silent)
    names = {path.name for path in folder.iterdir()}
    assert names >= {"model.bin", "config.json", CONFIG, "generation_config.json", "source.spm", "target.spm"}
    assert "pytorch_model.bin" not in names
    translator = CTranslate2Translator(folder, threads=1)
    assert len(translator.translate(["Un mot."], Decoding())) == 1
    translator.close()


@pytest.mark.engine
@pytest.mark.torch
def test_a_pickle_that_holds_code_is_refused_and_not_run(pickled, tmp_path):
    content = pickle.dumps({"weight": Payload(tmp_path / "ran")}, protocol=2)
    pickle.loads(content)["weight"].close()
    (tmp_path / "ran").unlink()  # so it would have run
    (pickled / "pytorch_model.bin").write_bytes(content)
    with pytest.raises(ModelError, match="code, which is never run"):
        ensure_converted(pickled, tmp_path / "cache", "int8", silent)
    assert not (tmp_path / "ran").exists()


def test_safetensors_are_taken_before_pickles(model, tmp_path, conversions):
    before = ensure_converted(model, tmp_path, "int8", silent)
    (model / "pytorch_model.bin").write_bytes(b"never read")
    assert ensure_converted(model, tmp_path, "int8", silent) == before


def test_a_model_found_again_is_not_hashed_again(model, tmp_path, conversions, monkeypatch):
    folder = ensure_converted(model, tmp_path, "int8", silent)
    monkeypatch.setattr("hashlib.file_digest", None)
    assert ensure_converted(model, tmp_path, "int8", silent) == folder


def test_what_an_older_recipe_made_is_converted_anew(model, tmp_path, conversions, monkeypatch):
    before = ensure_converted(model, tmp_path, "int8", silent)
    monkeypatch.setattr(convert, "_RECIPE", convert._RECIPE + 1)
    assert ensure_converted(model, tmp_path, "int8", silent) != before
    assert len(conversions) == 2


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EACCES])
def test_a_full_or_closed_disk_is_told_by_the_process_that_writes(monkeypatch, number):
    def fail(*_):
        raise OSError(number, "", "/some/file")

    monkeypatch.setattr(convert, "_convert", fail)
    monkeypatch.setattr(convert, "_end_with", lambda _: None)  # this process is no conversion
    monkeypatch.setattr(sys, "argv", ["convert", str(os.getppid()), "model", "output", "int8"])
    with pytest.raises(SystemExit, match=os.strerror(number)):
        convert._main()
