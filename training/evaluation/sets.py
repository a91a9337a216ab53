"""The sets that models are measured on, as a command line names them: NAME=FILE."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from app.services.evaluation_data import ParallelText, read_parallel
from training.errors import TrainingError


@dataclass(frozen=True, slots=True)
class EvaluationSet:
    """Pairs under a name that stands in tables and model cards."""

    name: str
    text: ParallelText


def read_sets(named: Sequence[str], limit: int = 0) -> list[EvaluationSet]:
    """Read sets of French, a tab and English a line, plain or as .gz or .xz; without NAME= a file's own name is taken.

    limit: most pairs of each, from its start; 0 takes all.
    Raises TrainingError where a name stands twice or is none, InvalidRequestError where a file holds no pairs.
    """
    sets: dict[str, EvaluationSet] = {}
    for text in named:
        name, path = _parted(text)
        if name in sets:
            raise TrainingError(f"Two sets are called {name!r}: give one of them another name, as NAME=FILE.")
        if not name.isprintable() or "|" in name:
            raise TrainingError(f"{name!r} is no name for a set: it must fit into a table.")
        sets[name] = EvaluationSet(name, read_parallel(path, limit))
    return list(sets.values())


def _parted(text: str) -> tuple[str, Path]:
    name, equals, file = text.partition("=")
    if equals and name.strip() and file:
        return name.strip(), Path(file).expanduser()
    path = Path(text).expanduser()
    return path.name.split(".")[0], path
