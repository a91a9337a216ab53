"""Table cells."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.text.bare_figures import english_figures
from app.text.span import Span


@pytest.mark.parametrize(
    ("french", "english"),
    [
        ("9\u202f783\u202f058", "9,783,058"),
        ("27,85\u00a0%", "27.85%"),
        ("12 000 €", "€12,000"),
        ("6.721,16 (-0,83 %)", "6,721.16 (-0.83%)"),
        ("1 234,5 / 2 000", "1,234.5 / 2,000"),
        ("\u2212 3,5", "\u2212 3.5"),
    ],
)
def test_figures_are_english(french, english):
    assert english_figures(french) == english


@pytest.mark.parametrize(
    "text",
    [
        "",
        "—",
        "2-1",
        "6-4, 3-6",
        "03/11/2021",
        "2021",
        "00",
        "01 42 34 56 78",
        "10:30",
        "192.168.1.254",
        "1 000 lits",
        "👍 1️⃣",
    ],
)
def test_other_cells_stay(text):
    assert english_figures(text) == text


def test_what_is_kept_stays():
    assert english_figures("12,5 / 3,5", (Span(0, 4),)) == "12,5 / 3.5"


@given(st.text(alphabet="0123 .,%€-–/()\u00a0\u202fa", max_size=220))
def test_no_figure_is_lost_or_added(text):
    digits = [character for character in text if character.isdigit()]
    assert sorted(filter(str.isdigit, english_figures(text))) == sorted(digits)
