"""Names of the English that the French has not. The faults are outputs of the embedded model, the rest good English."""

import pytest

from app.text.degenerate import find_problems
from app.text.names.invented import invented_names


def invented(french, english):
    """Give the invented names of a translation."""
    return [english[span.start : span.end] for span in invented_names(french, english)]


@pytest.mark.parametrize(
    ("french", "english", "names"),
    [
        ("Ils visent à limiter le vote hispanique.", "They are aimed at restricting the Thai vote.", ["Thai"]),
        ("Un sentiment anti-iranien.", "An anti-Russian sentiment.", ["Russian"]),
        ("Il est décoré de la Légion d'honneur.", "He is decorated with the Legion of Haiti.", ["Haiti"]),
        ("La démocratie paraguayenne est détruite.", "The democracy is destroyed by Kenyan democracy.", ["Kenyan"]),
        ("Le pape François a parlé.", "Pope Francis John Paul II has spoken.", ["John Paul"]),
        ("Des Polonais travaillaient sur des vols spatiaux.", "Poles were working on Slovak flights.", ["Slovak"]),
        ("Les médecins sont en grève.", "Argentina doctors are on strike.", ["Argentina"]),
        ("Le nouveau président Enrique Pena Nieto.", "The new president Monterrey Pena Nieto.", ["Monterrey"]),
    ],
)
def test_finds_what_nothing_explains(french, english, names):
    assert invented(french, english) == names


@pytest.mark.parametrize(
    ("french", "english"),
    [
        ("Le centre spatial guyanais", "The Guiana Space Centre"),
        ("La Camerounaise a gagné.", "The Cameroon player won."),
        ("La chancelière allemande", "Germany's chancellor"),
        ("La devise nippone baisse.", "The Japanese currency is falling."),
        ("Le syndicat malgache", "The Madagascar union"),
        ("La flotte russe", "Russia's fleet"),
        ("Des postes restent vacants outre-Rhin.", "Posts remain vacant in Germany."),
        ("Les manifestations propalestiniennes", "The pro-Palestinian demonstrations"),
        ("La Maison-Blanche dément.", "Washington denies it."),
        ("Un fonds souverain du Golfe", "A Gulf sovereign wealth fund"),
        ("La place Tharir", "Tahrir Square"),
        ("Le roi Charles XVI Gustave", "King Carl XVI Gustaf"),
        ("Nikolaï Patrouchev parle.", "Nikolai Patrushev speaks."),
        ("L'équipe a gagné samedi à Noël.", "The French team won on Saturday at Christmas."),
        ("La dinde de Noël", "The Christmas Turkey"),
        ("Enlevé à Raqa", "Abducted in Raqqa"),
    ],
)
def test_lets_pass_what_the_french_explains(french, english):
    assert invented(french, english) == []


def test_names_side_by_side_are_one():
    assert invented("Il lui a parlé.", "He met Vladimir Putin in Hong Kong.") == ["Vladimir Putin", "Hong Kong"]


def test_is_told_in_one_plain_sentence():
    problem = find_problems("Un sentiment anti-iranien.", "An anti-Russian sentiment.")[0]
    assert problem.code == "name_invented"
    assert problem.message == "The name “Russian” of the English is not found in the French."
    assert problem.target is not None
    assert (problem.target.start, problem.target.end) == (8, 15)
