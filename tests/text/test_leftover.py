"""French that was left standing is found; loan words, names and quotations are left alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.text.leftover import copied_run, french_words, is_copied


def left(source: str, target: str) -> list[str]:
    return [target[span.start : span.end] for span in french_words(source, target)]


@pytest.mark.parametrize(
    ("source", "target", "words"),
    [
        ("Il entretient des contacts réguliers.", "N. Patrushev entretiens regular contacts.", ["entretiens"]),
        ("L'usine a fermé mardi.", "The usine closed mardi.", ["usine", "mardi"]),
        ("Les gens fidèles.", "The fidèleness éced on people.", ["fidèleness", "éced"]),
        ("Il tient la bombe.", "He holds the gardes.", ["gardes"]),
        ("Retrouvé par hasard, dit-il.", "“We found it only by hasard,” he says.", ["hasard"]),
        ("Des usines de gauche.", "Some usines of the left.", ["usines"]),
    ],
)
def test_french_words_are_found(source: str, target: str, words: list[str]) -> None:
    assert left(source, target) == words


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("Les millionnaires sont venus.", "The millionaires came."),
        ("Le coup de grâce est venu.", "The coup de grâce came."),
        ("L'usine « mardi » a fermé.", "The factory “mardi” has closed."),
        ("Le risque est là.", "A risqué soirée, a fait accompli."),
        ("La section est importante.", "The section is important."),
        ("Les premiers ministres des provinces.", "The premiers of the provinces."),
        ("Il lit Courrier international.", "He reads Courrier international."),
        ("", ""),
    ],
)
def test_what_is_english_or_a_name_is_not(source: str, target: str) -> None:
    assert left(source, target) == []


@pytest.mark.parametrize(
    "text", ["Bonjour", "Bonjour !", "Merci", "Grève des éboueurs", "L'usine ferme", "Demain", "Ciel", "ciel"]
)
def test_a_copy_of_a_short_sentence_is_told(text: str) -> None:
    assert is_copied(text, text)


@pytest.mark.parametrize(
    "text", ["Sport", "Paris", "Genève", "Date", "Score", "Football", "Tour de France", "Boris Johnson", "12", ""]
)
def test_names_and_shared_words_may_stay(text: str) -> None:
    assert not is_copied(text, text)


def test_a_translation_is_no_copy() -> None:
    assert not is_copied("Bonjour", "Hello")


@given(st.text(), st.text())
def test_any_two_texts(source: str, target: str) -> None:
    for span in french_words(source, target):
        assert 0 <= span.start < span.end <= len(target)
    is_copied(source, target)
    copied_run(source, target)
