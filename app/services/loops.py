"""Something that is done over and over while the server runs."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from contextlib import suppress

from app.errors import StorageError

logger = logging.getLogger("depeche")


class Loop:
    """Calls a function at once, whenever it is woken, and after every so many seconds; faults are logged, not fatal."""

    def __init__(self, turn: Callable[[], Awaitable[None]], seconds: float, name: str) -> None:
        self.turn = turn
        self.seconds = seconds
        self.name = name
        self._woken = asyncio.Event()
        self._stopping = False
        self._task: asyncio.Task[None] | None = None
        self._told = ""

    def start(self) -> None:
        """Begin."""
        self._task = asyncio.create_task(self._run(), name=self.name)

    def wake(self) -> None:
        """Do it now, or once more after the turn under way."""
        self._woken.set()

    async def stop(self, grace: float = 0.0) -> None:
        """End. grace: how long a turn under way has to come to its own end."""
        if self._task:
            self._stopping = True
            self._woken.set()
            await asyncio.wait({self._task}, timeout=grace)
            self._task.cancel()
            with suppress(asyncio.CancelledError):
                await self._task

    async def _run(self) -> None:
        while not self._stopping:
            await self._turn()
            with suppress(TimeoutError):
                await asyncio.wait_for(self._woken.wait(), 0 if self._stopping else self.seconds)
            self._woken.clear()

    async def _turn(self) -> None:
        try:
            await self.turn()
        except StorageError as error:
            self._tell(error.message)
        except Exception:
            logger.exception("Unexpected error in the loop of %s", self.name)
        else:
            self._told = ""

    def _tell(self, message: str) -> None:
        """Log a fault that lasts once, not at every turn."""
        if message != self._told:
            logger.error("%s: %s", self.name, message)
            self._told = message
