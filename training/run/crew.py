"""The threads that share a step: each takes a part of the batch, then of the weights.

The products of a small model are too short to be cut up among cores, which wait for each other as long as they work.
A whole pass over a part of the batch is not.
"""

import math
from collections import deque
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor, wait
from typing import TypeVar

import torch

from training.recipe import Device

# Pieces of a side that a pass is worth its while for.
_LEAST = 900

_Given = TypeVar("_Given")


class Crew:
    """So many threads, the calling one among them, with `threads` of torch's own for the products of each."""

    def __init__(self, hands: int = 1, threads: int = 1) -> None:
        self.hands, self._threads = hands, threads
        self._pool = ThreadPoolExecutor(hands - 1, "training") if hands > 1 else None

    def do(self, tasks: Sequence[Callable[[], _Given]]) -> list[_Given]:
        """Do all tasks and give what each gave. An error of one is raised when no thread is at work any more."""
        if self._pool is None:
            return [task() for task in tasks]
        given: dict[int, _Given] = {}
        waiting = deque(enumerate(tasks))

        def help_out() -> None:
            torch.set_num_threads(self._threads)
            while True:
                try:
                    number, task = waiting.popleft()
                except IndexError:  # none is left
                    return
                given[number] = task()

        before = torch.get_num_threads()
        others = [self._pool.submit(help_out) for _ in range(self.hands - 1)]
        try:
            help_out()
        finally:
            wait(others)
            torch.set_num_threads(before)
        for other in others:
            other.result()
        return [given[number] for number in range(len(tasks))]


def portions(sizes: Mapping[str, int], count: int) -> list[list[str]]:
    """Share names out to so many portions, or fewer, whose sizes are much the same."""
    shares: list[list[str]] = [[] for _ in range(count)]
    loads = [0] * count
    for name in sorted(sizes, key=lambda name: -sizes[name]):
        least = loads.index(min(loads))
        shares[least].append(name)
        loads[least] += sizes[name]
    return [share for share in shares if share]


def crew_for(options: Device, device: torch.device) -> Crew:
    """Give each of torch's threads, or some of them together, a part of the batch that is large enough.

    A GPU is one hand; so is a processor with dropout, whose random numbers all threads would draw from one source.
    """
    if device.type != "cpu" or options.dropout:
        return Crew()
    threads, most = torch.get_num_threads(), max(1, options.tokens // _LEAST)
    each = math.ceil(threads / most)
    return Crew(threads // each, each)
