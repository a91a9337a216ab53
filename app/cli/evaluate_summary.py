"""`depeche eval summary`: how good summaries are, measured on your own articles with reference summaries."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from rich.console import Console

    from app.services.summary_data import ReferencedArticle
    from app.services.summary_evaluation import SummaryFigures, SummarySystem

BASELINE = "Lead-3"
COMPARED = ("rouge1", "rouge2", "rougeL", "rougeLsum")


def summary(
    *,
    data: Annotated[Path, typer.Option(help="JSON lines with `document` and `summary`, in English.")],
    limit: Annotated[int, typer.Option(min=0, help="Articles to take from the start; 0 takes all.")] = 0,
    model: Annotated[
        str, typer.Option(help="Summarization model: `extractive`, an id, a hub id or a folder.")
    ] = "extractive",
    json_file: Annotated[Path | None, typer.Option("--json", help="Also write the figures to this file.")] = None,
) -> None:
    """Measure summaries: ROUGE-1, -2, -L and -Lsum F (stemmed) next to the first 3 and 2 sentences, in one run.

    All systems get the same sentences. References longer than the summaries reward length, so the model is measured at
    its default length, at three sentences, and in no more words than the first three sentences have.

    Example: `depeche eval summary --data articles.jsonl`
    """
    from rich.console import Console

    from app.services.machine import describe_machine
    from app.services.summary_data import read_referenced_articles

    articles = read_referenced_articles(data, limit)
    systems, signature = _systems(model)
    figures = _measure(systems, articles)
    _print(Console(), data, articles, figures, [f"{model}: {signature}", f"Machine: {describe_machine()}"])
    if json_file:
        _write_json(json_file, data, len(articles), signature, figures)


def _systems(model: str) -> "tuple[list[SummarySystem], str]":
    from app.models.locate import find_model
    from app.services.engines import load_summarizer
    from app.services.summary_evaluation import as_served, lead, of_length, within_words_of
    from app.settings import Settings

    settings = Settings()
    installed = find_model(model, "summarization", settings)
    summarizer = load_summarizer(installed, settings, lambda line: typer.echo(line, err=True))
    name, baseline = installed.id, lead(3)
    systems = [
        as_served(name, summarizer),
        of_length(name, summarizer, 3),
        within_words_of(name, summarizer, baseline),
        baseline,
        lead(2),
    ]
    return systems, str(summarizer.signature)


def _measure(systems: "list[SummarySystem]", articles: "list[ReferencedArticle]") -> "list[SummaryFigures]":
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    from app.services.summary_evaluation import evaluate_summaries

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True)) as bars:
        task = bars.add_task("summaries", total=len(systems) * len(articles))
        return evaluate_summaries(systems, articles, lambda: bars.advance(task))


def _print(
    console: "Console",
    data: Path,
    articles: "list[ReferencedArticle]",
    figures: "list[SummaryFigures]",
    notes: list[str],
) -> None:
    from rich import box
    from rich.table import Table

    from app.services.summary_evaluation import difference
    from app.text.words import count_words

    lengths = [sum(map(count_words, article.reference)) for article in articles]
    table = Table(box=box.SIMPLE_HEAD, collapse_padding=True)
    table.add_column("system", no_wrap=True)
    for column in ("R-1", "R-2", "R-L", "R-Lsum", "words", "dangling", "ms"):
        table.add_column(column, justify="right", no_wrap=True)
    for row in figures:
        scores = (f"{row.mean(metric):.2f}" for metric in COMPARED)
        others = (f"{row.words:.1f}", f"{row.dangling:.1%}", f"{row.milliseconds:.1f}")
        table.add_row(row.name, *scores, *others)
    console.print(f"{data.name}: {len(articles):,} articles, references of {sum(lengths) / len(lengths):.1f} words")
    console.print(table)
    baseline = next(row for row in figures if row.name == BASELINE)
    lines = [
        f"equal words: no more than {BASELINE} has of the same article. ms: per article.",
        "dangling: summaries with a sentence that leans on one which is not there",
        *notes,
    ]
    for row in figures:
        if not row.name.startswith("Lead-"):
            found = (difference(row, baseline, metric) for metric in COMPARED)
            shown = ", ".join(f"{item.mean:+.2f} [{item.low:+.2f}, {item.high:+.2f}]" for item in found)
            lines.append(f"{row.name} against {BASELINE}, R-1, R-2, R-L, R-Lsum with 95 % intervals: {shown}")
    for line in lines:
        console.print(line, soft_wrap=True, markup=False, highlight=False)


def _write_json(path: Path, data: Path, articles: int, signature: str, figures: "list[SummaryFigures]") -> None:
    import json
    from dataclasses import asdict

    from app.cli.evaluate_report import write_text

    rows = [asdict(row) | {"rouge": {metric: row.mean(metric) for metric in COMPARED}} for row in figures]
    content = {"data": data.name, "articles": articles, "signature": signature, "systems": rows}
    write_text(path, json.dumps(content, ensure_ascii=False, indent=2) + "\n")
