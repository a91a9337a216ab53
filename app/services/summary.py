"""The use case: a short summary of a French or English article, or of several, each sentence with its sources."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime

from app.engines.protocol import DetectedLanguage, LanguageDetector, Summarizer, SummaryLength
from app.errors import EmptyTextError, TooManyTextsError, UnsupportedLanguageError
from app.services.languages import resolve_each
from app.services.results import ReadArticle, Summary, Translation
from app.services.summary_articles import article_of_translations, english_article, french_article
from app.services.summary_desk import Desk
from app.services.summary_making import make_summary
from app.services.summary_wish import MAX_ARTICLES, READABLE, DatedText, SummaryWish
from app.services.translation import TranslationOptions, TranslationService, plain_texts
from app.text.words import Language


class SummaryService:
    """Summarizes articles in English, French ones after translating them, or French ones in French."""

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
        wish: SummaryWish = SummaryWish(),
    ) -> Summary:
        """Summarize a text. options: its format, and how French is translated.

        Raises EmptyTextError, UnsupportedLanguageError, and SummaryLimitError where no whole sentence fits.
        """
        return await self.summarize_several([DatedText(text)], source, length, options, wish)

    async def summarize_several(
        self,
        texts: Sequence[DatedText],
        source: str = "auto",
        length: SummaryLength = SummaryLength(),
        options: TranslationOptions = TranslationOptions(),
        wish: SummaryWish = SummaryWish(),
    ) -> Summary:
        """Summarize texts on one event as one: what several say counts more and is said once, the oldest text first.

        Raises what `summarize` raises, and TooManyTextsError.
        """
        check_articles(texts)
        articles = await self._read([item.text for item in texts], source, options, wish)
        return await self._summarize(articles, in_order(texts), length, wish)

    async def summarize_translations(
        self,
        translations: Sequence[Translation],
        length: SummaryLength,
        detected: DetectedLanguage | None = None,
        wish: SummaryWish = SummaryWish(),
    ) -> Summary:
        """Summarize what was translated already; several translations are read as one article, in their order."""
        article = await self.translation.worker.compute(lambda: article_of_translations(translations, detected))
        return await self._summarize([article], [0], length, wish)

    async def _read(
        self, texts: Sequence[str], source: str, options: TranslationOptions, wish: SummaryWish
    ) -> list[ReadArticle]:
        """Take each text apart, after translating those that are not in the language of the summary."""
        compute = self.translation.worker.compute
        plain = await compute(lambda: [plain_texts(text, options.format) for text in texts])
        joined = ["\n".join(blocks) for blocks in plain]
        found = await compute(lambda: languages_of(joined, source, wish.language, self.detector))
        french = [text for text, (language, _) in zip(texts, found, strict=True) if language == "fr"]
        is_translated = bool(french) and wish.language == "en"
        translations = iter(await self.translation.translate(french, "fr", options=options) if is_translated else [])

        def read() -> Iterator[ReadArticle]:
            for blocks, (language, detected) in zip(plain, found, strict=True):
                if language == "fr" and is_translated:
                    yield article_of_translations([next(translations)], detected)
                else:
                    take_apart = french_article if wish.language == "fr" else english_article
                    yield replace(take_apart(blocks), detected=detected)

        return await compute(lambda: list(read()))

    async def _summarize(
        self, articles: Sequence[ReadArticle], order: Sequence[int], length: SummaryLength, wish: SummaryWish
    ) -> Summary:
        filled = tuple(number for number in order if articles[number].paragraphs)
        if not filled:
            raise EmptyTextError("There is no sentence to summarize.")
        desk = Desk(tuple(articles), filled, wish)
        return await self.translation.worker.summarize(lambda: make_summary(self.summarizer, desk, length))


def check_articles(texts: Sequence[DatedText]) -> None:
    """Raise EmptyTextError or TooManyTextsError before any work is done."""
    if not any(item.text.strip() for item in texts):
        raise EmptyTextError("There is no text to summarize.")
    if len(texts) > MAX_ARTICLES:
        raise TooManyTextsError(
            f"There are {len(texts)} articles; one summary is made of {MAX_ARTICLES} at most.",
            texts=len(texts),
            max_texts=MAX_ARTICLES,
        )


def languages_of(
    texts: Sequence[str], source: str, wanted: Language, detector: LanguageDetector
) -> list[tuple[str, DetectedLanguage | None]]:
    """Tell the language of each text, a blank one's being none, and what was detected where `source` is `auto`.

    Raises UnsupportedLanguageError where one is neither French nor English, or English with a summary wanted in French.
    """
    found = resolve_each(texts, source, READABLE, detector)
    languages = [
        (detected.language if detected else source) if text.strip() else ""
        for text, detected in zip(texts, found, strict=True)
    ]
    if wanted == "fr" and "en" in languages:
        place = {"text": languages.index("en")} if len(texts) > 1 else {}
        raise UnsupportedLanguageError(
            "The text is English, and no installed model writes French: it is summarized in English (language=en).",
            language="fr",
            available=["en"],
            **place,
        )
    return list(zip(languages, found, strict=True))


def in_order(texts: Sequence[DatedText]) -> list[int]:
    """Give the numbers of the texts: those with a date first, the oldest before the others, then those without."""
    last = datetime.max.replace(tzinfo=UTC)
    return sorted(range(len(texts)), key=lambda number: texts[number].date or last)
