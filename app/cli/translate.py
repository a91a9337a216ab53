"""`depeche translate`: one text, without a server."""

from pathlib import Path
from typing import Annotated

import typer

from app.services.quality import Quality


def translate(
    file: Annotated[
        Path | None, typer.Argument(help="A UTF-8 text; standard input where none or `-` is given.")
    ] = None,
    *,
    source: Annotated[str, typer.Option(help="`fr`, or `auto` to detect it.")] = "auto",
    html: Annotated[bool, typer.Option("--html", help="The text is HTML; its tags are kept.")] = False,
    glossary: Annotated[
        str | None, typer.Option(help="Name of a stored glossary, or a file of terms: CSV, TSV, TMX.")
    ] = None,
    quality: Annotated[Quality, typer.Option(help="How much time may be spent.")] = "balanced",
    model: Annotated[str | None, typer.Option(help="Model id, hub id or folder. Default: the best installed.")] = None,
) -> None:
    """Translate a French text into English.

    Prints the English to standard output, and what to check to standard error.

    Example: `depeche translate samples/burns-patrushev.fr.txt > burns-patrushev.en.txt`
    """
    from app.cli.glossary import chosen_glossary
    from app.cli.local import read_text, with_services
    from app.services.translation import TranslationOptions

    text = read_text(file)
    options = TranslationOptions(format="html" if html else "text", glossary=chosen_glossary(glossary), quality=quality)
    (translation,) = with_services(
        lambda services: services.translation.translate([text], source, options=options), translation_model=model
    )
    typer.echo(translation.text)
    for flag in translation.flags:
        typer.echo(f"{flag.severity}: {flag.message} [{flag.code}]", err=True)
