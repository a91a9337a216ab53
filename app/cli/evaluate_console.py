"""What the commands under `depeche eval` say while they work, on standard error so that figures can be piped."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

import typer

if TYPE_CHECKING:
    from app.services.evaluation import Progress
    from app.services.evaluation_data import ParallelText

BAD_LINES_SHOWN = 5


def say(line: str) -> None:
    """Tell what takes long."""
    typer.echo(line, err=True)


def report_bad_lines(text: "ParallelText") -> None:
    """Tell the first lines that were left out, and how many more."""
    for line in text.bad_lines[:BAD_LINES_SHOWN]:
        say(f"line {line.number} left out: {line.reason}")
    if (more := len(text.bad_lines) - BAD_LINES_SHOWN) > 0:
        say(f"and {more} more")


@contextmanager
def progress(names: Sequence[str], total: int) -> "Iterator[Progress]":
    """Show a bar for each system."""
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True)) as bars:
        tasks = {name: bars.add_task(name, total=total) for name in names}
        yield lambda name, count: bars.advance(tasks[name], count)
