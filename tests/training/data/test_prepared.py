"""Pairs in the form that they are learnt in."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.services.evaluation_data import Pair
from app.text.normalize import normalize
from training.data.prepared import prepared


def test_both_sides_are_normalised_as_in_the_service() -> None:
    assert prepared(Pair("«\u00a0L’été…\u00a0»", "“The summer…”")) == Pair('"L\'été..."', '"The summer..."')


@pytest.mark.parametrize(
    ("french", "english", "expected"),
    [
        ("Il y a 10\u202f000 élus.", "There are 10 000 councillors.", "There are 10,000 councillors."),
        ("Il y en a 18.000 et 3,5.", "There are 18 000 and 3,5.", "There are 18,000 and 3.5."),
        ("Plus de 30 000 km2", "More than 30, 000 km2", "More than 30,000 km2"),
        ("Il y a 10 000 élus.", "There are 10,000 councillors.", "There are 10,000 councillors."),
        ("Le 06 12 34 56 78", "On 06 12 34 56 78", "On 06 12 34 56 78"),
        ("Appelez le (+41) 22 917 1234", "Call (+41) 22 917 1234", "Call (+41) 22 917 1234"),
        ("Il y a 7000 élus.", "There are 7 000 councillors.", "There are 7,000 councillors."),
        ("Il y a 7000 élus.", "There are 8 000 councillors.", "There are 8 000 councillors."),
        ("Perl 5.005 a 1 000 modules.", "Perl 5.005 has 1000 modules.", "Perl 5.005 has 1000 modules."),
        ("De 1 000 à 2 000 et 3 000", "From 1 000 to 2 000 and 3 000", "From 1,000 to 2,000 and 3,000"),
    ],
)
def test_english_figures_are_english(french: str, english: str, expected: str) -> None:
    assert prepared(Pair(french, english)).english == expected


@given(st.text(st.characters() | st.sampled_from("0123 ,.")), st.text(st.characters() | st.sampled_from("0123 ,.")))
def test_nothing_else_changes(french: str, english: str) -> None:
    made = prepared(Pair(french, english))
    assert made.french == normalize(french).text
    kept = [character for character in made.english if character not in " ,."]
    assert kept == [character for character in normalize(english).text if character not in " ,."]
