"""What a state folder tells of its training."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from training.errors import TrainingError
from training.run.job import AVERAGED, BEST, LOG


@dataclass(frozen=True, slots=True)
class Trained:
    """How long a model was trained. pairs: seen, some of them more than once. minutes: of training."""

    steps: int
    pairs: int
    minutes: float


def weights_of(state: Path, *, best: bool) -> Path:
    """Give the weights in a state folder: the averaged ones, or those of them that did best on the dev set."""
    path = state / (BEST if best else AVERAGED)
    if path.is_file():
        return path
    if best and (state / AVERAGED).is_file():
        raise TrainingError(f"{state} has no {BEST}: nothing was measured in that training. Leave out --best.")
    raise TrainingError(f"{state} is no state of a training: it has no {path.name}.", path=str(state))


def trained(state: Path, *, best: bool) -> Trained | None:
    """Read from the log how far the weights have come; None where it does not tell."""
    lines = [line for line in _lines(state / LOG) if {"step", "pairs", "minutes"} <= line.keys()]
    if best and (step := _best_step(state / LOG)) is not None:
        lines = [line for line in lines if line["step"] <= step]
    if not lines:
        return None
    last = lines[-1]
    return Trained(int(last["step"]), int(last["pairs"]), float(last["minutes"]))


def _best_step(log: Path) -> int | None:
    steps = [int(line["step"]) for line in _lines(log) if line.get("is_best")]
    return steps[-1] if steps else None


def _lines(log: Path) -> Iterator[Mapping[str, Any]]:
    """Give the objects of a log; a last line that was being written when the power went is none."""
    try:
        text = log.read_text("utf-8")
    except (OSError, ValueError):
        return
    for line in text.splitlines():
        try:
            found = json.loads(line)
        except ValueError:
            continue
        if isinstance(found, dict):
            yield found
