"""Time and memory that summaries cost, each system in a process of its own, on articles of `depeche eval summary`.

    python bench/summary_cost.py articles.jsonl [--model ID]… [--limit N] [--language fr]

Each process reads the articles, then loads its system, and summarizes them one by one in three sentences, on one core.
"""

import multiprocessing
import os
import resource
import statistics
import time
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import Annotated, Literal

import psutil
import typer
from percentiles import percentile
from report import report

from app.engines.protocol import Summarizer
from app.services.summary_data import ReferencedArticle, read_referenced_articles
from app.services.summary_evaluation_systems import at_lengths, read_story

SUMY = ("LexRank", "TextRank")
_MIB = 1 << 20


def main(
    data: Annotated[Path, typer.Argument(help="JSON lines with `document` and `summary`.")],
    model: Annotated[list[str] | None, typer.Option(help="Summarization models; again for more.")] = None,
    limit: Annotated[int, typer.Option(min=0, help="Articles to take from the start; 0 takes all.")] = 0,
    language: Annotated[Literal["en", "fr"], typer.Option(help="Of the articles.")] = "en",
    json_file: Annotated[Path | None, typer.Option("--json", help="Also write the figures to this file.")] = None,
) -> None:
    """Measure one system after the other."""
    figures: dict[str, object] = {}
    for name in (*(model or ["extractive"]), *SUMY):
        # A process that has done other work has memory to spare.
        with ProcessPoolExecutor(1, multiprocessing.get_context("spawn")) as process:
            figures[name] = process.submit(measure, name, data, limit, language).result()
    report(f"Summaries of {data.name}, three sentences, one core", figures, [], json_file)


def measure(name: str, data: Path, limit: int, language: Literal["en", "fr"]) -> str:
    """Load a system and let it summarize all articles; give what that took, in words."""
    os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    articles = read_referenced_articles(data, limit, language)
    before = psutil.Process().memory_info().rss / _MIB
    summarize = _load(name, language)
    milliseconds = sorted(1000 * _seconds(summarize, article) for article in articles)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return (
        f"{statistics.fmean(milliseconds):.1f} ms an article (median {percentile(milliseconds, 50):.1f}, "
        f"95th {percentile(milliseconds, 95):.1f}); {peak - before:.0f} MiB beside the articles, {peak:.0f} MiB in all"
    )


def _seconds(summarize: Callable[[ReferencedArticle], object], article: ReferencedArticle) -> float:
    # What is a sentence of the story and what is not, sumy is told.
    read_story(article)
    started = time.perf_counter()
    summarize(article)
    return time.perf_counter() - started


def _load(name: str, language: Literal["en", "fr"]) -> Callable[[ReferencedArticle], object]:
    """Load a system, and warm it up with a short article: what is read at the first use is no article's time."""
    if name in SUMY:
        from app.services.summary_evaluation_sumy import sumy_systems  # noqa: PLC0415 - not in the others' memory

        systems = {system.name: system for system in sumy_systems(language)}
    else:
        systems = {system.name: system for system in at_lengths(name, _summarizer(name))}
    system = systems[f"{name}, 3 sentences"]
    sentences = ("One thing happened.", "Two things followed.", "Three are left.", "Four more come.")
    system.run(ReferencedArticle((sentences,), ("One.",), language))
    return system.run


def _summarizer(name: str) -> Summarizer:
    from app.models.locate import find_model  # noqa: PLC0415
    from app.services.engines import load_summarizer  # noqa: PLC0415
    from app.settings import Settings  # noqa: PLC0415

    settings = Settings(threads=1)
    return load_summarizer(find_model(name, "summarization", settings), settings)


if __name__ == "__main__":
    typer.run(main)
