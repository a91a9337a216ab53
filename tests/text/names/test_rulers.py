"""Popes, rulers and saints, whose given names English changes, and Christmas."""

import pytest

from app.text.expectation import account
from app.text.names import name_expectations


def lost(french, english):
    """Give the names of the French that the English has not."""
    return [item.expectation.french for item in account(name_expectations(french), english) if item.target is None]


@pytest.mark.parametrize(
    ("french", "english"),
    [
        ("Le document signé par le pape François.", "The document signed by Pope Francis."),
        ("Le pape Urbain II prêcha la croisade.", "Pope Urban II preached the crusade."),
        ("Les initiales d'Henri VIII", "The initials of Henry VIII"),
        ("La statue d'Henri IV", "The statue of Henri IV"),
        ("Le roi Charles XVI Gustave de Suède", "King Carl XVI Gustaf of Sweden"),
        ("Le chemin de saint Jacques", "The way of St. James"),
        ("Ils fêtent Noël en famille.", "They celebrate Christmas with their families."),
        ("Le député Noël Mamère a parlé.", "Lawmaker Noël Mamère spoke."),
        ("La chapelle Sixtine", "The Sistine Chapel"),
        ("MOSCOU, 21 juin - Le croiseur sera modernisé.", "MOSCOW, June 21 - The cruiser will be modernized."),
        ("LEYDE (Pays-Bas), 9 janvier", "LEIDEN, Netherlands, Jan. 9"),
    ],
)
def test_the_english_name_is_right(french, english):
    assert lost(french, english) == []


@pytest.mark.parametrize(
    ("french", "english", "missing"),
    [
        ("Hier, François Hollande a parlé.", "Yesterday, Francis Hollande spoke.", ["François"]),
        ("Ils fêtent Noël en famille.", "They celebrate Noel with their families.", ["Noël"]),
        ("Le pape François a parlé.", "The Pope Garbled spoke.", ["François"]),
    ],
)
def test_another_name_is_wrong(french, english, missing):
    assert lost(french, english) == missing
