"""Brackets without their other half are found where the French has none."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.text.brackets import has_stray_quote, stray_bracket
from app.text.degenerate import find_problems
from app.text.span import Span


@pytest.mark.parametrize(
    ("source", "target", "place"),
    [
        ("Brest - Marseille : 1-1 (0-1)", "Brest - Marseille: 1-1 (0-1(1)", Span(23, 24)),
        ("Le député (LFI)", "The lawmaker LFI)", Span(16, 17)),
        ("Le député (LFI)", "The lawmaker (LFI)", None),
        ("Le député LFI) part", "The lawmaker LFI) leaves", None),
        ("Le député :)", "The lawmaker :)", None),
        ("1) Le député", "1) The lawmaker", None),
        ("", "", None),
    ],
)
def test_stray_brackets(source: str, target: str, place: Span | None) -> None:
    assert stray_bracket(source, target) == place


def test_they_are_told() -> None:
    problems = find_problems("Nice - Lens : 1-1 (0-1)", "Nice - Lens: 1-1 (0-1(1)")
    assert [problem.code for problem in problems] == ["stray_bracket"]


@pytest.mark.parametrize(
    ("source", "target", "is_stray"),
    [
        ('Il dit "oui".', "He says “yes.", True),
        ('Il dit "oui".', 'He says "yes".', False),
        ('"Il dit oui.', "“He says yes.", False),
        ('Un écran "plat"', 'A "flat" 12" screen', False),
        ("Il dit oui.", "He says “yes.", False),
        ("", "", False),
    ],
)
def test_stray_quotes(source: str, target: str, *, is_stray: bool) -> None:
    assert has_stray_quote(source, target) is is_stray


@given(st.text(alphabet="() a:1"))
def test_a_text_is_as_good_as_itself(text: str) -> None:
    assert stray_bracket(text, text) is None
