import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.text.words import STOP_WORDS, content_words, count_words, tokens


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
