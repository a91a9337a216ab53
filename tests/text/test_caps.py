"""Heads in capitals are told from acronyms, set in small letters with their names intact, and set in capitals again."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.text.caps import calm, is_shouting, shout
from app.text.span import Span

HEADS = [
    ("LE PRÉSIDENT MACRON RENCONTRE LE CHANCELIER À BERLIN", "Le président Macron rencontre le chancelier à Berlin"),
    (
        "GRÈVE À LA SNCF : UN TRAIN SUR TROIS EN CIRCULATION LUNDI",
        "Grève à la SNCF : un train sur trois en circulation lundi",
    ),
    ("L'ONU DEMANDE UN CESSEZ-LE-FEU EN SYRIE", "L'ONU demande un cessez-le-feu en Syrie"),
    ("EXPLOSION À LYON : TROIS BLESSÉS", "Explosion à Lyon : trois blessés"),
    ("LE PSG BAT L'OM 2-1 À DOMICILE", "Le PSG bat l'OM 2-1 à domicile"),
    ("L'OTAN ENVOIE DES TROUPES EN POLOGNE", "L'OTAN envoie des troupes en Pologne"),
    (
        "LE PIB FRANÇAIS RECULE DE 0,2 % AU TROISIÈME TRIMESTRE",
        "Le PIB français recule de 0,2 % au troisième trimestre",
    ),
    ("URGENT - SÉISME AU JAPON : ALERTE AU TSUNAMI", "Urgent - séisme au Japon : alerte au tsunami"),
    ("MORT DE JEAN-PAUL BELMONDO À 88 ANS", "Mort de Jean-Paul Belmondo à 88 ans"),
    (
        "LES ÉTATS-UNIS RÉTABLISSENT LES SANCTIONS CONTRE L'IRAN",
        "Les États-Unis rétablissent les sanctions contre l'Iran",
    ),
    ("PRIX DE L'ESSENCE : LE GOUVERNEMENT NE CÉDERA PAS", "Prix de l'essence : le gouvernement ne cédera pas"),
    ("COVID-19 : L'OMS APPELLE À LA PRUDENCE", "COVID-19 : l'OMS appelle à la prudence"),
    (
        "INONDATIONS DANS LE PAS-DE-CALAIS : 200 PERSONNES ÉVACUÉES",
        "Inondations dans le Pas-de-Calais : 200 personnes évacuées",
    ),
    ("LA FRANCE CHAMPIONNE DU MONDE", "La France championne du monde"),
    ("VLADIMIR POUTINE REÇU À PÉKIN", "Vladimir Poutine reçu à Pékin"),
    ("LES AGRICULTEURS BLOQUENT L'A6 PRÈS DE PARIS", "Les agriculteurs bloquent l'A6 près de Paris"),
    (
        "LE BREXIT COÛTE CHER AUX ENTREPRISES BRITANNIQUES",
        "Le Brexit coûte cher aux entreprises britanniques",
    ),
    ("ATTENTAT À BRUXELLES : LE SUSPECT ARRÊTÉ", "Attentat à Bruxelles : le suspect arrêté"),
    ("LA BCE RELÈVE SES TAUX D'UN QUART DE POINT", "La BCE relève ses taux d'un quart de point"),
    ("CHÔMAGE : LÉGÈRE BAISSE EN MARS", "Chômage : légère baisse en mars"),
    ("LE PAPE FRANÇOIS EN VISITE À MARSEILLE", "Le pape François en visite à Marseille"),
    ("L'UE ET LE MERCOSUR SIGNENT UN ACCORD", "L'UE et le Mercosur signent un accord"),
    ("INCENDIE D'UN ENTREPÔT AMAZON PRÈS DE LILLE", "Incendie d'un entrepôt Amazon près de Lille"),
    ("LE G7 PROMET 50 MILLIARDS D'EUROS À L'UKRAINE", "Le G7 promet 50 milliards d'euros à l'Ukraine"),
    ("TGV : DEUX HEURES DE RETARD VERS BORDEAUX", "TGV : deux heures de retard vers Bordeaux"),
    (
        "LES SYNDICATS CGT ET CFDT APPELLENT À MANIFESTER JEUDI",
        "Les syndicats CGT et CFDT appellent à manifester jeudi",
    ),
    ("LE MAIRE DE NANTES VICTIME D'UNE AGRESSION", "Le maire de Nantes victime d'une agression"),
    ("PROCES SARKOZY : LE MINISTRE TEMOIGNE LUNDI", "Procès Sarkozy : le ministre témoigne lundi"),
    ("ELECTIONS : LE PRESIDENT ARRIVE A LYON", "Élections : le président arrive à Lyon"),
    ("LA SUISSE DIT NON À L'EUROPE", "La Suisse dit non à l'Europe"),
    ("SUIVEZ @ELYSEE ET #COP21 SUR HTTPS://T.CO/ABC", "Suivez @ELYSEE et #COP21 sur HTTPS://T.CO/ABC"),
]


@pytest.mark.parametrize(("head", "calmed"), HEADS)
def test_heads_are_set_as_running_text(head, calmed):
    assert is_shouting(head)
    assert calm(head) == calmed


@pytest.mark.parametrize(
    "sentence",
    [
        "",
        "Le président Macron rencontre le chancelier.",
        "PARIS (AFP) - Le ministre arrive",
        "AFP - PARIS",
        "CGT, CFDT, FO",
        "SNCF",
        "A6 : 12 KM",
        "2-1",
        "L'ONU et l'OTAN",
        "#COP21 @ELYSEE",
    ],
)
def test_acronyms_and_ordinary_sentences_do_not_shout(sentence):
    assert not is_shouting(sentence)


def test_the_english_gets_capitals_again_but_for_what_is_kept():
    assert shout("Macron meets chancellor in Berlin") == "MACRON MEETS CHANCELLOR IN BERLIN"
    assert shout("See https://a.fr/b now", [Span(4, 18)]) == "SEE https://a.fr/b NOW"
    assert shout("Groß") == "GROß"


@given(st.text())
def test_places_do_not_move(text):
    assert len(calm(text)) == len(text)
    assert len(shout(text)) == len(text)
    is_shouting(text)


@pytest.mark.parametrize("unit", ["A", "L'", "LE ", "A-", "1", "@", "É ", "NOTRE-DAME-"])
def test_long_heads_take_no_long_time(unit):
    assert len(calm(unit * 5_000)) == len(unit) * 5_000
    is_shouting(unit * 5_000)
