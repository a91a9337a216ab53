"""`depeche glossary`: import, list, show, export, delete."""

from pathlib import Path
from typing import Annotated, Literal

import typer
from rich.console import Console
from rich.table import Table

from app.errors import GlossaryNotFoundError, InvalidGlossaryError, StorageError
from app.services.glossaries import Glossaries, check_name
from app.settings import Settings
from app.text.glossary import Glossary
from app.text.glossary.files import read_glossary, write_glossary

glossary_app = typer.Typer(
    help="""Glossaries: terms that are translated your way.

    A glossary is a table of French terms and their English, kept in a spreadsheet or a translators' tool (CSV, TSV or
    TMX). Import it under a name, and name it in a request or a command:

    `depeche glossary import desk.csv`

    `depeche translate --glossary desk story.txt`

    A term in small letters is found in any case, and in the plural; a capital in a term must be a capital in the text,
    so that `Le Monde` is not `le monde`. A term whose English is its French is not translated.
    """,
    no_args_is_help=True,
    rich_markup_mode="markdown",
)

Name = Annotated[str, typer.Argument(help="Name from `depeche glossary list`.")]
Format = Literal["csv", "tsv", "tmx"]


@glossary_app.command("import")
def import_(
    file: Annotated[Path, typer.Argument(help="CSV, TSV or TMX; `-` for standard input.")],
    name: Annotated[str | None, typer.Option(help="Name to store it under. Default: the file's.")] = None,
) -> None:
    """Store a file of terms under a name, in the place of one that was there. Nothing is stored where a line is wrong.

    Columns of a table are found by a first row such as `fr,en`; without one, French is the first, English the second.

    Examples:

    `depeche glossary import desk.csv`

    `depeche glossary import --name sport ~/Downloads/Termes-2026.tmx`
    """
    glossaries = _stored()
    if name is None:
        name = "".join(letter if letter.isalnum() else "-" for letter in file.stem.lower())
    check_name(name)
    terms = _read(file, glossaries.max_terms).terms
    is_new = glossaries.write(name, terms)
    typer.echo(f"{name}: {len(terms)} terms {'stored' if is_new else 'stored in the place of those that were there'}.")


@glossary_app.command("list")
def list_() -> None:
    """List the stored glossaries.

    Example: `depeche glossary list`
    """
    glossaries = _stored()
    names = glossaries.names()
    if not names:
        typer.echo(f"There are none in {glossaries.folder}. `depeche glossary import FILE` stores one.", err=True)
    table = Table("name", "terms", box=None, padding=(0, 2, 0, 0), pad_edge=False, header_style="bold")
    for name in names:
        try:
            table.add_row(name, str(len(glossaries.read(name))))
        except InvalidGlossaryError as error:
            table.add_row(name, error.message)
    if names:
        Console().print(table)


@glossary_app.command()
def show(name: Name) -> None:
    """Print the terms of a glossary, a tab between French and English.

    Example: `depeche glossary show desk | grep -i conseil`
    """
    for term in _stored().read(name).terms:
        typer.echo(f"{term.french}\t{term.english}")


@glossary_app.command()
def export(
    name: Name,
    file: Annotated[
        Path | None, typer.Argument(help="File to write, its ending the format: .csv, .tsv, .tmx. Default: print.")
    ] = None,
    kind: Annotated[Format | None, typer.Option("--format", help="Format, where the ending does not say it.")] = None,
) -> None:
    """Write a glossary to a file for a spreadsheet or a translators' tool.

    Examples:

    `depeche glossary export desk desk.tmx`

    `depeche glossary export desk --format csv > desk.csv`
    """
    terms = _stored().read(name).terms
    endings: dict[str, Format] = {".csv": "csv", ".tsv": "tsv", ".tmx": "tmx"}
    chosen = kind or (endings.get(file.suffix.lower()) if file else "tsv")
    if chosen is None:
        raise typer.BadParameter("--format says which format a file has that ends in none of .csv, .tsv, .tmx.")
    text = write_glossary(terms, chosen)
    if file is None:
        typer.echo(text, nl=False)
        return
    try:
        file.write_text(text, "utf-8", newline="")
    except OSError as error:
        raise StorageError(f"{file}: {error.strerror}.") from error
    typer.echo(f"{file}: {len(terms)} terms.", err=True)


@glossary_app.command()
def delete(name: Name) -> None:
    """Delete a stored glossary.

    Example: `depeche glossary delete sport`
    """
    _stored().delete(name)
    typer.echo(f"{name} is deleted.")


def chosen_glossary(wanted: str | None) -> Glossary | None:
    """Give the glossary that an option names: a stored one, or a file where it is a path or ends like one."""
    if wanted is None:
        return None
    glossaries = _stored()
    path = Path(wanted)
    if path.suffix or len(path.parts) > 1:
        return _read(path, glossaries.max_terms)
    return glossaries.read(wanted)


def _stored() -> Glossaries:
    settings = Settings()
    return Glossaries(settings.glossary_dir, settings.max_glossary_terms)


def _read(file: Path, max_terms: int) -> Glossary:
    try:
        data = typer.get_binary_stream("stdin").read() if str(file) == "-" else file.read_bytes()
    except OSError as error:
        raise GlossaryNotFoundError(f"{file}: {error.strerror}.") from error
    try:
        return Glossary(read_glossary(data, max_terms))
    except InvalidGlossaryError as error:
        raise InvalidGlossaryError(f"{file}, {error.message}", **error.detail) from error
