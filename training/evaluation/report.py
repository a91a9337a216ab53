"""Figures of several models on several sets, for people and for programs."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Table

from app.cli.evaluate_fidelity_report import FidelityReport
from app.cli.evaluate_report import write_text
from app.services.machine import Machine
from training.evaluation.figures import Figures
from training.evaluation.measure import BATCH

_POLICY = f"lines sorted by length, {BATCH} a call, each batch by every model in turn"
_NOTES = (
    "The models alone, without the checks that the service makes around them; quotation marks straight on both sides.",
    "names kept: of the capitalized words that stand alike in the French and in the reference, those in the English",
    "figures right: of the lines with a number in the French, those whose English has all of them and none besides",
)


@dataclass(frozen=True, slots=True)
class Evaluation:
    """Everything measured in one call: for each set, the figures of every model."""

    sets: tuple[tuple[Figures, ...], ...]
    machine: Machine

    def print(self, console: Console, *, whole: bool = False) -> None:
        """Print the figures for people. whole: a report on each set, too, as `depeche eval --report` prints it."""
        for report in self._reports() if whole else ():
            report.print(console)
            console.print()
        console.print(self._table())
        for line in (*_NOTES, *self._signatures(), f"Machine: {self.machine}"):
            # Signatures are for copying: no wrapping, no markup.
            console.print(line, soft_wrap=True, markup=False, highlight=False)

    def write_json(self, path: Path) -> None:
        """Write the figures for programs: a list of what `depeche eval --report --json` writes, one for each set."""
        content = [report.content for report in self._reports()]
        write_text(path, json.dumps(content, ensure_ascii=False, indent=2) + "\n")

    def _reports(self) -> Iterator[FidelityReport]:
        for items in self.sets:
            one = items[0].set
            yield FidelityReport(one.name, one.text, _POLICY, tuple(item.measured for item in items), (), self.machine)

    def _table(self) -> Table:
        table = Table(box=SIMPLE_HEAD, padding=(0, 2, 0, 0), pad_edge=False)
        for name in ("test set", "model"):
            table.add_column(name, overflow="fold")
        for name in ("pairs", "BLEU", "chrF", "names\nkept", "figures\nright", "words/s"):
            table.add_column(name, justify="right", no_wrap=True)
        for items in self.sets:
            for number, item in enumerate(items):
                table.add_row("" if number else item.set.name, item.measured.run.name, *_cells(item))
        return table

    def _signatures(self) -> list[str]:
        """How the scores were computed, and what made the English, each once."""
        figures = [item for items in self.sets for item in items]
        scored = (signature for item in figures for signature in item.signatures)
        made = (f"{item.measured.run.name}: {item.measured.run.signature}" for item in figures)
        return [*dict.fromkeys((*scored, *made))]


def _cells(item: Figures) -> tuple[str, ...]:
    return (
        f"{len(item.set.text.pairs):,}",
        f"{item.bleu:.2f}",
        f"{item.chrf:.2f}",
        item.names_kept,
        item.figures_right,
        f"{item.measured.run.words_per_second:,.0f}",
    )
