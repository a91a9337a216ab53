"""One queue for the sentences of all open requests: whoever waits shares the next call of the engine.

A call takes sentences of one length, as the engine pads the short ones of a batch up to the longest. Requests take
turns in having the next call made for them; the others fill what is left of it, the oldest first, so that a short
request waits for a call under way and its own, not for all of a long one. Where little waits, the calls that may run at
a time divide it among themselves.
"""

import asyncio
import math
import time
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass

from app.engines.protocol import Decoding, Hypothesis
from app.errors import BusyError
from app.services.shelves import Asker, Shelves

Answers = list[list[Hypothesis]]
Run = Callable[[Sequence[str], Decoding], Awaitable[Answers]]
Count = Callable[[Sequence[str]], Awaitable[list[int]]]

_LONGEST_WAIT_TOLD = 60
# Of the pace that is told, how much the latest call counts.
_LATEST = 0.2


@dataclass(frozen=True, slots=True)
class BatchLimits:
    """How much the engine does at a time, and how much may wait for it.

    calls: that run at a time. tokens: of one call, padding included. waiting: sentences; where so many wait, no further
    request is begun.
    """

    calls: int = 1
    tokens: int = 1024
    waiting: int = 10_000


class Batcher:
    """Gathers sentences and has them translated. Belongs to one event loop while anything waits.

    run: translates sentences, off the event loop. count: counts their tokens, off the event loop.
    """

    def __init__(self, run: Run, count: Count, limits: BatchLimits) -> None:
        self._run = run
        self._count = count
        self._limits = limits
        self._shelves = Shelves()
        # Who waits, in the order of the turns; as a dictionary, to leave it quickly.
        self._turns: dict[Asker, None] = {}
        self._calls: set[asyncio.Task[None]] = set()
        self._seconds_a_sentence = 0.0

    @property
    def waiting(self) -> int:
        """How many different sentences wait."""
        return self._shelves.waiting

    def check_room(self) -> None:
        """Raise BusyError where too much waits to begin another request; what was begun is never refused."""
        waiting = self.waiting
        if waiting < self._limits.waiting:
            return
        seconds = (waiting - self._limits.waiting + 1) * self._seconds_a_sentence
        raise BusyError(
            "The server has as much to translate as it takes. Try again in a moment.",
            waiting_sentences=waiting,
            retry_after_seconds=min(max(math.ceil(seconds), 1), _LONGEST_WAIT_TOLD),
        )

    async def translate(self, sentences: Sequence[str], decoding: Decoding) -> Answers:
        """Translate normalised sentences; what a cancelled caller still waits for is not begun."""
        different = list(dict.fromkeys(sentences))
        if not different:
            return []
        request = Asker(len(different), asyncio.get_running_loop().create_future())
        counts = await self._count(different)
        self._shelves.put(request, ((text, count + 1) for text, count in zip(different, counts, strict=True)), decoding)
        self._turns[request] = None
        self._begin_calls()
        try:
            await request.done
        finally:
            self._shelves.withdraw(request)
            self._turns.pop(request, None)
        return [list(request.answers[text]) for text in sentences]

    def _begin_calls(self) -> None:
        """Begin as many calls as may run and there is something for."""
        while len(self._calls) < self._limits.calls:
            asker = min((asker for asker in self._turns if asker.shelves), key=lambda asker: asker.calls, default=None)
            if asker is None:
                return
            free = self._limits.calls - len(self._calls)
            batch, decoding = self._shelves.take(asker, self._limits.tokens, free)
            asker.calls += 1
            call = asyncio.create_task(self._call(asker, batch, decoding), name="engine call")
            self._calls.add(call)
            call.add_done_callback(self._end_call)

    def _end_call(self, call: asyncio.Task[None]) -> None:
        self._calls.discard(call)
        if not call.cancelled():
            self._begin_calls()
            return
        # The event loop ends: nobody else would wake those that wait.
        for asker in self._turns:
            asker.done.cancel()

    async def _call(self, asker: Asker, batch: dict[str, list[Asker]], decoding: Decoding) -> None:
        started = time.monotonic()
        try:
            answers = await self._run(list(batch), decoding)
        except Exception as error:  # noqa: BLE001 - it is theirs who asked for these sentences
            self._fail(batch, error)
            return
        finally:
            asker.calls -= 1
            if self._turns.pop(asker, asker) is None:
                # Behind those that came during the call: they have waited for it.
                self._turns[asker] = None
        pace = (time.monotonic() - started) / len(batch) / self._limits.calls
        self._seconds_a_sentence += _LATEST * (pace - self._seconds_a_sentence)
        for (text, askers), answer in zip(batch.items(), answers, strict=True):
            for one in askers:
                one.answer(text, answer)

    def _fail(self, batch: dict[str, list[Asker]], error: Exception) -> None:
        for asker in dict.fromkeys(asker for askers in batch.values() for asker in askers):
            self._shelves.withdraw(asker)
            asker.fail(error)
