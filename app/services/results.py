"""What the use cases answer with."""

from dataclasses import dataclass
from typing import Literal

from app.engines.protocol import DetectedLanguage, Making
from app.text.document import Document, Span
from app.text.tight.edits import Edit
from app.text.words import Language

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


@dataclass(frozen=True, slots=True)
class Retelling:
    """Where another article says what a sentence of the summary says: the article's number, and places in it."""

    article: int
    english: tuple[Span, ...]
    french: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class SourcedSentence:
    """One sentence of a summary with the sentences it rests on.

    english: spans in the English article. french: spans in the French text, where the article was French.
    flags: of the translation of those sentences. article: number of the article that they stand in.
    also_in: other articles that say the same. inserted: places in text of what the article's sentence has not, names in
    brackets. edits: what was taken out of the sentence to shorten it, as places in the sentence before that.
    made: whether it was chosen from the article or written, see `Making`.
    """

    text: str
    english: tuple[Span, ...]
    french: tuple[Span, ...]
    flags: tuple[Flag, ...] = ()
    article: int = 0
    also_in: tuple[Retelling, ...] = ()
    inserted: tuple[Span, ...] = ()
    edits: tuple[Edit, ...] = ()
    made: Making = "chosen"


@dataclass(frozen=True, slots=True)
class Summary:
    """A short summary of an article, or of several on one event.

    complete: the text was no longer than the summary asked for, and came back as it is.
    articles: what was summarized, in the order in which it was sent; places of sentences point into them.
    language: of the summary. notices: what to tell of the summary as a whole.
    """

    text: str
    sentences: tuple[SourcedSentence, ...]
    complete: bool
    articles: tuple[ReadArticle, ...]
    signature: str
    language: Language = "en"
    notices: tuple[Flag, ...] = ()

    @property
    def article(self) -> str:
        """The first article, in the language of the summary, as plain text."""
        return self.articles[0].text

    @property
    def source(self) -> str:
        """The first article as it came, as plain text."""
        return self.articles[0].source

    @property
    def translation(self) -> Translation | None:
        """How the English came about: the first translation, where there was one."""
        return next((article.translation for article in self.articles if article.translation), None)

    @property
    def detected(self) -> DetectedLanguage | None:
        """What the first article was seen to be in."""
        return self.articles[0].detected

    @property
    def flags(self) -> tuple[Flag, ...]:
        """What to check in the summary and in the sentences that it rests on; spans as in `english` and `french`."""
        return (*self.notices, *(flag for sentence in self.sentences for flag in sentence.flags))


@dataclass(frozen=True, slots=True)
class Article:
    """A story of named fields, translated: the same names, and a summary of the whole."""

    fields: dict[str, str]
    translations: dict[str, Translation]
    summary: Summary | None
    flags: tuple[tuple[str, Flag], ...]
    signature: str
    detected: DetectedLanguage | None = None
