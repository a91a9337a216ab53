"""What `depeche demo` prints."""

from dataclasses import dataclass
from typing import Any

from rich.console import Console, Group
from rich.padding import Padding
from rich.panel import Panel
from rich.table import Table
from rich.text import Text

Answer = dict[str, Any]  # JSON, as the server gave it

SHOWN_CHARACTERS = 300
MARK = {"info": "cyan", "warning": "yellow", "error": "red"}


@dataclass(frozen=True, slots=True)
class DemoResult:
    """What the server answered. startup: seconds until it was ready, None for one that ran already."""

    url: str
    file: str
    words: int
    startup: float | None
    translation_seconds: float
    translation: Answer
    summary_seconds: float
    summary: Answer


def print_report(result: DemoResult, french: str, console: Console | None = None) -> None:
    """Print the article, the summary with its sources, what to check, and what made it in how much time.

    french: the article as it was sent.
    """
    console = console or Console(highlight=False)
    flags = result.translation.get("flags", [])
    console.print(
        Panel(_opening(french), title=f"French: {result.file}, {result.words} words", border_style="dim"),
        Panel(_marked(result.translation["translatedText"], flags), title="English", border_style="green"),
        Panel(_summary(result.summary), title="Summary", border_style="blue"),
        _to_check(flags, french),
        _facts(result),
        sep="\n",
    )


def _opening(text: str) -> Text:
    """Give the first words of a text."""
    if len(text) <= SHOWN_CHARACTERS:
        return Text(text)
    return Text(text[:SHOWN_CHARACTERS].rsplit(maxsplit=1)[0] + " …")


def _marked(english: str, flags: list[Answer]) -> Text:
    """Colour the sentences that an editor should check."""
    text = Text(english)
    for flag in flags:
        if "target_start" in flag:
            text.stylize(MARK[flag["severity"]], flag["target_start"], flag["target_end"])
    return text


def _summary(summary: Answer) -> Group:
    """Put under each sentence the French that it rests on."""
    parts: list[Text | Padding] = []
    for sentence in summary["sentences"]:
        parts.append(Text(sentence["text"], "bold"))
        parts += [
            Padding(Text(f"from: {source}", "dim"), (0, 0, 0, 2)) for source in sentence["source_sentences"]["french"]
        ]
    return Group(*parts)


def _to_check(flags: list[Answer], french: str) -> Text | Table:
    if not flags:
        return Text("Nothing was flagged. An editor reads it against the French all the same.")
    table = Table("", "To check", "French", title="What an editor should check", title_justify="left", expand=True)
    for flag in flags:
        source = french[flag.get("source_start", 0) : flag.get("source_end", 0)]
        table.add_row(Text(flag["severity"], MARK[flag["severity"]]), Text(flag["message"]), _opening(source))
    return table


def _facts(result: DemoResult) -> Table:
    speed = result.words / result.translation_seconds
    facts = {
        "translated by": result.translation["details"]["signature"],
        "summarized by": result.summary["signature"],
        "start-up": "it ran already" if result.startup is None else f"{result.startup:.1f} s",
        "translation": f"{result.translation_seconds:.2f} s, {speed:,.0f} French words a second",
        "summary": f"{result.summary_seconds:.2f} s, with a translation of its own",
    }
    table = Table.grid(padding=(0, 2))
    table.add_column()
    table.add_column(overflow="fold")
    for name, value in facts.items():
        table.add_row(Text(name, "dim"), Text(value))
    return table
