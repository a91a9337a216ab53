"""What is counted is whole; what may be measured is left to the editor."""

import pytest

from app.text.counted import count_place
from app.text.span import Span


def mended(source: str, target: str) -> str:
    start = source.index("2,678")
    place = target.find("2.678")
    invented = [Span(place, place + 5)] if place >= 0 else []
    found = count_place(source, Span(start, start + 5), target, invented)
    return target[: found[0].start] + found[1] + target[found[0].end :] if found else target


def test_a_count_is_no_decimal() -> None:
    assert mended("Il y a 2,678 cas ici.", "There are 2.678 cases here.") == "There are 2,678 cases here."


def test_one_count_says_how_the_others_are_written() -> None:
    source = "De 4,862 cas en 2007 à 2,678 en 2011."
    assert mended(source, "From 4,862 cases in 2007 to 2.678 in 2011.") == "From 4,862 cases in 2007 to 2,678 in 2011."
    assert mended("Soit 4,862 cas et 2,678 kg.", "Or 4,862 cases and 2.678 kg.") == "Or 4,862 cases and 2.678 kg."


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("Le résultat est de 2,678.", "The result is 2.678."),
        ("Il perd 2,678 points.", "It loses 2.678 points."),
        ("Soit 2,678 enfants par femme.", "That is 2.678 children per woman."),
        ("Il y a 2,678 cas.", "There are 2,678 cases."),
        ("Il y a 2,678 cas.", "There are 26.78 cases."),
    ],
)
def test_what_is_right_or_open_stays(source: str, target: str) -> None:
    assert mended(source, target) == target
