"""What each filter drops, and what it must leave alone."""

import pytest

from app.services.evaluation_data import BadLine, Pair
from training.data.filters.alphabet import is_in_other_letters
from training.data.filters.candidate import Candidate
from training.data.filters.copies import Copies
from training.data.filters.held_out import HeldOut
from training.data.filters.language import Languages
from training.data.filters.lengths import is_empty, is_longer, is_uneven
from training.data.filters.numbers import figures_differ
from training.data.filters.same import is_untranslated
from training.data.filters.sieve import KEPT, Sieve
from training.recipe import Filters


def pair(french: str, english: str, french_pieces: int = 0, english_pieces: int = 0) -> Candidate:
    return Candidate(french, english, french_pieces or len(french.split()), english_pieces or len(english.split()))


@pytest.mark.parametrize(
    ("french", "english", "is_dropped"),
    [
        ("Oui.", "Yes.", False),
        ("1789", "1789", False),
        ("", "Yes.", True),
        ("Oui.", "", True),
        ("...", "Yes.", True),
        ("Oui.", "- ?", True),
    ],
)
def test_empty(french: str, english: str, is_dropped: bool) -> None:
    assert is_empty(pair(french, english)) is is_dropped


def test_longest() -> None:
    assert not is_longer(pair("a", "b", 110, 110), 110)
    assert is_longer(pair("a", "b", 111, 1), 110)
    assert is_longer(pair("a", "b", 1, 111), 110)


def test_ratio() -> None:
    assert not is_uneven(pair("a", "b", 14, 2), 3)  # too short to say
    assert not is_uneven(pair("a", "b", 30, 10), 3)
    assert is_uneven(pair("a", "b", 31, 10), 3)
    assert is_uneven(pair("a", "b", 4, 15), 3)


@pytest.mark.parametrize(
    ("text", "is_dropped"),
    [
        ("This is a sentence that nobody has translated.", True),
        ("Organisation mondiale de la santé", False),
        ("Le Monde diplomatique", False),
        ("Angela Merkel, Nicolas Sarkozy, Gordon Brown, Silvio Berlusconi", False),
        ("http://www.debian.org/releases/stable/installmanual/guide", False),
    ],
)
def test_untranslated(text: str, is_dropped: bool) -> None:
    assert is_untranslated(pair(text, text.upper())) is is_dropped
    assert not is_untranslated(pair(text, text + " else"))


@pytest.mark.parametrize(
    ("text", "is_dropped"),
    [
        ("Le président Erdoğan à Đà Nẵng, Ærø et Łódź", False),
        ("La lettre π vaut 3,14 dans ce calcul", False),
        ("Владимир Путин à Moscou", True),
        ("北京 Pékin", True),
        ("12 %", False),
    ],
)
def test_alphabet(text: str, is_dropped: bool) -> None:
    assert is_in_other_letters(pair(text, "English"), 0.1) is is_dropped
    assert is_in_other_letters(pair("Français", text), 0.1) is is_dropped


def test_most_copies() -> None:
    copies = Copies(2)
    asked = [pair("Page suivante", "Next page"), pair("Page suivante", "Following page")]
    assert [copies.are_too_many(one) for one in [asked[0], asked[1], asked[0], asked[0], asked[1]]] == [
        False,
        False,
        False,
        True,
        False,
    ]


@pytest.fixture(scope="module")
def languages() -> Languages:
    return Languages()


FRENCH = "Le gouvernement a annoncé hier une réforme des retraites pour les fonctionnaires."
ENGLISH = "The government announced a pension reform for civil servants yesterday."
GERMAN = "Die Regierung hat gestern eine Reform der Renten für alle Beamten angekündigt."


