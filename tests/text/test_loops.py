"""What counts as a loop, and that looking for one takes no more than one pass per block size."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.text.loops import has_loop, has_new_loop

words = st.text("abcdefghij", min_size=1, max_size=8)


@pytest.mark.parametrize(
    "text",
    [
        "the the the the",
        "He said no no no no to it.",
        "the end of the end of the end of the end of",
        "well, well, well, well, well",
        "The THE the tHe",
        "Nikolai Patrushevshevshevshevshev",
        "2 2 2 2",
        "a b c d e f g h i j k l " * 4,
    ],
)
def test_four_times_in_a_row_is_a_loop(text):
    assert has_loop(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "the the the",
        "No, no, no!",
        "The end of the end of the end.",
        "............................",
        "— — — — — — — —",
        "* * * * *",
        "Mississippi banana",
        "1,000,000,000",
        "aaaa",
        "a b c d e f g h i j k l m " * 4,
        "The minister said the president had told the prime minister that the treasury was empty.",
    ],
)
def test_what_people_write_is_no_loop(text):
    assert not has_loop(text)


def test_a_loop_that_the_source_has_too_is_not_new():
    assert has_new_loop("very very very very good", "très bon")
    assert not has_new_loop("very very very very good", "très très très très bon")
    assert not has_new_loop("very good", "très très très très bon")


@given(st.lists(words, min_size=1, max_size=12), st.integers(4, 9), st.lists(words, max_size=5))
def test_a_block_of_up_to_twelve_words_four_times_is_found_wherever_it_starts(block, times, before):
    assert has_loop(" ".join([*before, *block * times]))


@given(st.lists(words, max_size=60, unique=True))
def test_words_that_never_come_twice_make_no_loop(distinct):
    assert not has_loop(" ".join(str(index) + "x" for index, _ in enumerate(distinct)))


@given(st.text())
def test_any_text_is_looked_at_without_an_error_and_is_no_news_to_itself(text):
    has_loop(text)
    assert not has_new_loop(text, text)
