"""Between a document and an engine: what is sent, and how an answer becomes a sentence of the document."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from app.engines.protocol import Hypothesis
from app.services.checked import Checked
from app.services.flags import flags_of
from app.services.results import Alternative, SentencePair, TranslatedDocument
from app.services.source_sentence import SourceSentence
from app.text.bare_figures import english_figures
from app.text.carried_marks import carry_marks
from app.text.document import Document, Sentence, SentenceKey, Span
from app.text.glossary import Glossary
from app.text.normalize import Normalized, normalize
from app.text.numbers.currency_signs import write_signs_out
from app.text.numbers.shortened import write_out
from app.text.numbers.spelled import spell_out
from app.text.typography import english_typography

Alignment = tuple[tuple[Span, Span], ...]


@dataclass(frozen=True, slots=True)
class Prepared:
    """A document whose sentences are in the engine's form, one each."""

    document: Document
    inputs: tuple[Normalized, ...]

    @property
    def sentences(self) -> Iterator[tuple[Sentence, Normalized]]:
        """Each sentence with its normalised form."""
        return zip(self.document.sentences, self.inputs, strict=True)


def engine_form(sentence: str) -> Normalized:
    """Normalise a sentence, and spell out what the model can't read."""
    return write_signs_out(write_out(spell_out(normalize(sentence))))


def prepare(document: Document) -> Prepared:
    """Bring every sentence of a document into the engine's form."""
    return Prepared(document, tuple(engine_form(sentence.text) for sentence in document.sentences))


def source_sentences(
    prepared: Iterable[Prepared], *, names: bool, glossary: Glossary | None = None
) -> dict[SentenceKey, SourceSentence]:
    """All different sentences to translate, in order of first appearance."""
    sentences: dict[SentenceKey, SourceSentence] = {}
    for part in prepared:
        for sentence, normalized in part.sentences:
            if sentence.key not in sentences:
                sentences[sentence.key] = SourceSentence.of(
                    sentence.text, normalized, names=names, glossary=glossary, kept=sentence.kept
                )
    return {key: sentence for key, sentence in sentences.items() if sentence.is_translatable}


@dataclass(frozen=True, slots=True)
class Assembled:
    """A translated document, and where its words stand in the source; alternatives are whole texts."""

    translated: TranslatedDocument
    alignment: Alignment
    alternatives: tuple[Alternative, ...]


def assemble(prepared: Prepared, translated: Mapping[SentenceKey, Checked], alternatives: int) -> Assembled:
    """Put a document together again in English.

    translated: sentences by their key; those that are not there have no words, only figures. alternatives: how many
    other renderings are wanted.
    """
    document = prepared.document
    checked = [_checked(sentence, translated) for sentence in document.sentences]
    answers = [list(printed(sentence.text, item)) for sentence, item in zip(document.sentences, checked, strict=True)]
    best = document.rebuild([answer[0].text for answer in answers])
    pairs = tuple(
        _pair(sentence, item, answer, span, alternatives)
        for sentence, item, answer, span in zip(prepared.sentences, checked, answers, best.spans, strict=True)
    )
    different: dict[str, Alternative] = {}
    for rank in range(1, alternatives + 1):
        other = _other(document, answers, rank)
        different.setdefault(other.text, other)
    different.pop(best.text, None)
    return Assembled(
        TranslatedDocument(document, best.text, pairs),
        _alignment(prepared, pairs, [answer[0] for answer in answers]),
        tuple(sorted(different.values(), key=lambda other: -other.score)),
    )


def _other(document: Document, answers: Sequence[Sequence[Hypothesis]], rank: int) -> Alternative:
    """Give the rendering of a whole text in which every sentence has its hypothesis of this rank, or its last."""
    chosen = [answer[min(rank, len(answer) - 1)] for answer in answers]
    weights = [len(hypothesis.text) for hypothesis in chosen]
    score = sum(weight * hypothesis.score for weight, hypothesis in zip(weights, chosen, strict=True))
    return Alternative(document.rebuild([hypothesis.text for hypothesis in chosen]).text, score / max(sum(weights), 1))


def pair_at(
    sentence: Sentence,
    normalized: Normalized,
    translated: Mapping[SentenceKey, Checked],
    start: int,
    alternatives: int,
) -> SentencePair:
    """Give the pair of one sentence as `assemble` makes it; start: place of its translation in the whole."""
    checked = _checked(sentence, translated)
    answer = list(printed(sentence.text, checked))
    place = Span(start, start + len(answer[0].text))
    return _pair((sentence, normalized), checked, answer, place, alternatives)


def _pair(
    of: tuple[Sentence, Normalized],
    checked: Checked,
    answer: Sequence[Hypothesis],
    place: Span,
    alternatives: int,
) -> SentencePair:
    sentence, normalized = of
    pair = SentencePair(
        source=sentence.text,
        target=answer[0].text,
        source_span=sentence.span,
        target_span=place,
        score=answer[0].score,
        alternatives=tuple(Alternative(other.text, other.score) for other in answer[1 : alternatives + 1]),
        is_edited=checked.is_edited,
        editor=checked.editor,
    )
    return replace(pair, flags=tuple(flags_of(pair, normalized, checked)))


def _checked(sentence: Sentence, translated: Mapping[SentenceKey, Checked]) -> Checked:
    return translated.get(sentence.key) or _copied(sentence)


def _copied(sentence: Sentence) -> Checked:
    return Checked((Hypothesis(english_figures(sentence.text, sentence.kept), 0.0),))


def printed(source: str, checked: Checked) -> Iterable[Hypothesis]:
    """Give hypotheses in print form, distinct; an editor's own as it is."""
    if checked.is_edited:
        return checked.hypotheses
    distinct: dict[str, Hypothesis] = {}
    for hypothesis in checked.hypotheses:
        text = carry_marks(source, english_typography(hypothesis.text))
        distinct.setdefault(text, replace(hypothesis, text=text))
    return distinct.values()


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
