"""`depeche summarize`: one text, or several on one event, without a server."""

from pathlib import Path
from typing import Annotated

import typer

from app.services.quality import Quality
from app.services.summary_wish import Style


def summarize(
    files: Annotated[
        list[Path] | None,
        typer.Argument(
            metavar="[FILE]...",
            help="A UTF-8 text, or several on one event; standard input where none or `-` is given.",
        ),
    ] = None,
    *,
    max_sentences: Annotated[int | None, typer.Option(min=1, help="Most sentences of the summary.")] = None,
    max_words: Annotated[int | None, typer.Option(min=1, help="Most words of the summary.")] = None,
    style: Annotated[Style, typer.Option(help="How the summary is written.")] = "sentences",
    focus: Annotated[str, typer.Option(help="Words or names that it is to centre on.")] = "",
    language: Annotated[str, typer.Option(help="Of the summary: `en`, or `fr` for French texts.")] = "en",
    source: Annotated[str, typer.Option(help="`fr`, `en`, or `auto` to detect it.")] = "auto",
    html: Annotated[bool, typer.Option("--html", help="The text is HTML.")] = False,
    glossary: Annotated[
        str | None, typer.Option(help="Name of a stored glossary, or a file of terms: CSV, TSV, TMX.")
    ] = None,
    quality: Annotated[Quality, typer.Option(help="How much time may be spent.")] = "balanced",
) -> None:
    """Summarize a French or English text in English, or a French one in French.

    Example: `depeche summarize --max-words 60 --focus Sullivan samples/burns-patrushev.fr.txt`
    """
    from app.cli.glossary import chosen_glossary
    from app.cli.local import read_text, with_services
    from app.engines.protocol import SummaryLength
    from app.services.summary_wish import DatedText, SummaryWish, summary_language
    from app.services.translation import TranslationOptions

    texts = [DatedText(read_text(file)) for file in (files or [Path("-")])]
    length = SummaryLength(max_sentences, max_words)
    wish = SummaryWish(style, focus, summary_language(language))
    options = TranslationOptions(format="html" if html else "text", glossary=chosen_glossary(glossary), quality=quality)
    summary = with_services(lambda services: services.summary.summarize_several(texts, source, length, options, wish))
    typer.echo(summary.text)
    for notice in summary.notices:
        typer.echo(f"{notice.severity}: {notice.message} [{notice.code}]", err=True)
    if summary.complete:
        typer.echo("The text is no longer than the summary asked for; it is given as it is.", err=True)
