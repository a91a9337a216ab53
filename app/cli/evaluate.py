"""`depeche eval`: how well and how fast the installed models translate, measured on your own pairs."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from app.cli.evaluate_summary import summary

if TYPE_CHECKING:
    from app.cli.evaluate_report import Measured
    from app.services.evaluation import Progress, Run, System
    from app.services.evaluation_data import ParallelText
    from app.services.evaluation_stories import Stories
    from app.settings import Settings

EngineChoice = Literal["ctranslate2", "transformers", "both"]
BAD_LINES_SHOWN = 5

eval_app = typer.Typer(help="Measure translations and summaries.", rich_markup_mode="markdown")
eval_app.command("summary")(summary)


@eval_app.callback(invoke_without_command=True)
def evaluate(
    *,
    context: typer.Context,
    data: Annotated[
        Path | None,
        typer.Option(help="French, a tab, English, one pair a line; a header and more columns may be; also .gz, .xz."),
    ] = None,
    limit: Annotated[int, typer.Option(min=0, help="Pairs to take from the start; 0 takes all.")] = 0,
    engine: Annotated[
        EngineChoice | None, typer.Option(help="Bare engines to measure. Default: both; none where --service is given.")
    ] = None,
    service: Annotated[str | None, typer.Option(metavar="URL", help="A running server to measure over HTTP.")] = None,
    model: Annotated[str | None, typer.Option(help="Model id, hub id or folder. Default: the best installed.")] = None,
    beam: Annotated[
        int | None, typer.Option(min=1, max=16, help="Beam of the bare engines. Default: as served.")
    ] = None,
    batch: Annotated[int, typer.Option(min=1, max=1000, help="Lines in one call of an engine or a server.")] = 64,
    story: Annotated[int, typer.Option(min=1, help="Lines that are sent to the server as one text.")] = 1,
    running: Annotated[
        bool,
        typer.Option("--running", help="Join a story's lines with spaces, to one paragraph; stories are scored whole."),
    ] = False,
    json_file: Annotated[Path | None, typer.Option("--json", help="Also write the figures to this file.")] = None,
    output: Annotated[Path | None, typer.Option(help="Write source, reference and translations to this file.")] = None,
) -> None:
    """Measure translations: BLEU and chrF (sacrebleu) against references, and words per second.

    Both engines translate the same batches in turn, in the same run. With `--service`, the pairs are sent to a running
    server, so that splitting, quotation marks and casing count too.

    Example: `depeche eval --data pairs.tsv --limit 1000`
    """
    if context.invoked_subcommand is not None:
        return
    if data is None:
        raise typer.BadParameter("name a file of pairs", context, param_hint="--data")
    from rich.console import Console

    from app.cli.evaluate_report import Report
    from app.services.evaluation_data import read_parallel
    from app.services.evaluation_stories import Stories
    from app.services.machine import describe_machine
    from app.settings import Settings

    given = {"translation_model": model, "beam_size": beam}
    settings = Settings(**{name: value for name, value in given.items() if value is not None})  # type: ignore[arg-type]
    text = read_parallel(data, limit)
    _report_bad_lines(text)
    stories = Stories(story, "space" if running else "line")
    references = stories.units([pair.english for pair in text.pairs])
    measured: list[Measured] = []
    policy: list[str] = []
    names = _engine_names(engine, with_service=service is not None)
    if names:
        measured += _scored(_run_engines(names, settings, text, batch), stories.units, references)
        policy.append(f"Engines: lines sorted by length, {batch} a call, each batch by every engine in turn")
    if service is not None:
        count = len(text.pairs)
        size = max(1, batch // story)
        run = _run_service(service, stories, text, size)
        measured += _scored([run], lambda outputs: stories.unjoin(outputs, count), references)
        policy.append(f"Service: {stories}, {size} a request, one request at a time")
    report = Report(data, text, tuple(policy), tuple(references), tuple(measured), describe_machine())
    report.print(Console())
    if json_file:
        report.write_json(json_file)
    if output:
        report.write_outputs(output, stories.units([pair.french for pair in text.pairs]))


def _engine_names(
    engine: EngineChoice | None, *, with_service: bool
) -> tuple[Literal["ctranslate2", "transformers"], ...]:
    if engine is None:
        return () if with_service else ("ctranslate2", "transformers")
    return ("ctranslate2", "transformers") if engine == "both" else (engine,)


def _report_bad_lines(text: "ParallelText") -> None:
    for line in text.bad_lines[:BAD_LINES_SHOWN]:
        typer.echo(f"line {line.number} left out: {line.reason}", err=True)
    if (more := len(text.bad_lines) - BAD_LINES_SHOWN) > 0:
        typer.echo(f"and {more} more", err=True)


def _run_engines(
    names: Sequence[Literal["ctranslate2", "transformers"]], settings: "Settings", text: "ParallelText", batch: int
) -> "list[Run]":
    from app.engines.complete import CompleteTranslator
    from app.models.locate import find_model
    from app.services.engines import decoding, load_bare_translator
    from app.services.evaluation import BareEngine, batches_by_length, run_systems

    lines = [pair.french for pair in text.pairs]
    model = find_model(settings.translation_model, "translation", settings)
    with ExitStack() as stack:
        systems: list[System] = []
        for name in names:
            typer.echo(f"Loading {model.id} into {name} …", err=True)
            own = settings.model_copy(update={"engine": name})
            translator = load_bare_translator(model, own, lambda line: typer.echo(line, err=True))
            stack.callback(translator.close)
            systems.append(BareEngine(name, translator, CompleteTranslator(translator), decoding(own)))
        with _progress(names, len(lines)) as progress:
            return run_systems(systems, lines, batches_by_length(lines, batch), progress)


def _run_service(url: str, stories: "Stories", text: "ParallelText", batch: int) -> "Run":
    from app.services.evaluation import batches_in_order, run_systems
    from app.services.evaluation_http import RunningService

    texts = stories.join([pair.french for pair in text.pairs])
    with RunningService(url) as system, _progress([system.name], len(texts)) as progress:
        return run_systems([system], texts, batches_in_order(texts, batch), progress)[0]


def _scored(
    runs: "Sequence[Run]", units: Callable[[Sequence[str]], list[str]], references: Sequence[str]
) -> "Iterator[Measured]":
    from app.cli.evaluate_report import Measured
    from app.services.evaluation_scores import score_translations

    for run in runs:
        scored = units(run.outputs)
        yield Measured(run, tuple(scored), score_translations(scored, references))


@contextmanager
def _progress(names: Sequence[str], total: int) -> "Iterator[Progress]":
    """Show a bar for each system, on standard error so that figures can be piped."""
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True)) as bars:
        tasks = {name: bars.add_task(name, total=total) for name in names}
        yield lambda name, count: bars.advance(tasks[name], count)
