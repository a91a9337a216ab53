"""Titles and initials are set right where they are certain."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.text.span import Span
from app.text.titles import title_slips


def mended(source: str, target: str) -> str:
    for _ in range(5):
        if (slip := next(title_slips(source, target), None)) is None:
            break
        place, words = slip
        assert isinstance(place, Span)
        target = target[: place.start] + words + target[place.end :]
    return target


@pytest.mark.parametrize(
    ("source", "target", "expected"),
    [
        ("Me Fatoumata Diallo plaide.", "Mr Fatoumata Diallo pleads.", "Fatoumata Diallo pleads."),
        ("Me Hugues de Kermadec plaide.", "Mr. Hugues de Kermadec pleads.", "Hugues de Kermadec pleads."),
        ("Maître Dupont et M. Martin", "Master Dupont and Mr. Martin", "Dupont and Mr. Martin"),
        ("Mme A. Le Bihan, 71 ans", "Ms A. Le Bihan, 71", "Ms. A. Le Bihan, 71"),
        ("Mme Kervadec part.", "Me Kervadec leaves.", "Ms. Kervadec leaves."),
        ("avec Mlle Dupont", "with Mslle Dupont", "with Miss Dupont"),
        ("Mme Kervadec part.", "Mrs. Kervadec leaves Me Royal.", "Mrs. Kervadec leaves Me Royal."),
        ("Le Dr Faucher", "Dr Faucher", "Dr. Faucher"),
        ("Sa compagne, Maëlle P., 29 ans", "His partner, Maëlle Pile, 29", "His partner, Maëlle P., 29"),
        ("contre Loïc G.", "against Loïc Ga.", "against Loïc G."),
        ("contre Loïc G.", "against Loïc G.", "against Loïc G."),
        ("Maëlle P. Durand", "Maëlle Pauline Durand", "Maëlle Pauline Durand"),
        ("Loïc G., fils de Loïc Gaël", "Loïc G., son of Loïc Gaël", "Loïc G., son of Loïc Gaël"),
        ("La série Mr Robot", "The series Mr Robot", "The series Mr Robot"),
        ("M. Martin", "Mr. Martin", "Mr. Martin"),
        ("Il me parle.", "He speaks to Mr. Me.", "He speaks to Mr. Me."),
        ("", "", ""),
    ],
)
def test_titles_and_initials(source: str, target: str, expected: str) -> None:
    assert mended(source, target) == expected


@given(st.text(), st.text())
def test_places_lie_in_the_text(source: str, target: str) -> None:
    for place, _ in title_slips(source, target):
        assert 0 <= place.start < place.end <= len(target)
