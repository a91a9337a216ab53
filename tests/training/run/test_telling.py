"""What a training tells: the log, the table, the plot."""

import json
from io import StringIO
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from rich.console import Console

from training.run.clock import Clock
from training.run.job import Measured, Progress
from training.run.log import Log, read_log
from training.run.plot import draw
from training.run.screen import Screen

PROGRESS = Progress(
    step=1200, epoch=1, pairs=84_000, minutes=12.345678, loss=3.14159265, rate=8e-4, pairs_per_second=87.6
)
MEASURED = Measured(step=1200, minutes=12.345678, loss=2.5, bleu=27.25, chrf=53.9, is_best=True, seconds=9.5)


def test_the_log_has_a_line_for_each_thing_told(tmp_path: Path) -> None:
    log = Log(tmp_path, 0)
    log.add(PROGRESS)
    log.add(MEASURED)
    progress, measured = read_log(tmp_path)
    assert (progress["about"], progress["step"], progress["loss"], progress["minutes"]) == (
        "progress",
        1200,
        3.1416,
        12.346,
    )
    assert (measured["about"], measured["bleu"], measured["is_best"]) == ("dev", 27.25, True)
    assert log.written == (tmp_path / "log.jsonl").stat().st_size


def test_what_was_told_after_the_last_save_is_told_again_not_twice(tmp_path: Path) -> None:
    log = Log(tmp_path, 0)
    log.add(PROGRESS)
    saved = log.written
    log.add(MEASURED)
    with (tmp_path / "log.jsonl").open("a") as file:
        file.write('{"about": "prog')
    assert [line["about"] for line in read_log(tmp_path)] == ["progress", "dev"]
    later = Log(tmp_path, saved)
    assert later.written == saved
    assert [line["about"] for line in read_log(tmp_path)] == ["progress"]


def test_numbers_of_no_length_are_written_too(tmp_path: Path) -> None:
    Log(tmp_path, 0).add(Progress(0, 0, 0, 0.0, 0.0, 1e-9, 0.0))
    assert json.loads((tmp_path / "log.jsonl").read_text())["rate"] == 1e-9


def shown(*, terminal: bool) -> str:
    console = Console(file=StringIO(), force_terminal=terminal, width=120)
    with Screen(console) as screen:
        screen.progressed(PROGRESS)
        assert screen.measured(MEASURED)
        screen.progressed(PROGRESS)
    return console.file.getvalue()


def test_a_terminal_shows_a_table() -> None:
    table = shown(terminal=True)
    assert "dev loss" in table
    assert all(
        figure in table for figure in ("1,200", "84,000", "3.1416", "8.00e-04", "88", "2.5000 *", "27.2", "53.9")
    )


def test_elsewhere_it_is_lines() -> None:
    lines = shown(terminal=False).splitlines()
    assert lines[0] == "minutes 12.3, step 1,200, pairs 84,000, loss 3.1416, rate 8.00e-04, pairs/s 88"
    assert lines[1] == f"{lines[0]}, dev loss 2.5000 *, BLEU 27.2, chrF 53.9"
    assert len(lines) == 2  # the third comes in the same minute


def test_the_plot_has_a_line_for_each_figure(tmp_path: Path) -> None:
    assert draw(tmp_path) is None
    log = Log(tmp_path, 0)
    for minute in range(1, 500):
        log.add(Progress(minute, 0, minute, float(minute), 5.0 / minute, 1e-3, 9.0))
    path = draw(tmp_path)
    assert path is not None
    assert "BLEU" not in path.read_text("utf-8")
    for minute in (100, 400):
        log.add(Measured(minute, float(minute), 3.0 - minute / 400, 20.0, 50.0, is_best=True))
    text = draw(tmp_path).read_text("utf-8")
    assert all(name in text for name in ("training, labels smoothed", "dev", "BLEU", "chrF", "Minutes of training"))
    root = ET.fromstring(text)
    points = [path.get("d", "").count("L") for path in root.iter() if path.tag.endswith("path")]
    assert max(points) <= 200
    assert len(text) < 40_000


def test_the_clock_leaves_out_what_is_not_training(monkeypatch: pytest.MonkeyPatch) -> None:
    now = 1000.0
    monkeypatch.setattr("time.monotonic", lambda: now)
    clock = Clock(5.0, aside=1.0)
    now += 60
    assert clock.minutes == pytest.approx(6)
    with clock.stopped():
        now += 600
    assert clock.minutes == pytest.approx(6)
    assert clock.aside == pytest.approx(11)
