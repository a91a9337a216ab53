"""Slips that are certain are mended, and nothing else is touched."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.text.slips import first_slip
from tests.text.mending import mended


@pytest.mark.parametrize(
    ("source", "target", "right"),
    [
        ("Le dialogue russo-américain", "The russo-American dialogue", "The Russo-American dialogue"),
        ("Le conflit israélo-palestinien", "The Israélo-Palestinian conflict", "The Israeli-Palestinian conflict"),
        ("Le nul (1-1) en Espagne", "The draw (11) in Spain", "The draw (1-1) in Spain"),
        ("pour 100-300 dollars", "for $100300.", "for $100-300."),
        ("7-6 (7/5), 6-2", "7-6 (75), 6-2", "7-6 (7/5), 6-2"),
        ("la rencontre Patrouchev-Burns", "the meeting Patrushev-Burns", "the Patrushev-Burns meeting"),
        ("le premier débat Trump-Biden", "the first debate Trump-Biden", "the first Trump-Biden debate"),
        ("4 juillet 2012. - Il", "July 4. 2012 - He", "July 4, 2012 - He"),
        ("20 octobre 2012. - Il", "October 20 2012. - He", "October 20, 2012. - He"),
        ("Départ du Vendée Globe 2012-2013", "Start of Vendée Globe 2012,-2013", "Start of Vendée Globe 2012-2013"),
        ("(12h02 UTC)", "(12h02pm)", "(12:02 p.m.)"),
        ("Il part à 18 h.", "He leaves at 6pm.", "He leaves at 6 p.m."),
        ("Il part à 9 h 30 lundi", "He leaves at 9:30am on Monday", "He leaves at 9:30 a.m. on Monday"),
        ("de 9 h à 18 h.", "from 9 a.m. to 18 a.m.", "from 9 a.m. to 6 p.m."),
        ("à 18 h 30 mardi", "at 18:30 p.m. on Tuesday", "at 6:30 p.m. on Tuesday"),
        ("de 8 h à 12 heures", "from 8 a.m. to 12 a.m.", "from 8 a.m. to noon."),
        ("de 12 h à 24 h", "from 12 a.m. to midnight", "from 12 a.m. to midnight"),
        ("ouvert 7 jours sur 7", "open 7 days at 7", "open seven days a week"),
        ("le 2 novembre", "on Nov. 2 November", "on Nov. 2"),
    ],
)
def test_a_slip_is_mended(source: str, target: str, right: str) -> None:
    assert mended(source, target) == right


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("Le dialogue russo-américain", "The Russo-American dialogue"),
        ("Le « sino-optimisme »", "The “sino-optimism”"),
        ("Le nul (1-1) à la 11e minute", "The draw (1-1) in the 11th minute"),
        ("Le nul (1-1), 11 tirs", "The draw, 11 shots"),
        ("Le nul (1-1)", "The draw (111)"),
        ("à 12 h 30", "at 12:30 p.m."),
        ("le 13 avril", "on April 13 a man"),
        ("7 jours", "in 7 days at 7 places"),
        ("", ""),
    ],
)
def test_what_is_right_stays(source: str, target: str) -> None:
    assert mended(source, target) == target


WORDS = "1-1 11 7/5 75 100-300 100300 18 p.m. :30 a.m russo- American -Russian 7 days at"
FIGURES = st.lists(st.sampled_from(WORDS.split(" ")), max_size=12)


@given(st.text() | FIGURES.map(" ".join) | FIGURES.map("".join), st.text() | FIGURES.map(" ".join))
def test_slips_lie_in_the_target_and_have_an_end(source: str, target: str) -> None:
    slip = first_slip(source, target)
    if slip:
        assert 0 <= slip[0].start < slip[0].end <= len(target)
    for _ in range(len(target) + 1):
        if (slip := first_slip(source, target)) is None:
            return
        target = target[: slip[0].start] + slip[1] + target[slip[0].end :]
    raise AssertionError("slips without end")
