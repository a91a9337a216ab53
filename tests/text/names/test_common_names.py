"""Given names and towns that are common words too, and surnames in capitals."""

import pytest

from app.text.names import name_expectations
from app.text.normalize import normalize


def found(sentence):
    return [name.french for name in name_expectations(normalize(sentence).text)]


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        ("Claire Fontaine est partie.", ["Claire", "Fontaine"]),
        ("Constant Boulanger et Blanche Forêt ont disparu.", ["Constant", "Boulanger", "Blanche", "Forêt"]),
        ("Pierre Marteau est venu.", ["Pierre", "Marteau"]),
        ("Il habite à Sens depuis un an.", ["Sens"]),
        ("La mairie d'Orange est fermée.", ["Orange"]),
        ("Il neige dans la Somme et le Lot.", ["Somme", "Lot"]),
        ("L'hôpital Lariboisière est plein.", ["Lariboisière"]),
        ("Vincent Van Eyck est venu.", ["Vincent", "Van Eyck"]),
    ],
)
def test_a_name_is_found(sentence, names):
    assert found(sentence) == names


@pytest.mark.parametrize(
    "sentence",
    [
        "Pierre par pierre, le mur monte.",
        "Claire et concise, la décision est bonne.",
        "Prudence sur les marchés.",
        "Lot de consolation pour lui.",
        "Une somme, un lot et une rue : tout y est.",
        "Tours de contrôle fermées.",
        "La Marine Nationale est là.",
        "Le boulevard Périphérique est fermé.",
        "Il a menti et L'État aussi.",
    ],
)
def test_a_word_is_none(sentence):
    assert found(sentence) == []


def test_a_surname_in_capitals_is_written_as_english_does():
    forms = {name.french: name.forms for name in name_expectations("Selon Mamadou DIALLO, la CFDT et la CAF ont tort.")}
    assert forms["DIALLO"] == ("Diallo", "DIALLO")
    assert forms["CFDT"][0] == "CFDT"
