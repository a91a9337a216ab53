"""What the use cases answer with."""

from dataclasses import dataclass
from typing import Literal

from app.engines.protocol import DetectedLanguage
from app.text.document import Document, Span

Severity = Literal["info", "warning", "error"]


@dataclass(frozen=True, slots=True)
class Flag:
    """Something that an editor should check, with one plain sentence that says why.

    Spans are character offsets into the whole source text and the whole translation.
    """

    code: str
    severity: Severity
    message: str
    source: Span | None = None
    target: Span | None = None


@dataclass(frozen=True, slots=True)
class Alternative:
    """Another rendering; score: mean log-probability per token, at most 0, of a text the mean of its sentences."""

    text: str
    score: float


@dataclass(frozen=True, slots=True)
class SentencePair:
    """A sentence and its translation, each with its place in the whole text.

    score: mean log-probability per token, at most 0. alternatives: other hypotheses, best first. flags: what to check.
    is_edited: whether the translation is an editor's, from the memory.
    """

    source: str
    target: str
    source_span: Span
    target_span: Span
    score: float
    alternatives: tuple[Alternative, ...] = ()
    flags: tuple[Flag, ...] = ()
    is_edited: bool = False


@dataclass(frozen=True, slots=True)
class TranslatedDocument:
    """A plain text and its translation, sentence by sentence. Spans of its pairs are offsets into its own two texts.

    attribute: name of the HTML attribute that held the text; empty for text that stands on the page.
    """

    source: Document
    text: str
    pairs: tuple[SentencePair, ...]
    attribute: str = ""

    @property
    def flags(self) -> tuple[Flag, ...]:
        """All flags, in order."""
        return tuple(flag for pair in self.pairs for flag in pair.flags)


@dataclass(frozen=True, slots=True)
class Translation:
    """A translated text in the shape of its source.

    documents: one for plain text; for HTML one per block, in order.
    flags: of the whole; for HTML their spans are offsets into the plain text of their block.
    alternatives: other renderings of the whole text, best first, distinct.
    """

    text: str
    documents: tuple[TranslatedDocument, ...]
    alternatives: tuple[Alternative, ...]
    signature: str
    detected: DetectedLanguage | None = None

    @property
    def pairs(self) -> tuple[SentencePair, ...]:
        """All sentence pairs, in order."""
        return tuple(pair for document in self.documents for pair in document.pairs)

    @property
    def blocks(self) -> tuple[int, ...]:
        """For each of `pairs`, the number of its document."""
        return tuple(number for number, document in enumerate(self.documents) for _ in document.pairs)

    @property
    def flags(self) -> tuple[Flag, ...]:
        """All flags, in order."""
        return tuple(flag for document in self.documents for flag in document.flags)


@dataclass(frozen=True, slots=True)
class SourcedSentence:
    """One sentence of a summary with the sentences it rests on.

    english: spans in the English article. french: spans in the French text, where the article was French.
    flags: of the translation of those sentences.
    """

    text: str
    english: tuple[Span, ...]
    french: tuple[Span, ...]
    flags: tuple[Flag, ...] = ()


@dataclass(frozen=True, slots=True)
class Summary:
    """A short English summary of an article.

    complete: the text was no longer than the summary asked for, and came back as it is.
    article: the English that was summarized, as plain text; the summary's English spans point into it.
    source: the text as it came, as plain text; the French spans point into it.
    translation: how the English came about, where the article was French.
    """

    text: str
    sentences: tuple[SourcedSentence, ...]
    complete: bool
    article: str
    source: str
    translation: Translation | None
    signature: str
    detected: DetectedLanguage | None = None

    @property
    def flags(self) -> tuple[Flag, ...]:
        """What to check in the sentences that the summary rests on; spans as in `english` and `french`."""
        return tuple(flag for sentence in self.sentences for flag in sentence.flags)


@dataclass(frozen=True, slots=True)
class Article:
    """A story of named fields, translated: the same names, and a summary of the whole."""

    fields: dict[str, str]
    translations: dict[str, Translation]
    summary: Summary | None
    flags: tuple[tuple[str, Flag], ...]
    signature: str
    detected: DetectedLanguage | None = None
