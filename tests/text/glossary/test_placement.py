"""A term is written over a noun phrase of its own size, and over nothing else."""

import pytest

from app.text.glossary import Glossary, Term, TermExpectation, term_expectations
from app.text.glossary.placement import find_place
from app.text.span import Span


def expect(sentence: str, french: str, english: str) -> TermExpectation:
    (expectation,) = term_expectations(Glossary([Term(french, english)]), sentence)
    return expectation


def place(target: str, *runs: str, french: str, english: str, others: tuple[TermExpectation, ...] = ()) -> str | None:
    spans = [Span(target.index(run), target.index(run) + len(run)) for run in runs]
    found = find_place(target, spans, expect(french, french, english), others)
    return target[found.start : found.end] if found else None


@pytest.mark.parametrize(
    ("target", "runs", "french", "english", "expected"),
    [
        ("The Safety Council met.", [" Safety Council"], "conseil de sécurité", "Security Council", "Safety Council"),
        ("The SMIC rose.", ["The SMIC"], "SMIC", "minimum wage", "SMIC"),
        (
            "The Council of the Security said.",
            [" Council of the Security"],
            "conseil de sécurité",
            "Security Council",
            "Council of the Security",
        ),
        # Alignment ends inside a word.
        ("A hunting plane fell.", [" hunting pla"], "avion de chasse", "fighter jet", "hunting plane"),
        # Garbled: it may stand for more than the term.
        ("The effect of the Damine is clear.", [" Damine"], "vitamine", "vitamin", None),
        # A part of the phrase, or more than it.
        ("A hunting plane fell.", [" hunting"], "avion de chasse", "fighter jet", None),
        ("The Journal Liberation said.", [" Journal Liberation"], "Libération", "Libération", "Liberation"),
        ("The floor's office said.", [" floor", " office"], "parquet", "prosecutor's office", "floor's office"),
        # In two places, or over words of the sentence, or far too long.
        ("The floor and the office said.", [" floor", " office"], "parquet", "prosecutor's office", None),
        ("The floor said it.", [" floor said"], "parquet", "prosecutor's office", None),
        ("A very long list of other words.", ["very long list of other words"], "OMS", "WHO", None),
        ("The floor, the office.", ["floor, the office"], "parquet", "prosecutor's office", None),
        ("It is of the.", [" of the"], "OMS", "WHO", None),
        ("Nothing is aligned.", [], "OMS", "WHO", None),
        # The term in other letters is its own place.
        ("The security council met.", [], "conseil de sécurité", "Security Council", "security council"),
        ("He knows who met.", [], "OMS", "WHO", None),
        ("The journal tells of the liberation.", [" journal"], "Libération", "Libération", "journal"),
    ],
)
def test_places(target: str, runs: list[str], french: str, english: str, expected: str | None) -> None:
    assert place(target, *runs, french=french, english=english) == expected


def test_what_answers_another_term_is_left() -> None:
    other = expect("Le président.", "président", "president")
    assert place("The president met.", " president", french="OMS", english="WHO", others=(other,)) is None
