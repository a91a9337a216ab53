"""`depeche models`: list, pull, verify, path."""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict
from itertools import groupby
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import BarColumn, DownloadColumn, Progress, TextColumn
from rich.table import Table

from app.errors import ModelError
from app.models.catalogue import Expected, Row, catalogue, checkable, expected_files, repo_of
from app.models.folders import embedded_folder
from app.models.layout import inspect_folder
from app.models.locate import find_model, resolve_model
from app.models.registry import load_registry, registry_path, write_sums
from app.models.verify import FileState, check_files, sum_files
from app.settings import Settings

models_app = typer.Typer(
    help="""The models: which there are, fetch one, check one, where one lies.

    Dépêche works with no network from the first second, with the models that come with it. Where a Hugging Face hub can
    be reached, a better translation model is one command away:

    `depeche models pull opus-mt-fr-en`

    From then on `auto`, the default, takes it.
    """,
    no_args_is_help=True,
    rich_markup_mode="markdown",
)

Name = Annotated[str, typer.Argument(help="Id or short name from `depeche models list`, a hub id, or a folder.")]


@models_app.command("list")
def list_models(as_json: Annotated[bool, typer.Option("--json", help="Print JSON, for programs.")] = False) -> None:
    """List every known model, what is installed, and how good each one is.

    Figures say where they come from: measured by us, or published by the model's makers. They hold for their test set;
    your copy may differ.

    Examples:

    `depeche models list`

    `depeche models list --json | jq -r '.[] | select(.installed) | .id'`
    """
    rows = catalogue(Settings())
    if as_json:
        typer.echo(
            json.dumps([asdict(row) | {"installed": row.installed} for row in rows], ensure_ascii=False, indent=2)
        )
        return
    console = Console()
    console.print(_models_table(rows))
    console.print()
    console.print(_quality_table(rows))
    console.print()
    console.print("[green]●[/green] [dim]is what auto takes. `depeche models pull NAME` fetches another.[/dim]")


def _models_table(rows: list[Row]) -> Table:
    table = _table("  model", "task", "", "installed", "size", "license")
    for row in rows:
        name = f"[green]●[/green] {row.id}" if row.auto else f"  {row.id}"
        table.add_row(name, row.task, "→".join(row.languages), row.state, _size(row), row.license)
    return table


def _quality_table(rows: list[Row]) -> Table:
    table = _table("  quality of", "")
    for row in rows:
        for (test, source), figures in groupby(row.quality, key=lambda figure: (figure.test, figure.source)):
            values = ", ".join(f"{figure.metric} {figure.value}" for figure in figures)
            table.add_row(f"  {row.id}", f"{values} on {test} [dim]({source})[/dim]")
    return table


def _table(*headers: str) -> Table:
    table = Table(box=None, padding=(0, 1, 0, 0), pad_edge=False, header_style="bold")
    for number, header in enumerate(headers):
        table.add_column(header, no_wrap=number == 0)
    return table


def _size(row: Row) -> str:
    if row.size is None:
        return ""
    amount = f"{row.size / 1e9:.1f} GB" if row.size > 1e9 else f"{row.size / 1e6:.0f} MB"
    return amount if row.size_is_exact else f"~{amount}"


