import re
import shutil

import pytest

from app.errors import ModelError
from app.models.folders import embedded_folder
from app.models.layout import inspect_folder
from app.models.registry import FileSum, content_revision, load_registry, registry_path, write_sums
from app.models.verify import sum_files

EMBEDDED = [entry for entry in load_registry().entries if entry.folder]


@pytest.mark.parametrize("entry", EMBEDDED, ids=lambda entry: entry.id)
def test_sums_of_embedded_models_are_those_of_their_files(entry):
    folder = embedded_folder() / entry.folder
    assert sum_files(folder, inspect_folder(folder).files) == entry.files, (
        f"If the files were replaced on purpose: depeche models verify {entry.id} --write"
    )


def test_names_mean_one_model_each():
    entries = load_registry().entries
    names = [name.casefold() for entry in entries for name in (entry.id, *entry.names)]
    assert len(names) == len(set(names))


def test_every_model_has_what_a_list_needs():
    for entry in load_registry().entries:
        assert entry.task in {"translation", "summarization"}
        assert entry.license
        assert entry.description
        assert all(re.match(r"measured: |published: ", figure.source) for figure in entry.quality)
        assert entry.revision is None or entry.repo is None or re.fullmatch(r"[0-9a-f]{40}", entry.revision)


def test_models_of_issue_are_known_by_short_name():
    find = load_registry().find
    assert find("opus-mt-fr-en").id == "Helsinki-NLP/opus-mt-fr-en"
    assert find("HELSINKI-NLP/opus-mt-fr-en").license == "CC-BY-4.0"
    assert find("distilbart-cnn-12-6").repo == "sshleifer/distilbart-cnn-12-6"
    assert find("bart-large-cnn").repo == "facebook/bart-large-cnn"
    assert find("opus-mt-de-en") is None


def test_abstractive_models_are_never_taken_unasked():
    assert [e.id for e in load_registry().entries if e.task == "summarization" and e.rank] == [
        "depeche-extractive",
        "extractive",
    ]


def test_write_sums_changes_the_sums_and_nothing_else(tmp_path):
    path = tmp_path / "registry.toml"
    shutil.copyfile(registry_path(), path)
    sums = {"b.spm": FileSum("b" * 64, 2), "a.json": FileSum("a" * 64, 1)}
    before = path.read_text()
    write_sums(path, "depeche-fr-en", sums)
    assert load_registry(path).find("depeche-fr-en").files == sums
    gone = [line for line in before.splitlines() if line not in path.read_text().splitlines()]
    assert len(gone) == len(load_registry().find("depeche-fr-en").files)
    assert all("sha256 = " in line for line in gone)
    write_sums(path, "depeche-fr-en", load_registry().find("depeche-fr-en").files)
    assert path.read_text() == before


def test_write_sums_refuses_a_model_without_a_table(tmp_path):
    path = tmp_path / "registry.toml"
    shutil.copyfile(registry_path(), path)
    with pytest.raises(ModelError, match="has no table"):
        write_sums(path, "extractive", {})


@pytest.mark.parametrize(
    "text", ["", "[models.x", "[models.x]\nnames = []", '[models.x]\nnames = 3\nlanguages = ["fr"]']
)
def test_broken_list(tmp_path, text):
    path = tmp_path / "registry.toml"
    path.write_text(text)
    with pytest.raises(ModelError, match=r"The list of models .* can't be read"):
        load_registry(path)


def test_content_revision_depends_on_names_and_content_and_not_on_order():
    a, b = FileSum("a" * 64, 1), FileSum("b" * 64, 1)
    revision = content_revision({"x": a, "y": b})
    assert re.fullmatch(r"[0-9a-f]{8}", revision)
    assert content_revision({"y": b, "x": a}) == revision
    assert content_revision({"x": b, "y": a}) != revision
    assert content_revision({"x": a}) != revision
