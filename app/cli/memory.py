"""`depeche memory`: import, export, clear."""

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Literal

import typer

from app.errors import InvalidFileError, StorageError
from app.services.memory_exchange import Origin, export_tmx, import_tmx
from app.services.memory_pairs import EditorPairs, pairs_path
from app.settings import Settings

_CHUNK_BYTES = 65_536

memory_app = typer.Typer(
    help="""The translation memory: sentences with an editor's English, from and for translators' tools.

    They are kept in the file that DEPECHE_PAIRS_FILE names, or, beside what the model made, in that of
    DEPECHE_MEMORY_FILE. A sentence of a story that is one of them, but for quotation marks, dashes and white space,
    comes back with the editor's English, whatever the model. It is checked and flagged as any other, and nothing in it
    is changed. A server that runs uses them at once.

    `depeche memory import pairs.tmx`
    """,
    no_args_is_help=True,
    rich_markup_mode="markdown",
)


@memory_app.command("import")
def import_(file: Annotated[Path, typer.Argument(help="TMX file; `-` for standard input.")]) -> None:
    """Store the French and English sentences of a TMX file. Nothing is stored where the file is damaged.

    A sentence that is stored already gets the new English. What a file of `depeche memory export` marks as the model's
    own is left out.

    Examples:

    `depeche memory import pairs.tmx`

    `ssh desk cat memory.tmx | depeche memory import -`
    """
    try:
        done = import_tmx(_file(), _chunks(file))
    except InvalidFileError as error:
        raise InvalidFileError(f"{file}, {error.message}", **error.detail) from error
    replaced = f", {done.replaced} in the place of others" if done.replaced else ""
    left_out = f"; {done.left_out} of the model's own left out" if done.left_out else ""
    typer.echo(f"{file}: {done.stored} pairs stored{replaced}{left_out}.")


@memory_app.command()
def export(
    *,
    to: Annotated[Path | None, typer.Option(help="TMX file to write. Default: print.")] = None,
    origin: Annotated[
        Literal["all", "editor", "machine"], typer.Option(help="Only what editors or only what the model wrote.")
    ] = "all",
) -> None:
    """Write what is remembered as TMX: editors' pairs, then the model's, marked with their origin and date.

    Examples:

    `depeche memory export --to pairs.tmx`

    `depeche memory export --origin editor > pairs.tmx`
    """
    origins: tuple[Origin, ...] = ("editor", "machine") if origin == "all" else (origin,)
    pieces = export_tmx(_file(), origins)
    if to is None:
        sys.stdout.writelines(pieces)
        return
    try:
        with to.open("w", encoding="utf-8", newline="") as output:
            output.writelines(pieces)
    except OSError as error:
        raise StorageError(f"{to}: {error.strerror}.") from error


@memory_app.command()
def clear() -> None:
    """Delete all pairs of editors. What the model made stays.

    Example: `depeche memory clear`
    """
    typer.echo(f"{EditorPairs(_file()).clear()} pairs are deleted.")


def _file() -> Path:
    return pairs_path(Settings())


def _chunks(file: Path) -> Iterator[bytes]:
    try:
        if str(file) == "-":
            yield from iter(lambda: typer.get_binary_stream("stdin").read(_CHUNK_BYTES), b"")
            return
        with file.open("rb") as data:
            yield from iter(lambda: data.read(_CHUNK_BYTES), b"")
    except OSError as error:
        raise StorageError(f"{file}: {error.strerror}.") from error