@pytest.mark.parametrize(
    ("french", "english", "is_dropped"),
    [
        (FRENCH, ENGLISH, False),
        (ENGLISH, ENGLISH, True),
        (FRENCH, FRENCH, True),
        (GERMAN, ENGLISH, True),
        (FRENCH, GERMAN, True),
        ("Die Zeit", "Die Zeit", False),
        ("We like it here.", "We like it here.", True),
        ("Elle est là.", "Elle est dans le jardin.", True),
        ("The Lord of the Rings", "The Lord of the Rings", False),
        ("Bundesanstalt für Finanzdienstleistungsaufsicht (BaFin)", "Federal Financial Supervisory Authority", False),
    ],
)
def test_language(languages: Languages, french: str, english: str, is_dropped: bool) -> None:
    assert languages.are_others(pair(french, english)) is is_dropped


@pytest.mark.parametrize(
    ("french", "english", "is_dropped"),
    [
        ("Il a 10 000 euros.", "He has 10,000 euros.", False),
        ("3,5 % en 2012", "3.5% in 2012", False),
        ("1,5 milliard de dollars", "$1.5 billion", False),
        ("La séance de 15 h", "The 3 p.m. session", False),
        ("Les années 90", "The 1990s", False),
        ("Deux hommes sont morts.", "A couple of men died.", False),
        ("Il en reste deux.", "There are 2 left.", False),
        ("Le taux est de 12 p. 100 ici.", "The rate is 12% here.", False),
        ("Ce sont 39, 2 % de tous.", "It is 39.2% of all.", False),
        ("Le taux est de 12 p. 100 ici.", "The rate is 13% here.", True),
        ("Un correctif pour gtk2.0 et X11R6.4", "A patch to gtk2.0 and X11R6.4", False),
        ("La conférence DebConf", "The DebConf11 conference", True),
        ("Il a 12 ans.", "He is 13.", True),
        ("Il est né à Lyon.", "He was born in Lyon in 1962.", True),
        ("Il est né en 1962 à Lyon.", "He was born in Lyon.", True),
        ("Hausse de 3,5 %", "A rise of 35%", True),
    ],
)
def test_numbers(french: str, english: str, is_dropped: bool) -> None:
    assert figures_differ(pair(french, english)) is is_dropped


def test_sentences_of_test_sets() -> None:
    held_out = HeldOut(
        [Pair("« Le chat est sur le toit », dit-elle.", "“The cat is on the roof,” she said."), BadLine(2, "")]
    )
    assert held_out.has(pair("le chat est sur le toit dit-elle", "Something else."))
    assert held_out.has(pair("Autre chose.", '"The cat is on the roof", she said!'))
    assert not held_out.has(pair("Le chat est sur le lit.", "The cat is on the bed."))
    assert not HeldOut([Pair("Merci beaucoup.", "Thanks a lot.")]).has(pair("Merci beaucoup.", "Thanks a lot."))
    assert not HeldOut().has(pair("", ""))


def test_the_sieve_says_which_filter_it_was() -> None:
    sieve = Sieve(Filters(longest=30, most_copies=1), HeldOut([Pair(FRENCH, ENGLISH)]))
    asked = {
        KEPT: pair("Il a 12 ans.", "He is 12."),
        "most_copies": pair("Il a 12 ans.", "He is 12."),
        "empty": pair("?", "?"),
        "longest": pair("a", "a", 31, 31),
        "ratio": pair("a", "a", 30, 3),
        "untranslated": pair(ENGLISH, ENGLISH),
        "alphabet": pair("Москва", "Moscow"),
        "test_set": pair(FRENCH, "Another.", 5, 5),
        "language": pair(GERMAN, "Something was announced.", 9, 9),
        "numbers": pair("Il a 12 ans.", "He is 13."),
    }
    assert sieve.reasons(list(asked.values())) == list(asked)
    sieve.begin()
    assert sieve.reasons([asked[KEPT]]) == [KEPT]


def test_filters_can_be_left_out() -> None:
    sieve = Sieve(Filters(untranslated=False, language=False, numbers=False, alphabet=1, most_copies=9))
    asked = [pair(ENGLISH, ENGLISH), pair(GERMAN, ENGLISH), pair("Il a 12 ans.", "He is 13."), pair("Москва", "Moscow")]
    assert sieve.reasons(asked) == [KEPT] * 4
