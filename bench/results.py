"""What a comparison leaves behind: JSON, a page made of it, and a table on the console."""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table

from bench.plots import draw

COLUMNS = ("words/s", "p50 s", "p95 s", "p99 s", "CPU s per 1,000 words", "peak MB", "errors")
_TABLES = {"rows": "Translation", "summaries": "Summaries"}
_CURVES = {
    "length": "Length of an article, 1 client",
    "clients": "Clients",
    "hits": "Share of sentences that the memory knows, 8 clients",
    "update": "Second version of a story of 40 sentences, 3 of them new",
}

_EXPLANATION = """Each figure is the median of the rounds; memory is the largest, errors are all of them. Words are
French ones, of summaries English ones. The figures of every round are in the JSON file beside this page."""

Report = Mapping[str, Any]


def show(report: Report, console: Console) -> None:
    """Print the tables."""
    for title, figures in _sections(report):
        table = Table(title=title, title_justify="left")
        table.add_column("", min_width=24)
        for column in COLUMNS:
            table.add_column(column.replace("CPU s per 1,000 words", "CPU s/1,000 w"), justify="right")
        for row in figures:
            table.add_row(row["name"], *(_cell(row[column]) for column in COLUMNS))
        console.print(table)
    goals = Table("ratio", "goal", "measured", "reached", title="Goals", title_justify="left")
    for goal in report["goals"]:
        colour = {True: "green", False: "red", None: "dim"}[goal["reached"]]
        goals.add_row(goal["name"], _goal(goal), _cell(goal["measured"]), f"[{colour}]{_reached(goal)}[/]")
    console.print(goals)
    for name, reason in report["left out"].items():
        console.print(f"[yellow]Left out: {name}[/]: {reason}", highlight=False)


def added(report: Report, file: Path) -> Report:
    """Fill what a run left out with what an earlier one wrote, whole tables at a time: a ratio is of one run."""
    if not file.is_file():
        return report
    earlier = json.loads(file.read_text("utf-8"))
    measured = {goal["name"]: goal for goal in report["goals"] if goal["measured"] is not None}
    return {
        **report,
        "command": "; ".join(dict.fromkeys((earlier["command"], report["command"]))),
        "date": " and ".join(dict.fromkeys((earlier["date"], report["date"]))),
        **{key: report[key] or earlier[key] for key in _TABLES},
        **{key: {**earlier[key], **report[key]} for key in ("systems", "curves")},
        "left out": {name: why for name, why in earlier["left out"].items() if name not in report["systems"]}
        | report["left out"],
        "goals": [measured.get(goal["name"], goal) for goal in earlier["goals"]],
    }


def write(report: Report, folder: Path, name: str) -> list[Path]:
    """Write `name`.json, README.md and the plots. Gives the files written."""
    folder.mkdir(parents=True, exist_ok=True)
    data, page = folder / f"{name}.json", folder / "README.md"
    data.write_text(json.dumps(report, ensure_ascii=False, indent=2) + "\n", "utf-8")
    plots = draw(folder, report["rows"], report["curves"])
    page.write_text(render(report, [plot.name for plot in plots]), "utf-8")
    return [data, page, *plots]


def render(report: Report, plots: Sequence[str]) -> str:
    """Give the page."""
    parts = [
        "# Dépêche and others, side by side",
        f"Made by `{report['command']}` on {report['date']}; see [how it is measured](../README.md).",
        f"Machine: {report['machine']}. Stories: {report['stories']}. Rounds: {report['rounds']}.",
        _EXPLANATION,
        "\n".join(f"- {system}: {settings}" for system, settings in report["systems"].items()),
        "\n".join(f"- Left out: {system}: {reason}" for system, reason in report["left out"].items()),
    ]
    for title, figures in _sections(report):
        rows = [[row["name"], row["request"], *(_cell(row[column]) for column in COLUMNS)] for row in figures]
        parts += [f"## {title}", _markdown(("", "a request is", *COLUMNS), rows)]
    goals = [[goal["name"], _goal(goal), _cell(goal["measured"]), _reached(goal)] for goal in report["goals"]]
    parts += ["## Goals", _markdown(("ratio", "goal", "measured", "reached"), goals)]
    parts += [f"![{plot}]({plot})" for plot in plots]
    return "\n\n".join(part for part in parts if part) + "\n"


def _sections(report: Report) -> list[tuple[str, Sequence[Report]]]:
    found = [(title, report[key]) for key, title in _TABLES.items()]
    found += [(title, report["curves"].get(key, ())) for key, title in _CURVES.items()]
    return [(title, figures) for title, figures in found if figures]


def _markdown(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _goal(goal: Report) -> str:
    return f"{'at least' if goal['more_is_better'] else 'at most'} {goal['goal']:g}"


def _reached(goal: Report) -> str:
    return {True: "yes", False: "no", None: "not measured"}[goal["reached"]]


def _cell(value: float | None) -> str:
    if value is None:
        return "–"
    return f"{value:,.0f}" if value >= 100 or value == int(value) else f"{value:.3g}"
