"""The use case: translate texts, in the shape they came in."""

from collections.abc import AsyncGenerator, Callable, Iterator, Mapping, Sequence
from contextlib import aclosing
from dataclasses import dataclass, replace
from functools import partial
from typing import Literal

from app.engines.protocol import Decoding, DetectedLanguage, LanguageDetector, Signature
from app.errors import EmptyTextError, UnsupportedLanguageError
from app.services.checked import Checked
from app.services.in_flight import in_flight
from app.services.languages import resolve_each
from app.services.memory import TranslationMemory
from app.services.quality import Quality, decoding_of, signed
from app.services.remembering import RememberingTranslation
from app.services.results import Alternative, TranslatedDocument, Translation
from app.services.sentence_work import Alignment, Assembled, Prepared, assemble, prepare, source_sentences
from app.services.small_openings import with_small_openings
from app.services.source_sentence import SourceSentence
from app.services.turns import Placing, Turn, growing_groups
from app.services.worker import EngineWorker
from app.text.bounds import split_bounded, whole_bounded
from app.text.document import Document, SentenceKey
from app.text.glossary import Glossary
from app.text.html import Block, HtmlDocument, TranslatedBlock

TextFormat = Literal["text", "html"]
SOURCE, TARGET = "fr", "en"


@dataclass(frozen=True, slots=True)
class TranslationOptions:
    """What a caller may ask for.

    alternatives: other renderings of each text, besides the best. names: whether names are written as English spells
    them and missing ones flagged. checks: whether translations are held against their sources, mended and flagged;
    without, the model's first answers stand. glossary: terms to be translated its way, or flagged. split: whether
    paragraphs are cut into sentences; without, each is taken for one, which the model was not made for. quality: how
    much time may be spent on finding the best English. edited: whether an editor's English is taken, where
    the memory has one.
    """

    format: TextFormat = "text"
    alternatives: int = 0
    names: bool = True
    checks: bool = True
    glossary: Glossary | None = None
    split: bool = True
    quality: Quality = "balanced"
    edited: bool = True


@dataclass(frozen=True, slots=True)
class _Parsed:
    """A text taken apart: one part for plain text, one per block for HTML."""

    parts: tuple[Prepared, ...]
    html: HtmlDocument | None
    detected: DetectedLanguage | None


