"""Names that nobody expects are written right where it is certain, and what is only like one is left."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.text.expectation import account
from app.text.garbled_names import garbled_names, made_up_name
from app.text.names.expectations import name_expectations
from app.text.span import Span


def mended(source: str, target: str) -> str:
    for span, name in garbled_names(source, account(name_expectations(source), target), target):
        assert source[name.source.start : name.source.end] == name.preferred
        target = target[: span.start] + name.preferred + target[span.end :]
    return target


@pytest.mark.parametrize(
    ("source", "target", "right"),
    [
        ("Il dirige l'escouade Rideau.", "He leads the Ridreaul.", "He leads the Rideau."),
        ('L\'association "Allons Enfants" le dit.', 'The "Allions Enfants" say so.', 'The "Allons Enfants" say so.'),
        ("Il vient de North Chester hier.", "He comes from Chester North.", "He comes from North Chester."),
        (
            "Le prince Philippe de Plume est là.",
            "Prince Philippe of Light is there.",
            "Prince Philippe de Plume is there.",
        ),
    ],
)
def test_what_is_certain_is_written_right(source: str, target: str, right: str) -> None:
    assert mended(source, target) == right


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("Il a vu le Centre Pompidou.", "He saw the Pompidou Centre."),
        ("Il a vu la Commission Durand.", "He saw the Durand Commission."),
        ("Il dirige l'escouade Rideau.", "He leads the Rollers."),  # an English word
        ("Un jeune Lozérien est venu.", "A young Lozerien came."),  # no name, and to be translated
        ('Le livre "Natifs et immigrés" est là.', 'The book "Natifes and immigrants" is there.'),
        ('Il joue "Wanderer Enchanted".', 'He plays "Enchanted Wanderer".'),
        ("Philippe de Belgique est venu.", "Philippe of Belgium came."),
        ("Selon Vladimir Sourdine, il pleut.", "According to Vladimir Surdin, it rains."),  # spelt as English does
        ("Le ridicule de l'escouade Rideau.", "The Ridiculaut of the squad."),  # likelier another word's copy
    ],
)
def test_what_is_right_or_open_stays(source: str, target: str) -> None:
    assert mended(source, target) == target


def test_the_one_unknown_word_of_a_run_may_be_any_name() -> None:
    source, target = "Il vit au Swaziland depuis.", "He has lived in the Balticzi since."
    place = target.index("Balticzi")
    span = Span(place, place + len("Balticzi"))
    assert made_up_name(source, target, [span], []) == span
    assert made_up_name(source, target, [Span(0, 3)], []) is None
    assert made_up_name(source, target, [span], [span]) is None
    assert made_up_name("Il vit au Baltiksi.", target, [span], []) is None
    assert made_up_name(source, target.replace("Balticzi", "Bulgaria"), [span], []) is None


@given(st.text(max_size=60), st.text(max_size=60))
def test_any_text(source: str, target: str) -> None:
    mended(source, target)
