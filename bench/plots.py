"""The figures as small SVG files."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import leather

from bench.growth import CLIENTS, HITS, LENGTHS

SPEEDS = "speeds.svg"
_CURVES = {
    LENGTHS: ("French words a second, one client", "Sentences of an article"),
    CLIENTS: ("French words a second, stories", "Clients"),
    HITS: ("French words a second, 8 clients", "Sentences that are remembered, per cent"),
}
_WIDTH = 900
# The library's own font is not on most machines, and a browser would take one with serifs.
_FONTS = ("Monaco", "sans-serif")

Figures = Mapping[str, Any]


def draw(folder: Path, rows: Sequence[Figures], curves: Mapping[str, Sequence[Figures]]) -> list[Path]:
    """Draw the speed of each row, and each curve. Gives the files written."""
    files = []
    if rows:
        chart = leather.Chart("French words a second")
        chart.add_bars([(row["words/s"], row["name"]) for row in rows])
        files.append(_write(chart, folder / SPEEDS, 120 + 30 * len(rows)))
    for name, (title, axis) in _CURVES.items():
        if points := curves.get(name):
            chart = leather.Chart(title)
            chart.add_x_axis(name=axis)
            chart.add_columns([(point["name"].split()[0], point["words/s"]) for point in points])
            files.append(_write(chart, folder / f"{name}.svg", 400))
    return files


def _write(chart: leather.Chart, file: Path, height: int) -> Path:
    file.write_text(chart.to_svg(width=_WIDTH, height=height).replace(*_FONTS), "utf-8")
    return file
