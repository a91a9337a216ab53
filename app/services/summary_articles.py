"""Articles as a summarizer gets them: sentences in paragraphs, with their places in the English and in the French."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from app.engines.protocol import DetectedLanguage
from app.services.results import ArticleSentence, ReadArticle, SentencePair, TranslatedDocument, Translation
from app.text.document import Document, Span
from app.text.sentences import split_english, split_french

BREAK = "\n\n"


def english_article(blocks: Sequence[str]) -> ReadArticle:
    """Take an English text apart; blocks are its plain text, one for plain text, several for HTML."""
    text = BREAK.join(blocks)
    document = Document.parse(text, split_english)
    paragraphs = (
        tuple(ArticleSentence(sentence.text, sentence.span) for sentence in paragraph.sentences)
        for paragraph in document.paragraphs
    )
    return ReadArticle(text, text, tuple(paragraph for paragraph in paragraphs if paragraph))


def french_article(blocks: Sequence[str]) -> ReadArticle:
    """Take a French text apart that is to be summarized in French."""
    text = BREAK.join(blocks)
    document = Document.parse(text, split_french)
    paragraphs = (
        tuple(ArticleSentence(sentence.text, None, sentence.span) for sentence in paragraph.sentences)
        for paragraph in document.paragraphs
    )
    return ReadArticle(text, text, tuple(paragraph for paragraph in paragraphs if paragraph))


def translated_article(documents: Sequence[TranslatedDocument]) -> ReadArticle:
    """Join translated documents to one article, keeping for each English sentence the French one it stands for."""
    paragraphs: list[tuple[ArticleSentence, ...]] = []
    english_at = french_at = 0
    for document in documents:
        pairs = iter(document.pairs)
        for paragraph in document.source.paragraphs:
            sentences: list[ArticleSentence] = []
            for pair in (next(pairs) for _ in paragraph.sentences):
                sentences += _sentences_of(pair, english_at, french_at)
            if sentences:
                paragraphs.append(tuple(sentences))
        english_at += len(document.text) + len(BREAK)
        french_at += len(document.source.text) + len(BREAK)
    english = BREAK.join(document.text for document in documents)
    french = BREAK.join(document.source.text for document in documents)
    return ReadArticle(english, french, tuple(paragraphs))


def article_of_translations(
    translations: Sequence[Translation], detected: DetectedLanguage | None = None
) -> ReadArticle:
    """Read several translations as one article, in their order; what stands in attributes of HTML is no part of it."""
    documents = [document for item in translations for document in item.documents if not document.attribute]
    return replace(translated_article(documents), translation=translations[0], detected=detected)


def _sentences_of(pair: SentencePair, english_at: int, french_at: int) -> Iterator[ArticleSentence]:
    """Give the English sentences of a pair, usually one, with offsets into the joined texts."""
    french = _shifted(pair.source_span, french_at)
    flags = tuple(
        replace(
            flag,
            source=flag.source and _shifted(flag.source, french_at),
            target=flag.target and _shifted(flag.target, english_at),
        )
        for flag in pair.flags
    )
    for span in split_english(pair.target):
        english = _shifted(span, english_at + pair.target_span.start)
        yield ArticleSentence(pair.target[span.start : span.end], english, french, flags)


def _shifted(span: Span, by: int) -> Span:
    return Span(span.start + by, span.end + by)
