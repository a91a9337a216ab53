"""What a system is to the comparison: something that starts, works on stories in one or more ways, and stops."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

from bench.stories import Story


@dataclass(frozen=True, slots=True)
class Outcome:
    """Of one run over some stories.

    words: French words of what was answered. seconds: by the clock. cpu_seconds: of the system's processes.
    peak_bytes: their largest resident memory. latencies: seconds of each request. errors: what went wrong, one each.
    """

    words: int
    seconds: float
    cpu_seconds: float
    peak_bytes: int
    latencies: tuple[float, ...]
    errors: tuple[str, ...] = ()

    @property
    def words_per_second(self) -> float:
        """French words a second, 0 where nothing was answered."""
        return self.words / self.seconds if self.seconds else 0.0


@dataclass(frozen=True, slots=True)
class Case:
    """One way to use a system: a row of the table.

    request: what one latency stands for. share: the part of the stories that it is given; a slow system gets fewer.
    at_least: stories that it is given in any case.
    """

    name: str
    request: str
    run: Callable[[Sequence[Story]], Outcome]
    share: float = 1.0
    at_least: int = 1

    def stories(self, stories: Sequence[Story]) -> Sequence[Story]:
        """Take this case's part: the first ones."""
        return stories[: max(self.at_least, round(len(stories) * self.share))]


class System(Protocol):
    """Something that translates or summarizes, in processes of its own."""

    def start(self) -> str:
        """Start it, and say with which versions and settings. Raises UnavailableError where it can't run here."""
        ...

    def cases(self) -> Sequence[Case]:
        """Give the ways to use it; it has been started."""
        ...

    def stop(self) -> None:
        """End its processes; one that never started is left as it is."""
        ...


def clients_name(clients: int) -> str:
    """Name a number of clients."""
    return f"{clients} client{'s' if clients > 1 else ''}"


class UnavailableError(Exception):
    """A system that can't be measured on this machine, and why."""
