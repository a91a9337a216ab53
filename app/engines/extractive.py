"""The embedded summarizer: it chooses whole sentences of the article, so it can't say what the article does not."""

from collections.abc import Sequence

from app import __version__
from app.engines.material import Material
from app.engines.protocol import Reading, Signature, Summarizer, SummaryLength, SummarySentence
from app.engines.salience import SalienceScorer
from app.engines.scorer import SentenceScorer
from app.engines.selection import UNLIMITED, Groups, Limits
from app.errors import SummaryLimitError
from app.text.words import count_words

DEFAULT_SENTENCES = 3
# In these two cases a third sentence would be half of the story, or too long a read.
SHORT_STORY_SENTENCES = 6
LONG_SUMMARY_WORDS = 90


class ExtractiveSummarizer(Summarizer):
    """Chooses the most salient sentences, in the article's order, none without the sentence that it leans on.

    Where that is a pronoun or a bare role whose name is certain, the name is put in instead: "He [Mr Blair] said".

    Without limits the summary has three sentences, or two where the story has at most six or where three would be more
    than 90 words. An article within the limits comes back whole.
    """

    def __init__(
        self,
        scorer: SentenceScorer | None = None,
        *,
        model: str = "extractive",
        revision: str = "",
        engine: str = "extractive",
        quantization: str = "none",
    ) -> None:
        """Choose by what a scorer says. model, revision, engine, quantization: for the signature."""
        self._scorer = scorer or SalienceScorer()
        self._signature = Signature(model, revision or self._scorer.revision, engine, quantization, 1, __version__)

    @property
    def signature(self) -> Signature:
        """Of the summaries."""
        return self._signature

    @property
    def choosing(self) -> Signature:
        """The same: it only chooses."""
        return self._signature

    @property
    def scorer(self) -> SentenceScorer:
        """What tells how much a sentence matters."""
        return self._scorer

    def summarize(
        self, paragraphs: Sequence[Sequence[str]], length: SummaryLength, reading: Reading = Reading()
    ) -> list[SummarySentence]:
        """Choose sentences; see `Summarizer.summarize`."""
        whole = whole_article(paragraphs, length) if len(reading.starts) == 1 else None
        if whole is not None:
            return whole
        material = Material.read(paragraphs, reading, self._scorer.scores)
        candidates, scores = material.candidates, material.scores
        groups = Groups(candidates, material.duplicates_of)
        limits = limits_of(length)
        chosen = groups.choose(scores, limits)
        if _is_default(length):
            words = sum(candidates[position].words for position in chosen)
            if len(candidates) <= SHORT_STORY_SENTENCES or words > LONG_SUMMARY_WORDS:
                chosen = groups.choose(scores, Limits(sentences=DEFAULT_SENTENCES - 1))
        if not chosen:
            raise limit_error(limits, groups.shortest(limits.sentences))
        return material.tell(chosen)

    def close(self) -> None:
        """Free what the scorer holds."""
        self._scorer.close()


def limits_of(length: SummaryLength) -> Limits:
    """Limits with the default filled in where none is given; one that is given alone stands alone."""
    if _is_default(length):
        return Limits(sentences=DEFAULT_SENTENCES)
    return Limits(
        UNLIMITED if length.max_sentences is None else length.max_sentences,
        UNLIMITED if length.max_words is None else length.max_words,
    )


def whole_article(paragraphs: Sequence[Sequence[str]], length: SummaryLength) -> list[SummarySentence] | None:
    """Every sentence of an article that is within the limits as it stands; None for a longer one."""
    sentences = [sentence for paragraph in paragraphs for sentence in paragraph]
    limits = limits_of(length)
    if len(sentences) > limits.sentences or sum(map(count_words, sentences)) > limits.words:
        return None
    return [SummarySentence(sentence, (index,)) for index, sentence in enumerate(sentences)]


def limit_error(limits: Limits, shortest: int) -> SummaryLimitError:
    """Say what would have fitted."""
    if limits.sentences < 1 or not shortest:
        return SummaryLimitError("A summary has at least one sentence.", max_sentences=limits.sentences)
    message = f"No whole sentence fits into {limits.words} words; the shortest that can stand alone has {shortest}."
    return SummaryLimitError(message, max_words=limits.words, shortest_words=shortest)


def _is_default(length: SummaryLength) -> bool:
    return length.max_sentences is None and length.max_words is None
