"""Two ways of doing the same work, measured in turn: what slows the machine for a while slows both."""

import statistics
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field

Work = Callable[[], Awaitable[object]]


@dataclass(slots=True)
class Turns:
    """Seconds of each round: by the clock (wall), and of the processor (work)."""

    wall: list[float] = field(default_factory=list)
    work: list[float] = field(default_factory=list)


async def in_turns(rounds: int, one: Work, other: Work) -> tuple[Turns, Turns]:
    """Do both in each round. A round before them is not counted, and they take turns to begin."""
    pairs = [(one, Turns()), (other, Turns())]
    for number in range(rounds + 1):
        for do, turns in pairs if number % 2 else pairs[::-1]:
            started, worked = time.perf_counter(), time.process_time()
            await do()
            if number:
                turns.wall.append(time.perf_counter() - started)
                turns.work.append(time.process_time() - worked)
    return pairs[0][1], pairs[1][1]


def ratios(one: list[float], other: list[float]) -> list[float]:
    """Divide round by round."""
    return [first / second for first, second in zip(one, other, strict=True)]


def ratio_figures(one: Turns, other: Turns) -> dict[str, object]:
    """Say how fast the other is against the one, 1 where both are alike."""
    wall = ratios(one.wall, other.wall)
    return {
        "ratio, each round": [round(ratio, 3) for ratio in wall],
        "ratio, median": round(statistics.median(wall), 3),
        "ratio of processor time, median": round(statistics.median(ratios(one.work, other.work)), 3),
    }
