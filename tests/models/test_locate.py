import json
import logging
import os
import subprocess
import sys
from datetime import datetime

import pytest
from hub_server import Repo

from app.errors import ModelError
from app.models.folders import embedded_folder, hub_snapshot, pulled_folder
from app.models.hub import pull
from app.models.locate import find_model, installed_models, resolve_model

OPUS = "Helsinki-NLP/opus-mt-fr-en"

BART_FILES = {
    "config.json": b'{"model_type": "bart"}',
    "vocab.json": b"{}",
    "merges.txt": b"#version: 0.2\n",
    "model.safetensors": b"weights",
}


def ignore(line):
    pass


@pytest.fixture
def in_hub_cache(write_folder, tmp_path, marian_files):
    """The user's Hugging Face cache holds opus-mt-fr-en, as transformers would have left it."""
    repo = tmp_path / "hf-home" / "hub" / "models--Helsinki-NLP--opus-mt-fr-en"
    (repo / "refs").mkdir(parents=True)
    (repo / "refs" / "main").write_text("c" * 40)
    return write_folder(repo / "snapshots" / ("c" * 40), marian_files)


def test_auto_is_the_embedded_model_where_nothing_was_pulled(settings):
    model = find_model("auto", "translation", settings)
    assert model.id == "depeche-fr-en"
    assert model.path == embedded_folder() / "depeche-fr-en"
    assert (model.languages, model.license) == (("fr", "en"), "MPL-2.0")
    assert model.revision.startswith("v2-")


def test_the_embedded_summarizer_is_taken_unasked(settings):
    model = find_model("auto", "summarization", settings)
    assert (model.id, model.path) == ("depeche-extractive", embedded_folder() / "depeche-extractive")
    assert (model.languages, model.license) == (None, "MIT")


def test_the_summarizer_without_a_model_has_no_folder_of_its_own(settings):
    model = find_model("extractive", "summarization", settings)
    assert (model.id, model.path, model.languages) == ("extractive", embedded_folder(), None)


def test_auto_never_takes_an_abstractive_summarizer(hub, settings):
    hub.repos["sshleifer/distilbart-cnn-12-6"] = Repo(BART_FILES)
    pull("sshleifer/distilbart-cnn-12-6", settings.cache_dir, ignore)
    assert find_model("auto", "summarization", settings).id == "depeche-extractive"
    assert find_model("distilbart", "summarization", settings).id == "sshleifer/distilbart-cnn-12-6"


@pytest.mark.parametrize("name", [OPUS, "opus-mt-fr-en", "opus", "OPUS-MT-FR-EN"])
def test_known_model_that_is_not_installed(settings, name):
    with pytest.raises(ModelError, match=f"{OPUS} is not installed. Run `depeche models pull opus-mt-fr-en`."):
        find_model(name, "translation", settings)


def test_hub_id_that_is_not_installed(settings):
    with pytest.raises(ModelError, match=r"Run `depeche models pull Helsinki-NLP/opus-mt-de-en`"):
        find_model("Helsinki-NLP/opus-mt-de-en", "translation", settings)


@pytest.mark.parametrize("name", ["opsu", "", "a/b/c", "../gone", "/gone/away"])
def test_name_that_means_nothing(settings, name):
    with pytest.raises(ModelError, match=r"There is no model '.*'. `depeche models list` shows the known ones"):
        find_model(name, "translation", settings)


@pytest.mark.parametrize("name", [OPUS, "opus", "auto"])
def test_pulled_model(hub, opus, settings, name):
    path = pull(OPUS, settings.cache_dir, ignore).path
    model = find_model(name, "translation", settings)
    assert (model.id, model.path, model.revision) == (OPUS, path, opus.commit)


