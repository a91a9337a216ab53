"""One conversion, whole or not at all, whoever asks and whatever goes wrong."""

import errno
import json
import os
import pickle
import shutil
import subprocess
import sys

import ctranslate2
import pytest

from app.errors import ModelError
from app.models import convert
from app.models.convert import CONFIG, ensure_converted


def silent(_):
    pass


@pytest.fixture
def model_dir(tmp_path):
    """A folder that looks like a model to everyone who doesn't load it."""
    folder = tmp_path / "some-model"
    folder.mkdir()
    for name in ("config.json", "model.safetensors", "source.spm", "target.spm", "vocab.json"):
        (folder / name).write_bytes(name.encode())
    return folder


@pytest.fixture
def conversions(monkeypatch):
    """Conversions that only leave a mark; the list of what was converted."""
    done = []

    def run(model_dir, output_dir, quantization):
        done.append((model_dir, quantization))
        output_dir.mkdir()
        (output_dir / "model.bin").write_text("converted")

    monkeypatch.setattr(convert, "_run_conversion", run)
    return done


def test_it_is_converted_once_and_told_once(model_dir, tmp_path, conversions):
    told = []
    folder = ensure_converted(model_dir, tmp_path / "cache", "int8", told.append)
    assert ensure_converted(model_dir, tmp_path / "cache", "int8", told.append) == folder
    assert conversions == [(model_dir, "int8")]
    assert told == ["Converting some-model to int8, once"]
    assert folder.parent == tmp_path / "cache" / "converted"
    assert folder.name.startswith("some-model-")
    assert folder.name.endswith(f"-{ctranslate2.__version__}-int8")
    assert (folder / "model.bin").read_text() == "converted"


def test_a_model_found_again_is_not_read_again(model_dir, tmp_path, conversions, monkeypatch):
    folder = ensure_converted(model_dir, tmp_path, "int8", silent)
    monkeypatch.setattr("hashlib.file_digest", None)
    assert ensure_converted(model_dir, tmp_path, "int8", silent) == folder


def test_each_quantization_is_apart(model_dir, tmp_path, conversions):
    folders = {ensure_converted(model_dir, tmp_path, quantization, silent) for quantization in ("int8", "float32")}
    assert len(folders) == len(conversions) == 2


@pytest.mark.parametrize("name", ["model.safetensors", "vocab.json", "source.spm", "config.json"])
def test_a_changed_file_is_converted_anew(model_dir, tmp_path, conversions, name):
    before = ensure_converted(model_dir, tmp_path, "int8", silent)
    (model_dir / name).write_bytes(b"another content")
    assert ensure_converted(model_dir, tmp_path, "int8", silent) != before
    assert len(conversions) == 2


def test_a_changed_time_or_place_is_no_change(model_dir, tmp_path, conversions):
    before = ensure_converted(model_dir, tmp_path, "int8", silent)
    os.utime(model_dir / "model.safetensors", (1, 1))
    assert ensure_converted(model_dir, tmp_path, "int8", silent) == before
    copy = shutil.copytree(model_dir, tmp_path / "elsewhere" / model_dir.name)
    assert ensure_converted(copy, tmp_path, "int8", silent) == before
    assert len(conversions) == 1


def test_what_a_newer_recipe_makes_is_converted_anew(model_dir, tmp_path, conversions, monkeypatch):
    before = ensure_converted(model_dir, tmp_path, "int8", silent)
    monkeypatch.setattr(convert, "_RECIPE", convert._RECIPE + 1)
    assert ensure_converted(model_dir, tmp_path, "int8", silent) != before


def test_safetensors_are_taken_before_pickles(model_dir, tmp_path, conversions):
    before = ensure_converted(model_dir, tmp_path, "int8", silent)
    (model_dir / "pytorch_model.bin").write_bytes(b"never read")
    assert ensure_converted(model_dir, tmp_path, "int8", silent) == before


def test_what_a_killed_conversion_left_is_cleaned(model_dir, tmp_path, conversions):
    folder = ensure_converted(model_dir, tmp_path, "int8", silent)
    shutil.rmtree(folder)
    partial = folder.with_name(f"{folder.name}.partial")
    partial.mkdir()
    (partial / "junk").write_text("half")
    assert ensure_converted(model_dir, tmp_path, "int8", silent) == folder
    assert not partial.exists()
    assert not (folder / "junk").exists()


def test_a_failed_conversion_leaves_nothing_and_can_be_tried_again(model_dir, tmp_path, conversions, monkeypatch):
    working = convert._run_conversion

    def fail(model_dir, output_dir, quantization):
        working(model_dir, output_dir, quantization)
        raise ModelError("broke off")

    monkeypatch.setattr(convert, "_run_conversion", fail)
    with pytest.raises(ModelError, match="broke off"):
        ensure_converted(model_dir, tmp_path, "int8", silent)
    assert not [path for path in (tmp_path / "converted").iterdir() if path.is_dir() and path.name != ".digests"]
    monkeypatch.setattr(convert, "_run_conversion", working)
    assert ensure_converted(model_dir, tmp_path, "int8", silent).is_dir()


def test_a_cache_that_cannot_be_written_is_fine_where_the_model_is_there(model_dir, tmp_path, conversions):
    folder = ensure_converted(model_dir, tmp_path, "int8", silent)
    shutil.rmtree(tmp_path / "converted" / ".digests")
    (tmp_path / "converted" / ".digests").write_text("no folder can be made here, whoever runs this")
    assert ensure_converted(model_dir, tmp_path, "int8", silent) == folder
    assert len(conversions) == 1


