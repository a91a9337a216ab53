"""`depeche models`, as users run it: a process of its own, with the environment that the docs name."""

import io
import json
import os
import pickle
import subprocess
import sys
from pathlib import Path

import pytest

from app.errors import ModelError
from app.models.folders import embedded_folder
from app.models.locate import find_model

OPUS = "Helsinki-NLP/opus-mt-fr-en"


@pytest.fixture
def depeche(settings, tmp_path):
    def run(*arguments, **variables):
        variables = {"DEPECHE_CACHE_DIR": str(settings.cache_dir), "COLUMNS": "100", **variables}
        return subprocess.run(
            [sys.executable, "-m", "app.cli", "models", *arguments],
            env=os.environ | variables,
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        )

    return run


def one_line_error(done, code=1):
    assert done.returncode == code, done.stderr
    assert "Traceback" not in done.stderr
    (line,) = [line for line in done.stderr.splitlines() if line.startswith("depeche: ")]
    return line


def test_pull_list_verify_path(hub, embedded_as_opus, depeche, settings):
    done = depeche("pull", "opus-mt-fr-en")
    assert done.returncode == 0, done.stderr
    path = settings.cache_dir / "models" / "Helsinki-NLP--opus-mt-fr-en"
    assert done.stdout.splitlines()[-1] == str(path)
    assert f"pinned at commit {embedded_as_opus.commit}" in done.stdout
    assert "this first pull was trusted" in done.stdout
    assert "Fetching model.safetensors (32.7 MB)" in done.stderr

    again = depeche("pull", "opus", HF_HUB_OFFLINE="1")
    assert again.returncode == 0, again.stderr
    assert "already there, and every file is as it was when pulled" in again.stdout

    rows = {row["id"]: row for row in json.loads(depeche("list", "--json").stdout)}
    assert (rows[OPUS]["state"], rows[OPUS]["installed"], rows[OPUS]["auto"]) == ("pulled", True, True)
    assert not rows["depeche-fr-en"]["auto"]

    assert depeche("path", "opus").stdout == f"{path}\n"
    assert depeche("path", "auto").stdout == f"{path}\n"

    verified = depeche("verify")
    assert verified.returncode == 0, verified.stderr
    assert f"{OPUS}: 9 files ok ({path})" in verified.stdout
    assert "depeche-fr-en: 9 files ok" in verified.stdout

    (path / "source.spm").write_bytes((path / "target.spm").read_bytes())
    (path / "vocab.json").unlink()
    damaged = depeche("verify")
    assert damaged.returncode == 1
    assert damaged.stderr.splitlines() == [f"{OPUS}: source.spm is changed", f"{OPUS}: vocab.json is missing"]
    assert "depeche-fr-en: 9 files ok" in damaged.stdout, "one bad model does not hide the others"
    assert "damaged" in depeche("list").stdout

    repaired = depeche("pull", "opus")
    assert repaired.returncode == 0, repaired.stderr
    assert "is what was pinned" in repaired.stdout
    assert depeche("verify", "opus").returncode == 0


def test_list_is_a_table_with_quality_and_its_source(depeche):
    table = depeche("list").stdout
    for words in ("● depeche-fr-en", "Helsinki-NLP/opus-mt-fr-en", "CC-BY-4.0", "~1.6 GB", "measured: ", "published: "):
        assert words in table


def test_list_fits_a_terminal_of_80_columns(depeche):
    table = depeche("list", COLUMNS="80").stdout
    assert max(map(len, table.splitlines())) <= 80
    assert "…" not in table


def test_list_without_one_readable_record(depeche, settings):
    folder = settings.cache_dir / "models" / "Helsinki-NLP--opus-mt-fr-en"
    folder.mkdir(parents=True)
    (folder / "depeche.json").write_text("{")
    rows = {row["id"]: row for row in json.loads(depeche("list", "--json").stdout)}
    assert rows[OPUS]["state"] == "damaged"
    assert rows["depeche-fr-en"]["auto"]


