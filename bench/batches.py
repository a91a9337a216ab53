"""How many tokens a batch has and how many threads work: the table that the server's defaults are chosen from.

    python -m bench.batches --data pairs.tsv

Servers with different settings run side by side and work in turn, each on the same stories, with 32 requests open at a
time and with checks; so what slows the machine slows all of them. Nothing is remembered.
"""

import contextlib
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

from bench.rounds import Row, run_rounds
from bench.stories import Story, make_stories
from bench.systems.depeche import ENVIRONMENT, Depeche
from bench.systems.protocol import Case, Outcome

CLIENTS = 32
BATCH_TOKENS = (256, 512, 1024, 2048, 4096)
THREADS = (1, 4)
COLUMNS = ("words/s", "p50 s", "p95 s", "CPU s per 1,000 words", "peak MB", "errors")


def main(
    data: Annotated[Path, typer.Option(help="Pairs, French<TAB>English, a line each.")],
    *,
    stories: Annotated[int, typer.Option(min=1, help="Stories of 20 sentences that each server gets in a round.")] = 16,
    rounds: Annotated[int, typer.Option(min=1, help="Rounds; in each, every server once.")] = 5,
) -> None:
    """Measure the settings and print a table."""
    sentences = [line.split("\t")[0] for line in data.read_text(encoding="utf-8").splitlines()]
    points = [("", tokens) for tokens in BATCH_TOKENS] + [(str(threads), 1024) for threads in THREADS]
    with contextlib.ExitStack() as closing:
        cases = [closing.enter_context(_serving(threads, tokens)) for threads, tokens in points]
        rows = run_rounds(cases, make_stories(sentences, stories, 20), rounds, typer.echo)
    Console(width=140).print(_table(rows))


@contextlib.contextmanager
def _serving(threads: str, tokens: int) -> Iterator[Case]:
    settings: Mapping[str, str] = {"DEPECHE_BATCH_TOKENS": str(tokens)} | (
        {"DEPECHE_THREADS": threads} if threads else {}
    )
    service = Depeche({**ENVIRONMENT, **settings})
    try:
        service.start()

        def run(given: Sequence[Story]) -> Outcome:
            return service.run(given, clients=CLIENTS)

        yield Case(", ".join(f"{key}={value}" for key, value in settings.items()), "a story", run, 1.0, CLIENTS)
    finally:
        service.stop()


def _table(rows: Mapping[str, Row]) -> Table:
    table = Table("settings", *COLUMNS, title=f"{CLIENTS} requests open at a time, with checks, medians")
    for row in rows.values():
        figures = row.figures()
        table.add_row(row.name, *(str(figures[column]) for column in COLUMNS))
    return table


if __name__ == "__main__":
    typer.run(main)
