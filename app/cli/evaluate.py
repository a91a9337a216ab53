"""`depeche eval`: how well and how fast the installed models translate, measured on your own pairs."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from app.cli.evaluate_engines import EngineChoice, WantedSpeed, measure_speed
from app.cli.evaluate_fidelity import ChecksChoice, Wanted, measure
from app.cli.evaluate_summary import summary

if TYPE_CHECKING:
    from app.cli.evaluate_fidelity_report import FidelityReport
    from app.cli.evaluate_report import Report
    from app.settings import Settings

# A panel of their own in the help.
_REPORT = "What got lost, and which system is better"

eval_app = typer.Typer(rich_markup_mode="markdown")
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
    report: Annotated[
        bool,
        typer.Option(
            "--report",
            help="Numbers, names, addresses, lengths and flags of the whole pipeline; needs no English.",
            rich_help_panel=_REPORT,
        ),
    ] = False,
    checks: Annotated[
        ChecksChoice | None,
        typer.Option(
            help="Translations held against their source, the model's first answers, or both. "
            "Default: both for --report, on for --compare.",
            rich_help_panel=_REPORT,
        ),
    ] = None,
    compare: Annotated[
        tuple[str, str] | None,
        typer.Option(
            metavar="A B",
            help="Report on two models, settings or servers, with a paired bootstrap.",
            rich_help_panel=_REPORT,
        ),
    ] = None,
    json_file: Annotated[Path | None, typer.Option("--json", help="Also write the figures to this file.")] = None,
    output: Annotated[Path | None, typer.Option(help="Write source, reference and translations to this file.")] = None,
    faults: Annotated[
        Path | None,
        typer.Option(help="Write everything that was found wrong to this file, a line each.", rich_help_panel=_REPORT),
    ] = None,
) -> None:
    """Measure translations on your own text: scores, speed, and what got lost. Or summaries: `eval summary`.

    Without further options: BLEU and chrF (sacrebleu) against references, and words per second of the bare engines.

    Both engines translate the same batches in turn, in the same run. With `--service`, the pairs are sent to a running
    server, so that splitting, quotation marks and casing count too.

    `--report` measures the whole pipeline, with its checks and without: which numbers, names and addresses of the
    French are in the English, which figures are invented, what is flagged. The file may be French alone.

    `--compare` does so for two systems and says whether their scores differ by more than chance. A system is a model's
    name or folder, a running server's address, or settings with commas between them: `model=`, `beam=`,
    `quantization=`, `engine=`, and `checks=`, `names=` and `pipeline=` with `on` or `off`, the last for a bare engine.

    Examples:

    - `depeche eval --data pairs.tsv --limit 1000`
    - `depeche eval --data pairs.tsv --report --faults faults.tsv`
    - `depeche eval --data pairs.tsv --report --service http://localhost:8000`
    - `depeche eval --data pairs.tsv --compare beam=1 beam=4`
    - `depeche eval --data pairs.tsv --compare pipeline=off checks=on`
    - `depeche eval --data pairs.tsv --compare auto,quantization=int8 auto,quantization=float32`
    - `depeche eval --data pairs.tsv --compare depeche-fr-en opus-mt-fr-en`
    """
    if context.invoked_subcommand is not None:
        return
    if data is None:
        raise typer.BadParameter("name a file of pairs", context, param_hint="--data")
    if faults and not (report or compare):
        raise typer.BadParameter("faults are found by --report and --compare", context, param_hint="--faults")
    settings = _settings(translation_model=model, beam_size=beam)
    if not (report or compare):
        wanted = WantedSpeed(data, limit, batch, settings, engine, service, story, running)
        _show(measure_speed(wanted), json_file, output)
        return
    if engine == "both" or story > 1 or running:
        raise typer.BadParameter("a report takes one engine, and each line by itself", context, param_hint="--report")
    if compare and (service or checks == "both" or compare[0] == compare[1]):
        raise typer.BadParameter("name two systems that differ, and nothing else", context, param_hint="--compare")
    settings = _settings(translation_model=model, beam_size=beam, engine=engine)
    fidelity = measure(Wanted(data, limit, batch, settings, checks, compare, service))
    _show(fidelity, json_file, output)
    if faults:
        fidelity.write_faults(faults)


def _settings(**given: object) -> "Settings":
    """Give the settings, with what the command line says."""
    from app.settings import Settings

    return Settings(**{name: value for name, value in given.items() if value is not None})  # type: ignore[arg-type]


def _show(report: "Report | FidelityReport", json_file: Path | None, output: Path | None) -> None:
    from rich.console import Console

    report.print(Console())
    if json_file:
        report.write_json(json_file)
    if output:
        report.write_outputs(output)
