"""What an editor is told about a sentence: one plain sentence for each thing to check."""

from collections.abc import Iterator

from app.services.fidelity import Checked
from app.services.results import Flag, SentencePair, Severity
from app.text.degenerate import Problem
from app.text.expectation import Expectation, ExpectationKind
from app.text.normalize import Normalized
from app.text.span import Span

_MISSING: dict[ExpectationKind, tuple[str, Severity, str]] = {
    "number": ("number_mismatch", "error", "The figure “{source}” of the French is not found in the English."),
    "name": ("name_missing", "warning", "The name “{source}” of the French is not found in the English."),
    "protected": ("protected_missing", "error", "“{source}” should stand in the English as it is, and does not."),
    "term": ("term_missing", "warning", "The glossary's “{preferred}” could not be placed for “{source}”."),
}
_REPAIRED: dict[ExpectationKind, tuple[str, Severity, str]] = {
    "number": ("number_repaired", "warning", "The model had another figure here; “{preferred}” was written in."),
    "name": ("name_repaired", "info", "The model misspelt this name; “{preferred}” was written in."),
    "protected": ("protected_repaired", "info", "“{preferred}” was written in."),
    "term": ("term_repaired", "info", "The glossary's “{preferred}” was written in."),
}

_SEVERITY: dict[str, Severity] = {"empty_output": "error", "negation_lost": "error", "repetition": "error"}


def flags_of(pair: SentencePair, sentence: Normalized, checked: Checked) -> Iterator[Flag]:
    """Say what an editor should check in a sentence; places are offsets into the whole texts."""
    if checked.hypotheses[0].truncated:
        yield Flag(
            "incomplete",
            "error",
            "The translation of this sentence broke off or went round in circles; words may be missing.",
            pair.source_span,
            pair.target_span,
        )
    for problem in checked.problems:
        yield _problem_flag(problem, pair, sentence)
    for expectation in checked.missing:
        source = _in_document(expectation.source, pair, sentence)
        yield _flag(_MISSING[expectation.kind], expectation, pair, source, pair.target_span)
    for expectation in checked.repaired:
        source = _in_document(expectation.source, pair, sentence)
        places = expectation.occurrences(checked.hypotheses[0].text)
        start = pair.target_span.start
        target = Span(start + places[0].start, start + places[0].end) if places else pair.target_span
        yield _flag(_REPAIRED[expectation.kind], expectation, pair, source, target)
    for span in checked.invented:
        start = pair.target_span.start
        yield Flag(
            "number_mismatch",
            "error",
            "This figure of the English is not found in the French.",
            pair.source_span,
            Span(start + span.start, start + span.end),
        )


def _problem_flag(problem: Problem, pair: SentencePair, sentence: Normalized) -> Flag:
    source = _in_document(problem.source, pair, sentence) if problem.source else pair.source_span
    start = pair.target_span.start
    target = Span(start + problem.target.start, start + problem.target.end) if problem.target else pair.target_span
    return Flag(problem.code, _SEVERITY.get(problem.code, "warning"), problem.message, source, target)


def _flag(
    kind: tuple[str, Severity, str], expectation: Expectation, pair: SentencePair, source: Span, target: Span
) -> Flag:
    code, severity, message = kind
    begin = pair.source_span.start
    words = pair.source[source.start - begin : source.end - begin]
    return Flag(code, severity, message.format(source=words, preferred=expectation.preferred), source, target)


def _in_document(span: Span, pair: SentencePair, sentence: Normalized) -> Span:
    begin = pair.source_span.start
    return Span(begin + sentence.offsets[span.start], begin + sentence.offsets[span.end])
