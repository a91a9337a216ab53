"""Spokesmen and spokeswomen are who the French says they are."""

import pytest

from tests.text.mending import mended


@pytest.mark.parametrize(
    ("source", "target", "right"),
    [
        (
            '"Non", a précisé le porte-parole.',
            '"No," the spokeswoman said.',
            '"No," the spokesman said.',
        ),
        (
            "Une porte-parole de la police a confirmé.",
            "A police spokesman confirmed.",
            "A police spokeswoman confirmed.",
        ),
        ("L'ancienne porte-parole est là.", "The former spokesman is there.", "The former spokeswoman is there."),
        ("La porte-parole a démenti.", "Spokesman for the party denied.", "Spokeswoman for the party denied."),
        # What it wrote twice, since it did not know.
        (
            "Le porte-parole de l'armée s'est exprimé.",
            "The army spokesman spokeswoman spoke.",
            "The army spokesman spoke.",
        ),
    ],
)
def test_who_speaks_is_who_the_french_says(source: str, target: str, right: str) -> None:
    assert mended(source, target) == right
    assert mended(source, right) == right


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("Le porte-parole et la porte-parole sont là.", "The spokesman and the spokeswoman are there."),
        ("Les porte-parole sont là.", "The spokesman and the spokeswoman are there."),
        ("Jen Psaki, porte-parole de la présidence, a démenti.", "Jen Psaki, a spokeswoman for it, denied."),
        ("Le porte-parole a démenti.", "The spokesperson denied."),
        ("Le porte-parole a démenti.", "A statement denied."),
        ("Elle a démenti.", "The spokesman denied."),
    ],
)
def test_where_the_french_does_not_say_nothing_is_changed(source: str, target: str) -> None:
    assert mended(source, target) == target
