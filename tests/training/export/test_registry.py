"""A model's place in the list: what is written, and what is left as it was."""

import shutil
from pathlib import Path

import pytest

from app.models.registry import Entry, FileSum, Quality, load_registry, registry_path
from training.errors import TrainingError
from training.export.registry import find_listing, write_listing

NEW = Entry(
    id="ours",
    task="translation",
    languages=("fr", "en"),
    license="mpl-2.0",
    description='Says "yes" to é, \\ and more.',
    folder="ours",
    quality=(Quality("news", "BLEU", 26.9, "measured: see ours/README.md"),),
    files={"b.spm": FileSum("b" * 64, 2), "a.json": FileSum("a" * 64, 1)},
)


@pytest.fixture
def registry(tmp_path: Path) -> Path:
    return Path(shutil.copyfile(registry_path(), tmp_path / "registry.toml"))


def test_a_new_model_stands_at_the_end_and_auto_never_takes_it(registry: Path) -> None:
    before = registry.read_text("utf-8")
    listing = find_listing(registry, "ours", registry.parent / "ours")
    assert (listing.entry, listing.label) == (None, "v1")
    write_listing(listing, NEW)
    assert registry.read_text("utf-8").startswith(before.rstrip("\n"))
    found = load_registry(registry).find("ours")
    assert found is not None
    assert found.rank is None
    assert found == Entry(**{name: getattr(NEW, name) for name in NEW.__slots__} | {"revision": "v1", "size": 3})
    assert {path.name for path in registry.parent.iterdir()} == {"registry.toml"}


def test_a_model_without_figures_has_none(registry: Path) -> None:
    listing = find_listing(registry, "ours", registry.parent / "ours")
    write_listing(listing, Entry(id="ours", task="translation", languages=("fr", "en"), license="x", files=NEW.files))
    found = load_registry(registry).find("ours")
    assert found is not None
    assert (found.quality, found.folder) == ((), "ours")


def test_of_a_known_model_only_the_sums_are_written(registry: Path) -> None:
    before = registry.read_text("utf-8").splitlines()
    listing = find_listing(registry, "depeche-fr-en", registry.parent / "depeche-fr-en")
    assert listing.label == "v2"
    write_listing(listing, NEW)
    found = load_registry(registry).find("depeche-fr-en")
    assert found is not None
    assert found.files == NEW.files
    after = registry.read_text("utf-8").splitlines()
    assert all("sha256 = " in line for line in {*before} ^ {*after})


@pytest.mark.parametrize(
    ("name", "folder", "told"),
    [
        ("our model", "ours", "is no name for a model"),
        ("owner/model", "ours", "is no name for a model"),
        ("ours", "deeper/ours", "lies beside it"),
        ("opus", "opus", "short name of Helsinki-NLP/opus-mt-fr-en"),
        ("depeche-fr-en", "other", "is not the translation model in"),
        ("depeche-extractive", "depeche-extractive", "is not the translation model in"),
    ],
)
def test_what_would_make_the_list_wrong_is_refused(registry: Path, name: str, folder: str, told: str) -> None:
    with pytest.raises(TrainingError, match=told):
        find_listing(registry, name, registry.parent / folder)