def test_list_tells_what_the_hub_cache_holds(depeche, tmp_path, write_folder, marian_files):
    repo = tmp_path / "hf-home" / "hub" / "models--Helsinki-NLP--opus-mt-fr-en"
    snapshot = write_folder(repo / "snapshots" / "c0ffee", marian_files)
    (repo / "refs").mkdir()
    (repo / "refs" / "main").write_text("c0ffee")
    rows = {row["id"]: row for row in json.loads(depeche("list", "--json").stdout)}
    assert (rows[OPUS]["state"], rows[OPUS]["auto"]) == ("hub cache", False)
    (snapshot / "model.safetensors").unlink()
    rows = {row["id"]: row for row in json.loads(depeche("list", "--json").stdout)}
    assert rows[OPUS]["state"] == "no"


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("pull", "nobody/nothing"), "nobody/nothing is not on http"),
        (("pull", "no-such-model"), "'no-such-model' is neither a known model nor a hub id"),
        (("path", "opus"), "is not installed. Run `depeche models pull opus-mt-fr-en`."),
        (("path", "extractive"), "is part of the program"),
        (("verify", "opus"), "was not pulled by Dépêche"),
        (("verify", "extractive"), "there are no files to check"),
        (("verify", "opus", "--write"), "--write needs the name of an embedded model"),
        (("verify", "--write"), "--write needs the name of an embedded model"),
    ],
)
def test_faults_are_one_line_and_exit_code_1(hub, depeche, arguments, message):
    assert message in one_line_error(depeche(*arguments))


def test_offline(hub, depeche):
    assert "HF_HUB_OFFLINE is set" in one_line_error(depeche("pull", "opus", HF_HUB_OFFLINE="1"))


def test_hub_that_is_down(hub, depeche):
    hub.close()
    assert "can't be reached" in one_line_error(depeche("pull", "opus"))


def test_nothing_to_pull(depeche):
    done = depeche("pull", "depeche-fr-en", HF_HUB_OFFLINE="1")
    assert (done.returncode, done.stdout) == (0, "depeche-fr-en comes with Dépêche: nothing to pull.\n")


@pytest.mark.parametrize("command", ["", "list", "pull", "verify", "path"])
def test_help_teaches_with_examples(depeche, command):
    done = depeche(*command.split(), "--help")
    assert done.returncode == 0
    assert f"depeche models {command or 'pull'}" in " ".join(done.stdout.split())


@pytest.mark.engine
@pytest.mark.torch
@pytest.mark.parametrize("weights", ["model.safetensors", "pytorch_model.bin"])
def test_pulled_model_translates(hub, embedded_as_opus, depeche, settings, weights):
    """Pulled over HTTP, found by `auto`, converted, loaded; with pickled weights as well."""
    from app.engines.ctranslate2_translator import CTranslate2Translator
    from app.engines.protocol import Decoding
    from app.models.convert import ensure_converted

    if weights == "pytorch_model.bin":
        embedded_as_opus.files[weights] = pickled(embedded_as_opus.files.pop("model.safetensors"))
    assert depeche("pull", "opus").returncode == 0
    model = find_model("auto", "translation", settings)
    assert (model.path / weights).is_file()
    folder = ensure_converted(model.path, settings.cache_dir, "int8", lambda line: None)
    translator = CTranslate2Translator(folder, model=model.id, revision=model.revision)
    ((hypothesis, *_),) = translator.translate(["Le président est arrivé à Paris."], Decoding())
    translator.close()
    assert "president" in hypothesis.text.lower()
    assert "Paris" in hypothesis.text
    assert translator.signature.model == OPUS


@pytest.mark.engine
@pytest.mark.torch
def test_pickle_that_runs_code_is_refused_and_does_not_run(hub, embedded_as_opus, depeche, settings, tmp_path):
    """Nothing unpickles it while it is pulled, and the conversion reads tensors only."""
    from app.models.convert import ensure_converted

    marker = tmp_path / "ran"
    del embedded_as_opus.files["model.safetensors"]
    embedded_as_opus.files["pytorch_model.bin"] = pickle.dumps(Touch(marker))
    assert depeche("pull", "opus").returncode == 0
    with pytest.raises(ModelError, match="can't be converted"):
        ensure_converted(find_model("opus", "translation", settings).path, settings.cache_dir, "int8", print)
    assert not marker.exists()
    pickle.loads(embedded_as_opus.files["pytorch_model.bin"])
    assert marker.exists(), "the trap works, where someone steps in"


class Touch:
    """Creates a file when it is unpickled."""

    def __init__(self, path):
        self.path = path

    def __reduce__(self):
        return Path.touch, (self.path,)


def pickled(safetensors):
    import torch
    from safetensors.torch import load

    buffer = io.BytesIO()
    torch.save(load(safetensors), buffer)
    return buffer.getvalue()


def test_embedded_models_are_beside_the_program():
    assert (embedded_folder() / "registry.toml").is_file()
