"""`depeche eval summary`: how good summaries are, measured on your own articles with reference summaries."""

from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from app.cli.evaluate_console import say

if TYPE_CHECKING:
    from app.cli.evaluate_summary_report import SummaryReport
    from app.services.summary_data import ReferencedArticle
    from app.services.summary_evaluation import SummaryFigures
    from app.services.summary_evaluation_systems import SummarySystem

LanguageChoice = Literal["auto", "en", "fr"]

_OTHERS = "Summaries of other programs"
_FILES = "Files to write"


def summary(
    *,
    context: typer.Context,
    data: Annotated[Path, typer.Option(help="JSON lines with an article, its summary, and perhaps an `id`.")],
    limit: Annotated[int, typer.Option(min=0, help="Articles to take from the start; 0 takes all.")] = 0,
    language: Annotated[
        LanguageChoice, typer.Option(help="Of the articles and of their summaries; `auto` looks at some.")
    ] = "auto",
    document_field: Annotated[
        str, typer.Option("--document", metavar="FIELD", help="Where a line has the article.")
    ] = "document",
    summary_field: Annotated[
        str, typer.Option("--summary", metavar="FIELD", help="Where it has the summary: a text or a list of sentences.")
    ] = "summary",
    model: Annotated[
        list[str] | None,
        typer.Option(
            help="Summarization model: `extractive`, an id, a hub id or a folder. Give it again for more. "
            "Default: the embedded one.",
            show_default=False,
        ),
    ] = None,
    sumy: Annotated[bool, typer.Option(help="LexRank and TextRank beside the models, if sumy is installed.")] = True,
    outputs: Annotated[
        list[Path] | None,
        typer.Option(
            help="Summaries that another program made: JSON lines with `summary`, one for each article, in order. "
            "Give it again for more.",
            rich_help_panel=_OTHERS,
            show_default=False,
        ),
    ] = None,
    name: Annotated[
        list[str] | None,
        typer.Option(
            help="What to call that program; one for each --outputs, in their order. Default: the file's name.",
            rich_help_panel=_OTHERS,
            show_default=False,
        ),
    ] = None,
    json_file: Annotated[
        Path | None, typer.Option("--json", help="The figures, for programs.", rich_help_panel=_FILES)
    ] = None,
    report: Annotated[
        Path | None,
        typer.Option(metavar="FILE.md|.html", help="The tables, as a page for people.", rich_help_panel=_FILES),
    ] = None,
    output: Annotated[
        Path | None,
        typer.Option(help="The references and every summary, a line for each article.", rich_help_panel=_FILES),
    ] = None,
    faults: Annotated[
        Path | None,
        typer.Option(help="Every fault that was found, a line each, with its sentence.", rich_help_panel=_FILES),
    ] = None,
) -> None:
    """Measure summaries against references, next to the first sentences, LexRank and TextRank, all in one run.

    Of each system: ROUGE-1, -2, -L and -Lsum F; length; time; which part of the story the sentences come from; and what
    an editor would mark: summaries that begin with “He” or “However”, names and figures that the article has nowhere.

    All systems get the same sentences. References longer than the summaries reward length, so a model is measured at
    its default length, at three sentences, and in no more words than the first three sentences have; and each is held
    against baselines of its own length, with 95 % intervals: a paired bootstrap over the articles.

    French articles are summarized in French: `--language fr`, or leave it to find out.

    Examples:

    - `depeche eval summary --data articles.jsonl`
    - `depeche eval summary --data articles.jsonl --limit 100 --faults faults.tsv`
    - `depeche eval summary --data cnn.jsonl --document article --summary highlights`
    - `depeche eval summary --data articles.jsonl --model extractive --model distilbart-cnn-12-6 --report page.html`
    - `depeche eval summary --data articles.jsonl --outputs theirs.jsonl --name theirs`
    """
    from app.services.summary_data import read_referenced_articles

    names = _names(outputs or [], name or [], context)
    if report and report.suffix.lower() not in (".md", ".html"):
        raise typer.BadParameter("name a file that ends in .md or .html", context, param_hint="--report")
    articles = read_referenced_articles(data, limit, language, (document_field, summary_field))
    wanted = _Wanted(tuple(model or ["auto"]), tuple(zip(names, outputs or [], strict=True)), limit, sumy)
    found = _report(wanted, data, articles)
    _show(found, json_file, report, output, faults)


