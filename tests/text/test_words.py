import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.text.words import (
    FRENCH_STOP_WORDS,
    STOP_WORDS,
    Language,
    content_words,
    count_words,
    find_tokens,
    tokens,
)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", 0),
        (" \n", 0),
        ("One.", 1),
        ("He - who else? - won 1,000 euros.", 8),
        ("5\u00a0%", 2),
        ("a\u202fb\tc\nd", 4),
    ],
)
def test_words_are_what_stands_between_white_space(text: str, words: int) -> None:
    assert count_words(text) == words


def test_numbers_and_names_are_kept_whole() -> None:
    assert tokens("At 9:30 the U.S. paid €1,234.5 to N. O’Brien-Smith.") == [
        *("At", "9:30", "the", "U.S.", "paid", "1,234.5", "to", "N", "O’Brien-Smith")
    ]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("minister", "Ministers"),
        ("Russia", "Russia’s"),
        ("country", "countries"),
        ("United", "UNITED"),
        ("tax", "tax's"),
    ],
)
def test_forms_of_one_word_meet(one: str, other: str) -> None:
    assert content_words(one) == content_words(other)


def test_words_that_only_look_like_plurals_stay_apart() -> None:
    assert content_words("Congress virus gas") == ["congress", "virus", "gas"]


@given(st.lists(st.sampled_from(sorted(STOP_WORDS))))
def test_function_words_carry_no_content(words: list[str]) -> None:
    assert content_words(" ".join(words)) == []


@given(st.text(), st.text())
def test_word_counts_add_up(one: str, other: str) -> None:
    assert count_words(f"{one} {other}") == count_words(one) + count_words(other)


def test_an_elided_word_stands_by_itself_in_french() -> None:
    assert tokens("L’accord qu'elle signe aujourd'hui, jusqu’à N. O’Brien", "fr") == [
        *("L", "accord", "qu", "elle", "signe", "aujourd'hui", "jusqu", "à", "N", "O’Brien")
    ]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("l'accord", "Accords"),
        ("journal", "journaux"),
        ("jeu", "jeux"),
        ("château", "châteaux"),
        ("d’Élysée", "ÉLYSÉE"),
    ],
)
def test_french_forms_of_one_word_meet(one: str, other: str) -> None:
    assert content_words(one, "fr") == content_words(other, "fr") != []


def test_french_words_that_only_look_like_plurals_stay_apart() -> None:
    assert content_words("Virus français, eux", "fr") == ["virus", "français"]


@given(st.lists(st.sampled_from(sorted(FRENCH_STOP_WORDS))))
def test_french_function_words_carry_no_content(words: list[str]) -> None:
    assert content_words(" ".join(words), "fr") == []


@given(st.text(), st.sampled_from(["en", "fr"]))
def test_tokens_stand_where_they_are_found(text: str, language: Language) -> None:
    found = list(find_tokens(text, language))
    assert [text[match.start() : match.end()] for match in found] == tokens(text, language)
    # No letter is lost.
    assert "".join(filter(str.isalpha, text)) == "".join(filter(str.isalpha, "".join(tokens(text, language))))
