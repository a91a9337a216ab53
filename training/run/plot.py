"""How a training went, as an SVG file of some kB."""

from pathlib import Path
from typing import Any

import leather

from training.run.log import read_log

PLOT = "plot.svg"
_WIDTH, _HEIGHT = 900, 700
# The library's own font is not on most machines, and a browser would take one with serifs.
_FONTS = ("Monaco", "sans-serif")
# Points of a line; more are averaged, so that a file of twenty hours stays small and smooth.
_POINTS = 200


def draw(folder: Path) -> Path | None:
    """Draw the losses, BLEU and chrF of a state folder's log over the minutes; None where there is nothing yet."""
    lines = read_log(folder)
    train = _points([line for line in lines if line["about"] == "progress"], "loss")
    dev = [line for line in lines if line["about"] == "dev"]
    losses = leather.Chart("Loss, nats a piece")
    for name, points in (("training, labels smoothed", train), ("dev", _points(dev, "loss"))):
        if points:
            losses.add_line(points, name=name)
    if not train:
        return None
    grid = leather.Grid()
    grid.add_one(losses)
    if scored := [line for line in dev if line["bleu"] is not None]:
        scores = leather.Chart("BLEU and chrF on dev, averaged weights")
        scores.add_x_axis(name="Minutes of training")
        scores.add_line(_points(scored, "bleu"), name="BLEU")
        scores.add_line(_points(scored, "chrf"), name="chrF")
        grid.add_one(scores)
    else:
        losses.add_x_axis(name="Minutes of training")
    path = folder / PLOT
    path.write_text(grid.to_svg(width=_WIDTH, height=_HEIGHT).replace(*_FONTS), "utf-8")
    return path


def _points(lines: list[dict[str, Any]], name: str) -> list[tuple[float, float]]:
    size = max(1, -(-len(lines) // _POINTS))
    groups = [lines[start : start + size] for start in range(0, len(lines), size)]
    return [(group[-1]["minutes"], sum(line[name] for line in group) / len(group)) for group in groups]