def test_pulled_model_that_the_registry_does_not_list(hub, marian_files, settings):
    del marian_files["tokenizer_config.json"]
    hub.repos["Helsinki-NLP/opus-mt-de-en"] = Repo(marian_files, license="apache-2.0")
    pull("Helsinki-NLP/opus-mt-de-en", settings.cache_dir, ignore)
    model = find_model("Helsinki-NLP/opus-mt-de-en", "translation", settings)
    assert (model.languages, model.license) == (("de", "en"), "apache-2.0")
    assert find_model("auto", "translation", settings).id == "depeche-fr-en", "auto takes known models only"


def test_damaged_pulled_model_is_named_and_auto_does_without(hub, opus, settings, caplog):
    path = pull(OPUS, settings.cache_dir, ignore).path
    (path / "source.spm").write_bytes(b"short")
    with pytest.raises(ModelError, match=rf"{OPUS} is damaged \(source.spm\). Run `depeche models pull {OPUS}`"):
        find_model("opus", "translation", settings)
    with caplog.at_level(logging.WARNING):
        assert find_model("auto", "translation", settings).id == "depeche-fr-en"
    assert "is damaged" in caplog.text


def test_broken_pull_does_not_look_installed(hub, opus, settings, no_waiting):
    hub.faults.break_at["model.safetensors"] = [0] * 10
    with pytest.raises(ModelError):
        pull(OPUS, settings.cache_dir, ignore)
    assert OPUS not in [model.id for model in installed_models(settings)]
    with pytest.raises(ModelError, match="is not installed"):
        find_model(OPUS, "translation", settings)


def test_model_for_another_task(settings):
    with pytest.raises(ModelError, match="depeche-fr-en is a translation model, and a summarization model is needed"):
        find_model("depeche-fr-en", "summarization", settings)


def test_installed_models_are_best_first(hub, opus, settings):
    pull(OPUS, settings.cache_dir, ignore)
    assert [model.id for model in installed_models(settings)] == [
        OPUS,
        "depeche-fr-en",
        "depeche-extractive",
        "extractive",
    ]


def test_local_folder(settings, write_folder, tmp_path, marian_files):
    folder = write_folder(tmp_path / "my-model", marian_files)
    model = find_model(str(folder), "translation", settings)
    assert (model.id, model.path, model.languages) == ("my-model", folder, ("fr", "en"))
    (folder / "model.safetensors").write_bytes(b"trained further")
    assert find_model(str(folder), "translation", settings).revision != model.revision


def test_relative_folder_and_home(settings, write_folder, tmp_path, marian_files, monkeypatch):
    folder = write_folder(tmp_path / "models" / "mine", marian_files)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HOME", str(tmp_path))
    assert find_model("models/mine", "translation", settings).path == folder
    assert find_model("~/models/mine", "translation", settings).path == folder


def test_copied_pulled_folder_keeps_its_name_and_commit(hub, opus, settings, tmp_path):
    """For machines without network."""
    copy = pull(OPUS, settings.cache_dir, ignore).path.rename(tmp_path / "usb-stick")
    model = find_model(str(copy), "translation", settings)
    assert (model.id, model.revision, model.license) == (OPUS, opus.commit, "CC-BY-4.0")


@pytest.mark.parametrize(
    ("gone", "message"),
    [
        ("config.json", "it has no config.json"),
        ("source.spm", "lacks source.spm"),
        ("vocab.json", "lacks vocab.json"),
        ("model.safetensors", "lacks model.safetensors or pytorch_model.bin"),
    ],
)
def test_local_folder_that_lacks_a_file(settings, write_folder, tmp_path, marian_files, gone, message):
    del marian_files[gone]
    with pytest.raises(ModelError, match=message):
        find_model(str(write_folder(tmp_path / "m", marian_files)), "translation", settings)


def test_empty_file_counts_as_missing(settings, write_folder, tmp_path, marian_files):
    marian_files["target.spm"] = b""
    with pytest.raises(ModelError, match=r"lacks target.spm"):
        find_model(str(write_folder(tmp_path / "m", marian_files)), "translation", settings)


