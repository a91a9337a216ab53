"""Words that are no English are found; rare terms that French has too, names and codes are left alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.text.degenerate import find_problems
from app.text.english_dictionary import is_english_name, is_english_word
from app.text.made_up import made_up_words


def found(source: str, target: str) -> list[str]:
    return [target[span.start : span.end] for span in made_up_words(source, target)]


@pytest.mark.parametrize(
    ("source", "target", "words"),
    [
        ("Il a juré qu'elle partait.", "He was jurising that she left.", ["jurising"]),
        ("Ciel", "Iel", ["Iel"]),
        ("Chnour chante.", "Shnuk sings.", ["Shnuk"]),
        ("Des gazoducs", "Some gnazzcars", ["gnazzcars"]),
        ("Meurtre à Lyon", "Menister in Lyon", ["Menister"]),
        ("Des morceaux", "Tracks codemnkey", ["codemnkey"]),
        ("Ensoleillé", "Elelded", ["Elelded"]),
        ("Grève à Lyon", "Stroke in Lyon, a demnkey", ["demnkey"]),
        ("Une personne a été blessée.", "A person was gnatted in theair.", ["gnatted", "theair"]),
        ("Le vingtième baromètre", "The twentyth barometer", ["twentyth"]),
    ],
)
def test_made_up_words_are_found(source: str, target: str, words: list[str]) -> None:
    assert found(source, target) == words


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("Le lymphopénie est rare.", "The lymphopenia is rare."),
        ("Il parle.", "He’s realizing, realising, and reorganised the muddy waistbands."),
        ("Il parle.", "The findings possess, possessing, assessed the co-owners."),
        ("Il parle.", "See afp.com/zzzqx, @zzzqx, #zzzqx, zzzqx@afp.com and McZzzqx."),
        ("La Norvège gagne.", "Norway wins."),
        ("Les Norvégiens gagnent.", "Norwegians win."),
        ("Frankowski a marqué.", "Frankowski scored."),
        ("Chnour et ses amis chantaient.", "Shnur and his friends sang."),
        ("Le tératome sacro-coccygien grandit.", "The sacrococcygeal teratoma grows."),
        ("Il dirige de fait le pays.", "He runs the country de facto and was tried in absentia."),
        ("Une feuille de route", "A roadmap for a supercar and a railcar"),
        ("Des morceaux co-écrits avec lui", "Tracks cowritten with him"),
        ("Il parle.", "A communiqué, a coup and a dossier on laissez-faire."),
        ("", ""),
    ],
)
def test_english_terms_names_and_addresses_are_not(source: str, target: str) -> None:
    assert found(source, target) == []


def test_they_are_told_once() -> None:
    problems = find_problems("Les gens fidèles sont là.", "The demnkey people are there.")
    assert [(item.code, item.message) for item in problems] == [("unknown_word", "“demnkey” is no English word.")]


def test_words_are_read_from_the_list() -> None:
    assert is_english_word("stab")
    assert is_english_word("unbelievably")
    assert not is_english_word("stabzz")
    assert is_english_name("Norway")
    assert not is_english_name("Zzyrway")


@given(st.text(), st.text())
def test_any_text_is_read_and_places_lie_in_it(source: str, target: str) -> None:
    for span in made_up_words(source, target):
        assert 0 <= span.start < span.end <= len(target)
