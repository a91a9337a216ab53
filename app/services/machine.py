"""The machine that a figure was measured on."""

import platform
from dataclasses import dataclass
from pathlib import Path

from app.engines.threads import usable_cores


@dataclass(frozen=True, slots=True)
class Machine:
    """What a reader needs to compare a speed with another: the processor and how many cores this process may use."""

    processor: str
    cores: int
    system: str
    python: str

    def __str__(self) -> str:
        """One line for a report."""
        return f"{self.processor}, {self.cores} cores, {self.system}, Python {self.python}"


def describe_machine() -> Machine:
    """Describe the machine that runs this process."""
    return Machine(_processor(), usable_cores(), f"{platform.system()} {platform.machine()}", platform.python_version())


def _processor() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        lines = []
    names = (line.partition(":")[2].strip() for line in lines if line.startswith("model name"))
    return next(names, "") or platform.processor() or platform.machine() or "unknown processor"
