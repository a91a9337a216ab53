"""How good summaries are: ROUGE against references, next to the first sentences of the same articles."""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from statistics import fmean

import numpy as np
from rouge_score.rouge_scorer import RougeScorer

from app.engines.protocol import Summarizer, SummaryLength, SummarySentence
from app.engines.story import Story
from app.services.summary_data import Paragraphs, ReferencedArticle
from app.text.discourse import leans_on_previous
from app.text.words import count_words

METRICS = ("rouge1", "rouge2", "rougeL", "rougeLsum")
Summarize = Callable[[Paragraphs], list[SummarySentence]]
_RESAMPLES = 2_000


@dataclass(frozen=True, slots=True)
class SummarySystem:
    """Something that summarizes, under the name that the table gives it."""

    name: str
    summarize: Summarize


@dataclass(frozen=True, slots=True)
class SummaryFigures:
    """What was measured on all summaries of one system.

    rouge: F of each of `METRICS` with stemming, 0 to 100, one per article. words, sentences: mean per summary.
    dangling: share of summaries with a sentence that leans on one that is not right before it.
    milliseconds: mean time per article, taking apart into sentences not included.
    """

    name: str
    rouge: dict[str, tuple[float, ...]]
    words: float
    sentences: float
    dangling: float
    milliseconds: float

    def mean(self, metric: str) -> float:
        """Mean of a metric over the articles."""
        return fmean(self.rouge[metric])


@dataclass(frozen=True, slots=True)
class Difference:
    """Mean difference of a metric between two systems, with its 95 % interval: a paired bootstrap over the articles."""

    mean: float
    low: float
    high: float


def lead(sentences: int) -> SummarySystem:
    """Take the first sentences of the story; the headline and what else is no sentence is passed over."""

    def summarize(paragraphs: Paragraphs) -> list[SummarySentence]:
        candidates = Story.read(paragraphs).candidates[:sentences]
        return [SummarySentence(candidate.text, (candidate.index,)) for candidate in candidates]

    return SummarySystem(f"Lead-{sentences}", summarize)


def as_served(name: str, summarizer: Summarizer) -> SummarySystem:
    """Summarize at the default length."""
    return SummarySystem(name, lambda paragraphs: summarizer.summarize(paragraphs, SummaryLength()))


def of_length(name: str, summarizer: Summarizer, sentences: int) -> SummarySystem:
    """Summarize in a fixed number of sentences."""
    length = SummaryLength(max_sentences=sentences)
    return SummarySystem(f"{name}, {sentences} sentences", lambda paragraphs: summarizer.summarize(paragraphs, length))


def within_words_of(name: str, summarizer: Summarizer, other: SummarySystem) -> SummarySystem:
    """Summarize in no more words than another system takes for the same article, so that length buys nothing."""

    def summarize(paragraphs: Paragraphs) -> list[SummarySentence]:
        words = sum(count_words(sentence.text) for sentence in other.summarize(paragraphs))
        return summarizer.summarize(paragraphs, SummaryLength(max_words=words))

    return SummarySystem(f"{name}, equal words", summarize)


def evaluate_summaries(
    systems: Sequence[SummarySystem], articles: Sequence[ReferencedArticle], progress: Callable[[], None]
) -> list[SummaryFigures]:
    """Let every system summarize every article, article by article; progress is called once for each summary."""
    scorer = RougeScorer(list(METRICS), use_stemmer=True)
    summaries: list[list[list[SummarySentence]]] = [[] for _ in systems]
    seconds = [0.0] * len(systems)
    rouge: list[dict[str, list[float]]] = [{metric: [] for metric in METRICS} for _ in systems]
    for article in articles:
        reference = "\n".join(article.reference)
        for number, system in enumerate(systems):
            started = time.perf_counter()
            summary = system.summarize(article.paragraphs)
            seconds[number] += time.perf_counter() - started
            summaries[number].append(summary)
            # rougeLsum takes lines for sentences.
            scores = scorer.score(reference, "\n".join(sentence.text for sentence in summary))
            for metric in METRICS:
                rouge[number][metric].append(100 * scores[metric].fmeasure)
            progress()
    return [
        SummaryFigures(
            name=system.name,
            rouge={metric: tuple(values) for metric, values in rouge[number].items()},
            words=fmean(sum(count_words(sentence.text) for sentence in summary) for summary in summaries[number]),
            sentences=fmean(len(summary) for summary in summaries[number]),
            dangling=fmean(
                dangles(summary, article.paragraphs)
                for summary, article in zip(summaries[number], articles, strict=True)
            ),
            milliseconds=1000 * seconds[number] / len(articles),
        )
        for number, system in enumerate(systems)
    ]


def dangles(summary: Sequence[SummarySentence], paragraphs: Paragraphs) -> bool:
    """Whether a sentence of the summary leans on one that does not stand right before it."""
    order = {candidate.index: place for place, candidate in enumerate(Story.read(paragraphs).candidates)}
    previous: int | None = None
    for sentence in summary:
        first = order.get(sentence.sources[0]) if sentence.sources else None
        follows = previous is not None and first is not None and first == previous + 1
        if leans_on_previous(sentence.text) and not follows:
            return True
        previous = order.get(sentence.sources[-1]) if sentence.sources else None
    return False


def difference(one: SummaryFigures, other: SummaryFigures, metric: str) -> Difference:
    """How much better `one` is than `other`. The resampling is seeded: the same figures give the same interval."""
    deltas = np.subtract(one.rouge[metric], other.rouge[metric])
    draws = np.random.default_rng(0).integers(len(deltas), size=(_RESAMPLES, len(deltas)))
    low, high = np.quantile(deltas[draws].mean(axis=1), [0.025, 0.975])
    return Difference(float(deltas.mean()), float(low), float(high))
