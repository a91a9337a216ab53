"""What a state folder tells."""

import json
from pathlib import Path

import pytest

from training.errors import TrainingError
from training.export.trained import Trained, trained, weights_of
from training.run.job import AVERAGED, BEST, LOG


def log(state: Path, *lines: dict[str, object]) -> Path:
    (state / LOG).write_text("".join(f"{json.dumps(line)}\n" for line in lines), "utf-8")
    return state


def progress(step: int) -> dict[str, object]:
    return {"about": "progress", "step": step, "epoch": 0, "pairs": step * 20, "minutes": step / 10, "loss": 3.0}


def dev(step: int, *, is_best: bool) -> dict[str, object]:
    return {"about": "dev", "step": step, "minutes": step / 10, "loss": 3.0, "bleu": 20.0, "is_best": is_best}


def test_the_last_weights_have_come_as_far_as_the_log(tmp_path: Path) -> None:
    state = log(tmp_path, progress(10), dev(10, is_best=True), progress(25), dev(25, is_best=False))
    assert trained(state, best=False) == Trained(25, 500, 2.5)


def test_the_best_weights_are_those_of_the_last_best_measurement(tmp_path: Path) -> None:
    lines = (
        progress(10),
        dev(10, is_best=True),
        progress(20),
        dev(20, is_best=True),
        progress(30),
        dev(30, is_best=False),
    )
    assert trained(log(tmp_path, *lines), best=True) == Trained(20, 400, 2.0)


def test_a_log_that_breaks_off_or_is_none_tells_what_it_can(tmp_path: Path) -> None:
    assert trained(tmp_path, best=False) is None
    log(tmp_path, progress(10))
    with (tmp_path / LOG).open("ab") as file:
        file.write(b'[1]\n\xff\x00\n{"about": "progr')
    assert trained(tmp_path, best=False) == Trained(10, 200, 1.0)


def test_weights_are_found_or_told_to_be_missing(tmp_path: Path) -> None:
    with pytest.raises(TrainingError, match="is no state of a training"):
        weights_of(tmp_path, best=False)
    (tmp_path / AVERAGED).touch()
    assert weights_of(tmp_path, best=False) == tmp_path / AVERAGED
    with pytest.raises(TrainingError, match="nothing was measured in that training"):
        weights_of(tmp_path, best=True)
    (tmp_path / BEST).touch()
    assert weights_of(tmp_path, best=True) == tmp_path / BEST
