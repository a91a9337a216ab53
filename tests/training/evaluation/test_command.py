"""`depeche train eval`: models side by side, on translators that know five sentences."""

import json
import re
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from app.engines.protocol import Signature
from app.errors import DepecheError
from app.services import engines
from tests.training.evaluation.fake_engine import Dictionary
from tests.training.tiny_marian import ENGLISH, FRENCH, write_tiny_marian
from training.cli import train_app

WRONG = {FRENCH[3]: "The mayor of Lyons saw 24 trains.", FRENCH[1]: "The minister saw the mayor of Pariss."}


@pytest.fixture
def models(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, Dictionary]:
    """Two model folders, `right` and `wrong`, and what loads instead of them."""
    right = dict(zip(FRENCH, ENGLISH, strict=True))
    loaded = {}
    for name, answers in (("right", right), ("wrong", right | WRONG)):
        write_tiny_marian(tmp_path / name)
        signature = Signature(name, "0123abcd", "ctranslate2-4.8", "int8_float32", 4, "1.0")
        loaded[str(tmp_path / name)] = Dictionary(answers, signature)
    monkeypatch.setattr(engines, "load_bare_translator", lambda model, *_: loaded[str(model.path)])
    return loaded


def run(*arguments: object) -> Result:
    return CliRunner().invoke(train_app, ["eval", *map(str, arguments)], env={"COLUMNS": "200"})


def cells(result: Result) -> dict[str, list[str]]:
    """Give the rows of the table by the model's name; that of the set stands in the first row only."""
    rows = [
        re.split(r" {2,}", line.rstrip().removeprefix(" "))
        for line in result.stdout.splitlines()
        if re.search(r"\d %", line)
    ]
    return {row[1]: row for row in rows}


def test_models_stand_side_by_side(models, pairs: Path) -> None:
    result = run(*models, "--set", f"news={pairs}")
    assert result.exit_code == 0, result.output
    right, wrong = (cells(result)[name] for name in ("right", "wrong"))
    assert right[:5] == ["news", "right", "5", "100.00", "100.00"]
    assert right[5:7] == ["100.0 %", "100.0 %"]
    # Of four names, Lyon and Paris twice each, two are lost; of two lines with a number one.
    assert wrong[5:7] == ["50.0 %", "50.0 %"]
    assert 50 < float(wrong[3]) < 95
    assert "BLEU|nrefs:1|" in result.stdout
    assert "wrong: model:wrong|revision:0123abcd|engine:ctranslate2-4.8" in result.stdout
    assert all(model.closed for model in models.values())


def test_figures_for_programs_and_a_history(models, pairs: Path, tmp_path: Path) -> None:
    files = tmp_path / "figures.json", tmp_path / "HISTORY.md"
    result = run(*models, "--set", f"a={pairs}", "--set", f"b={pairs}", "--json", files[0], "--history", files[1])
    assert result.exit_code == 0, result.output
    content = json.loads(files[0].read_text("utf-8"))
    assert [(one["data"], [item["name"] for item in one["systems"]]) for one in content] == [
        ("a", ["right", "wrong"]),
        ("b", ["right", "wrong"]),
    ]
    assert content[0]["systems"][1]["right_lines"] == {"found": 1, "expected": 2, "share": 0.5}
    rows = [line.split(" | ") for line in files[1].read_text("utf-8").splitlines() if line.startswith("| 2")]
    assert [(row[1], row[3], row[5]) for row in rows if row[1] == "right"] == [
        ("right", "a", "100.0"),
        ("right", "b", "100.0"),
    ]
    assert all(len(row[2]) == 8 for row in rows), "the content's name, of a folder that is in no list"
    assert rows[0][-1].startswith("ctranslate2-4.8 int8_float32, beam 4, sacrebleu ")
    assert run(*models, "--set", f"a={pairs}", "--history", files[1]).exit_code == 0
    assert len(rows) == sum(line.startswith("| 2") for line in files[1].read_text("utf-8").splitlines())


def test_a_whole_report_on_each_set(models, pairs: Path) -> None:
    result = run(*models, "--set", f"news={pairs}", "--report")
    assert "lines with all numbers right" in result.stdout
    assert "50.00 % (1/2)" in result.stdout
    assert "news: 5 lines" in result.stdout


def test_no_more_pairs_than_asked_for(models, pairs: Path) -> None:
    result = run(next(iter(models)), "--set", pairs, "--limit", 2)
    assert cells(result)["right"][:3] == ["news", "right", "2"]


def test_folders_of_one_name_go_by_what_they_were_called(models, pairs: Path, tmp_path: Path) -> None:
    other = write_tiny_marian(tmp_path / "other" / "right")
    models[str(other)] = Dictionary({})
    (first, _, second) = models
    result = run(first, second, "--set", pairs)
    assert {first, second} <= {*cells(result)}


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["no-such-model", "--set", "{pairs}"], "There is no model 'no-such-model'"),
        (["depeche-extractive", "--set", "{pairs}"], "is a summarization model"),
        (["{model}", "--set", "nowhere.tsv"], r"nowhere.tsv can't be read"),
        (["{model}", "--set", "x={pairs}", "--set", "x={pairs}"], "Two sets are called 'x'"),
    ],
)
def test_what_is_not_there_is_told_before_anything_is_loaded(models, pairs: Path, arguments, told: str) -> None:
    filled = [text.format(pairs=pairs, model=next(iter(models))) for text in arguments]
    result = run(*filled)
    assert isinstance(result.exception, DepecheError)
    assert told in result.exception.message
    assert not any(model.closed for model in models.values())
