import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.text.limits import lost_limits


@pytest.mark.parametrize(
    ("source", "target", "words", "english"),
    [
        (
            "Aucune réunion n'est prévue avant le 3 décembre.",
            "No meeting is scheduled for Dec. 3.",
            "avant le 3 décembre",
            "before",
        ),
        ("Le texte sera voté avant Noël.", "The text will be voted on at Christmas.", "avant Noël", "before"),
        ("Plus de 300 personnes ont défilé.", "300 people marched.", "Plus de 300 personnes", "more than"),
        ("Le trajet prend moins de 24 heures.", "The trip takes 24 hours.", "moins de 24 heures", "less than"),
        ("Au moins 12 soldats sont morts.", "12 soldiers died.", "Au moins 12 soldats", "at least"),
    ],
)
def test_a_limit_that_the_english_says_nowhere(source: str, target: str, words: str, english: str) -> None:
    (lost,) = lost_limits(source, target)
    assert source[lost.source.start : lost.source.end] == words
    assert lost.english == english


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("Aucune réunion n'est prévue avant le 3 décembre.", "No meeting is scheduled until Dec. 3."),
        ("Plus de 300 personnes ont défilé.", "Over 300 people marched."),
        ("Pas moins de 300 personnes ont défilé.", "300 people marched."),
        ("Il a dit au moins de venir.", "He said to come."),
        ("Le trajet prend moins de temps.", "The trip is quick."),
        ("Il est venu avant son frère.", "He came with his brother."),
        ("Il n'a plus de 300 francs.", "He has no 300 francs any more."),
        ("", ""),
    ],
)
def test_what_may_be_said_is_not_told(source: str, target: str) -> None:
    assert lost_limits(source, target) == []


@given(st.text(), st.text())
def test_places_are_within_the_sentence(source: str, target: str) -> None:
    for lost in lost_limits(source, target):
        assert 0 <= lost.source.start < lost.source.end <= len(source)
