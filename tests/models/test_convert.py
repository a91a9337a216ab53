"""A conversion happens once, whole, and again only when the model is another one."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import psutil
import pytest

from app.errors import ModelError
from app.models import convert
from app.models.convert import CONFIG, SHORTLIST, ensure_converted

CALL = """
import sys
from pathlib import Path
from app.models.convert import ensure_converted
print("ready", flush=True)
sys.stdin.readline()
print(ensure_converted(Path(sys.argv[1]), Path(sys.argv[2]), "int8", lambda line: print("report:", line, flush=True)))
"""


def start(model_dir, cache_dir):
    """Start a process that waits for a line, then converts."""
    process = subprocess.Popen(
        [sys.executable, "-c", CALL, str(model_dir), str(cache_dir)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env=os.environ | {"PYTHONPATH": os.pathsep.join(path for path in sys.path if path)},
    )
    assert process.stdout.readline() == "ready\n"
    return process


def go(process):
    process.stdin.write("\n")
    process.stdin.flush()


@pytest.fixture
def reports():
    return []


@pytest.fixture
def model(tmp_path, marian_files, write_folder):
    """A model folder that no conversion here looks into."""
    return write_folder(tmp_path / "some-model", marian_files)


@pytest.fixture
def conversions(monkeypatch):
    """Instead of the conversion's process: notes the call and writes what the real one would."""
    calls = []

    def run(model_dir, output_dir, quantization):
        assert not output_dir.exists()
        output_dir.mkdir()
        (output_dir / "model.bin").write_bytes(b"converted")
        calls.append(quantization)

    monkeypatch.setattr(convert, "_run_conversion", run)
    return calls


@pytest.mark.engine
@pytest.mark.torch
def test_two_processes_that_start_together_convert_once(embedded_model, tmp_path, monkeypatch, reports):
    processes = [start(embedded_model, tmp_path) for _ in range(2)]
    for process in processes:
        go(process)
    outputs = [process.communicate()[0].splitlines() for process in processes]
    assert [process.returncode for process in processes] == [0, 0]

    (target,) = {output[-1] for output in outputs}
    assert sum(line.startswith("report:") for output in outputs for line in output) == 1
    folder = Path(target)
    assert list((tmp_path / "converted").glob("*.partial")) == []
    assert (folder / "model.bin").stat().st_size > 1_000_000
    for name in ("generation_config.json", "source.spm", "target.spm", "vocab.json", "tokenizer_config.json"):
        assert (folder / name).read_bytes() == (embedded_model / name).read_bytes()
    assert (folder / CONFIG).read_bytes() == (embedded_model / "config.json").read_bytes()
    assert json.loads((folder / "config.json").read_text("utf-8")).get("model_type") is None, "CTranslate2's own"

    monkeypatch.setattr(subprocess, "run", lambda *_, **__: pytest.fail("converted again"))
    assert ensure_converted(embedded_model, tmp_path, "int8", reports.append) == folder
    assert reports == []


@pytest.mark.engine
def test_a_killed_conversion_leaves_nothing_that_looks_complete(embedded_model, tmp_path, conversions, reports):
    process = start(embedded_model, tmp_path)
    go(process)
    assert process.stdout.readline().startswith("report:")
    parent = psutil.Process(process.pid)
    while not (children := parent.children()):
        assert process.poll() is None
    process.kill()
    process.communicate()
    # The process that does the work ends by itself.
    psutil.wait_procs(children, timeout=30)
    assert not any(child.is_running() and child.status() != psutil.STATUS_ZOMBIE for child in children)

    assert list((tmp_path / "converted").glob("*/model.bin")) == []
    target = ensure_converted(embedded_model, tmp_path, "int8", reports.append)
    assert conversions == ["int8"]
    assert (target / "model.bin").is_file()


def test_what_a_killed_conversion_left_half_made_is_cleared_away(model, tmp_path, conversions, reports):
    target = ensure_converted(model, tmp_path, "int8", reports.append)
    partial = target.with_name(f"{target.name}.partial")
    target.rename(partial)
    (partial / "half").write_text("made", "utf-8")

    assert ensure_converted(model, tmp_path, "int8", reports.append) == target
    assert [path.name for path in target.iterdir()] == ["model.bin"]
    assert not partial.exists()
    assert len(conversions) == len(reports) == 2


def test_a_second_call_converts_nothing_and_says_nothing(model, tmp_path, conversions, reports):
    first = ensure_converted(model, tmp_path, "int8", reports.append)
    assert ensure_converted(model, tmp_path, "int8", reports.append) == first
    assert conversions == ["int8"]
    assert reports == ["Converting some-model to int8, once"]


def test_each_quantization_has_a_folder(model, tmp_path, conversions, reports):
    folders = {ensure_converted(model, tmp_path, quantization, reports.append) for quantization in ("int8", "float32")}
    assert len(folders) == 2
    assert conversions == ["int8", "float32"]


