"""Score our sentence splitter, and every library that is installed, on passages split by hand.

The libraries come with `pip install -e '.[bench]'`; a few more are scored where they are there. Each gets the text of a
passage as it is. Few of them take a line break for the end of a heading, a list item or a row of results, so passages
without line breaks are scored by themselves too.
"""

import json
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Annotated, Literal

import typer
from gold import GOLD, Agreement, Passage, marked, read_gold
from rich.console import Console
from rich.markup import escape
from rich.table import Table
from splitters import SPLITTERS, Split, Splitter, UnavailableError


@dataclass(slots=True)
class Result:
    """What one splitter did."""

    every: Agreement = field(default_factory=Agreement)
    running: Agreement = field(default_factory=Agreement)
    faults: list[str] = field(default_factory=list)


def score(split: Split, passages: list[Passage]) -> Result:
    """Run a splitter over all passages."""
    result = Result()
    for passage in passages:
        found = passage.found(split(passage.text))
        result.every.add(passage, found)
        if "\n" not in passage.text:
            result.running.add(passage, found)
        if found != passage.boundaries:
            result.faults.append(marked(passage, found))
    return result


def main(
    files: Annotated[
        list[Path] | None, typer.Argument(help="Gold files; by default all tests/text/gold/news_*.txt.")
    ] = None,
    language: Annotated[Literal["fr", "en"], typer.Option(help="Language of the passages.")] = "fr",
    faults: Annotated[str, typer.Option(help="Also print the passages that this splitter gets wrong.")] = "",
    json_file: Annotated[Path | None, typer.Option("--json", help="Write the counts to this file.")] = None,
) -> None:
    """Score sentence splitters on passages split by hand."""
    passages = read_gold(files or sorted(GOLD.glob("news_*.txt")))
    console = Console()
    results: dict[Splitter, Result] = {}
    absent: dict[Splitter, str] = {}
    for splitter in SPLITTERS:
        try:
            results[splitter] = score(splitter.load(language), passages)
        except UnavailableError as error:
            absent[splitter] = str(error)
    console.print(_table(passages, results, absent))
    for splitter, result in results.items():
        if splitter.name == faults:
            console.print(*map(escape, result.faults), sep="\n", soft_wrap=True, highlight=False)
    if json_file:
        counts = {
            splitter.name: {
                "version": splitter.version,
                "all": asdict(result.every),
                "without line breaks": asdict(result.running),
            }
            for splitter, result in results.items()
        }
        json_file.write_text(json.dumps(counts, ensure_ascii=False, indent=2) + "\n", "utf-8")


def _table(passages: list[Passage], results: dict[Splitter, Result], absent: dict[Splitter, str]) -> Table:
    boundaries = sum(len(passage.boundaries) for passage in passages)
    running = sum("\n" not in passage.text for passage in passages)
    table = Table(title=f"{len(passages)} passages, {boundaries} boundaries; {running} passages without line breaks")
    table.add_column("splitter")
    table.add_column("version")
    for name in ("precision", "recall", "F1", "passages exact", "F1, no line breaks", "exact, no line breaks"):
        table.add_column(name, justify="right")
    for splitter, result in results.items():
        every, lines = result.every, result.running
        figures = (every.precision, every.recall, every.f1, every.exact / every.passages)
        figures += (lines.f1, lines.exact / (lines.passages or 1))
        table.add_row(splitter.name, splitter.version, *(f"{100 * figure:.1f}" for figure in figures))
    for splitter, why in absent.items():
        table.add_row(splitter.name, splitter.version, why)
    return table


if __name__ == "__main__":
    typer.run(main)
