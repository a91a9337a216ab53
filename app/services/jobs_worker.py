"""The worker: takes items up, has them done by the services, and keeps how they ended."""

import asyncio
import json
import logging
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from uuid import uuid4

import stamina

from app.errors import BusyError, DepecheError, StorageError
from app.services.jobs_queue import JobQueue
from app.services.jobs_records import Claim, Outcome, RunItem
from app.services.loops import Loop

logger = logging.getLogger("depeche")

# How often it is looked for work that another server was given.
IDLE_SECONDS = 2.0
# A stop waits so long for the items under way; Docker kills ten seconds after it has asked.
GRACE_SECONDS = 5.0
# Until an item is begun again that a full server has refused.
BUSY_SECONDS = 2.0
UNEXPECTED = {
    "code": "internal_error",
    "message": "Something went wrong in the service. Its log tells more.",
    "detail": {},
}


class JobWorker:
    """Works on several jobs at a time, one item of each, from its start to its stop.

    ended: is called whenever an item has ended, and with it perhaps its job.
    """

    def __init__(self, queue: JobQueue, run: RunItem, slots: int, ended: Callable[[], None] = lambda: None) -> None:
        self.queue = queue
        self.run = run
        self.slots = slots
        self.ended = ended
        self.name = uuid4().hex
        self._tasks: dict[Claim, asyncio.Task[None]] = {}
        self._claims = Loop(self._take_up, IDLE_SECONDS, "jobs")
        self._leases = Loop(self._give_sign_of_life, queue.lease_seconds / 3, "leases of jobs")

    def start(self) -> None:
        """Begin, with what an earlier process has left undone."""
        self._claims.start()
        self._leases.start()

    def wake(self) -> None:
        """Tell that there is new work."""
        self._claims.wake()

    def drop(self, job_id: str) -> None:
        """Stop working on a job that was cancelled."""
        for claim, task in self._tasks.items():
            if claim.job_id == job_id:
                task.cancel()

    async def stop(self) -> None:
        """Take nothing up any more, wait a little for what is under way, and put the rest back."""
        await self._claims.stop(GRACE_SECONDS)
        if self._tasks:
            await asyncio.wait(self._tasks.values(), timeout=GRACE_SECONDS)
        for task in self._tasks.values():
            task.cancel()
        await asyncio.gather(*self._tasks.values(), return_exceptions=True)
        await self._leases.stop()

    async def _take_up(self) -> None:
        while len(self._tasks) < self.slots and self.queue.database.exists:
            claim = await asyncio.to_thread(self.queue.claim, self.name)
            if claim is None:
                return
            self._tasks[claim] = task = asyncio.create_task(self._work(claim))
            task.add_done_callback(partial(self._ended, claim))

    def _ended(self, claim: Claim, _: asyncio.Task[None]) -> None:
        del self._tasks[claim]
        self._claims.wake()
        self.ended()

    async def _give_sign_of_life(self) -> None:
        if not self.queue.database.exists:
            return
        for claim in await asyncio.to_thread(self.queue.extend, list(self._tasks)):
            if claim in self._tasks:
                self._tasks[claim].cancel()
        if await asyncio.to_thread(self.queue.take_over):
            self._claims.wake()

    async def _work(self, claim: Claim) -> None:
        try:
            outcome = await self._outcome(claim)
            await self._keep(claim, outcome)
        except asyncio.CancelledError:
            # Where the job was cancelled, or another has taken over, this changes nothing.
            with suppress(StorageError):
                await asyncio.to_thread(self.queue.release, claim)
            raise

    async def _outcome(self, claim: Claim) -> Outcome:
        try:
            return Outcome(result=await self._run_when_not_busy(claim))
        except DepecheError as error:
            told = {"code": error.code, "message": error.message, "detail": error.detail}
        except Exception:
            logger.exception("Unexpected error in item %d of job %s", claim.number, claim.job_id)
            told = UNEXPECTED
        return Outcome(error=json.dumps(told, default=str))

    async def _run_when_not_busy(self, claim: Claim) -> str:
        """Run an item. It is nobody's turn to try again, so a full server is waited for."""
        while True:
            try:
                return await self.run(claim.fields)
            except BusyError:
                await asyncio.sleep(BUSY_SECONDS)

    async def _keep(self, claim: Claim, outcome: Outcome) -> None:
        """Keep a result, again and again: it is lost with this process, and then the item is done anew."""
        try:
            async for attempt in stamina.retry_context(on=StorageError, attempts=5, wait_max=2.0, timeout=10.0):
                with attempt:
                    await asyncio.to_thread(self.queue.finish, claim, outcome)
        except StorageError as error:
            logger.error("Item %d of job %s is done but can't be kept: %s", claim.number, claim.job_id, error.message)  # noqa: TRY400
