"""What a training told on its way: a file with one JSON object a line, as plots and programs read it."""

import json
import math
from dataclasses import asdict
from pathlib import Path
from typing import Any

from training.run.job import LOG, Measured, Progress


class Log:
    """Appends to the log of a state folder.

    written: how many bytes of it the state knows of. What follows them was told by a call that was killed, and is told
    again: it is cut off.
    """

    def __init__(self, folder: Path, written: int) -> None:
        self._path = folder / LOG
        if self._path.exists() and self._path.stat().st_size > written:
            with self._path.open("r+b") as file:
                file.truncate(written)

    @property
    def written(self) -> int:
        """Bytes so far."""
        return self._path.stat().st_size if self._path.exists() else 0

    def add(self, told: Progress | Measured) -> None:
        """Write one line: what it is about, and its figures."""
        line = {"about": "progress" if isinstance(told, Progress) else "dev", **_rounded(asdict(told))}
        with self._path.open("a", encoding="utf-8") as file:
            file.write(json.dumps(line) + "\n")


def read_log(folder: Path) -> list[dict[str, Any]]:
    """Read the lines of a state folder's log; one that a killed call left half written is left out."""
    path = folder / LOG
    lines = path.read_text("utf-8", errors="replace").splitlines() if path.exists() else []
    found = []
    for line in lines:
        try:
            told = json.loads(line)
        except ValueError:
            continue
        if isinstance(told, dict):
            found.append(told)
    return found


def _rounded(figures: dict[str, Any]) -> dict[str, Any]:
    """Five digits of each number that is not whole."""
    return {
        name: value
        if not isinstance(value, float) or not value
        else round(value, 4 - math.floor(math.log10(abs(value))))
        for name, value in figures.items()
    }
