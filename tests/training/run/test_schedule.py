"""How fast to learn at which step."""

import pytest

from training.recipe import Schedule
from training.run.job import Budget
from training.run.schedule import cooldown_left, rate_at

SCHEDULE = Schedule(rate=1.0, warmup=10, knee=100, cooldown=30, cooldown_share=0.25)


@pytest.mark.parametrize(("step", "rate"), [(0, 0.1), (4, 0.5), (9, 1), (50, 1), (99, 1), (399, 0.5), (9_999, 0.1)])
def test_the_rate_rises_stays_and_falls_with_the_root(step: int, rate: float) -> None:
    assert rate_at(SCHEDULE, step) == pytest.approx(rate)


def test_the_cooldown_makes_it_fall_to_almost_nothing() -> None:
    assert rate_at(SCHEDULE, 50, 0.5) == pytest.approx(0.5)
    assert rate_at(SCHEDULE, 50, 0.0) == pytest.approx(0.02)


def test_there_is_no_warming_up_where_none_is_wanted() -> None:
    assert rate_at(SCHEDULE.model_copy(update={"warmup": 0}), 0) == 1


@pytest.mark.parametrize(
    ("budget", "step", "minutes", "left"),
    [
        (Budget(), 10**6, 10**4, 1),
        (Budget(minutes=100), 0, 70, 1),
        (Budget(minutes=100), 0, 85, 0.5),
        (Budget(minutes=100), 0, 101, 0),
        (Budget(minutes=20), 0, 10, 1),  # half of a short budget, not all of it
        (Budget(minutes=20), 0, 15, 0.5),
        (Budget(steps=200), 150, 0, 1),
        (Budget(steps=200), 175, 0, 0.5),
        (Budget(minutes=100, steps=200), 175, 0, 0.5),
        (Budget(minutes=100, steps=200), 175, 94, 0.2),
    ],
)
def test_the_cooldown_ends_with_the_budget(budget: Budget, step: int, minutes: float, left: float) -> None:
    assert cooldown_left(SCHEDULE, budget, step, minutes) == pytest.approx(left)


def test_a_schedule_may_have_no_cooldown() -> None:
    without = SCHEDULE.model_copy(update={"cooldown": 0.0, "cooldown_share": 0.0})
    assert cooldown_left(without, Budget(minutes=10, steps=10), 10, 10) == 1