@models_app.command()
def pull(
    name: Name,
    revision: Annotated[
        str | None, typer.Option(help="Commit, branch or tag. Default: what is pinned, else the main branch.")
    ] = None,
) -> None:
    """Fetch a model from the hub into the cache folder, or check it where it is already there.

    Pinning: the first pull of a model that the registry has no sums for is trusted. The commit and the SHA-256 of each
    file are written to `depeche.json` beside the files, and everything after is held against them. Give `--revision` to
    fix the commit yourself, or to move to another.

    A broken pull goes on where it stopped when you run it again. `HF_ENDPOINT` (a mirror), `HF_TOKEN` (private and
    gated models), `HF_HUB_OFFLINE` and `DEPECHE_CACHE_DIR` are respected.

    Examples:

    `depeche models pull opus-mt-fr-en`

    `depeche models pull Helsinki-NLP/opus-mt-de-en --revision main`

    `HF_ENDPOINT=https://hub.example.org depeche models pull distilbart`
    """
    entry = load_registry().find(name)
    if entry and entry.repo is None:
        typer.echo(f"{entry.id} comes with Dépêche: nothing to pull.")
        return
    # huggingface_hub takes a second to import, which no other command should pay.
    from app.models.hub import pull as pull_from_hub

    repo = repo_of(entry, name)
    pulled = pull_from_hub(repo, Settings().cache_dir, _tell, revision, entry)
    if not pulled.fresh:
        typer.echo(f"{repo} is already there, and every file is as it was when pulled.")
    elif pulled.trusted:
        typer.echo(
            f"{repo} is pinned at commit {pulled.manifest.commit} from now on. No sums of it were known before, so "
            "this first pull was trusted; every later one is held against it."
        )
    else:
        typer.echo(f"{repo} is what was pinned, commit {pulled.manifest.commit}.")
    typer.echo(str(pulled.path))


def _tell(line: str) -> None:
    typer.echo(line, err=True)


@models_app.command()
def path(name: Annotated[str, typer.Argument(help="As for `pull`, or `auto`: the one used for translation.")]) -> None:
    """Print the folder of an installed model, and nothing else.

    Example: `cp -r "$(depeche models path opus-mt-fr-en)" /mnt/usb/` takes a pulled model to a machine without network;
    there, `DEPECHE_TRANSLATION_MODEL=/path/to/the/folder` uses it.
    """
    settings = Settings()
    model = find_model(name, "translation", settings) if name == "auto" else resolve_model(name, settings)
    if model.path == embedded_folder():
        raise ModelError(f"{model.id} is part of the program and has no folder.", model=model.id)
    typer.echo(str(model.path))


@models_app.command()
def verify(
    name: Annotated[str | None, typer.Argument(help="As for `pull`. Default: every installed model.")] = None,
    write: Annotated[
        bool, typer.Option("--write", help="For developers: record the files of an embedded model as they are now.")
    ] = False,
) -> None:
    """Check every file of a model against its SHA-256 sum. The exit code is 1 where one is changed or missing.

    Embedded models are held against the registry, pulled ones against what was recorded when they came.

    Examples:

    `depeche models verify`

    `depeche models verify opus-mt-fr-en`

    `depeche models verify depeche-fr-en --write` (after the model's files were replaced on purpose)
    """
    if write:
        _record(name)
        return
    settings = Settings()
    results = [_verify_one(expected_files(each, settings)) for each in ([name] if name else checkable(settings))]
    if not all(results):
        raise typer.Exit(1)


def _verify_one(model: Expected) -> bool:
    with _progress(model) as told:
        checks = check_files(model.folder, model.files, told)
    wrong = [check for check in checks if check.state is not FileState.OK]
    for check in wrong:
        typer.echo(f"{model.id}: {check.name} is {check.state}", err=True)
    if not wrong:
        typer.echo(f"{model.id}: {len(checks)} files ok ({model.folder})")
    return not wrong


@contextmanager
def _progress(model: Expected) -> Iterator[Callable[[int], None]]:
    columns = (TextColumn("{task.description}"), BarColumn(), DownloadColumn())
    console = Console(stderr=True)
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as progress:
        task = progress.add_task(model.id, total=sum(file.size for file in model.files.values()))
        yield lambda count: progress.advance(task, count)


def _record(name: str | None) -> None:
    entry = load_registry().find(name or "")
    if entry is None or entry.folder is None:
        raise ModelError("--write needs the name of an embedded model.", model=name)
    folder = embedded_folder() / entry.folder
    write_sums(registry_path(), entry.id, sum_files(folder, inspect_folder(folder).files))
    typer.echo(f"{registry_path()}: sums of {entry.id} written. Look at the difference before you commit it.")
