"""A word said twice in a row is said once, but where English or the French says it twice."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.text.doubled import doubled_words


def once(source: str, target: str) -> str:
    while span := next(doubled_words(source, target), None):
        target = target[: span.start] + target[span.end :]
    return target


@pytest.mark.parametrize(
    ("target", "right"),
    [
        ("The Dead Sea Sea is warm.", "The Dead Sea is warm."),
        ("A cigarette cigarette butt", "A cigarette butt"),
        ("The private Musée Musée Musée Ralli", "The private Musée Ralli"),
        ("The Victor-Victor-Gadbois house", "The Victor-Gadbois house"),
        ("They have the means, of of course.", "They have the means, of course."),
    ],
)
def test_a_doubled_word_is_said_once(target: str, right: str) -> None:
    assert once("La phrase française.", target) == right


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("Il en avait assez.", "He had had enough."),
        ("Allumé le 20.", "It will be switched on on November 20."),
        ("Très, très long", "A big bad bad day"),
        ("Le groupe Duran Duran", "The band Duran Duran"),
        ("Le prix fait du yo-yo.", "The price goes yo-yo."),
        ("Les 10 10 dollars", "The 10 10 dollars"),
        ("Du porte-à-porte", "Door-to-door"),
        ("", ""),
    ],
)
def test_what_is_said_twice_stays(source: str, target: str) -> None:
    assert once(source, target) == target


@given(st.text(), st.text() | st.lists(st.sampled_from(["sea", "Sea", "sea-", " ", "had"])).map("".join))
def test_spans_lie_in_the_target_and_nothing_new_is_said(source: str, target: str) -> None:
    for span in doubled_words(source, target):
        assert 0 < span.start < span.end <= len(target)
    assert set(re.findall(r"[^\W_]+", once(source, target))) <= set(re.findall(r"[^\W_]+", target))


@pytest.mark.parametrize("unit", ["sea ", "sea-", "a", "ab ab", "é "])
def test_long_sentences_take_no_long_time(unit: str) -> None:
    list(doubled_words(unit * 5_000, unit * 5_000))
