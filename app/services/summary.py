"""The use case: a short English summary of a French or English article, each sentence with its sources."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial

from app.engines.protocol import DetectedLanguage, LanguageDetector, Summarizer, SummaryLength
from app.errors import EmptyTextError
from app.services.languages import resolve_source
from app.services.results import Flag, SentencePair, SourcedSentence, Summary, TranslatedDocument, Translation
from app.services.translation import TranslationOptions, TranslationService, plain_texts
from app.text.document import Document, Span
from app.text.sentences import split_english
from app.text.words import count_words

READABLE = ("fr", "en")
DEFAULT_SENTENCES = 3
_BREAK = "\n\n"


@dataclass(frozen=True, slots=True)
class EnglishSentence:
    """A sentence of the English article; french is its source, where there is one, flags those of its translation."""

    text: str
    english: Span
    french: Span | None = None
    flags: tuple[Flag, ...] = ()


@dataclass(frozen=True, slots=True)
class EnglishArticle:
    """An English article as plain text, its sentences in paragraphs, and the French text it came from."""

    text: str
    source: str
    paragraphs: tuple[tuple[EnglishSentence, ...], ...]

    @property
    def sentences(self) -> list[EnglishSentence]:
        """All sentences, in order."""
        return [sentence for paragraph in self.paragraphs for sentence in paragraph]


class SummaryService:
    """Summarizes articles in English; French ones are translated first."""

    def __init__(self, translation: TranslationService, summarizer: Summarizer, detector: LanguageDetector) -> None:
        self.translation = translation
        self.summarizer = summarizer
        self.detector = detector

    async def summarize(
        self,
        text: str,
        source: str = "auto",
        length: SummaryLength = SummaryLength(),
        options: TranslationOptions = TranslationOptions(),
    ) -> Summary:
        """Summarize a text. options: its format, and how French is translated.

        Raises EmptyTextError, UnsupportedLanguageError, and SummaryLimitError where no whole sentence fits.
        """
        if not text.strip():
            raise EmptyTextError("There is no text to summarize.")
        compute = self.translation.worker.compute
        plain = await compute(lambda: plain_texts(text, options.format))
        language, detected = await compute(lambda: resolve_source("\n".join(plain), source, READABLE, self.detector))
        if language == "en":
            article = await compute(lambda: english_article(plain))
            return await self._summarize(article, length, None, detected)
        (translation,) = await self.translation.translate([text], "fr", options=options)
        return await self.summarize_translations([translation], length, detected)

    async def summarize_translations(
        self,
        translations: Sequence[Translation],
        length: SummaryLength,
        detected: DetectedLanguage | None = None,
    ) -> Summary:
        """Summarize what was translated already; several translations are read as one article, in their order."""
        documents = [
            document for translation in translations for document in translation.documents if not document.attribute
        ]
        article = await self.translation.worker.compute(lambda: translated_article(documents))
        return await self._summarize(article, length, translations[0], detected)

    async def _summarize(
        self,
        article: EnglishArticle,
        length: SummaryLength,
        translation: Translation | None,
        detected: DetectedLanguage | None,
    ) -> Summary:
        sentences = article.sentences
        if not sentences:
            raise EmptyTextError("There is no sentence to summarize.")
        complete = _fits(article, length)
        if complete:
            text = article.text.strip()
            chosen = tuple(_sourced(sentence.text, [sentence]) for sentence in sentences)
        else:
            paragraphs = [[sentence.text for sentence in paragraph] for paragraph in article.paragraphs]
            summary = await self.translation.worker.summarize(partial(self.summarizer.summarize, paragraphs, length))
            chosen = tuple(_sourced(item.text, [sentences[index] for index in item.sources]) for item in summary)
            text = " ".join(sentence.text for sentence in chosen)
        return Summary(
            text=text,
            sentences=chosen,
            complete=complete,
            article=article.text,
            source=article.source,
            translation=translation,
            signature=str(self.summarizer.signature),
            detected=detected,
        )


def english_article(blocks: Sequence[str]) -> EnglishArticle:
    """Take an English text apart; blocks are its plain text, one for plain text, several for HTML."""
    text = _BREAK.join(blocks)
    document = Document.parse(text, split_english)
    paragraphs = (
        tuple(EnglishSentence(sentence.text, sentence.span) for sentence in paragraph.sentences)
        for paragraph in document.paragraphs
    )
    return EnglishArticle(text, text, tuple(paragraph for paragraph in paragraphs if paragraph))


def translated_article(documents: Sequence[TranslatedDocument]) -> EnglishArticle:
    """Join translated documents to one article, keeping for each English sentence the French one it stands for."""
    paragraphs: list[tuple[EnglishSentence, ...]] = []
    english_at = french_at = 0
    for document in documents:
        pairs = iter(document.pairs)
        for paragraph in document.source.paragraphs:
            sentences: list[EnglishSentence] = []
            for pair in (next(pairs) for _ in paragraph.sentences):
                sentences += _sentences_of(pair, english_at, french_at)
            if sentences:
                paragraphs.append(tuple(sentences))
        english_at += len(document.text) + len(_BREAK)
        french_at += len(document.source.text) + len(_BREAK)
    english = _BREAK.join(document.text for document in documents)
    french = _BREAK.join(document.source.text for document in documents)
    return EnglishArticle(english, french, tuple(paragraphs))


def _sentences_of(pair: SentencePair, english_at: int, french_at: int) -> Iterator[EnglishSentence]:
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
        yield EnglishSentence(pair.target[span.start : span.end], english, french, flags)


def _shifted(span: Span, by: int) -> Span:
    return Span(span.start + by, span.end + by)


def _fits(article: EnglishArticle, length: SummaryLength) -> bool:
    """Whether the article is no longer than the summary asked for."""
    sentences = length.max_sentences
    if sentences is None and length.max_words is None:
        sentences = DEFAULT_SENTENCES
    return (sentences is None or len(article.sentences) <= sentences) and (
        length.max_words is None or count_words(article.text) <= length.max_words
    )


def _sourced(text: str, sources: Sequence[EnglishSentence]) -> SourcedSentence:
    french = dict.fromkeys(source.french for source in sources if source.french)
    flags = dict.fromkeys(flag for source in sources for flag in source.flags)
    return SourcedSentence(text, tuple(source.english for source in sources), tuple(french), tuple(flags))
