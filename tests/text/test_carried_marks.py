"""Dashes and inner quotation marks come over from the French."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.text.carried_marks import carry_marks


@pytest.mark.parametrize(
    ("source", "target", "expected"),
    [
        (
            "PARIS, 3 nov (AFP) — Un séisme",
            "PARIS, Nov. 3 (AFP) - An earthquake",
            "PARIS, Nov. 3 (AFP) — An earthquake",
        ),
        ("Lens – Paris SG : 3-1", "Lens - Paris SG: 3-1", "Lens – Paris SG: 3-1"),
        ("Lui – l’aîné – part", "He - the eldest - leaves", "He – the eldest – leaves"),
        ("Lui – l’aîné – part", "He, the eldest - leaves", "He, the eldest - leaves"),
        ("Lens - Paris", "Lens - Paris", "Lens - Paris"),
        ("« Il a dit : “Non.” »", "“He said: “No.””", "“He said: ‘No.’”"),
        (
            "« On prétend que “nul ne perdra”.",
            "“They claim that “no one will lose.”",
            "“They claim that ‘no one will lose.’",
        ),
        ("« Oui », dit-il. « Non »", "“Yes,” he says. “No”", "“Yes,” he says. “No”"),
        ("Il dit “oui” et « non »", "He says “yes” and “no”", "He says “yes” and “no”"),
        ("perdra” », dit-il", "lose,”” he said", "lose,”” he said"),
        ("", "", ""),
    ],
)
def test_marks(source: str, target: str, expected: str) -> None:
    assert carry_marks(source, target) == expected


@given(st.text(alphabet='«»“”"–—- ab'), st.text(alphabet="“”‘’- ab"))
def test_one_character_for_one(source: str, target: str) -> None:
    carried = carry_marks(source, target)
    assert len(carried) == len(target)
    assert carry_marks(source, carried) == carried
