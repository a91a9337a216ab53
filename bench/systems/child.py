"""A library in a process of its own, so that its memory and its threads are its own."""

import multiprocessing
import time
import traceback
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from multiprocessing.connection import Connection
from typing import Any, Protocol

from bench.stories import Story
from bench.systems.protocol import Outcome, UnavailableError
from bench.usage import watched

_START_SECONDS = 300.0


@dataclass(slots=True)
class Timing:
    """Seconds of each request, of all of them by the clock, and of the processor."""

    latencies: list[float] = field(default_factory=list)
    seconds: float = 0.0
    cpu_seconds: float = 0.0

    def time(self, work: Callable[[], object]) -> None:
        """Do one request's work, and count it."""
        started, worked = time.perf_counter(), time.process_time()
        work()
        self.latencies.append(time.perf_counter() - started)
        self.seconds += self.latencies[-1]
        self.cpu_seconds += time.process_time() - worked


class Worker(Protocol):
    """What runs inside the process."""

    @property
    def settings(self) -> str:
        """Versions and settings, for a reader."""
        ...

    def run(self, way: str, texts: Sequence[Sequence[str]]) -> Timing:
        """Work on texts, given as sentences, in a named way. What is made ready beforehand is not timed."""
        ...


class Child:
    """A process that holds a worker."""

    def __init__(self, make: Callable[..., Worker], *arguments: object) -> None:
        """Start the process; `make` and its arguments are sent to it. `settings` says what it runs."""
        context = multiprocessing.get_context("spawn")
        self._connection, theirs = context.Pipe()
        self._process = context.Process(target=_serve, args=(theirs, make, arguments), daemon=True)
        self._process.start()
        theirs.close()
        try:
            self.settings = str(self._receive(_START_SECONDS))
        except (UnavailableError, EOFError) as error:
            self.stop()
            raise UnavailableError(str(error) or f"{make.__name__} ended at its start") from error

    def run(self, way: str, stories: Sequence[Story]) -> Outcome:
        """Give stories to the worker. Raises UnavailableError with its report where it fails."""
        pid = self._process.pid
        if pid is None:
            raise RuntimeError("The process was not started.")
        with watched(pid) as usage:
            self._connection.send((way, [story.sentences for story in stories]))
            timing: Timing = self._receive()
        words = sum(story.words for story in stories)
        return Outcome(words, timing.seconds, timing.cpu_seconds, usage.peak_bytes, tuple(timing.latencies))

    def stop(self) -> None:
        """End the process."""
        self._connection.close()
        self._process.join(5)
        if self._process.is_alive():
            self._process.kill()
            self._process.join()

    def _receive(self, seconds: float | None = None) -> Any:  # noqa: ANN401 - of two kinds, each where it belongs
        if not self._connection.poll(seconds):
            raise UnavailableError(f"nothing came within {seconds} s")
        answer = self._connection.recv()
        if isinstance(answer, _Failure):
            raise UnavailableError(answer.report)
        return answer


@dataclass(frozen=True, slots=True)
class _Failure:
    report: str


def _serve(connection: Connection, make: Callable[..., Worker], arguments: Sequence[object]) -> None:
    try:
        worker = make(*arguments)
        connection.send(worker.settings)
        while True:
            connection.send(worker.run(*connection.recv()))
    except EOFError:  # the other side has closed
        return
    except Exception:  # noqa: BLE001 - whatever it is, the process that waits should say it
        connection.send(_Failure(traceback.format_exc()))
