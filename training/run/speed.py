"""How fast a training is here, and its share of bare matrix products' speed: python -m training.run.speed."""

import argparse
import math
import time
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Self

import torch

from training.recipe import DEFAULT, Recipe, read_recipe
from training.run.batches import Batches
from training.run.flops import of_muon, of_step
from training.run.job import Budget, Job
from training.run.machine import keep_memory
from training.run.opened import Opened, open_training
from training.run.schedule import rate_at

# Between two measurements of the peak, which stand among the steps so that noise of the machine hits both.
_STEPS_BETWEEN = 10
_WARM_UP = 8
_LARGE = 2048


@dataclass(slots=True)
class Spent:
    """Seconds of the clock and of the processor's cores, and what was done in them."""

    clock: float = 0.0
    cores: float = 0.0
    operations: float = 0.0
    pairs: int = 0

    def add(self, other: "Spent") -> None:
        """Count another one in."""
        self.clock += other.clock
        self.cores += other.cores
        self.operations += other.operations
        self.pairs += other.pairs


def measure(opened: Opened, recipe: Recipe, minutes: float) -> tuple[Spent, Spent, Spent]:
    """Train for some minutes.

    Gives what the steps took, what bare products of their shapes took in between, and what those of large squares did.
    """
    build, options = opened.build, opened.options
    steps, bare, peak = Spent(), Spent(), Spent()
    ends = time.monotonic() + minutes * 60
    for step, drawn in enumerate(Batches(opened.packed, tokens=options.tokens, window=options.window).after(0, 0)):
        with _Stopwatch() as taken:
            parts = opened.parts(drawn)
            opened.learner.learn(step, parts, rate_at(recipe.schedule, step) * options.pace)
        if step < _WARM_UP:
            continue
        candidates = opened.learner.candidates.choose(step, parts).candidates
        taken.spent.operations = sum(of_step(build, part, candidates) for part in parts) + of_muon(build)
        taken.spent.pairs = len(drawn.pairs)
        steps.add(taken.spent)
        if step % _STEPS_BETWEEN == 0 or not peak.operations:
            rows = options.tokens // opened.crew.hands
            bare.add(products((rows, build.sizes.width, build.sizes.encoder.feed_forward), opened, times=6))
            peak.add(products((_LARGE, _LARGE, _LARGE), opened, times=2))
        if time.monotonic() > ends:
            break
    return steps, bare, peak


def products(shape: tuple[int, int, int], opened: Opened, times: int) -> Spent:
    """Take the three products of a linear layer, forward and backward, some times; as many side by side as parts.

    shape: rows, inputs and outputs.
    """
    takes = [_Products(*shape, opened.precision) for _ in range(opened.crew.hands)]
    opened.crew.do([partial(take, 1) for take in takes])  # the first of a shape takes longer
    with _Stopwatch() as taken:
        opened.crew.do([partial(take, times) for take in takes])
    return replace(taken.spent, operations=3 * 2.0 * math.prod(shape) * times * len(takes))


class _Products:
    def __init__(self, rows: int, inputs: int, outputs: int, precision: torch.dtype) -> None:
        self._rows, self._weight = (
            torch.ones(rows, inputs, dtype=precision),
            torch.ones(outputs, inputs, dtype=precision),
        )
        self._made = torch.empty(rows, outputs, dtype=precision)

    def __call__(self, times: int) -> None:
        for _ in range(times):
            torch.mm(self._rows, self._weight.t(), out=self._made)
            torch.mm(self._made, self._weight)
            torch.mm(self._made.t(), self._rows)


class _Stopwatch:
    """Takes the time of a block, on the clock and of all cores together."""

    def __enter__(self) -> Self:
        self.spent = Spent()
        self._clock, self._cores = time.perf_counter(), time.process_time()
        return self

    def __exit__(self, *_: object) -> None:
        self.spent.clock, self.spent.cores = time.perf_counter() - self._clock, time.process_time() - self._cores


def report(steps: Spent, bare: Spent, peak: Spent, precision: str) -> str:
    """Give the figures in words."""
    speed = steps.operations / steps.clock
    shares = [
        f"{speed / (one.operations / one.clock):.0%} of their speed by the clock,"
        f" {(steps.operations / steps.cores) / (one.operations / one.cores):.0%} by cores' time"
        for one in (bare, peak)
    ]
    reached, most = (one.operations / one.clock / 1e9 for one in (bare, peak))
    return "\n".join(
        [
            f"{torch.get_num_threads()} threads, {precision}, {steps.pairs:,} pairs in {steps.clock:.0f} s",
            f"{steps.pairs / steps.clock:.1f} pairs a second",
            f"{steps.cores / steps.pairs * 1000:.1f} seconds of a core for 1,000 pairs",
            f"{steps.operations / steps.pairs / 1e9:.2f} GFLOP a pair, those of Muon counted in",
            f"{speed / 1e9:.0f} GFLOP/s, products of such shapes alone {reached:.0f}: {shares[0]}",
            f"Large squares reach {most:.0f} GFLOP/s: {shares[1]}",
        ]
    )


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--init", type=Path, required=True, help="Marian model to start from")
    parser.add_argument("--data", type=Path, required=True, help="what `depeche train data` has packed")
    parser.add_argument("--recipe", type=Path, default=DEFAULT)
    parser.add_argument("--minutes", type=float, default=10)
    given = parser.parse_args()
    keep_memory()
    with TemporaryDirectory() as state:
        recipe = read_recipe(given.recipe)
        opened = open_training(Job(given.init, given.data, Path(state), recipe, Budget()))
        print(report(*measure(opened, recipe, given.minutes), opened.place.precision))  # noqa: T201 - it is a script


if __name__ == "__main__":
    main()
