"""Between a document and an engine: what is sent, and how an answer becomes a sentence of the document."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from app.engines.protocol import Hypothesis
from app.services.results import Flag, SentencePair, TranslatedDocument
from app.text.document import Document, Sentence, Span
from app.text.normalize import Normalized, normalize
from app.text.typography import english_typography

Alignment = tuple[tuple[Span, Span], ...]


@dataclass(frozen=True, slots=True)
class Prepared:
    """A document whose sentences are in the engine's form, one each."""

    document: Document
    inputs: tuple[Normalized, ...]


def prepare(document: Document) -> Prepared:
    """Normalise every sentence of a document."""
    return Prepared(document, tuple(normalize(sentence.text) for sentence in document.sentences))


def is_translatable(text: str) -> bool:
    """Whether a normalised sentence holds words; rows of asterisks, emoji and bare figures are copied as they are."""
    return any(character.isalpha() for character in text)


def engine_inputs(prepared: Iterable[Prepared]) -> list[str]:
    """All different sentences to translate, in order of first appearance."""
    texts = (item.text for part in prepared for item in part.inputs if is_translatable(item.text))
    return list(dict.fromkeys(texts))


@dataclass(frozen=True, slots=True)
class Assembled:
    """A translated document, and where its words stand in the source; alternatives are whole texts."""

    translated: TranslatedDocument
    alignment: Alignment
    alternatives: tuple[str, ...]


def assemble(prepared: Prepared, hypotheses: Mapping[str, Sequence[Hypothesis]], alternatives: int) -> Assembled:
    """Put a document together again in English.

    hypotheses: the engine's answers by normalised sentence. alternatives: how many other renderings are wanted.
    """
    document = prepared.document
    answers = [_answers(sentence, item, hypotheses) for sentence, item in zip_sentences(prepared)]
    best = document.rebuild([answer[0].text for answer in answers])
    pairs = tuple(
        SentencePair(
            source=sentence.text,
            target=best.text[span.start : span.end],
            source_span=sentence.span,
            target_span=span,
            score=answer[0].score,
            alternatives=tuple(other.text for other in answer[1 : alternatives + 1]),
        )
        for sentence, span, answer in zip(document.sentences, best.spans, answers, strict=True)
    )
    flags = tuple(flag for pair, answer in zip(pairs, answers, strict=True) for flag in _flags(pair, answer[0]))
    others = (
        document.rebuild([answer[min(rank, len(answer) - 1)].text for answer in answers]).text
        for rank in range(1, alternatives + 1)
    )
    return Assembled(
        TranslatedDocument(document, best.text, pairs, flags),
        _alignment(prepared, pairs, [answer[0] for answer in answers]),
        tuple(text for text in dict.fromkeys(others) if text != best.text),
    )


def zip_sentences(prepared: Prepared) -> Iterable[tuple[Sentence, Normalized]]:
    """Each sentence with its normalised form."""
    return zip(prepared.document.sentences, prepared.inputs, strict=True)


def _answers(
    sentence: Sentence, item: Normalized, hypotheses: Mapping[str, Sequence[Hypothesis]]
) -> Sequence[Hypothesis]:
    """Give the hypotheses of a sentence in print form, distinct; the sentence itself where it holds no words."""
    if not is_translatable(item.text):
        return (Hypothesis(sentence.text, 0.0),)
    printed: dict[str, Hypothesis] = {}
    for hypothesis in hypotheses[item.text]:
        text = english_typography(hypothesis.text)
        printed.setdefault(
            text, Hypothesis(text, hypothesis.score, truncated=hypothesis.truncated, alignment=hypothesis.alignment)
        )
    return list(printed.values())


def _alignment(prepared: Prepared, pairs: Sequence[SentencePair], best: Sequence[Hypothesis]) -> Alignment:
    """Move the engine's offsets, into normalised sentences, to offsets into the whole document and its translation."""
    moved: list[tuple[Span, Span]] = []
    for item, pair, hypothesis in zip(prepared.inputs, pairs, best, strict=True):
        begin, target = pair.source_span.start, pair.target_span.start
        for (source_start, source_end), (target_start, target_end) in hypothesis.alignment:
            moved.append(
                (
                    Span(begin + item.offsets[source_start], begin + item.offsets[source_end]),
                    Span(target + target_start, target + target_end),
                )
            )
    return tuple(moved)


def _flags(pair: SentencePair, hypothesis: Hypothesis) -> Iterable[Flag]:
    if hypothesis.truncated:
        yield Flag(
            "incomplete",
            "error",
            "The translation of this sentence broke off or went round in circles; words may be missing.",
            pair.source_span,
            pair.target_span,
        )
