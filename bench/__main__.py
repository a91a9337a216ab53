"""The comparison: `python -m bench`, or `make bench`."""

import shlex
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

from app.services.machine import describe_machine
from bench.comparison import PARTS, Comparison, Size, groups
from bench.growth import Reach
from bench.results import Report, added, show, write
from bench.rounds import Progress as Tell
from bench.stories import load_sentences

RESULTS = Path(__file__).parent / "results"
FULL = Size(5, 64, 20, Reach((10, 100, 1_000, 10_000), (1, 2, 4, 8, 16, 32, 64, 128), 10))
QUICK = Size(1, 32, 5, Reach((10, 100, 1_000), (1, 8, 32, 128), 4))


def main(
    *,
    data: Annotated[Path | None, typer.Option(help="Pairs to make stories of; without it, the samples.")] = None,
    quick: Annotated[bool, typer.Option("--quick", help="A few minutes, to see that all works; no figures.")] = False,
    rounds: Annotated[int, typer.Option(min=0, help="Rounds; 0 takes 5, and 1 with --quick.")] = 0,
    only: Annotated[str, typer.Option(help="Parts, with commas between them.")] = ",".join(PARTS),
    add: Annotated[bool, typer.Option("--add", help="Keep what the results' file has of other parts.")] = False,
    name: Annotated[str, typer.Option(help="Of the results' file.")] = "comparison",
    results: Annotated[Path, typer.Option(help="Folder that the results go to.")] = RESULTS,
) -> None:
    """Measure Dépêche beside others, with the same stories and the same weights, in turn."""
    parts = only.split(",")
    if unknown := set(parts) - set(PARTS):
        raise typer.BadParameter(f"no such part: {', '.join(sorted(unknown))}", param_hint="--only")
    size = QUICK if quick else FULL
    size = replace(size, rounds=rounds or size.rounds)
    signal.signal(signal.SIGTERM, lambda number, _: sys.exit(128 + number))  # what was started is stopped, then, too
    console = Console(width=None if sys.stdout.isatty() else 120)
    about = {
        "date": f"{datetime.now(UTC):%Y-%m-%d}",
        "command": shlex.join(["python", "-m", "bench", *map(_bare, sys.argv[1:])]),
        "machine": str(describe_machine()),
        "stories": data.name if data else "samples",
    }
    sentences = load_sentences(data)
    with telling(console) as tell:
        for number, group in enumerate(groups(parts)):
            comparison = Comparison(sentences, size, tell)
            report: Report = {**about, **comparison.run(group)}
            if add or number:
                report = added(report, results / f"{name}.json")
            files = write(report, results, name)  # after each group: what comes later may fail
    show(report, console)
    console.print("wrote", *files, highlight=False)


def _bare(argument: str) -> str:
    """Leave out the folders of this machine."""
    return Path(argument).name if Path(argument).is_absolute() else argument


@contextmanager
def telling(console: Console) -> Iterator[Tell]:
    """Give what says how far it is: in one line that changes, or line by line where the output is no terminal."""
    if not console.is_terminal:
        yield lambda line: console.print(f"{datetime.now(UTC):%H:%M:%S} {line}", highlight=False)
        return
    columns = (SpinnerColumn(), TextColumn("{task.description}"), TimeElapsedColumn())
    with Progress(*columns, console=console, transient=True) as bar:
        task = bar.add_task("")
        yield lambda line: bar.update(task, description=line)


if __name__ == "__main__":
    typer.run(main)
