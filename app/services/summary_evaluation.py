"""How good summaries are: ROUGE against references, what an editor would mark, and the time they take, side by side."""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from statistics import fmean

import numpy as np

from app.engines.protocol import SummarySentence
from app.errors import SummaryLimitError
from app.services.summary_data import ReferencedArticle
from app.services.summary_evaluation_faults import TENTHS, Judge, Judged
from app.services.summary_evaluation_rouge import METRICS, Rouge
from app.services.summary_evaluation_systems import SummarySystem
from app.text.words import count_words

_RESAMPLES = 2_000


@dataclass(frozen=True, slots=True)
class MeasuredSummary:
    """A summary with its ROUGE F, 0 to 100, what is wrong with it, and the seconds it took."""

    sentences: tuple[str, ...]
    rouge: dict[str, float]
    judged: Judged
    seconds: float

    @property
    def words(self) -> int:
        """Length as `count_words` gives it."""
        return sum(map(count_words, self.sentences))


@dataclass(frozen=True, slots=True)
class SummaryFigures:
    """What was measured on all summaries of one system, which are in the articles' order."""

    system: SummarySystem
    summaries: tuple[MeasuredSummary, ...]

    @property
    def name(self) -> str:
        """The system's."""
        return self.system.name

    def values(self, metric: str) -> list[float]:
        """Give a metric of each summary."""
        return [summary.rouge[metric] for summary in self.summaries]

    def mean(self, metric: str) -> float:
        """Mean of a metric over the articles."""
        return fmean(self.values(metric))

    @property
    def words(self) -> float:
        """Mean per summary."""
        return fmean(summary.words for summary in self.summaries)

    @property
    def sentences(self) -> float:
        """Mean per summary."""
        return fmean(len(summary.sentences) for summary in self.summaries)

    @property
    def empty(self) -> int:
        """Summaries without a sentence: no whole one was short enough."""
        return sum(not summary.sentences for summary in self.summaries)

    @property
    def leaning_starts(self) -> float:
        """Share of summaries whose first sentence leans on another."""
        return self._share("start")

    @property
    def dangling(self) -> float:
        """Share of summaries with a sentence that leans on one that is not right before it."""
        return self._share("dangling")

    @property
    def foreign_names(self) -> float:
        """Names that the article has nowhere, per 100 summaries."""
        return 100 * fmean(summary.judged.count("name") for summary in self.summaries)

    @property
    def foreign_figures(self) -> float:
        """Figures that the article has nowhere, per 100 summaries."""
        return 100 * fmean(summary.judged.count("figure") for summary in self.summaries)

    @property
    def with_lead(self) -> float:
        """Share of summaries that have the story's first sentence."""
        return fmean(summary.judged.has_lead for summary in self.summaries)

    @property
    def tenths(self) -> list[float]:
        """Shares of sentences that come from each tenth of the story, of those that come from it; zeros without any."""
        places = [tenth for summary in self.summaries for tenth in summary.judged.tenths]
        return [places.count(tenth) / max(1, len(places)) for tenth in range(TENTHS)]

    @property
    def milliseconds(self) -> float | None:
        """Mean time per article, taking apart into sentences not included; None where nothing was summarized."""
        return 1000 * fmean(summary.seconds for summary in self.summaries) if self.system.is_timed else None

    def _share(self, kind: str) -> float:
        return fmean(any(fault.kind == kind for fault in summary.judged.faults) for summary in self.summaries)


@dataclass(frozen=True, slots=True)
class Difference:
    """Mean difference of a metric between two systems, with its 95 % interval: a paired bootstrap over the articles."""

    mean: float
    low: float
    high: float

    @property
    def is_significant(self) -> bool:
        """Whether the interval leaves zero out."""
        return self.low > 0 or self.high < 0


def evaluate_summaries(
    systems: Sequence[SummarySystem], articles: Sequence[ReferencedArticle], progress: Callable[[], None]
) -> list[SummaryFigures]:
    """Let every system summarize every article, article by article; progress is called once for each summary.

    The articles are in one language. A system that finds no sentence short enough has an empty summary, which scores 0.
    """
    rouge = Rouge(articles[0].language)
    measured: list[list[MeasuredSummary]] = [[] for _ in systems]
    for article in articles:
        judge = Judge(article)
        for summaries, system in zip(measured, systems, strict=True):
            summary, seconds = _timed(system, article)
            sentences = tuple(sentence.text for sentence in summary)
            scores = rouge.score(article.reference, sentences)
            summaries.append(MeasuredSummary(sentences, scores, judge.judge(summary), seconds))
            progress()
    return [SummaryFigures(system, tuple(summaries)) for system, summaries in zip(systems, measured, strict=True)]


def difference(one: SummaryFigures, other: SummaryFigures, metric: str) -> Difference:
    """How much better `one` is than `other`. The resampling is seeded: the same figures give the same interval."""
    deltas = np.subtract(one.values(metric), other.values(metric))
    draws = np.random.default_rng(0).integers(len(deltas), size=(_RESAMPLES, len(deltas)))
    low, high = np.quantile(deltas[draws].mean(axis=1), [0.025, 0.975])
    return Difference(float(deltas.mean()), float(low), float(high))


def comparable(figures: Sequence[SummaryFigures]) -> list[tuple[SummaryFigures, SummaryFigures]]:
    """Pair each system that is no baseline with the baselines that it is measured by."""
    baselines = [item for item in figures if item.system.is_baseline]
    return [
        (item, other)
        for item in figures
        if not item.system.is_baseline
        for other in baselines
        if item.system.kind in other.system.measures
    ]


def _timed(system: SummarySystem, article: ReferencedArticle) -> tuple[list[SummarySentence], float]:
    length = system.length(article)
    started = time.perf_counter()
    try:
        summary = system.summarize(article, length)
    except SummaryLimitError:
        summary = []
    return summary, time.perf_counter() - started


__all__ = [
    "METRICS",
    "Difference",
    "MeasuredSummary",
    "SummaryFigures",
    "comparable",
    "difference",
    "evaluate_summaries",
]
