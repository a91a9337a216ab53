"""The ratios that are aimed at."""

import pytest

from bench.growth import FIRST, LENGTHS, SECOND, UPDATE
from bench.ratios import Goal, goals, ratio
from bench.rounds import Row
from bench.systems.depeche import CHECKED, case_name
from bench.systems.protocol import Outcome
from bench.systems.raw import RAW


def row(*seconds: float, peak: int = 0) -> Row:
    return Row("", "", [Outcome(100, each, 1.0, peak, (each,)) for each in seconds])


def measured(found: list[Goal], part: str) -> float | None:
    return next(goal.measured for goal in found if part in goal.name)


def test_a_ratio_is_the_median_of_the_ratios_of_the_rounds():
    assert ratio([2, 30, 8], [1, 10, 2]) == 3


@pytest.mark.parametrize(("one", "other"), [([], []), ([1.0], [1.0, 2.0]), ([1.0], [0.0])])
def test_there_is_no_ratio_where_a_round_is_missing_or_came_to_nothing(one: list[float], other: list[float]):
    assert ratio(one, other) is None


def test_what_was_left_out_is_not_measured():
    assert {goal.reached for goal in goals({}, {})} == {None}


def test_each_goal_divides_what_it_names():
    rows = {case_name(32, CHECKED): row(2.0, peak=400_000_000), RAW: row(1.8)}
    curves = {LENGTHS: {"100": row(1.0), "10000": row(1.25)}, UPDATE: {FIRST: row(4.0), SECOND: row(0.4)}}

    found = goals(rows, curves)

    assert measured(found, "32 clients with checks, against the raw limit") == pytest.approx(0.9)
    assert measured(found, "peak memory, 32 clients with checks") == pytest.approx(400)
    assert measured(found, "10,000 sentences against 100") == pytest.approx(0.8)
    assert measured(found, "first version") == pytest.approx(10)


@pytest.mark.parametrize(
    ("value", "more_is_better", "reached"),
    [(5.0, True, True), (4.9, True, False), (5.0, False, True), (5.1, False, False)],
)
def test_a_goal_is_the_least_or_the_most_that_is_wanted(value: float, more_is_better: bool, reached: bool):
    assert Goal("", 5, value, more_is_better=more_is_better).reached is reached
