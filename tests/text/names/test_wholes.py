"""Names of which no part is one by itself: institutions, papers, rulers, surnames with an article."""

import pytest

from app.text.names import name_expectations
from app.text.names.tables import demonyms, institutions
from app.text.normalize import normalize


def named(sentence):
    return {name.french: name.forms for name in name_expectations(normalize(sentence).text)}


def preferred(sentence):
    return {french: forms[0] for french, forms in named(sentence).items()}


@pytest.mark.parametrize(
    ("sentence", "french", "english"),
    [
        ("Le Conseil constitutionnel a tranché.", "Conseil constitutionnel", "Constitutional Council"),
        ("Hier, l'Assemblée nationale a voté.", "Assemblée nationale", "National Assembly"),
        (
            "Hier, l'Assemblée nationale populaire a voté.",
            "Assemblée nationale populaire",
            "National People's Congress",
        ),
        ("Un navire a quitté La Nouvelle-Orléans hier.", "La Nouvelle-Orléans", "New Orleans"),
        ("Un navire a quitté la Nouvelle-Orléans hier.", "la Nouvelle-Orléans", "New Orleans"),
        # By the adjective of any country.
        ("Le Croissant-Rouge tunisien est venu.", "Croissant-Rouge tunisien", "Tunisian Red Crescent"),
        ("Hier, le Parti communiste cubain a élu son chef.", "Parti communiste cubain", "Cuban Communist Party"),
        # Papers and firms keep the place in their name.
        ("Hier, la Gazette de Bruxelles l'a écrit.", "Gazette de Bruxelles", "Gazette de Bruxelles"),
        ("Hier, le Courrier d'Anvers l'a écrit.", "Courrier d'Anvers", "Courrier d'Anvers"),
        ("Il vole avec Air Algérie depuis un an.", "Air Algérie", "Air Algérie"),
        ("Le pape Léon XIII est mort.", "Léon XIII", "Leo XIII"),
        ("Il parle de François Ier souvent.", "François Ier", "Francis I"),
        ("L'élu Jean-Yves Le Drian est parti.", "Le Drian", "Le Drian"),
        ("Hier, Karel De Gucht est parti.", "De Gucht", "De Gucht"),
        ("Hier, Samir EL FASSI est parti.", "EL FASSI", "El Fassi"),
        ("Il a quitté La France centriste hier.", "La France", "La France"),
        ("Il l'a dit, a raconté L'Équipe.", "Équipe", "Équipe"),
    ],
)
def test_the_whole_is_one_name(sentence, french, english):
    assert preferred(sentence)[french] == english


@pytest.mark.parametrize(
    ("sentence", "part"),
    [
        ("Hier, la Tribune de Genève l'a écrit.", "Genève"),
        ("Il a vendu Credit Suisse hier.", "Suisse"),
        ("Le bateau de SOS Méditerranée est parti.", "Méditerranée"),
        ("Le Croissant-Rouge palestinien est venu.", "Croissant-Rouge"),
        ("Il dirige la Banque nationale de Belgique.", "Belgique"),
    ],
)
def test_no_part_is_put_in_english_by_itself(sentence, part):
    assert part not in named(sentence)


@pytest.mark.parametrize(
    ("sentence", "word"),
    [
        ("Les républicains ont gagné.", "républicains"),
        ("Le temps est à la pluie.", "Le temps"),
        ("Manche après manche, il gagne.", "Manche"),
        ("Ils ont une garde nationale.", "garde nationale"),
        ("Selon Genève, tout va bien.", "Selon Genève"),
    ],
)
def test_words_alike_are_no_names(sentence, word):
    assert word not in named(sentence)


def test_a_capital_place_stays_a_place():
    assert preferred("La Manche est calme.") == {"Manche": "English Channel"}
    assert preferred("Ils vivent à La Réunion depuis un an.") == {"La Réunion": "Reunion"}


def test_what_translators_put_in_many_ways_is_not_told():
    [name] = name_expectations("Hier, Matignon a répondu.")
    assert not name.is_sure


def test_tables_have_no_row_twice():
    names = [entry.french for rows in institutions().values() for _, entry in rows]
    assert len(names) == len(set(names)) > 300
    assert demonyms()["palestinienne"] == ("Palestinian",)


@pytest.mark.parametrize("written", ["secrétaire d'État adjoint", "secrétaire d'Etat adjoint"])
def test_an_office_in_small_letters_has_its_own_english(written):
    assert named(f"W. Burns était alors {written} de Barack Obama.")[written][0] == "Deputy Secretary of State"
    assert not named("Le secrétaire d'État a parlé à sa secrétaire.")
