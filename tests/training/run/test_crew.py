"""Threads that share a step."""

from functools import partial
from threading import Barrier, current_thread

import pytest
import torch

from training.recipe import Device
from training.run.crew import Crew, crew_for, portions

pytestmark = pytest.mark.torch
CPU = torch.device("cpu")


def test_what_each_task_gave_comes_in_their_order() -> None:
    for hands in (1, 2, 3):
        assert Crew(hands).do([partial(pow, 2, number) for number in range(7)]) == [1, 2, 4, 8, 16, 32, 64]


def test_as_many_tasks_run_at_once_as_there_are_hands() -> None:
    meeting = Barrier(2, timeout=20)
    threads = Crew(2).do([lambda: (meeting.wait(), current_thread().name)[1]] * 2)
    assert len(set(threads)) == 2


def test_a_hand_that_is_done_takes_what_is_left() -> None:
    meeting = Barrier(2, timeout=20)
    assert (
        Crew(2).do([lambda: meeting.wait() >= 0, lambda: True, lambda: True, lambda: meeting.wait() >= 0]) == [True] * 4
    )


@pytest.mark.parametrize("broken", [0, 1, 2])
def test_an_error_is_raised_and_the_rest_is_done_first(broken: int) -> None:
    done: list[int] = []

    def task(number: int) -> None:
        if number == broken:
            raise ValueError(number)
        done.append(number)

    with pytest.raises(ValueError, match=str(broken)):
        Crew(2).do([partial(task, number) for number in range(3)])
    assert len(done) >= 1


def test_each_hand_has_its_threads_of_torchs_and_the_caller_keeps_his() -> None:
    before = torch.get_num_threads()
    torch.set_num_threads(2)
    try:
        assert Crew(2, threads=1).do([torch.get_num_threads] * 2) == [1, 1]
        assert torch.get_num_threads() == 2
    finally:
        torch.set_num_threads(before)


def test_portions_are_all_names_once_and_weigh_much_the_same() -> None:
    sizes = {"table": 70, "a": 20, "b": 20, "c": 20, "d": 5, "e": 1}
    shares = portions(sizes, 2)
    assert sorted(name for share in shares for name in share) == sorted(sizes)
    assert [sum(sizes[name] for name in share) for share in shares] == [70, 66]
    assert portions({"a": 1}, 2) == [["a"]]


@pytest.mark.parametrize(
    ("threads", "tokens", "dropout", "device", "hands"),
    [
        (2, 4000, 0.0, "cpu", 2),
        (2, 1000, 0.0, "cpu", 1),
        (6, 4000, 0.0, "cpu", 3),
        (16, 4000, 0.0, "cpu", 4),
        (2, 4000, 0.1, "cpu", 1),
        (2, 4000, 0.0, "cuda", 1),
    ],
)
def test_how_many_hands(
    threads: int, tokens: int, dropout: float, device: str, hands: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(torch, "get_num_threads", lambda: threads)
    assert crew_for(Device(tokens=tokens, dropout=dropout), torch.device(device)).hands == hands
