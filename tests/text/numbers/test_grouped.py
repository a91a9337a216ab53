"""Large figures go to the model in one piece, and a garbled one is written over whole."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.text.numbers.grouped import grouped_by_points, whole_figure
from app.text.span import Span


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("Il y a 12 300 voix.", "Il y a 12.300 voix."),
        ("1 234 567,8 euros", "1.234.567,8 euros"),
        ("de 4 900 à 5 100", "de 4.900 à 5.100"),
        ("le 05 490 012 34", "le 05 490 012 34"),
        ("+33 549 001", "+33 549 001"),
        ("en 2012 100 fois", "en 2012 100 fois"),
        ("3 12 300", "3 12 300"),
        ("article 12 300-1", "article 12 300-1"),
    ],
)
def test_groups_are_set_apart_by_points(text: str, read: str) -> None:
    assert grouped_by_points(text) == read


@given(st.text("0123456789 .,-a"))
def test_nothing_moves(text: str) -> None:
    read = grouped_by_points(text)
    assert len(read) == len(text)
    assert read.replace(".", " ") == text.replace(".", " ")
    assert grouped_by_points(read) == read


@pytest.mark.parametrize(
    ("text", "place", "figure", "whole"),
    [
        ("of 7,385.5.68 euros.", "7", "7,385.68 euros", "7,385.5.68 euros"),
        ("of 7 euros.", "7", "8 euros", "7 euros"),
        ("of 7 euros.", "7 euros", "8 euros", "7 euros"),
        ("of 12,3.", "3", "12.3", "12,3"),
        ("about seven, 12 times", "seven", "8", "seven"),
        ("in 1990, 12 times", "12", "13", "12"),
    ],
)
def test_a_garbled_figure_is_found_whole(text: str, place: str, figure: str, whole: str) -> None:
    start = text.index(place)
    span = whole_figure(text, Span(start, start + len(place)), figure)
    assert text[span.start : span.end] == whole
