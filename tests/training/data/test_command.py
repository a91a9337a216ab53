"""`depeche train data`, from files to a folder."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from app import cli
from training.data.packed import Packed
from training.errors import TrainingError

PAIRS = "Il pleut à Brest ce matin, hélas.\tIt is raining in Brest this morning.\nIl a 12 ans.\tHe is 13.\n"


def run(*arguments: object) -> Result:
    return CliRunner().invoke(cli.command(), ["train", "data", *map(str, arguments)])


@pytest.fixture
def ours(tmp_path: Path) -> Path:
    (tmp_path / "ours.tsv").write_text(PAIRS, "utf-8")
    return tmp_path / "ours.tsv"


def test_files_become_packed_pairs(embedded_model: Path, ours: Path, tmp_path: Path) -> None:
    (tmp_path / "terms.toml").write_text('ours = "CC BY 4.0"')
    (tmp_path / "mine.toml").write_text("[data.weights]\nours = 3\n")
    options = ("--licences", tmp_path / "terms.toml", "--recipe", tmp_path / "mine.toml")
    options += ("--dropped", tmp_path / "dropped.tsv")
    result = run("--pairs", ours, "--init", embedded_model, "--out", tmp_path / "out", *options)
    assert result.exit_code == 0, result.output
    assert "out: 1 pairs, " in result.stdout.replace("\n", "")
    assert "numbers 1" in result.stdout
    (source,) = Packed.load(tmp_path / "out").listed
    assert (source.name, source.weight, source.read, source.kept, source.licence) == ("ours", 3, 2, 1, "CC BY 4.0")
    assert (tmp_path / "dropped.tsv").read_text("utf-8") == "numbers\tours\tIl a 12 ans.\tHe is 13.\n"
    assert len(source.sha256) == 64
    assert json.loads((tmp_path / "out" / "manifest.json").read_text())["pairs"] == 1


def test_test_sets_are_left_out(embedded_model: Path, ours: Path, tmp_path: Path) -> None:
    (tmp_path / "news.tsv").write_text("Autre chose encore et toujours.\tIt is raining in Brest, this morning!\n")
    result = run(
        "--pairs", ours, "--init", embedded_model, "--out", tmp_path / "out", "--exclude", tmp_path / "news.tsv"
    )
    assert isinstance(result.exception, TrainingError)
    assert result.exception.message == "No pair is left to train on: test_set 1, numbers 1."
    assert not (tmp_path / "out").exists()


def test_a_file_is_no_folder_to_write(embedded_model: Path, ours: Path) -> None:
    result = run("--pairs", ours, "--init", embedded_model, "--out", ours)
    assert isinstance(result.exception, TrainingError)
    assert "ours.tsv is a file" in result.exception.message


@pytest.mark.parametrize(
    ("terms", "told"), [("ours = 3", "ours has no such terms"), ("ours", "can't be read"), (None, "can't be read")]
)
def test_bad_licences_are_told(embedded_model: Path, ours: Path, tmp_path: Path, terms: str | None, told: str) -> None:
    if terms is not None:
        (tmp_path / "terms.toml").write_text(terms)
    result = run("--pairs", ours, "--init", embedded_model, "--out", tmp_path, "--licences", tmp_path / "terms.toml")
    assert isinstance(result.exception, TrainingError)
    assert told in result.exception.message
