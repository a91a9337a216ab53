"""A training that is killed goes on as if nothing had happened."""

import os
import signal
import subprocess
import sys
import threading
from dataclasses import replace
from pathlib import Path

import pytest
import torch
from filelock import FileLock

from tests.training.run.tiny import Silent, tiny_job
from training.errors import TrainingError
from training.run.job import AVERAGED, Budget, Job
from training.run.log import read_log
from training.run.loop import train
from training.run.state import STATE

pytestmark = pytest.mark.torch


def tensors_of(state: Path) -> dict[str, torch.Tensor]:
    content = torch.load(state / STATE, weights_only=True)
    return {f"{part}.{name}": tensor for part, held in content["tensors"].items() for name, tensor in held.items()}


def assert_equal(one: Path, other: Path) -> None:
    first, second = tensors_of(one), tensors_of(other)
    assert first.keys() == second.keys()
    assert [name for name in first if not torch.equal(first[name], second[name])] == []
    assert (one / AVERAGED).read_bytes() == (other / AVERAGED).read_bytes()


def test_killed_while_it_saves_it_ends_with_the_same_weights_bit_for_bit(tmp_path: Path) -> None:
    whole = tiny_job(tmp_path, "whole")
    train(whole, Silent())
    command = [sys.executable, "-m", "tests.training.run.killed", str(tmp_path), "11"]
    killed = subprocess.run(command, capture_output=True, text=True, check=False)
    assert killed.returncode == -signal.SIGKILL, killed.stderr
    state = tmp_path / "killed"
    assert torch.load(state / STATE, weights_only=True)["place"]["step"] == 10

    ended = train(tiny_job(tmp_path, "killed"), Silent())
    assert ended.step == 24
    assert ended.finished
    assert_equal(whole.state, state)


@pytest.mark.parametrize("dropout", [0.0, 0.2])
def test_cut_into_calls_it_ends_with_the_same_weights(tmp_path: Path, dropout: float) -> None:
    def job(state: str) -> Job:
        made = tiny_job(tmp_path, state)
        cpu = made.recipe.cpu.model_copy(update={"dropout": dropout})
        return replace(made, recipe=made.recipe.model_copy(update={"cpu": cpu}), budget=Budget(steps=9))

    whole = train(job("whole"), Silent())
    for _ in range(9):  # a step in each
        cut = train(replace(job("cut"), budget=Budget(steps=9, this_call=1e-9)), Silent())
    assert (cut.step, cut.epoch, cut.pairs) == (whole.step, whole.epoch, whole.pairs)
    assert_equal(tmp_path / "whole", tmp_path / "cut")


@pytest.mark.parametrize("precision", ["float32", "bfloat16"])
def test_threads_that_share_the_steps_end_with_the_same_weights(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, precision: str
) -> None:
    def job(state: str, budget: Budget) -> Job:
        made = tiny_job(tmp_path, state)
        cpu = made.recipe.cpu.model_copy(update={"precision": precision})
        return replace(made, recipe=made.recipe.model_copy(update={"cpu": cpu}), budget=budget)

    monkeypatch.setattr("training.run.crew._LEAST", 20)
    monkeypatch.setattr(torch, "get_num_threads", lambda: 3)
    whole = train(job("whole", Budget(steps=9)), Silent())
    for _ in range(9):
        train(job("cut", Budget(steps=9, this_call=1e-9)), Silent())
    assert_equal(tmp_path / "whole", tmp_path / "cut")
    assert whole.step == 9


def test_told_to_stop_it_saves_and_goes_on_later(tmp_path: Path) -> None:
    job = tiny_job(tmp_path, steps=None)
    timer = threading.Timer(0.5, os.kill, (os.getpid(), signal.SIGTERM))
    timer.start()
    stopped = train(job, Silent())
    assert not stopped.finished
    assert stopped.step > 0
    later = train(tiny_job(tmp_path, steps=stopped.step + 1), Silent())
    assert later.step == stopped.step + 1
    assert [line["step"] for line in read_log(job.state)] == [stopped.step, later.step]


def test_a_training_that_has_ended_does_no_more(tmp_path: Path) -> None:
    first = train(tiny_job(tmp_path), Silent())
    before = (tmp_path / "state" / AVERAGED).read_bytes()
    again = train(tiny_job(tmp_path), Silent())
    assert again.finished
    assert (again.step, again.minutes) == (first.step, pytest.approx(first.minutes, abs=1e-3))
    assert (tmp_path / "state" / AVERAGED).read_bytes() == before


def test_two_trainings_in_one_folder_are_refused(tmp_path: Path) -> None:
    job = tiny_job(tmp_path)
    job.state.mkdir()
    with FileLock(job.state / ".lock"), pytest.raises(TrainingError, match="Another training is at work"):
        train(job, Silent())
