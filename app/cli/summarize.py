"""`depeche summarize`: one text, without a server."""

from pathlib import Path
from typing import Annotated

import typer

from app.services.quality import Quality


def summarize(
    file: Annotated[
        Path | None, typer.Argument(help="A UTF-8 text; standard input where none or `-` is given.")
    ] = None,
    *,
    max_sentences: Annotated[int | None, typer.Option(min=1, help="Most sentences of the summary.")] = None,
    max_words: Annotated[int | None, typer.Option(min=1, help="Most words of the summary.")] = None,
    source: Annotated[str, typer.Option(help="`fr`, `en`, or `auto` to detect it.")] = "auto",
    html: Annotated[bool, typer.Option("--html", help="The text is HTML.")] = False,
    glossary: Annotated[
        str | None, typer.Option(help="Name of a stored glossary, or a file of terms: CSV, TSV, TMX.")
    ] = None,
    quality: Annotated[Quality, typer.Option(help="How much time may be spent.")] = "balanced",
) -> None:
    """Summarize a French or English text in English.

    Example: `depeche summarize --max-words 60 samples/burns-patrushev.fr.txt`
    """
    from app.cli.glossary import chosen_glossary
    from app.cli.local import read_text, with_services
    from app.engines.protocol import SummaryLength
    from app.services.translation import TranslationOptions

    text = read_text(file)
    length = SummaryLength(max_sentences, max_words)
    options = TranslationOptions(format="html" if html else "text", glossary=chosen_glossary(glossary), quality=quality)
    summary = with_services(lambda services: services.summary.summarize(text, source, length, options))
    typer.echo(summary.text)
    if summary.complete:
        typer.echo("The text is no longer than the summary asked for; it is given as it is.", err=True)
