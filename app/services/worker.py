"""The seam between requests and the engine: async for the callers, one thread for the model."""

import asyncio
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import TypeVar

from app.engines.protocol import Decoding, Hypothesis, Translator

Result = TypeVar("Result")

# One engine call at a time, of so many sentences at most: requests take turns, so that a short one
# waits for one call of a long one, not for all of it.
SENTENCES_PER_CALL = 64


class EngineWorker:
    """Runs the engine off the event loop. Open requests are served in turn."""

    def __init__(self, translator: Translator) -> None:
        self.translator = translator
        self._engine = ThreadPoolExecutor(1, thread_name_prefix="engine")
        self._text = ThreadPoolExecutor(1, thread_name_prefix="text")
        self._summary = ThreadPoolExecutor(1, thread_name_prefix="summary")

    async def translate(self, sentences: Sequence[str], decoding: Decoding) -> list[list[Hypothesis]]:
        """Translate normalised sentences; a cancelled caller gives up its remaining turns."""
        hypotheses: list[list[Hypothesis]] = []
        for start in range(0, len(sentences), SENTENCES_PER_CALL):
            part = sentences[start : start + SENTENCES_PER_CALL]
            hypotheses += await self._run(self._engine, partial(self.translator.translate, part, decoding))
        return hypotheses

    async def compute(self, function: Callable[[], Result]) -> Result:
        """Run a function that works on text (no model) off the event loop."""
        return await self._run(self._text, function)

    async def summarize(self, function: Callable[[], Result]) -> Result:
        """Run a summarizer. On a thread of its own: a finished story must not wait for all those being translated."""
        return await self._run(self._summary, function)

    @staticmethod
    async def _run(executor: ThreadPoolExecutor, function: Callable[[], Result]) -> Result:
        return await asyncio.get_running_loop().run_in_executor(executor, function)

    def close(self) -> None:
        """Wait for the call under way, drop what waits, and free the model."""
        for executor in (self._engine, self._text, self._summary):
            executor.shutdown(cancel_futures=True)
        self.translator.close()