def test_a_damaged_note_is_not_believed(model_dir, tmp_path, conversions):
    folder = ensure_converted(model_dir, tmp_path, "int8", silent)
    for note in (tmp_path / "converted" / ".digests").iterdir():
        note.write_text("{")
    assert ensure_converted(model_dir, tmp_path, "int8", silent) == folder


def test_a_cache_that_cannot_be_made_is_told_with_its_setting(model_dir, tmp_path, conversions):
    (tmp_path / "file").write_text("")
    with pytest.raises(ModelError, match=r"can't be written to .*DEPECHE_CACHE_DIR") as caught:
        ensure_converted(model_dir, tmp_path / "file", "int8", silent)
    assert caught.value.detail["path"] == str(tmp_path / "file" / "converted")


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EACCES])
def test_a_full_or_closed_disk_is_told_by_the_process_that_writes(monkeypatch, number):
    def fail(*_):
        raise OSError(number, "", "/some/file")

    monkeypatch.setattr(convert, "_convert", fail)
    monkeypatch.setattr(sys, "argv", ["convert", "model", "output", "int8"])
    with pytest.raises(SystemExit, match=os.strerror(number)):
        convert._main()


def test_the_reason_of_the_process_reaches_the_error(model_dir, tmp_path, monkeypatch):
    def run(command, **_):
        return subprocess.CompletedProcess(command, 1, "", "a warning\nNo space left on device\n")

    monkeypatch.setattr("subprocess.run", run)
    with pytest.raises(ModelError, match="some-model can't be converted to int8: No space left on device"):
        ensure_converted(model_dir, tmp_path, "int8", silent)


def test_a_killed_process_is_told_by_its_status(model_dir, tmp_path, monkeypatch):
    monkeypatch.setattr("subprocess.run", lambda command, **_: subprocess.CompletedProcess(command, -9, "", ""))
    with pytest.raises(ModelError, match="status -9"):
        ensure_converted(model_dir, tmp_path, "int8", silent)


@pytest.mark.parametrize(("missing", "named"), [("config.json", "config.json"), ("model.safetensors", "pytorch_model")])
def test_a_folder_without_a_model_is_told(model_dir, tmp_path, missing, named):
    (model_dir / missing).unlink()
    with pytest.raises(ModelError, match=named):
        ensure_converted(model_dir, tmp_path, "int8", silent)


@pytest.fixture
def tiny_marian(embedded_model, tmp_path):
    """A small random Marian model with the embedded model's vocabulary, as a pickle, as old hub models are."""
    import torch
    from transformers import MarianConfig, MarianMTModel

    whole = json.loads((embedded_model / "config.json").read_text())
    small = {"d_model": 16, "encoder_layers": 1, "decoder_layers": 1, "encoder_ffn_dim": 16, "decoder_ffn_dim": 16}
    heads = {"encoder_attention_heads": 2, "decoder_attention_heads": 2}
    folder = tmp_path / "tiny"
    shutil.copytree(embedded_model, folder, ignore=shutil.ignore_patterns("*.safetensors"))
    config = MarianConfig(**(whole | small | heads | {"dtype": "float32"}))
    config.save_pretrained(folder)
    torch.save(MarianMTModel(config).state_dict(), folder / "pytorch_model.bin")
    return folder


@pytest.mark.engine
@pytest.mark.torch
def test_two_processes_that_start_together_convert_a_pickled_model_once(tiny_marian, tmp_path):
    program = """
import sys
from pathlib import Path
from app.models.convert import ensure_converted
print(ensure_converted(Path(sys.argv[1]), Path(sys.argv[2]), "int8", lambda line: print(line)))
"""
    command = [sys.executable, "-c", program, str(tiny_marian), str(tmp_path / "cache")]
    processes = [subprocess.Popen(command, stdout=subprocess.PIPE, text=True) for _ in range(2)]
    outputs = [process.communicate(timeout=300)[0].splitlines() for process in processes]
    assert [process.returncode for process in processes] == [0, 0]
    assert sorted(len(lines) for lines in outputs) == [1, 2], "one of them converts and tells so"
    assert outputs[0][-1] == outputs[1][-1]

    from app.engines.ctranslate2_translator import CTranslate2Translator
    from app.engines.protocol import Decoding

    (folder,) = [path for path in (tmp_path / "cache" / "converted").glob("tiny-*") if path.is_dir()]
    assert str(folder) == outputs[0][-1]
    assert {path.name for path in folder.iterdir()} >= {
        "model.bin", "config.json", CONFIG, "generation_config.json", "source.spm", "target.spm", "vocab.json",
    }  # fmt: skip
    translator = CTranslate2Translator(folder, threads=1)
    assert translator.translate(["Un mot."], Decoding())
    translator.close()


class Payload:
    def __init__(self, path):
        self.path = path

    def __reduce__(self):
        return open, (str(self.path), "w")


@pytest.mark.engine
@pytest.mark.torch
def test_a_pickle_that_runs_code_is_refused_and_not_run(tiny_marian, tmp_path):
    (tiny_marian / "pytorch_model.bin").write_bytes(pickle.dumps({"weight": Payload(tmp_path / "ran")}, protocol=2))
    with pytest.raises(ModelError, match="tiny can't be converted to int8"):
        ensure_converted(tiny_marian, tmp_path / "cache", "int8", silent)
    assert not (tmp_path / "ran").exists()
    assert not list((tmp_path / "cache" / "converted").glob("*.partial"))


@pytest.mark.engine
@pytest.mark.torch
def test_a_model_of_an_unknown_kind_is_told(model_dir, tmp_path):
    (model_dir / "config.json").write_text('{"model_type": "no-such-model"}')
    with pytest.raises(ModelError, match="no-such-model"):
        ensure_converted(model_dir, tmp_path, "int8", silent)
