"""A figure copied in French notation is set as English sets it, and no other figure is touched."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.text.numbers.notation import french_notation


def set_in_english(source: str, target: str) -> str:
    for span, words in reversed(list(french_notation(source, target))):
        target = target[: span.start] + words + target[span.end :]
    return target


@pytest.mark.parametrize(
    ("source", "target", "right"),
    [
        ("devant 20 000 personnes", "to 20 000 people", "to 20,000 people"),
        ("le 0,3% attendu", "the expected 0,3%,", "the expected 0.3%,"),
        ("mesure 1 250 m²", "measures 1, 250 m2", "measures 1,250 m2"),
        ("obtenu 316.222.", "had obtained 316.222.", "had obtained 316,222."),
        ("637 000 jeunes", "637000 young people", "637,000 young people"),
        ("2 175,40 euros", "2.175.40 euros", "2,175.40 euros"),
        ("12 300 voix", "12.300 votes", "12,300 votes"),
        ("1 234 567,8 euros", "1 234 567,8 euros", "1,234,567.8 euros"),
        ("entre 1,2 et 1,4 milliard", "between 1,2 and 1.4 billion", "between 1.2 and 1.4 billion"),
    ],
)
def test_french_notation_becomes_english(source: str, target: str, right: str) -> None:
    assert set_in_english(source, target) == right


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("8,733 kilomètres", "8,733 kilometers"),
        ("l'article 49.3", "Article 49.3"),
        ("20 000 personnes", "30 000 people"),
        ("20 000 personnes, 20000 Roubaix", "20000 people"),
        ("la version 2.175.40, 2 175 fois", "version 2.175.40"),
        ("en 20 ou 250 ans", "in 20, 250 years"),
        ("appelez le 01 42 65 37 12", "call 01 42 65 37 12"),
        ("www.a.fr/1,5 et 1 5", "www.a.fr/1,5 and 1 5"),
        ("en 2012 100 fois", "in 2012 100 times"),
        ("", "1,5"),
    ],
)
def test_other_figures_stay(source: str, target: str) -> None:
    assert set_in_english(source, target) == target


@given(st.integers(1000, 10**12), st.sampled_from(" ."))
def test_any_grouped_figure(value: int, mark: str) -> None:
    french = f"{value:,}".replace(",", mark)
    assert set_in_english(f"soit {french} euros", f"or {french} euros") == f"or {value:,} euros"


@given(st.text() | st.text("0123456789., "), st.text() | st.text("0123456789., "))
def test_places_lie_in_the_target(source: str, target: str) -> None:
    for span, _ in french_notation(source, target):
        assert 0 <= span.start < span.end <= len(target)


@pytest.mark.parametrize("unit", ["1", "1 000 ", "1.000", "1,", "0,5 "])
def test_long_sentences_take_no_long_time(unit: str) -> None:
    list(french_notation(unit * 5_000, unit * 5_000))
