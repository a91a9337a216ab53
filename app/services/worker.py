"""The seam between requests and the engine: async for the callers, one thread for the model."""

import asyncio
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import TypeVar

from app.engines.protocol import Decoding, Hypothesis, Translator
from app.errors import BusyError
from app.services.batching import Batcher, BatchLimits

Result = TypeVar("Result")

# What a request works on at a time, so that a short one waits for a stretch of the text work of a long one only.
GROUP_SENTENCES = 64

# How long what can wait does so while sentences are to be translated, and how often it looks; in seconds.
_PATIENCE, _LOOK = 30.0, 0.05


class EngineWorker:
    """Runs the engine off the event loop. Open requests share its calls."""

    def __init__(self, translator: Translator, limits: BatchLimits = BatchLimits()) -> None:
        self.translator = translator
        self._batcher = Batcher(self._translated, self._counted, limits)
        self._engine = ThreadPoolExecutor(limits.calls, thread_name_prefix="engine")
        self._counter = ThreadPoolExecutor(1, thread_name_prefix="count")
        self._text = ThreadPoolExecutor(1, thread_name_prefix="text")
        self._summary = ThreadPoolExecutor(1, thread_name_prefix="summary")
        self._spare = ThreadPoolExecutor(1, thread_name_prefix="spare")

    async def translate(self, sentences: Sequence[str], decoding: Decoding) -> list[list[Hypothesis]]:
        """Translate normalised sentences; of a cancelled caller nothing more is begun."""
        return await self._batcher.translate(sentences, decoding)

    @property
    def waiting(self) -> int:
        """How many different sentences wait for the engine."""
        return self._batcher.waiting

    def check_room(self) -> None:
        """Raise BusyError where too much waits for the engine to begin another request."""
        self._batcher.check_room()

    async def compute(self, function: Callable[[], Result]) -> Result:
        """Run a function that works on text (no model) off the event loop."""
        return await self._run(self._text, function)

    async def summarize(self, function: Callable[[], Result]) -> Result:
        """Run a summarizer. On a thread of its own: a finished story must not wait for all those being translated."""
        return await self._run(self._summary, function)

    async def spare(self, function: Callable[[], Result], patience: float = _PATIENCE) -> Result:
        """Run a function of the engine that can wait: one at a time, while no sentence waits to be translated.

        patience: seconds after which BusyError is raised where translations never let it.
        """
        until = time.monotonic() + patience
        while self.waiting:
            if time.monotonic() >= until:
                raise BusyError(
                    "The server has texts to translate first. Try again in a moment.",
                    waiting_sentences=self.waiting,
                    retry_after_seconds=5,
                )
            await asyncio.sleep(_LOOK)
        return await self._run(self._spare, function)

    async def _translated(self, sentences: Sequence[str], decoding: Decoding) -> list[list[Hypothesis]]:
        return await self._run(self._engine, partial(self.translator.translate, sentences, decoding))

    async def _counted(self, sentences: Sequence[str]) -> list[int]:
        # On a thread of its own: what is to be translated must not wait behind the checks of what was.
        return await self._run(self._counter, partial(self.translator.count_tokens, sentences))

    @staticmethod
    async def _run(executor: ThreadPoolExecutor, function: Callable[[], Result]) -> Result:
        return await asyncio.get_running_loop().run_in_executor(executor, function)

    def close(self) -> None:
        """Wait for the call under way, drop what waits, and free the model."""
        for executor in (self._engine, self._counter, self._text, self._summary, self._spare):
            executor.shutdown(cancel_futures=True)
        self.translator.close()
