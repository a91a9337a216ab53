"""A temperature below zero stays below."""

import pytest

from app.text.degenerate import find_problems
from app.text.frost import lost_frost


@pytest.mark.parametrize(
    ("source", "target", "is_lost"),
    [
        ("Il a fait moins 3 °C.", "It was 3°C.", True),
        ("Il a fait moins dix degrés.", "It was 10 degrees.", True),
        ("Il a fait moins 3 °C.", "It was minus 3°C.", False),
        ("Il a fait moins 3 °C.", "It was -3°C.", False),
        ("Il a fait moins 3 °C.", "It was 3 degrees below zero.", False),
        ("Il a fait moins de 3 °C.", "It was not 3°C.", False),
        ("Il a fait 3 °C.", "It was 3°C.", False),
        ("", "", False),
    ],
)
def test_lost_frost(source: str, target: str, *, is_lost: bool) -> None:
    assert (lost_frost(source, target) is not None) is is_lost


def test_it_is_told() -> None:
    problems = find_problems("Il a fait moins 3 °C à Lyon.", "It was 3°C in Lyon.")
    assert [problem.code for problem in problems] == ["number_mismatch"]
