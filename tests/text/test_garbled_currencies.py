"""A currency behind the right figure is known again, whatever the model called it; figures and other nouns are left."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.text.garbled_currencies import find_misnamed, glued_currencies
from app.text.numbers import number_expectations
from app.text.numbers.currencies import PRINTED
from app.text.numbers.measures import ENGLISH_CURRENCIES, FRENCH_CURRENCIES
from app.text.span import Span


def mended(source: str, target: str, aligned: str = "") -> str:
    (expectation, *_) = number_expectations(source)
    french = source[expectation.source.start : expectation.source.end]
    runs = [Span(target.index(aligned), target.index(aligned) + len(aligned))] if aligned else []
    found = find_misnamed(french, expectation, target, runs)
    return target[: found[0].start] + found[1] + target[found[0].end :] if found else target


@pytest.mark.parametrize(
    ("source", "target", "aligned", "right"),
    [
        ("Il paie 500 millions de shekels.", "He pays 500 million shakels.", "", "He pays 500 million shekels."),
        ("Il paie 90 roupies.", "He pays 90 roaches.", "roaches", "He pays 90 rupees."),
        ("Il paie 90 roupies indiennes.", "He pays 90 Indian ruffles.", "ruffles", "He pays 90 Indian rupees."),
        ("Il paie 90 roupies.", "He pays 90 rubles now.", "", "He pays 90 rupees now."),
        ("Il paie 12 shekels.", "He pays £12 now.", "", "He pays 12 shekels now."),
        ("Il paie 15 rands.", "He pays 15 hikes.", "hikes", "He pays 15 rand."),
    ],
)
def test_the_currency_is_written_behind_its_figure(source: str, target: str, aligned: str, right: str) -> None:
    assert mended(source, target, aligned) == right


@pytest.mark.parametrize(
    ("source", "target", "aligned"),
    [
        ("Il paie 90 roupies.", "He pays 90 roaches.", ""),  # English, and nothing says that it is the currency
        ("Il paie 12 lei le litre.", "It costs 12 straight away.", "straight away"),  # no noun
        ("Il paie 90 roupies.", "He pays 90 rupees.", "rupees"),
        ("Il paie 90 roupies.", "He pays 90 shakels for 90 days.", ""),  # the figure stands there twice
        ("Il paie 90 roupies.", "He pays 80 shakels.", ""),
        ("Il paie 90 couronnes.", "He pays 90 Czech Crowns.", "Czech"),
        ("Il paie 90 euros.", "He pays 90 shakels.", ""),  # has a form of its own to print
        ("Il voit 90 hommes.", "He sees 90 mennes.", ""),
    ],
)
def test_what_is_open_stays(source: str, target: str, aligned: str) -> None:
    assert mended(source, target, aligned) == target


def test_a_space_stands_before_the_word() -> None:
    target = "It costs 15rands, 350bahts or 9euros; 3dollarization, 2centuries."
    for span, words in glued_currencies(target):
        target = target[: span.start] + words + target[span.end :]
    assert target == "It costs 15 rands, 350 bahts or 9 euros; 3dollarization, 2centuries."


def test_what_is_printed_is_understood() -> None:
    for french, english in PRINTED.items():
        assert FRENCH_CURRENCIES[french] == ENGLISH_CURRENCIES[english]


@given(st.text(max_size=40))
def test_any_text(target: str) -> None:
    glued_currencies(target)
    mended("Il paie 90 roupies.", target)
