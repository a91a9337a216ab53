"""What agencies shorten is written out, and keeps its place in the original."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.text.normalize import normalize
from app.text.numbers.shortened import write_out
from app.text.numbers.spelled import spell_out


def written(text: str) -> str:
    return write_out(spell_out(normalize(text))).text


@pytest.mark.parametrize(
    ("french", "expected"),
    [
        ("PARIS, 3 nov (AFP) — Un séisme", "PARIS, 3 novembre (AFP) - Un séisme"),
        ("le 1er déc. 2022", "le 1er décembre 2022"),
        ("Le 14 juil.", "Le 14 juillet"),
        ("après 2 h 17 min de jeu", "après deux heures et 17 minutes de jeu"),
        ("nagé en 4 min 02 s 50, hier", "nagé en 4 minutes 2,50 secondes, hier"),
        ("gagné en 1 min 12 s 34", "gagné en 1 minute 12,34 secondes"),
        ("1’12’’ d’avance", "1 minute 12 secondes d'avance"),
        ("en 3’05’’20", "en 3 minutes 5,20 secondes"),
        ("plus chaud : – 3 °C à l’aube", "plus chaud : moins 3 °C à l'aube"),
        ("entre – 3 °C et – 5,5 °C", "entre moins 3 °C et moins 5,5 °C"),
        ("après 2 h 03 min 59 s", "après 2 heures 3 minutes 59 secondes"),
        ("Il fait -3 °C.", "Il fait moins 3 °C."),
        ("Il gagne 3-2 ; 12 °C", "Il gagne 3-2 ; 12 °C"),
        ("pendant 12 min", "pendant 12 min"),
        ("bâti au Ier siècle", "bâti au 1er siècle"),
        ("du Ier au IIIe siècle", "du 1er au IIIe siècle"),
        ("sous François Ier, hier", "sous François Ier, hier"),
        ("de 14 à 17 heures.", "de 14 heures à 17 heures."),
        ("de 2 à 3 heures de route", "de 2 à 3 heures de route"),
        ("entre 8 et 12 h 30", "entre 8 heures et 12 h 30"),
        ("10 nouveaux cas, 3 avril, 5 octets", "10 nouveaux cas, 3 avril, 5 octets"),
        ("Paris - 3 °C", "Paris - 3 °C"),
        ("de l'an 12' 30", "de l'an 12' 30"),
        ("", ""),
    ],
)
def test_short_forms(french: str, expected: str) -> None:
    assert written(french) == expected


@given(st.text(alphabet="0123456789 hmins'\"°-,:(novdécA."))
def test_offsets_lead_to_the_original(text: str) -> None:
    sentence = write_out(normalize(text))
    assert len(sentence.offsets) == len(sentence.text) + 1
    assert list(sentence.offsets) == sorted(sentence.offsets)
    assert sentence.offsets[-1] == len(text)
