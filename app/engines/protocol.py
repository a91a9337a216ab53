"""What an engine is: sentences in, hypotheses out. No HTTP, no documents, no event loop."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, Protocol

from app.text.span import Span
from app.text.words import Language


@dataclass(frozen=True, slots=True)
class Signature:
    """Says exactly what made an answer: the same signature and the same text give the same words."""

    model: str
    revision: str
    engine: str
    quantization: str
    beam: int
    version: str
    shortlist: bool = False

    def __str__(self) -> str:
        """One line in sacrebleu's manner: `model:…|revision:…|engine:…|quantization:…|beam:…|version:…`.

        Before the version stands `shortlist:on` where the engine has one.
        """
        before = ("model", "revision", "engine", "quantization", "beam")
        fields = [f"{name}:{getattr(self, name)}" for name in before]
        return "|".join([*fields, *(["shortlist:on"] if self.shortlist else []), f"version:{self.version}"])


@dataclass(frozen=True, slots=True)
class Decoding:
    """Decoding settings of one call.

    beam_size: hypotheses kept at each step, 1 is greedy.
    num_hypotheses: hypotheses returned per sentence, at most beam_size unless the engine widens its beam.
    length_penalty: exponent of the length by which a score is divided; 1 makes it a mean.
    max_output_ratio, max_output_extra: the output limit of a sentence of n input tokens is ratio * n + extra tokens.
    alignment: whether hypotheses carry source positions for each target token.
    first_token_aligned: whether to the first token, too; an engine may leave that out where it costs it a step.
    shortlist: whether only the words of the model's lexical shortlist are considered, where the model has one.
    """

    beam_size: int = 4
    num_hypotheses: int = 1
    length_penalty: float = 1.0
    max_output_ratio: float = 2.0
    max_output_extra: int = 24
    alignment: bool = False
    first_token_aligned: bool = True
    shortlist: bool = True

    def output_limit(self, input_tokens: int) -> int:
        """Most tokens that the output of a sentence with this many input tokens may have."""
        return int(self.max_output_ratio * input_tokens) + self.max_output_extra


@dataclass(frozen=True, slots=True)
class Hypothesis:
    """One translation of one sentence.

    text: detokenized.
    score: mean log-probability per token (natural logarithm, at most 0), comparable between sentences.
    truncated: the output reached its limit, so words may be missing at the end.
    alignment: where `Decoding.alignment` asked for it, pairs ((source start, source end), (target start, target end))
        of character offsets into the sentence given and into `text`, one per target token, in target order. Of a token
        that is not aligned the first pair is empty, (0, 0).
    """

    text: str
    score: float
    truncated: bool = False
    alignment: tuple[tuple[tuple[int, int], tuple[int, int]], ...] = ()


class Translator(Protocol):
    """A loaded translation model. Methods are synchronous and may be called from any thread."""

    @property
    def signature(self) -> Signature:
        """Of the answers that this engine gives."""
        ...

    @property
    def max_input_tokens(self) -> int:
        """Longest input, in the model's tokens without the end mark, that is translated whole."""
        ...

    def count_tokens(self, sentences: Sequence[str]) -> list[int]:
        """Count the model's tokens in each sentence, without the end mark."""
        ...

    def translate(self, sentences: Sequence[str], decoding: Decoding) -> list[list[Hypothesis]]:
        """Translate each sentence; one non-empty list of hypotheses per sentence, best first, in the order given.

        Sentences are normalised text (see `app.text.normalize`), none empty.
        """
        ...

    def close(self) -> None:
        """Free the model's memory. The engine is not used afterwards."""
        ...


@dataclass(frozen=True, slots=True)
class SummaryLength:
    """The most that a summary may have; both limits hold where both are given."""

    max_sentences: int | None = None
    max_words: int | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """How the paragraphs that a summarizer is given are to be read.

    language: of the sentences, `en` or `fr`; the summary is in the same.
    emphasis: for each sentence, counted over all paragraphs, how much it has of what the summary is to centre on, from
        0 to 1; empty where it is to centre on nothing.
    starts: numbers of the paragraphs at which articles begin, rising from 0: several where there are several articles
        on one event, none of them without a paragraph.
    """

    language: Language = "en"
    emphasis: tuple[float, ...] = ()
    starts: tuple[int, ...] = (0,)


Making = Literal["chosen", "written", "replaced"]
"""How a sentence of a summary came about: it is the article's own, but for a name put in; or a model wrote it; or it is
the article's own in place of one that a model wrote and that said what the article does not."""


@dataclass(frozen=True, slots=True)
class SummarySentence:
    """One sentence of a summary and the article's sentences it rests on, as indices counted over all paragraphs.

    sources: rising; of a sentence taken from the article, the last is itself.
    inserted: places in text of what the article's sentence has not, each with the blank before it: " [Mr Blair]" behind
        "he", the name as it stands in one of the other sources (its possessive "’s" aside). Without them text is the
        sentence as it was.
    retold: of several articles, the first sentence in each other one that says the same.
    made: see `Making`. foreign: where it is `replaced`, what the model's sentence had that the article has not.
    """

    text: str
    sources: tuple[int, ...]
    inserted: tuple[Span, ...] = ()
    retold: tuple[int, ...] = ()
    made: Making = "chosen"
    foreign: tuple[str, ...] = ()


class Summarizer(Protocol):
    """A loaded summarization model. Methods are synchronous and may be called from any thread."""

    @property
    def signature(self) -> Signature:
        """Of the summaries that this engine gives."""
        ...

    @property
    def choosing(self) -> Signature:
        """Of its summaries that are chosen from the article to the last sentence; of an engine that writes, another."""
        ...

    def summarize(
        self, paragraphs: Sequence[Sequence[str]], length: SummaryLength, reading: Reading = Reading()
    ) -> list[SummarySentence]:
        """Summarize an article, or several on one event, given as paragraphs of sentences, in whole sentences.

        Raises SummaryLimitError where no whole sentence fits into `length`.
        """
        ...

    def close(self) -> None:
        """Free the model's memory."""
        ...


@dataclass(frozen=True, slots=True)
class DetectedLanguage:
    """An ISO 639-1 code and how sure the detector is, from 0 to 1."""

    language: str
    confidence: float


class LanguageDetector(Protocol):
    """Tells the language of a text."""

    def detect(self, text: str) -> list[DetectedLanguage]:
        """Candidates, likeliest first; empty where the text holds no letters."""
        ...