class TranslationService:
    """Translates French texts into English.

    memory: where there is one, sentences that it knows are taken from it. count: is told of whole translations.
    """

    def __init__(
        self,
        worker: EngineWorker,
        detector: LanguageDetector,
        decoding: Decoding,
        memory: TranslationMemory | None = None,
        count: Callable[[Sequence[Translation]], None] | None = None,
    ) -> None:
        self.count = count
        self.worker = worker
        self.memory = memory
        self.faithful = RememberingTranslation(worker, memory)
        self.detector = detector
        self.decoding = decoding

    async def translate(
        self,
        texts: Sequence[str],
        source: str = "auto",
        target: str = TARGET,
        options: TranslationOptions = TranslationOptions(),
    ) -> list[Translation]:
        """Translate each text. All sentences of all texts go to the engine together.

        An empty text among others stays empty; EmptyTextError where there is no text at all,
        UnsupportedLanguageError where a text is not French or the target not English, BusyError where too much waits.
        """
        parsed = await self._taken_apart(texts, source, target, options)
        sentences = await self._to_translate(parsed, options)
        translated = await self._checked(sentences, options)
        return await self._finished(texts, parsed, translated, options)

    async def translate_in_turns(
        self,
        texts: Sequence[str],
        source: str = "auto",
        target: str = TARGET,
        options: TranslationOptions = TranslationOptions(),
    ) -> AsyncGenerator[Turn, None]:
        """Translate as `translate` does, and give sentences as soon as they are done and checked, in document order.

        The first turn has none of them: it says that the texts were read and how many there will be. The last one has
        the whole. What is not asked for any more is not begun.
        """
        parsed = await self._taken_apart(texts, source, target, options)
        sentences = await self._to_translate(parsed, options)
        placing = Placing([item.parts for item in parsed], sentences, options.alternatives)
        translated: dict[SentenceKey, Checked] = {}
        yield Turn((), 0, placing.total)

        async def checked(group: Sequence[tuple[SentenceKey, SourceSentence]]) -> dict[SentenceKey, Checked]:
            return await self._checked(dict(group), options)

        async with aclosing(in_flight(growing_groups(list(sentences.items())), checked)) as groups:
            async for group in groups:
                translated |= group
                if pairs := await self.worker.compute(partial(placing.ready, translated)):
                    yield Turn(pairs, placing.done, placing.total)
        # What has no words needs no translation, and may be all there is.
        if pairs := await self.worker.compute(partial(placing.ready, translated)):
            yield Turn(pairs, placing.done, placing.total)
        whole = await self._finished(texts, parsed, translated, options)
        yield Turn((), placing.done, placing.total, tuple(whole))

    @property
    def signature(self) -> str:
        """Of the answers that this service gives where nothing else is asked for."""
        return str(self.signature_of(TranslationOptions()))

    def signature_of(self, options: TranslationOptions) -> Signature:
        """Give the signature of an answer."""
        return signed(self.worker.translator.signature, decoding_of(options.quality, self.decoding))

    def _parse(self, texts: Sequence[str], source: str, options: TranslationOptions) -> list[_Parsed]:
        pages = [HtmlDocument.parse(text) if options.format == "html" else None for text in texts]
        blocks = [page.blocks if page else (Block(text),) for page, text in zip(pages, texts, strict=True)]
        plain = ["\n".join(block.text for block in each) for each in blocks]
        detected = resolve_each(plain, source, (SOURCE,), self.detector)
        split = split_bounded if options.split else whole_bounded
        return [
            _Parsed(tuple(prepare(Document.parse(block.text, split, block.kept)) for block in each), page, language)
            for page, each, language in zip(pages, blocks, detected, strict=True)
        ]

    async def _taken_apart(
        self, texts: Sequence[str], source: str, target: str, options: TranslationOptions
    ) -> list[_Parsed]:
        if target != TARGET:
            raise UnsupportedLanguageError(
                f"No installed model writes '{target}'. Available: en.", language=target, available=[TARGET]
            )
        if not any(text.strip() for text in texts):
            raise EmptyTextError("There is no text to translate.")
        self.worker.check_room()
        return await self.worker.compute(lambda: self._parse(texts, source, options))

    async def _to_translate(
        self, parsed: Sequence[_Parsed], options: TranslationOptions
    ) -> dict[SentenceKey, SourceSentence]:
        prepared = (part for item in parsed for part in item.parts)
        count = self.worker.translator.count_tokens
        return await self.worker.compute(
            lambda: with_small_openings(
                source_sentences(prepared, names=options.names, glossary=options.glossary), count
            )
        )

    async def _checked(
        self, sentences: Mapping[SentenceKey, SourceSentence], options: TranslationOptions
    ) -> dict[SentenceKey, Checked]:
        decoding = replace(
            decoding_of(options.quality, self.decoding),
            num_hypotheses=options.alternatives + 1,
            alignment=options.format == "html",
        )
        checked = await self.faithful.translate(
            list(sentences.values()), decoding, checks=options.checks, edited=options.edited
        )
        return dict(zip(sentences, checked, strict=True))

    async def _finished(
        self,
        texts: Sequence[str],
        parsed: Sequence[_Parsed],
        translated: dict[SentenceKey, Checked],
        options: TranslationOptions,
    ) -> list[Translation]:
        finished = await self.worker.compute(
            lambda: [self._finish(text, item, translated, options) for text, item in zip(texts, parsed, strict=True)]
        )
        if self.count:
            self.count(finished)
        return finished

    def _finish(
        self, text: str, parsed: _Parsed, translated: dict[SentenceKey, Checked], options: TranslationOptions
    ) -> Translation:
        parts = [assemble(part, translated, options.alternatives) for part in parsed.parts]
        rebuild = partial(_rebuild, text, parsed.html)
        best = rebuild([(part.translated.text, part.alignment) for part in parts])
        return Translation(
            text=best,
            documents=tuple(_documents(parts, parsed.html)),
            alternatives=_alternatives(parts, best) if parsed.html is None else (),
            signature=str(self.signature_of(options)),
            detected=parsed.detected,
        )


def plain_texts(text: str, text_format: TextFormat) -> list[str]:
    """Give the plain text of a text: itself, or for HTML that of its blocks on the page, attributes left out."""
    if text_format == "text":
        return [text]
    return [block.text for block in HtmlDocument.parse(text).blocks if not block.attribute]


def _documents(parts: Sequence[Assembled], html: HtmlDocument | None) -> Iterator[TranslatedDocument]:
    attributes = [block.attribute for block in html.blocks] if html else [""] * len(parts)
    for part, attribute in zip(parts, attributes, strict=True):
        yield replace(part.translated, attribute=attribute)


def _rebuild(source: str, html: HtmlDocument | None, parts: Sequence[tuple[str, Alignment]]) -> str:
    if html is None:
        return parts[0][0] if parts else source
    return html.rebuild([TranslatedBlock(text, alignment) for text, alignment in parts])


def _alternatives(parts: Sequence[Assembled], best: str) -> tuple[Alternative, ...]:
    return tuple(other for part in parts for other in part.alternatives if other.text != best)
