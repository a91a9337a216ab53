"""A term is put into a sentence so that it reads as if written there."""

from itertools import pairwise

import pytest

from app.text.glossary.grammar import fitted
from app.text.span import Span


def put(target: str, old: str, term: str, *, is_plural: bool = False) -> str:
    start = target.index(old)
    edits = fitted(target, Span(start, start + len(old)), term, is_plural=is_plural)
    assert all(first.start >= second.end for (first, _), (second, _) in pairwise(edits))
    for span, words in edits:
        target = target[: span.start] + words + target[span.end :]
    return target


@pytest.mark.parametrize(
    ("target", "term", "expected"),
    [
        ("It fired an XX.", "ballistic missile", "It fired a ballistic missile."),
        ("An XX burned.", "fighter jet", "A fighter jet burned."),
        ("A XX burned.", "electric car", "An electric car burned."),
        ("He is a XX.", "EU official", "He is an EU official."),
        ("It is an XX.", "European law", "It is a European law."),
        ("It is an XX.", "UN body", "It is a UN body."),
        ("It is a XX.", "MP", "It is an MP."),
        ("It is an XX.", "NATO ally", "It is a NATO ally."),
        ("It is a XX.", "honorary consul", "It is an honorary consul."),
        ("It is a XX.", "unidentified drone", "It is an unidentified drone."),
        ("It is an XX.", "union", "It is a union."),
        ("It is an XX.", "uniform", "It is a uniform."),
        ("It is a XX.", "11-point plan", "It is an 11-point plan."),
        ("It is a XX.", "8-hour strike", "It is an 8-hour strike."),
        ("XX rose.", "purchasing power", "Purchasing power rose."),
        ('"XX rose," he said.', "purchasing power", '"Purchasing power rose," he said.'),
        ("It fell. XX rose.", "purchasing power", "It fell. Purchasing power rose."),
        ("According to J. XX, no.", "de Villiers", "According to J. de Villiers, no."),
        ("XX sold out.", "iPhone", "iPhone sold out."),
        ("The XX said no.", "the Finance Ministry", "The Finance Ministry said no."),
        ("XX said no.", "the Finance Ministry", "The Finance Ministry said no."),
        ("He left XX.", "the Finance Ministry", "He left the Finance Ministry."),
        ("Its XX said no.", "the Finance Ministry", "Its Finance Ministry said no."),
        ("The XX's end.", "yellow vests", "The yellow vests' end."),
        ("The XX's end.", "curfew", "The curfew's end."),
    ],
)
def test_a_term_fits(target: str, term: str, expected: str) -> None:
    assert put(target, "XX", term) == expected


def test_a_plural_has_no_indefinite_article() -> None:
    assert put("With a XX it sank.", "XX", "sea drones", is_plural=True) == "With sea drones it sank."
    assert put("A XX sank it.", "XX", "sea drones", is_plural=True) == "Sea drones sank it."
    assert put("With a XX's aid.", "XX", "sea drones", is_plural=True) == "With sea drones' aid."