@dataclass(frozen=True, slots=True)
class _Wanted:
    """What to measure. outputs: names and files of summaries that others have made."""

    models: tuple[str, ...]
    outputs: tuple[tuple[str, Path], ...]
    limit: int
    sumy: bool


def _names(outputs: list[Path], names: list[str], context: typer.Context) -> list[str]:
    if names and len(names) != len(outputs):
        raise typer.BadParameter("one name is needed for each --outputs", context, param_hint="--name")
    return names or [path.stem for path in outputs]


def _report(wanted: _Wanted, data: Path, articles: "list[ReferencedArticle]") -> "SummaryReport":
    from app.cli.evaluate_summary_report import SummaryReport
    from app.services.machine import describe_machine

    # Files are read first: what is wrong with them shows before a model is loaded.
    others = _written(wanted, articles)
    models, signatures = _models(wanted.models)
    baselines, versions = _baselines(wanted, articles)
    systems = [*models, *others, *baselines]
    for system_name, count in Counter(system.name for system in systems).items():
        if count > 1:
            raise typer.BadParameter(f"{count} systems are called {system_name!r}", param_hint="--name")
    figures = _measure(systems, articles)
    return SummaryReport(data.name, tuple(articles), tuple(figures), (*signatures, *versions), describe_machine())


def _models(names: tuple[str, ...]) -> "tuple[list[SummarySystem], list[str]]":
    from app.models.locate import find_model
    from app.services.engines import load_summarizer
    from app.services.summary_evaluation_systems import at_lengths
    from app.settings import Settings

    settings = Settings()
    systems: list[SummarySystem] = []
    signatures: list[str] = []
    for name in dict.fromkeys(names):
        installed = find_model(name, "summarization", settings)
        summarizer = load_summarizer(installed, settings, say)
        systems += at_lengths(installed.id, summarizer)
        signatures.append(f"{installed.id}: {summarizer.signature}")
    return systems, signatures


def _written(wanted: _Wanted, articles: "list[ReferencedArticle]") -> "list[SummarySystem]":
    from app.services.summary_data import read_summaries
    from app.services.summary_evaluation_systems import written

    return [written(name, articles, read_summaries(path, articles, wanted.limit)) for name, path in wanted.outputs]


def _baselines(wanted: _Wanted, articles: "list[ReferencedArticle]") -> "tuple[list[SummarySystem], list[str]]":
    from app.services.summary_evaluation_sumy import INSTALL, sumy_systems, sumy_version
    from app.services.summary_evaluation_systems import lead

    leads = [lead(3), lead(2)]
    if not wanted.sumy:
        return leads, []
    version = sumy_version()
    if version is None:
        say(f"LexRank and TextRank are left out: they need sumy ({INSTALL}).")
        return leads, []
    told = f"LexRank, TextRank: sumy {version} with its stemmer and stop words"
    return [*leads, *sumy_systems(articles[0].language)], [told]


def _measure(systems: "list[SummarySystem]", articles: "list[ReferencedArticle]") -> "list[SummaryFigures]":
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    from app.services.summary_evaluation import evaluate_summaries

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True)) as bars:
        task = bars.add_task("summaries", total=len(systems) * len(articles))
        return evaluate_summaries(systems, articles, lambda: bars.advance(task))


def _show(
    found: "SummaryReport", json_file: Path | None, report: Path | None, output: Path | None, faults: Path | None
) -> None:
    from rich.console import Console

    found.print(Console())
    if json_file:
        found.write_json(json_file)
    if report:
        found.write_page(report)
    if output:
        found.write_outputs(output)
    if faults:
        found.write_faults(faults)
