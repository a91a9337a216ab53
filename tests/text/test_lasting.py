"""Hours that something lasts stay hours."""

import pytest

from app.text.lasting import lasting_slips


@pytest.mark.parametrize(
    ("target", "expected"),
    [
        ("after two and 17 minutes", "after two hours and 17 minutes"),
        ("after 2 a.m. and 17 minutes", "after two hours and 17 minutes"),
        ("after 2 a.m., 17 minutes", "after two hours and 17 minutes"),
    ],
)
def test_hours_are_put_in(target: str, expected: str) -> None:
    place, words = next(lasting_slips("après deux heures et 17 minutes de jeu", target))
    assert target[: place.start] + words + target[place.end :] == expected


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("après deux heures et 17 minutes", "after two hours and 17 minutes"),
        ("après deux heures et 17 minutes", "after 2:17"),
        ("les deux et 17 minutes", "the two and 17 minutes"),
        ("", ""),
    ],
)
def test_what_is_right_or_unsure_is_left(source: str, target: str) -> None:
    assert list(lasting_slips(source, target)) == []
