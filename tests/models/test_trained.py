import json

import pytest

from app.errors import ModelError
from app.models.catalogue import catalogue, checkable, expected_files
from app.models.layout import inspect_folder
from app.models.locate import find_model, installed_models
from app.models.manifest import read_manifest
from app.models.trained import install, refuse_name, trained_folder
from app.models.verify import FileState, check_files


@pytest.fixture
def draft(write_folder, marian_files, tmp_path):
    def make(name="draft", **changed):
        return write_folder(tmp_path / name, marian_files | changed)

    return make


@pytest.fixture
def ours(draft, settings):
    return install(draft(), "ours", "depeche-fr-en", "MPL-2.0", settings.cache_dir)


def test_a_trained_model_is_found_by_its_name(ours, settings):
    model = find_model("ours", "translation", settings)
    assert (model.id, model.path, model.license) == ("ours", ours, "MPL-2.0")
    assert model.languages == ("fr", "en")
    assert model.revision == read_manifest(ours).commit


def test_its_revision_is_that_of_its_content(draft, settings):
    first = install(draft(), "one", "depeche-fr-en", "MPL-2.0", settings.cache_dir)
    other = {"model.safetensors": b"other"}
    second = install(draft("second", **other), "two", "depeche-fr-en", "MPL-2.0", settings.cache_dir)
    third = install(draft("third", **other), "three", "depeche-fr-en", "MPL-2.0", settings.cache_dir)
    revisions = [read_manifest(folder).commit for folder in (first, second, third)]
    assert revisions[0] != revisions[1] == revisions[2]


def test_auto_never_takes_one_unasked(ours, settings):
    assert "ours" in [model.id for model in installed_models(settings)]
    assert find_model("auto", "translation", settings).id == "depeche-fr-en"


def test_it_is_found_before_a_folder_of_its_name(ours, settings, draft, tmp_path, monkeypatch):
    draft("ours")
    monkeypatch.chdir(tmp_path)
    assert find_model("ours", "translation", settings).path == ours
    assert find_model("./ours", "translation", settings).path == tmp_path / "ours"
    assert expected_files("ours", settings).folder == ours


def test_it_is_listed_as_trained_with_its_parent(ours, settings):
    (row,) = [row for row in catalogue(settings) if row.id == "ours"]
    assert (row.state, row.installed, row.auto, row.pull_name) == ("trained", True, False, None)
    assert row.description == "Trained here, from depeche-fr-en."
    assert row.size == sum((ours / name).stat().st_size for name in inspect_folder(ours).files)


def test_its_files_are_held_against_its_record(ours, settings):
    assert "ours" in checkable(settings)
    expected = expected_files("ours", settings)
    assert {check.state for check in check_files(expected.folder, expected.files)} == {FileState.OK}
    weights = (ours / "model.safetensors").read_bytes()
    (ours / "model.safetensors").write_bytes(weights[:-1] + bytes([weights[-1] ^ 1]))
    changed = [check.name for check in check_files(expected.folder, expected.files) if check.state != FileState.OK]
    assert changed == ["model.safetensors"]


def test_a_damaged_one_says_what_to_do(ours, settings):
    (ours / "source.spm").write_bytes(b"short")
    with pytest.raises(ModelError, match=r"ours is damaged \(source.spm\). Train it again."):
        find_model("ours", "translation", settings)


def test_a_name_that_is_taken_is_refused_unless_forced(ours, draft, settings):
    before = read_manifest(ours)
    with pytest.raises(ModelError, match="There is a model 'ours' already"):
        install(draft("again"), "ours", "depeche-fr-en", "MPL-2.0", settings.cache_dir)
    assert read_manifest(ours) == before
    other = draft("other", **{"model.safetensors": b"other"})
    install(other, "ours", "depeche-fr-en", "MPL-2.0", settings.cache_dir, force=True)
    assert (ours / "model.safetensors").read_bytes() == b"other"
    assert read_manifest(ours).commit != before.commit
    assert [path.name for path in ours.parent.iterdir() if not path.name.endswith(".lock")] == ["ours"]


@pytest.mark.parametrize("name", ["", "a/b", "a--b", ".hidden", "-x", "é", "a b", "..", "a\n"])
def test_what_is_no_name(name, settings):
    with pytest.raises(ModelError, match="is no name for a model"):
        refuse_name(name, settings.cache_dir, force=True)
    assert trained_folder(settings.cache_dir, name) is None


@pytest.mark.parametrize("name", ["auto", "AUTO", "opus", "depeche-fr-en", "Extractive"])
def test_names_that_mean_another_model_are_refused(name, settings):
    with pytest.raises(ModelError, match="names a model that Dépêche knows"):
        refuse_name(name, settings.cache_dir, force=True)


def test_an_incomplete_model_is_not_installed(draft, settings):
    folder = draft()
    (folder / "source.spm").unlink()
    with pytest.raises(ModelError, match=r"lacks source.spm"):
        install(folder, "ours", "depeche-fr-en", "MPL-2.0", settings.cache_dir)
    assert trained_folder(settings.cache_dir, "ours") is None


def test_records_of_before_are_read(ours):
    fields = json.loads((ours / "depeche.json").read_text("utf-8"))
    del fields["made_from"]
    (ours / "depeche.json").write_text(json.dumps(fields), "utf-8")
    assert read_manifest(ours).made_from == ""
