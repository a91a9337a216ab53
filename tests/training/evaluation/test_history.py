"""The table of what each version scored."""

from dataclasses import replace
from pathlib import Path

import pytest

from training.errors import TrainingError
from training.evaluation.history import Row, add_rows

FIRST = Row(
    "2026-11-30", "ours", "v1-0123abcd", "news", "3,000", "26.9", "53.8", "85.1 %", "96.0 %", "ctranslate2 int8"
)


def table(path: Path) -> list[str]:
    return [line for line in path.read_text("utf-8").splitlines() if line.startswith("|")]


def test_a_history_begins_with_what_its_columns_mean(tmp_path: Path) -> None:
    path = tmp_path / "HISTORY.md"
    assert add_rows(path, [FIRST]) == 1
    header, rule, row = table(path)
    assert header.count("|") == rule.count("|") == row.count("|")
    assert (
        row == "| 2026-11-30 | ours | v1-0123abcd | news | 3,000 | 26.9 | 53.8 | 85.1 % | 96.0 % | ctranslate2 int8 |"
    )
    assert path.read_text("utf-8").startswith("# ")
    assert "Names kept:" in path.read_text("utf-8")


def test_rows_are_added_behind_those_that_are_there_and_nothing_else_changes(tmp_path: Path) -> None:
    path = tmp_path / "HISTORY.md"
    add_rows(path, [FIRST])
    path.write_text(path.read_text("utf-8") + "\nA word on the first version.\n", "utf-8")
    before = path.read_text("utf-8")
    second = replace(FIRST, revision="v2-4567abcd", bleu="27.5")
    assert add_rows(path, [second, replace(second, set="health")]) == 2
    assert [row.split(" | ")[2:4] for row in table(path)[2:]] == [
        ["v1-0123abcd", "news"],
        ["v2-4567abcd", "news"],
        ["v2-4567abcd", "health"],
    ]
    kept = [line for line in path.read_text("utf-8").splitlines() if "v2-" not in line]
    assert kept == before.splitlines()


def test_the_same_result_is_not_told_twice(tmp_path: Path) -> None:
    path = tmp_path / "HISTORY.md"
    add_rows(path, [FIRST])
    assert add_rows(path, [replace(FIRST, date="2027-01-01")]) == 0
    assert add_rows(path, [replace(FIRST, date="2027-01-01", engine="ctranslate2 float32")] * 2) == 1
    assert len(table(path)) == 4


def test_a_file_that_is_no_history_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "letter.md"
    path.write_text("Dear reader,\n", "utf-8")
    with pytest.raises(TrainingError, match="has no table of the columns date, model"):
        add_rows(path, [FIRST])
    assert path.read_text("utf-8") == "Dear reader,\n"
    with pytest.raises(TrainingError, match="can't be read"):
        add_rows(tmp_path, [FIRST])
    with pytest.raises(TrainingError, match="can't be written"):
        add_rows(tmp_path / "nowhere" / "HISTORY.md", [FIRST])
