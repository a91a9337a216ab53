"""Rounds: in each of them every case does its work once, so that what slows the machine slows all of them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from statistics import median

from bench.percentiles import percentile
from bench.stories import Story
from bench.systems.protocol import Case, Outcome

Progress = Callable[[str], None]
PERCENTS = (50, 95, 99)
MB = 1_000_000


@dataclass(slots=True)
class Row:
    """A case and what it did in each round."""

    name: str
    request: str
    outcomes: list[Outcome] = field(default_factory=list)

    @property
    def speeds(self) -> list[float]:
        """French words a second, of each round."""
        return [outcome.words_per_second for outcome in self.outcomes]

    def percentiles(self, percent: float) -> list[float]:
        """Seconds of a request, of each round in which one was answered."""
        return [percentile(sorted(outcome.latencies), percent) for outcome in self.outcomes if outcome.latencies]

    def figures(self) -> dict[str, object]:
        """Give the figures of the table: medians over the rounds, the largest memory, all errors."""
        errors = [error for outcome in self.outcomes for error in outcome.errors]
        cpu = [1000 * outcome.cpu_seconds / outcome.words for outcome in self.outcomes if outcome.words]
        return {
            "name": self.name,
            "request": self.request,
            "requests a round": len(self.outcomes[0].latencies) + len(self.outcomes[0].errors),
            "words a round": self.outcomes[0].words,
            "words/s": _rounded(self.speeds),
            **{f"p{percent} s": _rounded(self.percentiles(percent)) for percent in PERCENTS},
            "CPU s per 1,000 words": _rounded(cpu),
            "peak MB": round(max(outcome.peak_bytes for outcome in self.outcomes) / MB, 1),
            "errors": len(errors),
            "first errors": errors[:3],
            "words/s, each round": [round(speed, 1) for speed in self.speeds],
            "p95 s, each round": [float(f"{value:.4g}") for value in self.percentiles(95)],
        }


def run_rounds(
    cases: Sequence[Case], stories: Sequence[Story], rounds: int, progress: Progress, *, warm_up: int = 2
) -> dict[str, Row]:
    """Let every case work on its part of the stories in each round; each second round goes backwards.

    warm_up: stories that each case is given before the first round, not counted.
    """
    rows = {case.name: Row(case.name, case.request) for case in cases}
    for case in cases:
        progress(f"warm-up: {case.name}")
        case.run(stories[-warm_up:])
    for number in range(1, rounds + 1):
        for case in cases if number % 2 else cases[::-1]:
            progress(f"round {number} of {rounds}: {case.name}")
            rows[case.name].outcomes.append(case.run(case.stories(stories)))
    return rows


def _rounded(values: Sequence[float]) -> float | None:
    return float(f"{median(values):.4g}") if values else None
