"""Articles as a summarizer gets them: sentences in paragraphs, each with its places in the English and in the French."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from app.engines.protocol import DetectedLanguage
from app.services.results import Flag, SentencePair, TranslatedDocument, Translation
from app.text.document import Document, Span
from app.text.sentences import split_english, split_french

BREAK = "\n\n"


@dataclass(frozen=True, slots=True)
class ArticleSentence:
    """A sentence of an article in the language of the summary.

    english: its place, where the article is English or was translated. french: that of its source, where there is one.
    flags: those of its translation.
    """

    text: str
    english: Span | None = None
    french: Span | None = None
    flags: tuple[Flag, ...] = ()


@dataclass(frozen=True, slots=True)
class ReadArticle:
    """An article as plain text, its sentences in paragraphs, and the text it came from.

    text: in the language of the summary. source: as it came. translation: how the English came about, where it did.
    """

    text: str
    source: str
    paragraphs: tuple[tuple[ArticleSentence, ...], ...]
    translation: Translation | None = None
    detected: DetectedLanguage | None = None

    @property
    def sentences(self) -> list[ArticleSentence]:
        """All sentences, in order."""
        return [sentence for paragraph in self.paragraphs for sentence in paragraph]

    def languages_of(self, sentence: ArticleSentence) -> tuple[str, ...]:
        """Give a sentence in all languages that it is there in."""
        if sentence.english is None or sentence.french is None:
            return (sentence.text,)
        return sentence.text, self.source[sentence.french.start : sentence.french.end]


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
