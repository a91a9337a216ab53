"""Names as expectations: what is expected, and what in a target answers it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.text.expectation import account
from app.text.names import name_expectations
from app.text.names.tables import exonyms, institutions, slavic_names
from app.text.normalize import normalize


def missing(french, english):
    accounted = account(name_expectations(normalize(french).text), english)
    return [answer.expectation.french for answer in accounted if answer.target is None]


def test_places_are_those_of_the_source():
    sentence = "Hier, l'Otan a averti N. Patrouchev et Bachar el-Assad."
    names = name_expectations(sentence)
    assert [sentence[name.source.start : name.source.end] for name in names] == [
        "Otan",
        "Patrouchev",
        "Bachar el-Assad",
    ]
    assert [name.preferred for name in names] == ["NATO", "Patrushev", "Bashar al-Assad"]
    assert {name.kind for name in names} == {"name"}


@pytest.mark.parametrize(
    "english",
    [
        "Burns met Patrushev in Moscow.",
        "Burns's talks with Patrushev in Moscow",
        "A Moscow-based aide of Patrushev saw Burns.",
        "“Burns” — Patrushev’s guest in Moscow",
    ],
)
def test_a_name_may_have_a_possessive_a_hyphen_or_quotes(english):
    assert missing("M. Burns a vu Patrouchev à Moscou.", english) == []


@pytest.mark.parametrize(
    ("english", "lost"),
    [
        ("Karnis met Patrushev in Moscow.", ["Burns"]),
        ("Burnside met Patrushev in Moscow.", ["Burns"]),
        ("Burns met Patrouchev in Moscow.", ["Patrouchev"]),
        ("Burns met Patrushev in Moscou.", ["Moscou"]),
        ("burns met Patrushev in Moscow.", ["Burns"]),
    ],
)
def test_what_is_garbled_or_left_in_french_is_missing(english, lost):
    assert missing("M. Burns a vu Patrouchev à Moscou.", english) == lost


@pytest.mark.parametrize("english", ["the UN", "the U.N.", "the United Nations", "UN-backed talks"])
def test_all_usual_forms_of_an_organisation_do(english):
    assert missing("Une mission de l'ONU", english) == []


def test_a_short_acronym_is_not_answered_by_a_word():
    assert missing("Les dollars des USA", "He gave us dollars.") == ["USA"]
    assert missing("Le chef de l'OMS", "The head who left") == ["OMS"]


def test_a_country_may_become_an_adjective():
    assert missing("La diplomatie de la Chine", "Chinese diplomacy") == []


def test_accents_may_fall_but_not_make_it_french_again():
    assert missing("Le maire de Bogotá", "The mayor of Bogota") == []
    assert missing("Le maire de Bogota", "The mayor of Bogotá") == []
    assert missing("La Montérégie est belle.", "Montéregie is beautiful.") == []
    assert missing("L'usine de Putzmeister", "The factory of Putzméister") == ["Putzmeister"]
    assert missing("Un voyage au Pérou", "A trip to Pérou") == ["Pérou"]
    assert missing("Hier, Nikolaï Ivanov est mort.", "Nikolaï Ivanov died yesterday.") == ["Nikolaï"]


def test_as_many_as_the_source_has():
    assert missing("Obama et Michelle Obama", "Obama and Michelle") == ["Obama"]


def test_families_have_a_plural():
    assert missing("Hier, les Obama ont dîné.", "Yesterday the Obamas had dinner.") == []


def test_an_unknown_acronym_may_be_turned_round():
    assert missing("Le test d'APX est fiable.", "The PXA test is reliable.") == []
    assert missing("Le test d'APX est fiable.", "The ARX test is reliable.") == ["APX"]


def test_capitals_throughout_say_nothing():
    assert name_expectations("LE MINISTRE BOUTIN QUITTE LE GOUVERNEMENT") == []


def test_a_french_alexandre_stays():
    assert [name.preferred for name in name_expectations("Hier, Alexandre Dumas et Alexandre Bortnikov")] == [
        "Alexandre",
        "Dumas",
        "Alexander",
        "Bortnikov",
    ]


def test_no_row_of_the_tables_is_idle():
    for rows in exonyms().values():
        for _, entry in rows:
            [name] = name_expectations(normalize(f"Ils parlent souvent de {entry.french} ici.").text)[:1]
            assert name.preferred == entry.english[0], entry
    for rows in institutions().values():
        for _, entry in rows:
            [name] = name_expectations(normalize(f"Ils parlent souvent de {entry.french} ici.").text)[:1]
            assert (name.preferred, name.is_sure) == (entry.english[0], entry.kind == "organisation"), entry
    for entry in slavic_names().values():
        [name] = name_expectations(f"Ils parlent souvent de {entry.french} ici.")[:1]
        assert entry.kind == "context" or name.preferred == entry.english[0], entry


@given(st.text(max_size=200), st.text(max_size=100))
def test_is_total(sentence, target):
    names = name_expectations(sentence)
    assert [name.source.start for name in names] == sorted(name.source.start for name in names)
    for name in names:
        assert 0 <= name.source.start < name.source.end <= len(sentence)
        assert name.preferred
        for span in name.occurrences(target):
            assert 0 <= span.start < span.end <= len(target)


@given(
    st.lists(
        st.sampled_from(
            ["Poutine", "l'Otan", "Jean-Claude", "M.", "de", "Moscou,", "«Burns»", "al-Assad", "USA", ".", "É"]
        ),
        max_size=30,
    )
)
def test_every_name_is_answered_by_its_preferred_form(words):
    for name in name_expectations(normalize(" ".join(words)).text):
        assert name.occurrences(f"So {name.preferred} said.")
