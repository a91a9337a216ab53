"""What `depeche train adapt` shows on the way."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.progress import BarColumn, TextColumn, TimeElapsedColumn
from rich.progress import Progress as Bar
from rich.table import Table

from training.adapt.inspect import Inspection
from training.adapt.work import Made
from training.run.job import Progress


def shown_data(data: Inspection, console: Console) -> None:
    """Show what was left out, why, and where some of it stands."""
    console.print(f"{data.read:,} pairs read, {len(data.pairs):,} fit to learn from.", highlight=False)
    if not data.dropped:
        return
    table = Table(box=SIMPLE_HEAD)
    table.add_column("left out", justify="right")
    table.add_column("")
    table.add_column("as in")
    for item in data.dropped:
        table.add_row(f"{item.count:,}", item.reason, "\n".join(item.examples))
    console.print(table)


@contextmanager
def shown_progress(minutes: float, console: Console) -> Iterator[Callable[[Progress], None]]:
    """Show a bar of the minutes that are trained, the loss and the speed."""
    columns = (TextColumn("{task.description}"), BarColumn(), TextColumn("{task.fields[told]}"), TimeElapsedColumn())
    with Bar(*columns, console=console, transient=True) as bar:
        task = bar.add_task("adapting", total=minutes, told="")

        def progressed(at: Progress) -> None:
            told = f"step {at.step:,}, loss {at.loss:.3f}, {at.pairs_per_second:.0f} pairs/s"
            bar.update(task, completed=min(at.minutes, minutes), told=told)

        yield progressed


def shown_end(made: Made, console: Console) -> None:
    """Show what the training brought."""
    story = made.story
    console.print(
        f"Training ended after {story.progress.minutes:.1f} minutes: {made.ended}. {story.kept:.0%} of it is kept.",
        highlight=False,
    )
    table = Table(box=SIMPLE_HEAD)
    for heading in ("", "pairs", "BLEU before", "after", "", "chrF before", "after"):
        table.add_column(heading, justify="left" if not table.columns else "right")
    for one in story.figures:
        before, after = one.before, one.after
        table.add_row(
            one.name,
            f"{one.pairs:,}",
            f"{before.bleu:.1f}",
            f"{after.bleu:.1f}",
            f"{one.gain:+.1f}",
            f"{before.chrf:.1f}",
            f"{after.chrf:.1f}",
        )
    console.print(table)
