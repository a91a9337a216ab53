"""Summaries: ours, those of sumy, and the first three sentences, of the same English articles."""

from collections.abc import Callable, Sequence
from functools import partial

from app.engines.protocol import Summarizer, SummaryLength
from app.models.locate import find_model
from app.services.engines import load_summarizer
from app.services.summary_data import ReferencedArticle
from app.services.summary_evaluation_sumy import rank, ranker, sumy_version
from app.services.summary_evaluation_systems import lead
from app.settings import Settings
from bench.systems.child import Child, Timing
from bench.systems.protocol import Case

SENTENCES = 3
_PARAGRAPH = 5

OURS = "depeche-extractive, as the service does it"
OURS_WITHOUT_MODEL = "extractive, which needs no model"
LEAD = "Lead-3"
LEX_RANK = "sumy LexRank"
TEXT_RANK = "sumy TextRank"


class SummaryWorker:
    """All summarizers; they take articles that were taken apart into sentences beforehand."""

    def __init__(self) -> None:
        self._ways: dict[str, Callable[[Sequence[str]], object]] = {
            OURS: partial(_ours, _loaded("auto")),
            OURS_WITHOUT_MODEL: partial(_ours, _loaded("extractive")),
            LEAD: lambda sentences: lead(SENTENCES).run(ReferencedArticle(_paragraphs(sentences), ())),
            LEX_RANK: _lex_rank(),
            TEXT_RANK: _text_rank(),
        }

    @property
    def settings(self) -> str:
        """Versions and settings."""
        return (
            f"sumy {sumy_version()} with its stemmer and stop words; {SENTENCES} sentences; "
            "sentences and words are given"
        )

    def run(self, way: str, texts: Sequence[Sequence[str]]) -> Timing:
        """Summarize the articles, one after another."""
        timing = Timing()
        for sentences in texts:
            timing.time(partial(self._ways[way], sentences))
        return timing


class Summaries:
    """The summarizers in a process of their own."""

    def __init__(self) -> None:
        self._child: Child | None = None

    def start(self) -> str:
        """Load them."""
        self._child = Child(SummaryWorker)
        return self._child.settings

    def cases(self) -> Sequence[Case]:
        """Give one way for each summarizer."""
        if not self._child:
            raise RuntimeError("The summarizers were not started.")
        ways = (OURS, OURS_WITHOUT_MODEL, LEX_RANK, TEXT_RANK, LEAD)
        return [Case(way, "an article", partial(self._child.run, way)) for way in ways]

    def stop(self) -> None:
        """End the process."""
        if self._child:
            self._child.stop()


def _paragraphs(sentences: Sequence[str]) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(sentences[start : start + _PARAGRAPH]) for start in range(0, len(sentences), _PARAGRAPH))


def _loaded(name: str) -> Summarizer:
    settings = Settings()
    return load_summarizer(find_model(name, "summarization", settings), settings)


def _ours(summarizer: Summarizer, sentences: Sequence[str]) -> object:
    return summarizer.summarize(_paragraphs(sentences), SummaryLength(max_sentences=SENTENCES))


def _lex_rank() -> Callable[[Sequence[str]], object]:
    from sumy.summarizers.lex_rank import LexRankSummarizer  # noqa: PLC0415 - in the child process alone

    return _english(LexRankSummarizer)


def _text_rank() -> Callable[[Sequence[str]], object]:
    from sumy.summarizers.text_rank import TextRankSummarizer  # noqa: PLC0415

    return _english(TextRankSummarizer)


def _english(kind: Callable[..., Callable[..., object]]) -> Callable[[Sequence[str]], object]:
    summarizer, length = ranker(kind, "en"), SummaryLength(max_sentences=SENTENCES)
    return lambda sentences: rank(summarizer, sentences, length, "en")
