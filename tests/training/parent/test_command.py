"""The command: what it says where it can't go on, and that it goes the whole way."""

from pathlib import Path

import pytest
from typer.testing import CliRunner

from app.errors import DepecheError
from training.cli import train_app


def run(*arguments: str | Path) -> object:
    result = CliRunner().invoke(train_app, ["parent", *map(str, arguments)])
    if result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result


def test_the_help_says_what_comes_next() -> None:
    help_text = CliRunner().invoke(train_app, ["parent", "--help"]).output
    assert "train data" in help_text
    assert "--minutes" in help_text


def test_a_folder_that_is_there_is_left_alone(tmp_path: Path) -> None:
    with pytest.raises(DepecheError, match="there already"):
        run("--pairs", tmp_path / "a.tsv", "--out", tmp_path)


def test_a_recipe_of_what_can_not_be_is_told_before_anything_is_fetched(tmp_path: Path) -> None:
    (tmp_path / "recipe.toml").write_text("[architecture]\nlayers = 3\n")
    with pytest.raises(DepecheError, match=r"architecture\.layers"):
        run("--pairs", tmp_path / "a.tsv", "--out", tmp_path / "out", "--recipe", tmp_path / "recipe.toml")


@pytest.mark.torch
def test_another_wheel_is_told(tmp_path: Path) -> None:
    (tmp_path / "other.whl").write_bytes(b"PK")
    (tmp_path / "a.tsv").write_text("Bonjour.\tHello.\n")
    with pytest.raises(DepecheError, match="SHA-256"):
        run("--pairs", tmp_path / "a.tsv", "--out", tmp_path / "out", "--wheel", tmp_path / "other.whl")