@pytest.mark.parametrize(
    "name", ["model.safetensors", "config.json", "vocab.json", "source.spm", "target_vocab.json", "vmap.txt"]
)
def test_a_replaced_file_is_converted_anew(model, tmp_path, conversions, reports, name):
    first = ensure_converted(model, tmp_path, "int8", reports.append)
    file = model / name
    content = file.read_bytes() if file.exists() else b"{}"
    # Of the same size: what counts is in it.
    file.write_bytes(content[:-1] + b"?")
    assert ensure_converted(model, tmp_path, "int8", reports.append) != first
    assert len(conversions) == 2


def test_a_copy_elsewhere_and_other_files_make_no_difference(model, tmp_path, conversions, reports):
    first = ensure_converted(model, tmp_path, "int8", reports.append)
    copy = tmp_path / "elsewhere" / model.name
    shutil.copytree(model, copy)
    (model / "README.md").write_text("other words", "utf-8")
    os.utime(model / "model.safetensors", (1, 1))
    assert ensure_converted(copy, tmp_path, "int8", reports.append) == first
    assert ensure_converted(model, tmp_path, "int8", reports.append) == first
    assert len(conversions) == 1


def test_another_version_of_ctranslate2_converts_anew(model, tmp_path, conversions, reports, monkeypatch):
    first = ensure_converted(model, tmp_path, "int8", reports.append)
    monkeypatch.setattr(convert, "version", lambda _: "99.0")
    assert ensure_converted(model, tmp_path, "int8", reports.append) != first


def test_a_broken_note_of_digests_is_written_anew(model, tmp_path, conversions, reports):
    first = ensure_converted(model, tmp_path, "int8", reports.append)
    (note,) = (tmp_path / "converted" / ".digests").iterdir()
    for broken in ("", "[]", '{"files": 1}', "null"):
        note.write_text(broken, "utf-8")
        assert ensure_converted(model, tmp_path, "int8", reports.append) == first
    assert len(conversions) == 1


@pytest.mark.engine
@pytest.mark.torch
def test_a_failing_conversion_gives_the_reason_and_leaves_nothing(embedded_model, tmp_path, reports):
    broken = tmp_path / "broken-model"
    shutil.copytree(embedded_model, broken)
    (broken / "model.safetensors").write_bytes(b"no weights")
    with pytest.raises(ModelError, match=r"broken-model can't be converted to int8: .*[Ss]afetensor") as caught:
        ensure_converted(broken, tmp_path, "int8", reports.append)
    assert "\n" not in str(caught.value)
    assert caught.value.detail["path"] == str(broken)
    assert [path.name for path in (tmp_path / "converted").glob("broken-model*") if path.is_dir()] == []


def test_a_conversion_that_dies_without_a_word_tells_its_status(model, tmp_path, monkeypatch):
    monkeypatch.setattr(subprocess, "run", lambda command, **_: subprocess.CompletedProcess(command, -9, "", ""))
    with pytest.raises(ModelError, match="status -9"):
        ensure_converted(model, tmp_path, "int8", lambda _: None)


@pytest.mark.parametrize(("missing", "named"), [("config.json", "config.json"), ("model.safetensors", "safetensors")])
def test_an_incomplete_model_is_told_before_anything_is_written(model, tmp_path, missing, named):
    (model / missing).unlink()
    with pytest.raises(ModelError, match=named):
        ensure_converted(model, tmp_path / "cache", "int8", lambda _: None)
    assert not (tmp_path / "cache").exists()


def test_a_cache_that_cannot_be_written_is_told_with_the_setting_to_change(model, tmp_path, conversions):
    # A file where a folder should be stops root as well, whom no permission stops.
    cache = tmp_path / "cache"
    cache.write_text("a file", "utf-8")
    with pytest.raises(ModelError, match=r"can't be written .*DEPECHE_CACHE_DIR") as caught:
        ensure_converted(model, cache, "int8", lambda _: None)
    assert caught.value.detail["path"] == str(cache / "converted")
    assert conversions == []


def test_a_cache_that_can_only_be_read_serves_what_it_holds(model, tmp_path, conversions, monkeypatch):
    first = ensure_converted(model, tmp_path, "int8", lambda _: None)
    shutil.rmtree(tmp_path / "converted" / ".digests")

    def refuse(*_, **__):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "mkdir", refuse)
    monkeypatch.setattr(Path, "write_text", refuse)
    assert ensure_converted(model, tmp_path, "int8", lambda _: None) == first


@pytest.mark.engine
@pytest.mark.torch
def test_the_shortlist_goes_along(embedded_model, converted_model):
    assert (converted_model("int8") / SHORTLIST).read_bytes() == (embedded_model / SHORTLIST).read_bytes()
