"""What every measurement prints: the machine, the figures, and which budgets they keep."""

import json
import sys
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from rich.console import Console
from rich.table import Table

from app.services.machine import describe_machine


@dataclass(frozen=True, slots=True)
class Budget:
    """A figure that was promised: `measured` may not be above `limit`."""

    name: str
    measured: float
    limit: float
    unit: str

    @property
    def kept(self) -> bool:
        """Whether the figure is within the budget."""
        return self.measured <= self.limit


def report(title: str, figures: dict[str, object], budgets: Sequence[Budget], json_file: Path | None) -> None:
    """Print the figures and the budgets, write them to `json_file` if given, and exit with 1 where one is not kept."""
    machine = describe_machine()
    console = Console()
    console.print(f"[bold]{title}[/]\nMachine: {machine}", highlight=False)
    for name, value in figures.items():
        if not isinstance(value, list):
            console.print(f"  {name}: {value}", highlight=False)
    table = Table("budget", "measured", "at most", "kept")
    for budget in budgets:
        kept = "[green]yes[/]" if budget.kept else "[red]no[/]"
        table.add_row(budget.name, f"{budget.measured:.3g} {budget.unit}", f"{budget.limit:g} {budget.unit}", kept)
    if budgets:
        console.print(table)
    if json_file:
        content = {
            "title": title,
            "machine": asdict(machine),
            "figures": figures,
            "budgets": [{**asdict(budget), "kept": budget.kept} for budget in budgets],
        }
        json_file.write_text(json.dumps(content, ensure_ascii=False, indent=2) + "\n", "utf-8")
    if not all(budget.kept for budget in budgets):
        sys.exit(1)
