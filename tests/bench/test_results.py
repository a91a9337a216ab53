"""The page, the data and the plots that a comparison leaves behind."""

import json
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from rich.console import Console

from bench.results import added, render, show, write
from bench.rounds import Row
from bench.systems.protocol import Outcome


@pytest.fixture
def report() -> dict[str, object]:
    figures = Row("Dépêche, 8 clients", "a story", [Outcome(1234, 1.0, 0.5, 300_000_000, (0.0123,))]).figures()
    failed = Row("Nobody", "a story", [Outcome(0, 1.0, 0.5, 1, (), ("503: busy",))]).figures()
    return {
        "date": "2026-11-30",
        "command": "python -m bench",
        "machine": "a processor, 2 cores",
        "stories": "samples",
        "rounds": 1,
        "systems": {"http": "Dépêche 1"},
        "left out": {"libretranslate": "pip said no"},
        "rows": [figures, failed],
        "summaries": [],
        "curves": {"length": [{**figures, "name": "10 sentences"}]},
        "goals": [
            {"name": "a", "goal": 4, "measured": 4.5, "more_is_better": True, "reached": True},
            {"name": "b", "goal": 500, "measured": None, "more_is_better": False, "reached": None},
        ],
    }


def test_the_page_tells_figures_machine_and_what_was_left_out(report):
    page = render(report, ["speeds.svg"])

    assert "| Dépêche, 8 clients | a story | 1,234 | 0.0123 | 0.0123 | 0.0123 | 0.405 | 300 | 0 |" in page
    assert "| Nobody | a story | 0 | – | – | – | – | 0 | 1 |" in page
    assert "| a | at least 4 | 4.5 | yes |" in page
    assert "| b | at most 500 | – | not measured |" in page
    assert "a processor, 2 cores" in page
    assert "Left out: libretranslate: pip said no" in page
    assert "## Length of an article, 1 client" in page
    assert "## Summaries" not in page
    assert "](speeds.svg)" in page


def test_a_later_run_of_other_parts_is_added_table_by_table(report, tmp_path: Path):
    write(report, tmp_path, "name")
    reached = {"name": "b", "goal": 500, "measured": 400.0, "more_is_better": False, "reached": True}
    later = {
        **report,
        "date": "2026-12-01",
        "rows": [],
        "left out": {},
        "summaries": [report["rows"][0]],
        "curves": {"clients": []},
        "goals": [{**report["goals"][0], "measured": None, "reached": None}, reached],
    }

    both = added(later, tmp_path / "name.json")

    assert both["rows"] == report["rows"]
    assert both["summaries"] == later["summaries"]
    assert set(both["curves"]) == {"length", "clients"}
    assert both["goals"] == [report["goals"][0], reached]
    assert both["date"] == "2026-11-30 and 2026-12-01"
    assert both["left out"] == report["left out"]


def test_nothing_is_added_where_there_was_no_run_before(report, tmp_path: Path):
    assert added(report, tmp_path / "name.json") is report


def test_what_is_written_can_be_read_again(report, tmp_path: Path):
    files = write(report, tmp_path / "results", "name")

    assert [file.name for file in files] == ["name.json", "README.md", "speeds.svg", "length.svg"]
    assert json.loads(files[0].read_text("utf-8")) == report
    for plot in files[2:]:
        assert ET.parse(plot).getroot().tag.endswith("svg")
        assert plot.stat().st_size < 30_000
        assert "<script" not in plot.read_text("utf-8")


def test_the_console_shows_each_row_and_goal(report):
    console = Console(record=True, width=200)

    show(report, console)

    shown = console.export_text()
    for text in ("Dépêche, 8 clients", "1,234", "at most 500", "not measured", "pip said no"):
        assert text in shown