@pytest.mark.parametrize(
    ("config", "message"),
    [
        (b'{"model_type": "mbart"}', "model of type 'mbart'; Dépêche runs marian, bart, extractive, pegasus"),
        (b"{}", "model of type None"),
        (b"[]", "is not a JSON object"),
        (b"{", "can't be read"),
        (b"\xff", "can't be read"),
    ],
)
def test_local_folder_with_another_config(settings, write_folder, tmp_path, marian_files, config, message):
    marian_files["config.json"] = config
    with pytest.raises(ModelError, match=message):
        find_model(str(write_folder(tmp_path / "m", marian_files)), "translation", settings)


def test_local_summarizer_has_either_kind_of_tokenizer(settings, write_folder, tmp_path):
    assert find_model(str(write_folder(tmp_path / "a", BART_FILES)), "summarization", settings).languages is None
    fast = {name: content for name, content in BART_FILES.items() if name not in {"vocab.json", "merges.txt"}}
    assert find_model(str(write_folder(tmp_path / "b", fast | {"tokenizer.json": b"{}"})), "summarization", settings)
    with pytest.raises(ModelError, match=r"lacks tokenizer.json"):
        find_model(str(write_folder(tmp_path / "c", fast)), "summarization", settings)


def test_hub_cache_is_used_when_the_model_is_named(settings, in_hub_cache):
    model = find_model("opus", "translation", settings)
    assert (model.id, model.path, model.revision) == (OPUS, in_hub_cache, "c" * 40)
    assert find_model("auto", "translation", settings).id == "depeche-fr-en", "what was never checked is not for auto"


def test_hub_cache_with_a_part_of_the_model(settings, in_hub_cache):
    (in_hub_cache / "model.safetensors").unlink()
    with pytest.raises(ModelError, match=r"lacks model.safetensors"):
        find_model("opus", "translation", settings)


@pytest.mark.parametrize(
    ("variables", "expected"),
    [
        ({"HF_HOME": "{}/a"}, "a/hub"),
        ({"HF_HOME": "{}/a", "HF_HUB_CACHE": "{}/b"}, "b"),
        ({"XDG_CACHE_HOME": "{}/c"}, "c/huggingface/hub"),
        ({"HOME": "{}/d"}, "d/.cache/huggingface/hub"),
        ({"HOME": "{}/e", "HF_HUB_CACHE": "~/x"}, "e/x"),
    ],
)
def test_hub_cache_is_where_huggingface_hub_has_it(tmp_path, monkeypatch, variables, expected):
    names = ("HF_HOME", "HF_HUB_CACHE", "HUGGINGFACE_HUB_CACHE", "XDG_CACHE_HOME")
    for name in names:
        monkeypatch.delenv(name, raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value.format(tmp_path))
    snapshot = tmp_path / expected / "models--a--b" / "snapshots" / "f00"
    snapshot.mkdir(parents=True)
    assert hub_snapshot("a/b", "f00") == snapshot
    code = "from huggingface_hub import constants; print(constants.HF_HUB_CACHE)"
    told = subprocess.run([sys.executable, "-c", code], env=os.environ, capture_output=True, text=True, check=True)
    assert told.stdout.strip() == str(tmp_path / expected)


def test_finding_a_model_imports_no_client_and_no_torch():
    code = (
        "import sys; from app.models.locate import find_model; from app.settings import Settings; "
        "find_model('auto', 'translation', Settings(_env_file=None)); "
        "print(sorted({'huggingface_hub', 'torch', 'transformers', 'httpx2', 'rich'} & set(sys.modules)))"
    )
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert told.stdout.strip() == "[]"


def test_record_tells_when_and_from_where(hub, opus, settings):
    pull(OPUS, settings.cache_dir, ignore)
    record = json.loads((pulled_folder(settings.cache_dir, OPUS) / "depeche.json").read_text())
    assert record["endpoint"] == hub.url
    assert datetime.fromisoformat(record["pulled_at"]).tzinfo is not None
    assert resolve_model(OPUS, settings).revision == record["commit"]
