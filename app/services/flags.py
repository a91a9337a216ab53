"""What an editor is told about a sentence: one plain sentence for each thing to check."""

from collections.abc import Iterator
from dataclasses import replace

from app.services.checked import Checked
from app.services.results import Flag, SentencePair, Severity
from app.services.substitutions import pair_figures, pair_names
from app.text.degenerate import Problem
from app.text.expectation import Expectation, ExpectationKind
from app.text.normalize import Normalized
from app.text.span import Span

_MISSING: dict[ExpectationKind, tuple[str, Severity, str]] = {
    "name": ("name_missing", "warning", "The name “{source}” of the French is not found in the English."),
    "protected": ("protected_missing", "error", "“{source}” should stand in the English as it is, and does not."),
    "term": ("term_missing", "warning", "The glossary's “{preferred}” could not be placed for “{source}”."),
}
_SUBSTITUTED: tuple[str, Severity, str] = (
    "name_missing",
    "warning",
    "The French has the name “{source}” where the English has “{target}”.",
)
_AMOUNT_REPAIRED: tuple[str, Severity, str] = (
    "number_repaired",
    "warning",
    "The model had another amount here; “{target}” was written in.",
)
_REPAIRED: dict[ExpectationKind, tuple[str, Severity, str]] = {
    "number": ("number_repaired", "warning", "The model had another figure here; “{preferred}” was written in."),
    "name": ("name_repaired", "info", "The model misspelt this name; “{preferred}” was written in."),
    "protected": ("protected_repaired", "info", "“{preferred}” was written in."),
    "term": ("term_repaired", "info", "The glossary's “{preferred}” was written in."),
}

_SEVERITY: dict[str, Severity] = dict.fromkeys(
    ("empty_output", "limit_lost", "negation_lost", "number_mismatch", "repetition"), "error"
)


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
        if not _is_name(problem):
            yield _problem_flag(problem, pair, sentence)
    for expectation in checked.missing:
        if expectation.kind not in ("name", "number"):
            source = _in_document(expectation.source, pair, sentence)
            yield _flag(_MISSING[expectation.kind], expectation, pair, source, pair.target_span)
    yield from _name_flags(pair, sentence, checked)
    yield from _figure_flags(pair, sentence, checked)
    for expectation in checked.repaired:
        source = _in_document(expectation.source, pair, sentence)
        places = expectation.occurrences(checked.hypotheses[0].text)
        target = _in_translation(places[0], pair) if places else pair.target_span
        is_amount = expectation.kind == "number" and not expectation.preferred
        kind = _AMOUNT_REPAIRED if is_amount else _REPAIRED[expectation.kind]
        yield _flag(kind, expectation, pair, source, target)


def _name_flags(pair: SentencePair, sentence: Normalized, checked: Checked) -> Iterator[Flag]:
    """Tell of wrong names, each once: one that stands for another, one that is lost, one that is invented."""
    missing = [expectation for expectation in checked.missing if expectation.kind == "name"]
    invented = {problem.target: problem for problem in checked.problems if problem.target and _is_name(problem)}
    for expectation, span in pair_names(missing, [*invented], checked.hypotheses[0], len(sentence.text)):
        if expectation is None:
            if span:
                yield _problem_flag(invented[span], pair, sentence)
            continue
        source = _in_document(expectation.source, pair, sentence)
        target = _in_translation(span, pair) if span else pair.target_span
        kind = _SUBSTITUTED if span else _MISSING["name"]
        flag = _flag(kind, expectation, pair, source, target)
        yield replace(flag, suggestion=expectation.preferred) if span else flag


def _is_name(problem: Problem) -> bool:
    return problem.code == "name_invented"


def _figure_flags(pair: SentencePair, sentence: Normalized, checked: Checked) -> Iterator[Flag]:
    """Tell of wrong figures, each once: one that stands for another, one that is lost, one that is invented."""
    missing = [expectation for expectation in checked.missing if expectation.kind == "number"]
    for expectation, span in pair_figures(missing, checked.invented, checked.hypotheses[0]):
        source = _in_document(expectation.source, pair, sentence) if expectation else pair.source_span
        target = _in_translation(span, pair) if span else pair.target_span
        french, english = _words(pair.source, pair.source_span, source), _words(pair.target, pair.target_span, target)
        if expectation and span and french == english:
            message = f"The figure “{french}” is another amount in the English: check what stands with it."
        elif expectation and span:
            message = f"The French has the figure “{french}” where the English has “{english}”."
        elif expectation:
            message = f"The figure “{french}” of the French is not found in the English."
        else:
            message = f"The figure “{english}” of the English is not found in the French."
        suggestion = (
            expectation.preferred if expectation and span and _fits(expectation.preferred, french, english) else ""
        )
        yield Flag("number_mismatch", "error", message, source, target, suggestion)


def _fits(preferred: str, french: str, english: str) -> bool:
    """Whether the right figure can stand where the wrong one does: not where it brings a word («No.»)."""
    return french != english and not (preferred[:1].isalpha() and english[:1].isdigit())


def _problem_flag(problem: Problem, pair: SentencePair, sentence: Normalized) -> Flag:
    source = _in_document(problem.source, pair, sentence) if problem.source else pair.source_span
    target = _in_translation(problem.target, pair) if problem.target else pair.target_span
    return Flag(problem.code, _SEVERITY.get(problem.code, "warning"), problem.message, source, target)


def _flag(
    kind: tuple[str, Severity, str], expectation: Expectation, pair: SentencePair, source: Span, target: Span
) -> Flag:
    code, severity, message = kind
    words = {
        "source": _words(pair.source, pair.source_span, source),
        "target": _words(pair.target, pair.target_span, target),
    }
    return Flag(code, severity, message.format(**words, preferred=expectation.preferred), source, target)


def _words(sentence: str, place: Span, span: Span) -> str:
    return sentence[span.start - place.start : span.end - place.start]


def _in_document(span: Span, pair: SentencePair, sentence: Normalized) -> Span:
    begin = pair.source_span.start
    return Span(begin + sentence.offsets[span.start], begin + sentence.offsets[span.end])


def _in_translation(span: Span, pair: SentencePair) -> Span:
    return Span(pair.target_span.start + span.start, pair.target_span.start + span.end)
