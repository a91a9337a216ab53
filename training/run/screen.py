"""How a training goes, as a table that grows while it is watched; as plain lines where nobody watches."""

from dataclasses import dataclass, field
from types import TracebackType
from typing import Self

from rich.console import Console, RenderableType
from rich.live import Live
from rich.table import Table
from rich.text import Text

from training.run.job import Measured, Progress

_COLUMNS = ("minutes", "step", "pairs", "loss", "rate", "pairs/s", "dev loss", "BLEU", "chrF")
_ROWS = 20
# Minutes between two lines where standard error is no terminal.
_QUIET = 1.0


@dataclass(slots=True)
class Screen:
    """Shows what it hears; a Watcher that always goes on."""

    console: Console = field(default_factory=lambda: Console(stderr=True))
    _rows: list[tuple[str, ...]] = field(default_factory=list)
    _now: Progress | None = None
    _printed: float = float("-inf")
    _live: Live | None = None

    def __enter__(self) -> Self:
        if self.console.is_terminal:
            self._live = Live(self._table(), console=self.console, auto_refresh=False)
            self._live.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        if self._live:
            self._live.stop()

    def progressed(self, progress: Progress) -> None:
        """Show where it stands."""
        self._now = progress
        self._show(is_due=progress.minutes - self._printed >= _QUIET)

    def measured(self, measured: Measured) -> bool:
        """Show what was measured, in a row that stays."""
        before = _figures(self._now) if self._now else ("",) * 6
        best = " *" if measured.is_best else ""
        scores = ("" if score is None else f"{score:.1f}" for score in (measured.bleu, measured.chrf))
        row = (*before, f"{measured.loss:.4f}{best}", *scores)
        self._rows.append(row)
        self._now = None
        self._show(is_due=True)
        return True

    def _show(self, *, is_due: bool) -> None:
        if self._live:
            self._live.update(self._table(), refresh=True)
        elif is_due:
            row = _figures(self._now) if self._now else self._rows[-1]
            told = zip(_COLUMNS, row, strict=False)
            self.console.print(", ".join(f"{name} {value}" for name, value in told), highlight=False, soft_wrap=True)
            self._printed = self._now.minutes if self._now else self._printed

    def _table(self) -> RenderableType:
        table = Table(box=None, padding=(0, 2, 0, 0), pad_edge=False, header_style="bold")
        for name in _COLUMNS:
            table.add_column(name, justify="right", no_wrap=True)
        for row in self._rows[-_ROWS:]:
            table.add_row(*row)
        if self._now:
            table.add_row(*_figures(self._now), style="dim")
        if not self._rows and not self._now:
            return Text("Reading the data…", style="dim")
        return table


def _figures(progress: Progress) -> tuple[str, ...]:
    return (
        f"{progress.minutes:.1f}",
        f"{progress.step:,}",
        f"{progress.pairs:,}",
        f"{progress.loss:.4f}",
        f"{progress.rate:.2e}",
        f"{progress.pairs_per_second:.0f}",
    )
