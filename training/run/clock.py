"""Time spent learning, apart from time spent measuring and saving."""

import time
from collections.abc import Iterator
from contextlib import contextmanager


class Clock:
    """Counts minutes of training, from those of earlier calls on."""

    def __init__(self, minutes: float, aside: float = 0.0) -> None:
        self._before, self._began = minutes, time.monotonic()
        self.aside = aside  # minutes of what was not training

    @property
    def minutes(self) -> float:
        """Minutes of training so far, in all calls."""
        return self._before + (time.monotonic() - self._began) / 60

    @contextmanager
    def stopped(self) -> Iterator[None]:
        """Count what is done meanwhile as aside."""
        began = time.monotonic()
        try:
            yield
        finally:
            spent = time.monotonic() - began
            self._began += spent
            self.aside += spent / 60
