"""What is written short reaches the model in words, and offsets still lead to what the author wrote."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.text.normalize import normalize
from app.text.numbers.spelled import spell_out

WORDS = "1 2,35 12 000 Md€ Mds€ M€ k€ M$ 3/11/2022 99/99/2022 1h30 3 à 0 battu Nice 3-0 vers 7 heures six du soir"
SHORT = st.lists(st.sampled_from(WORDS.split(" ")), max_size=20).map(" ".join)


def spelled(text: str) -> str:
    return spell_out(normalize(text)).text


@pytest.mark.parametrize(
    ("short", "long"),
    [
        ("perdu 2,35 Md€ en 2023", "perdu 2,35 milliards d'euros en 2023"),
        ("perdu 1,1 Md€.", "perdu 1,1 milliard d'euros."),
        ("perdu 12 Mds€", "perdu 12 milliards d'euros"),
        ("se vend 2,1 M€", "se vend 2,1 millions d'euros"),
        ("se vend 1 200 M$", "se vend 1 200 millions de dollars"),
        ("se vend 45 k€", "se vend 45 000 euros"),
        ("se vend 1,5 k€", "se vend 1,5 k€"),
        ("se vend 3 €", "se vend 3 €"),
        ("Le 3/11/2022, oui", "Le 3 novembre 2022, oui"),
        ("le 01.05.1998", "le 1er mai 1998"),
        ("le 31-12-2012", "le 31 décembre 2012"),
        ("le 32/12/2012", "le 32/12/2012"),
        ("https://example.org/3/11/2022", "https://example.org/3/11/2022"),
        ("version 1.2.2012.4", "version 1.2.2012.4"),
        ("Lyon a battu Nice 3 à 0 dimanche.", "Lyon a battu Nice (3-0) dimanche."),
        ("Lyon a battu Nice 3-0 dimanche.", "Lyon a battu Nice (3-0) dimanche."),
        ("Lyon s'est imposé 3 à 0.", "Lyon s'est imposé (3-0)."),
        ("Lyon s'est imposé (3-0).", "Lyon s'est imposé (3-0)."),
        ("Il l'emporte 6-4, 3-6, 7-6.", "Il l'emporte 6-4, 3-6, 7-6."),
        ("Le procès durera 1 h 30.", "Le procès durera 1 heure 30 minutes."),
        ("Le vol a duré 2h45.", "Le vol a duré 2 heures 45 minutes."),
        ("le 100 mètres en 10 s 83 hier", "le 100 mètres en 10,83 secondes hier"),
        ("en 14 min 09 s 47 hier", "en 14 min 9,47 secondes hier"),
        ("le 100 mètres en 10 s 83.", "le 100 mètres en 10,83 secondes."),
        ("les 12 s'en vont", "les 12 s'en vont"),
        ("Il est arrivé vers 7 heures.", "Il est arrivé vers 7 h."),
        ("Il tend vers 7 heures de sommeil.", "Il tend vers 7 heures de sommeil."),
        ("à quatre heures et demie du matin", "à 4 h 30 du matin"),
        ("à deux heures moins le quart du matin", "à 1 h 45 du matin"),
        ("à six heures du soir, hier", "à 18 h, hier"),
        ("à 9 h 15 du soir", "à 21 h 15"),
        ("à 3 heures de l'après-midi", "à 15 h"),
        ("à douze heures du soir", "à douze heures du soir"),
        ("à 18 h du soir", "à 18 h du soir"),
        ("six heures de vol", "six heures de vol"),
        ("Le procès débute à 1 h 30.", "Le procès débute à 1 h 30."),
        ("Il a battu 3 à 4 œufs.", "Il a battu 3 à 4 œufs."),
        ("La victoire de 3 à 4, dit-il.", "La victoire de 3 à 4, dit-il."),
        ("De 3 à 4, dit-il.", "De 3 à 4, dit-il."),
        ("Il en reste 3 à 4.", "Il en reste 3 à 4."),
    ],
)
def test_what_is_short_is_written_out(short: str, long: str) -> None:
    assert spelled(short) == long


def test_offsets_lead_to_what_the_author_wrote() -> None:
    source = "Perdu : «2,35 Md€» en 2023."
    sentence = spell_out(normalize(source))
    start = sentence.text.index("2,35")
    end = start + len("2,35 milliards d'euros")
    assert source[sentence.offsets[start] : sentence.offsets[end]] == "2,35 Md€"


@given(st.text() | SHORT)
def test_total_and_offsets_never_fall(text: str) -> None:
    sentence = spell_out(normalize(text))
    assert len(sentence.offsets) == len(sentence.text) + 1
    assert list(sentence.offsets) == sorted(sentence.offsets)
    assert sentence.offsets[-1] == len(text)


@pytest.mark.parametrize("unit", ["1", "1 000 ", "1.000", "3/", "1/1/19", "3 à 0 battu ", "durera 1h", "1,", "M€"])
def test_long_sentences_take_no_long_time(unit: str) -> None:
    spell_out(normalize(unit * 5_000))
