"""Time and memory that summaries cost, each system in a process of its own, on articles of `depeche eval summary`.

    python bench/summary_cost.py articles.jsonl [--model ID]… [--limit N] [--language fr]

Each process is given the articles as sentences, loads its system, and summarizes them one by one in three sentences, on
one core. sumy gets the sentences of the story only, as it doesn't tell them from headlines.
"""

import multiprocessing
import os
import resource
import statistics
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import Annotated, Literal

import psutil
import typer
from percentiles import percentile
from report import report

from app.engines.protocol import Reading, SummaryLength
from app.services.summary_data import Paragraphs, read_referenced_articles
from app.services.summary_evaluation_sumy import rank, ranker
from app.services.summary_evaluation_systems import SENTENCES, read_story
from app.text.words import Language

Summarize = Callable[[Paragraphs], object]
SUMY = ("LexRank", "TextRank")
LENGTH = SummaryLength(max_sentences=SENTENCES)
_MIB = 1 << 20


def main(
    data: Annotated[Path, typer.Argument(help="JSON lines with `document` and `summary`.")],
    model: Annotated[list[str] | None, typer.Option(help="Summarization models; again for more.")] = None,
    limit: Annotated[int, typer.Option(min=0, help="Articles to take from the start; 0 takes all.")] = 0,
    language: Annotated[Literal["en", "fr"], typer.Option(help="Of the articles.")] = "en",
    json_file: Annotated[Path | None, typer.Option("--json", help="Also write the figures to this file.")] = None,
) -> None:
    """Measure one system after the other."""
    articles = read_referenced_articles(data, limit, language)
    whole = [article.paragraphs for article in articles]
    stories = [(tuple(candidate.text for candidate in read_story(article).candidates),) for article in articles]
    figures: dict[str, object] = {}
    for name in (*(model or ["auto", "extractive"]), *SUMY):
        # A process that has done other work has memory to spare.
        with ProcessPoolExecutor(1, multiprocessing.get_context("spawn")) as process:
            figures[name] = process.submit(measure, name, stories if name in SUMY else whole, language).result()
    report(f"Summaries of {data.name}, three sentences, one core", figures, [], json_file)


def measure(name: str, articles: Sequence[Paragraphs], language: Language) -> str:
    """Load a system and let it summarize all articles; give what that took, in words."""
    os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    before = psutil.Process().memory_info().rss / _MIB
    summarize = _ranker(name, language) if name in SUMY else _summarizer(name, language)
    # What is read at the first use is no article's time.
    summarize((("One thing happened.", "Two things followed.", "Three are left.", "Four more come."),))
    milliseconds = sorted(1000 * _seconds(summarize, article) for article in articles)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return (
        f"{statistics.fmean(milliseconds):.1f} ms an article (median {percentile(milliseconds, 50):.1f}, "
        f"95th {percentile(milliseconds, 95):.1f}); {peak - before:.0f} MiB more than before, {peak:.0f} MiB in all"
    )


def _seconds(summarize: Summarize, article: Paragraphs) -> float:
    started = time.perf_counter()
    summarize(article)
    return time.perf_counter() - started


def _ranker(name: str, language: Language) -> Summarize:
    from sumy.summarizers.lex_rank import LexRankSummarizer  # noqa: PLC0415 - not in the others' memory
    from sumy.summarizers.text_rank import TextRankSummarizer  # noqa: PLC0415

    summarizer = ranker(LexRankSummarizer if name == "LexRank" else TextRankSummarizer, language)
    return lambda story: rank(summarizer, story[0], LENGTH, language)


def _summarizer(name: str, language: Language) -> Summarize:
    from app.models.locate import find_model  # noqa: PLC0415
    from app.services.engines import load_summarizer  # noqa: PLC0415
    from app.settings import Settings  # noqa: PLC0415

    settings = Settings(threads=1)
    summarizer = load_summarizer(find_model(name, "summarization", settings), settings)
    return lambda paragraphs: summarizer.summarize(paragraphs, LENGTH, Reading(language))


if __name__ == "__main__":
    typer.run(main)
