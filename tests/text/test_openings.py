"""The common word that opens a sentence is told from a name."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.text.openings import capitalized, capitalized_within, is_head, opening_word, with_small_opening


@pytest.mark.parametrize(
    ("sentence", "word"),
    [
        ("Grève à Paris", "Grève"),
        ("Meurtre de Saint-Brieuc : vingt ans", "Meurtre"),
        ("Vent", "Vent"),
        ('"Urgent", a-t-il dit.', "Urgent"),
        ("Macron à Paris", ""),
        ("Lens bat Nice", ""),
        ("L'été arrive", ""),
        ("Vice-président", ""),
        ("grève à Paris", ""),
        ("OTAN", ""),
        ("", ""),
    ],
)
def test_opening_words(sentence: str, word: str) -> None:
    assert opening_word(sentence) == word


def test_heads_are_short_or_do_not_end() -> None:
    assert is_head("Ciel")
    assert is_head("Une grève nationale très suivie à Paris et dans toute la région ce mardi")
    assert not is_head("Une grève nationale très suivie a commencé à Paris et dans toute la région.")


def test_names_within() -> None:
    assert capitalized_within("Le nageur Léon Marchand a gagné. Marchand, lui, rit.") == {"Léon", "Marchand"}
    assert capitalized_within("Marchand gagne. Grève.") == frozenset()


def test_letters_change_one_for_one() -> None:
    assert with_small_opening('"Grève" : la Grève', "Grève") == '"grève" : la Grève'
    assert capitalized('"strike in Paris') == '"Strike in Paris'
    assert capitalized("ß") == "ß"


@given(st.text())
def test_any_text_keeps_its_length(text: str) -> None:
    assert len(capitalized(text)) == len(text)
    assert opening_word(text) in text
