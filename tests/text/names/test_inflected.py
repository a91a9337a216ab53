"""Names that stand in the English in another form are not missed by an editor; garbled ones are."""

import pytest

from app.text.expectation import account
from app.text.names import name_expectations
from app.text.names.telling import worth_telling


def told(french, english):
    """Give the names that an editor is told are missing."""
    return [item.french for item in worth_telling(account(name_expectations(french), english), english)]


@pytest.mark.parametrize(
    ("french", "english"),
    [
        ("Il aime la mer Rouge et la mer Morte.", "He loves the Red and Dead Seas."),
        ("Les marchés d'Amérique centrale et du Sud", "The markets of Central and South America"),
        ("Le sommet de l'Union des nations sud-américaines", "The summit of the South American Union of Nations"),
        ("Il dénonce la famille Rothschild.", "He denounces the Rothschilds."),
        ("Un fjord d'Alaska", "An Alaskan fjord"),
        ("Une fusée Ariane 5", "An Ariane5 rocket"),
        ("Les littératures d'Afrique australe", "The literatures of southern Africa"),
        ("Il neige à Polička.", "It snows around Policky."),
        ("Il écoute The Tap Tap.", "He listens to the Tap Tap."),
        ("Ils renversent Bachar El Assad.", "They topple Bashar Assad."),
        ("Ils ont élu le comte Nevskiy.", "They elected Count Nevsky."),
        ("Il habite Pouchkinskaya-10.", "He lives at Pushkinskaya-10."),
        ("Cela menait Larry Hagman au succès.", "It led to Hagman's success."),
        ("Le journal Práva", "The newspaper Pravo"),
        ("Il est l'élève de Mokrzyckiego.", "He is a pupil of Mokrzycki."),
    ],
)
def test_another_form_is_no_loss(french, english):
    assert told(french, english) == []


@pytest.mark.parametrize(
    ("french", "english", "missing"),
    [
        ("Il travaille chez Putzmeister.", "He works at Putzméister.", ["Putzmeister"]),
        ("Il s'appelle Kevin Sabet.", "His name is Kevin Sab.et.", ["Sabet"]),
        ("Il s'appelle Ladislav Angelovič.", "His name is Ladislav Angelovice.", ["Angelovič"]),
        ("Il a lu Yale University Press.", "He read the Press of Yale, a University.", ["Yale University Press"]),
        ("Il a rencontré Victoria Principal.", "He met Victoria principal.", ["Principal"]),
        ("Hier, Luke Black a parlé.", "Yesterday, rei Black spoke.", ["Luke"]),
    ],
)
def test_a_garbled_name_is_told(french, english, missing):
    assert told(french, english) == missing


def test_names_side_by_side_are_told_once_and_whole():
    french = "Hier, Larry Hagman est mort."
    item = worth_telling(account(name_expectations(french), "He died."), "He died.")[0]
    assert french[item.source.start : item.source.end] == "Larry Hagman"
