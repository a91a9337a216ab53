"""HISTORY.md: a table of what each version of a model scored. Rows are added, never changed."""

from collections.abc import Iterable, Sequence
from dataclasses import astuple, dataclass, fields
from pathlib import Path

from training.errors import TrainingError

NAME = "HISTORY.md"
_TITLES = {
    "date": "date",
    "model": "model",
    "revision": "revision",
    "set": "test set",
    "sentences": "sentences",
    "bleu": "BLEU",
    "chrf": "chrF",
    "names": "names kept",
    "figures": "figures right",
    "engine": "measured with",
}
_INTRODUCTION = """\
# What each version scored

`depeche train eval` and `depeche train export` add a row for each version and test set; higher is better. The revision
names the content of the model's files. Names kept: of the capitalized words that stand alike in the French and in the
reference, those that are in the English. Figures right: of the lines with a number in the French, those whose English
has all of them and none besides. The model alone, without the checks that the service makes around it; quotation marks
straight on both sides.
"""


@dataclass(frozen=True, slots=True)
class Row:
    """A version on a test set, as text for people. date: of the measurement, ISO 8601."""

    date: str
    model: str
    revision: str
    set: str
    sentences: str
    bleu: str
    chrf: str
    names: str
    figures: str
    engine: str

    def __str__(self) -> str:
        """Write it as a line of the table."""
        return _line(astuple(self))


def add_rows(path: Path, rows: Sequence[Row]) -> int:
    """Add rows at the end of the table, and make the file where there is none; gives how many were new.

    What was measured before, whenever that was, with the same result, is not added again.
    Raises TrainingError where the file has no such table, or can't be read or written.
    """
    try:
        before = path.read_text("utf-8").splitlines() if path.exists() else _new()
    except (OSError, ValueError) as error:
        raise TrainingError(f"{path} can't be read: {error}.", path=str(path)) from error
    header = _line(_TITLES.values())
    if header not in before:
        raise TrainingError(f"{path} has no table of the columns {', '.join(_TITLES.values())}.", path=str(path))
    start = before.index(header)
    end = next((number for number in range(start, len(before)) if not before[number].startswith("|")), len(before))
    known = {_undated(line) for line in before[start:end]}
    new = [line for line in dict.fromkeys(map(str, rows)) if _undated(line) not in known]
    if new:
        _write(path, [*before[:end], *new, *before[end:]])
    return len(new)


def _new() -> list[str]:
    rule = _line(
        "---:" if field.name in ("sentences", "bleu", "chrf", "names", "figures") else "---" for field in fields(Row)
    )
    return [*_INTRODUCTION.splitlines(), "", _line(_TITLES.values()), rule]


def _line(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _undated(line: str) -> str:
    return line.removeprefix("| ").partition(" | ")[2]


def _write(path: Path, lines: Sequence[str]) -> None:
    draft = path.with_name(f".{path.name}.draft")
    try:
        draft.write_text("\n".join(lines) + "\n", "utf-8")
        draft.replace(path)
    except OSError as error:
        raise TrainingError(f"{path} can't be written: {error.strerror}.", path=str(path)) from error
