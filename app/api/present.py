"""From what the services give to what the routes answer."""

from collections.abc import Iterator, Sequence
from typing import Any

from app.api.answers import (
    DetailsAnswer,
    DetectedAnswer,
    EditAnswer,
    FlagAnswer,
    RetellingAnswer,
    SentenceAnswer,
    SourceSentences,
    SummarizeAnswer,
    SummarySentenceAnswer,
    TranslateAnswer,
)
from app.api.fact_answers import KeyFactsAnswer
from app.api.requests import TranslateRequest
from app.api.spans import SpanAnswer
from app.engines.protocol import DetectedLanguage
from app.services.results import (
    Alternative,
    Flag,
    ReadArticle,
    SentencePair,
    SourcedSentence,
    Summary,
    TranslatedDocument,
    Translation,
)
from app.text.span import Span


def translate_answer(request: TranslateRequest, translations: Sequence[Translation]) -> TranslateAnswer:
    """Answer in the shape that the texts came in: one, or a list."""
    html = request.format == "html"
    flags = [translation_flags(item, html=html) for item in translations]
    details = [_details(item, request) for item in translations] if request.details else None
    wanted = translations if request.alternatives else ()
    alternatives = [[other.text for other in item.alternatives] for item in wanted] or None
    scores = [[_score(other) for other in item.alternatives] for item in wanted] or None
    detected = [_detected_or_unknown(item) for item in translations] if request.source == "auto" else None
    texts = [item.text for item in translations]
    if isinstance(request.q, list):
        return TranslateAnswer(
            translated_text=texts,
            alternatives=alternatives,
            alternative_scores=scores,
            detected_language=detected,
            flags=flags if any(flags) else None,
            details=details,
        )
    return TranslateAnswer(
        translated_text=texts[0],
        alternatives=alternatives and alternatives[0],
        alternative_scores=scores and scores[0],
        detected_language=detected and detected[0],
        flags=flags[0] or None,
        details=details and details[0],
    )


def detected_answer(detected: DetectedLanguage) -> DetectedAnswer:
    """Give the confidence in per cent, as LibreTranslate does."""
    return DetectedAnswer(confidence=round(100 * detected.confidence, 1), language=detected.language)


def _detected_or_unknown(translation: Translation) -> DetectedAnswer:
    """Of an empty text, which has no language, say French at no confidence: clients expect an item for each text."""
    return detected_answer(translation.detected or DetectedLanguage("fr", 0.0))


def translation_flags(translation: Translation, *, html: bool, field: str | None = None) -> list[FlagAnswer]:
    """Give all flags of a translation, for HTML with the number of the block that their offsets are in."""
    return [
        flag_answer(flag, field=field, block=block if html else None)
        for block, document in enumerate(translation.documents)
        for flag in document.flags
    ]


def flag_answer(flag: Flag, field: str | None = None, block: int | None = None) -> FlagAnswer:
    """Give a flag with its places as plain numbers."""
    return FlagAnswer(
        field=field,
        code=flag.code,
        severity=flag.severity,
        message=flag.message,
        block=block,
        source_start=flag.source.start if flag.source else None,
        source_end=flag.source.end if flag.source else None,
        target_start=flag.target.start if flag.target else None,
        target_end=flag.target.end if flag.target else None,
    )


def _details(translation: Translation, request: TranslateRequest) -> DetailsAnswer:
    sentences = [
        sentence
        for block, document in enumerate(translation.documents)
        for sentence in _sentences(document, request, block)
    ]
    return DetailsAnswer(signature=translation.signature, sentences=sentences)


def _sentences(document: TranslatedDocument, request: TranslateRequest, block: int) -> Iterator[SentenceAnswer]:
    for pair in document.pairs:
        yield sentence_answer(pair, request, block)


def sentence_answer(pair: SentencePair, request: TranslateRequest, block: int) -> SentenceAnswer:
    """Give a sentence and its translation; block: number of its document, told for HTML."""
    return SentenceAnswer(
        source=pair.source,
        target=pair.target,
        block=block if request.format == "html" else None,
        source_start=pair.source_span.start,
        source_end=pair.source_span.end,
        target_start=pair.target_span.start,
        target_end=pair.target_span.end,
        score=round(pair.score, 4),
        alternatives=[other.text for other in pair.alternatives] if request.alternatives else None,
        alternative_scores=[_score(other) for other in pair.alternatives] if request.alternatives else None,
        flags=[flag.code for flag in pair.flags],
        origin="memory" if pair.is_edited else None,
    )


def summarize_answer(
    summary: Summary, *, details: bool, several: bool = False, key_facts: Sequence[KeyFactsAnswer] = ()
) -> SummarizeAnswer:
    """Answer with a summary and its sources.

    details: with the whole texts that its spans point into. several: of a list of articles, each told of in a list.
    key_facts: of each article, where they are asked for.
    """
    flags = [flag_answer(flag) for flag in dict.fromkeys(summary.flags)]
    seen = [article.detected for article in summary.articles]
    texts = [article.text for article in summary.articles] if details and summary.language == "en" else None
    sources = [article.source for article in summary.articles] if details else None
    unknown = DetectedLanguage("fr", 0.0)
    detected = [detected_answer(item or unknown) for item in seen] if any(seen) else None
    return SummarizeAnswer(
        summary=summary.text,
        sentences=[
            summary_sentence(sentence, summary, details=details, several=several) for sentence in summary.sentences
        ],
        complete=summary.complete,
        signature=summary.signature,
        language=None if summary.language == "en" else summary.language,
        translation_signature=summary.translation.signature if summary.translation else None,
        detected_language=detected if several else detected and detected[0],
        flags=flags or None,
        key_facts=(list(key_facts) if several else key_facts[0]) if key_facts else None,
        translated_text=texts if several else texts and texts[0],
        source_text=sources if several else sources and sources[0],
    )


def summary_sentence(
    sentence: SourcedSentence, summary: Summary, *, details: bool = False, several: bool = False
) -> SummarySentenceAnswer:
    """Give a sentence of a summary with the places and the words of its sources; see `summarize_answer`."""
    own = _places(sentence.english, sentence.french, summary.articles[sentence.article])
    others = [
        RetellingAnswer(article=item.article, **_places(item.english, item.french, summary.articles[item.article]))
        for item in sentence.also_in
    ]
    edits = [
        EditAnswer(kind=edit.kind, removed=edit.removed, start=edit.span.start, end=edit.span.end)
        for edit in sentence.edits
    ]
    return SummarySentenceAnswer(
        text=sentence.text,
        article=sentence.article if several else None,
        flags=list(dict.fromkeys(flag.code for flag in sentence.flags)),
        inserted=[SpanAnswer(start=span.start, end=span.end) for span in sentence.inserted] or None,
        made=None if sentence.made == "chosen" else sentence.made,
        also_in=others or None,
        edits=(edits or None) if details else None,
        **own,
    )


def _places(english: Sequence[Span], french: Sequence[Span], article: ReadArticle) -> dict[str, Any]:
    """Give places in an article, and what stands there."""
    return {
        "english": [SpanAnswer(start=span.start, end=span.end) for span in english],
        "french": [SpanAnswer(start=span.start, end=span.end) for span in french],
        "source_sentences": SourceSentences(
            english=[article.text[span.start : span.end] for span in english],
            french=[article.source[span.start : span.end] for span in french],
        ),
    }


def _score(other: Alternative) -> float:
    return round(other.score, 4)
