"""What a state folder tells of its training."""

from dataclasses import dataclass
from pathlib import Path

from training.errors import TrainingError
from training.run.job import AVERAGED, BEST
from training.run.log import read_log


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
    log = read_log(state)
    lines = [line for line in log if {"step", "pairs", "minutes"} <= line.keys()]
    best_steps = [line["step"] for line in log if line.get("is_best")]
    if best and best_steps:
        lines = [line for line in lines if line["step"] <= best_steps[-1]]
    if not lines:
        return None
    last = lines[-1]
    return Trained(int(last["step"]), int(last["pairs"]), float(last["minutes"]))
