"""Terms are found whole, longest first, in the forms that French gives them."""

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.text.glossary import Glossary, Match, Term
from app.text.glossary.fold import agrees, folded
from app.text.glossary.inflection import common_start, french_forms
from app.text.glossary.matcher import is_in_name
from app.text.span import Span


def found(sentence: str, *terms: str, shouting: bool = False) -> list[str]:
    glossary = Glossary([Term(term, term.upper()) for term in terms])
    return [sentence[match.source.start : match.source.end] for match in glossary.find(sentence, shouting=shouting)]


@pytest.mark.parametrize(
    ("term", "sentence", "expected"),
    [
        ("conseil de sécurité", "Les conseils de sécurité et le Conseil de Sécurité.", 2),
        ("missile balistique", "Un missile balistique, des missiles balistiques.", 2),
        ("député européen", "Les députées européennes, un député européen, la députée européenne.", 3),
        ("drone naval", "Des drones navals ou drones navaux.", 2),
        ("haut fonctionnaire", "De hauts fonctionnaires.", 1),
        ("directeur général", "La directrice générale et les directeurs généraux.", 2),
        ("porte-avions", "Les porte-avions.", 1),
        ("sapeur-pompier", "Les sapeurs-pompiers.", 1),
        ("l'état d'urgence", "Il proclame l'état d'urgence.", 1),
        ("projet de loi de finances", "Deux projets de loi de finances; des projets de lois de finances.", 2),
        # Capitals without their accents.
        ("Conseil d'État", "Le Conseil d'Etat a tranché.", 1),
        ("député", "DÉPUTÉS ET DEPUTES", 2),
        # Not without its accent in small letters, not as a part of a word.
        ("député", "Il depute.", 0),
        ("or", "L'or, encore; or-gris, Oradour.", 1),
        ("président", "Le vice-président et l'ex-président.", 1),
        # A capital of the term is a capital of the text.
        ("Le Monde", "Tout le monde lit Le Monde.", 1),
        ("OMS", "L'OMS, oms, Oms.", 1),
        ("loi", "Loi, loi, LOI: la Loi.", 4),
        # A small word is not found in a name.
        ("pierre", "Pierre Brodeur, Jean Pierre, une pierre, une Pierre.", 2),
        ("parlement", "Le Parlement; Parlement.", 2),
        # Nothing is made singular.
        ("Jeux olympiques", "Un Jeu olympique.", 0),
        # What is special to regular expressions is not special here.
        ("C++", "En C++ et en C.", 1),
        ("AT&T (.*)", "Chez AT&T (.*) hier.", 1),
        ("n° 3", "Le n° 3 et le n° 30.", 1),
    ],
)
def test_forms(term: str, sentence: str, expected: int) -> None:
    assert len(found(sentence, term)) == expected, french_forms(term)


def test_the_longest_term_wins() -> None:
    sentence = "Un député européen et un député."
    assert found(sentence, "député", "député européen", "européen") == ["député européen", "député"]


def test_of_terms_that_overlap_the_first_wins() -> None:
    assert found("le conseil de sécurité nationale", "conseil de sécurité", "sécurité nationale et plus") == [
        "conseil de sécurité"
    ]
    assert found("le conseil de sécurité nationale", "sécurité nationale", "conseil de sécurité") == [
        "conseil de sécurité"
    ]


def test_a_longer_term_that_is_not_there_does_not_hide_a_shorter() -> None:
    assert found("le conseil de l'Europe", "conseil de sécurité", "conseil") == ["conseil"]
    assert found("un conseil", "conseil de sécurité", "conseil") == ["conseil"]


def test_the_term_with_capitals_is_the_closer_one() -> None:
    glossary = Glossary([Term("parquet", "floor"), Term("Parquet", "prosecutors")])
    sentence = "Le Parquet sur le parquet."
    assert [match.term.english for match in glossary.find(sentence)] == ["prosecutors", "floor"]


def test_the_form_that_was_given_goes_before_an_inflected_one() -> None:
    glossary = Glossary([Term("corps", "body"), Term("corp", "corp"), Term("Mondiaux", "Worlds")])
    (match,) = glossary.find("les corps")
    assert (match.term.english, match.is_plural) == ("body", False)


def test_in_capitals_an_acronym_is_not_an_ordinary_word() -> None:
    assert found("UN AN APRÈS, L'OMS ALERTE", "AN", "OMS", shouting=True) == ["OMS"]
    assert found("Elle siège à l'AN.", "AN") == ["AN"]


def test_no_terms_find_nothing() -> None:
    assert Glossary([]).find("Le président.") == []


_VOCABULARY = """
conseil conseils de sécurité sécurités Conseil ÉTAT État Etat l'état vice-état ex-état nationaux national navale corp
corps navals teur trice actrice acteur C++ . , ' - é É e œ 3 30
"""
_WORDS = st.sampled_from(_VOCABULARY.split())
_TEXTS = st.one_of(
    st.lists(_WORDS, max_size=12).map(" ".join), st.lists(_WORDS, max_size=8).map("".join), st.text(max_size=40)
)
_TERMS = st.lists(
    st.one_of(st.lists(_WORDS, min_size=1, max_size=3).map(" ".join), st.text(min_size=1, max_size=6)).filter(
        lambda text: any(map(str.isalnum, text)) and text == text.strip()
    ),
    max_size=6,
    unique=True,
)


def _naive(sentence: str, terms: list[Term]) -> list[Match]:
    """Try every form of every term at every place."""
    matches: list[Match] = []
    start = 0
    while start < len(sentence):
        here = []
        for term in terms:
            for form, is_plural in french_forms(term.french).items():
                end = start + len(form)
                written = sentence[start:end]
                if len(written) == len(form) and folded(written) == folded(form) and agrees(written, form):
                    if form.islower() and written.istitle() and is_in_name(sentence, Span(start, end)):
                        continue
                    bounds_before = not form[0].isalnum() or not re.search(
                        r"\w\Z|(?<!\bex)(?<=[^\W_])-\Z", sentence[:start], re.IGNORECASE
                    )
                    bounds_after = not form[-1].isalnum() or not re.match(r"\w|-[^\W_]", sentence[end:])
                    if bounds_before and bounds_after:
                        rank = (-len(form), -sum(map(str.isupper, form)), is_plural, form)
                        here.append((rank, Match(term, Span(start, end), is_plural)))
        if here:
            matches.append(min(here, key=lambda item: item[0])[1])
            start = matches[-1].source.end
        else:
            start += 1
    return matches


@given(_TEXTS, _TERMS)
def test_agrees_with_a_naive_matcher(sentence: str, french: list[str]) -> None:
    terms = [Term(text, f"english {number}") for number, text in enumerate(french)]
    matches = Glossary(terms).find(sentence)
    assert [(match.source, match.is_plural) for match in matches] == [
        (match.source, match.is_plural) for match in _naive(sentence, terms)
    ]
    assert all(one.source.end <= other.source.start for one, other in pairwise(matches))


@given(_TERMS)
def test_all_forms_begin_alike(terms: list[str]) -> None:
    for term in terms:
        start = folded(common_start(term))
        assert start
        assert all(folded(form).startswith(start) for form in french_forms(term))


@given(st.text())
def test_folding_keeps_offsets(text: str) -> None:
    assert len(folded(text)) == len(text)
