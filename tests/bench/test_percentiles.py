"""Percentiles by nearest rank."""

import pytest

from bench.percentiles import percentile


@pytest.mark.parametrize(
    ("percent", "value"),
    [(0, 1), (1, 1), (50, 2), (51, 3), (75, 3), (76, 4), (95, 4), (99, 4), (100, 4)],
)
def test_the_smallest_value_that_so_many_per_cent_are_not_above(percent: float, value: float):
    assert percentile([1, 2, 3, 4], percent) == value


def test_of_one_value_each_percentile_is_that_value():
    assert [percentile([7.0], percent) for percent in (1, 50, 99)] == [7.0, 7.0, 7.0]
