"""Jobs: what is too long or too much to wait for."""

import asyncio
from threading import Lock
from typing import TYPE_CHECKING

from app.services.database import Database
from app.services.jobs_records import Job, NewJob, RunItem
from app.services.loops import Loop
from app.settings import Settings

if TYPE_CHECKING:
    from app.services.jobs_parts import JobParts
    from app.services.jobs_store import JobStore

# How often it is looked for a database that another server has made meanwhile.
LOOK_SECONDS = 2.0


class Jobs:
    """Jobs are kept, and worked on, from the first one on.

    Nothing touches the database, and what speaks to it is not imported, before a job is submitted or one may be left
    over from an earlier process.
    """

    def __init__(self, database: Database, run: RunItem, settings: Settings) -> None:
        self._database = database
        self._run = run
        self._settings = settings
        self._lock = Lock()
        self._parts: JobParts | None = None
        self._works = False
        self._look = Loop(self._begin, LOOK_SECONDS, "beginning with jobs")

    @property
    def store(self) -> "JobStore":
        """What keeps the jobs; its methods block, and so does the first use of this."""
        return self._made().store

    def start(self) -> None:
        """Begin to work, now or with the first job; called once the models are loaded."""
        self._look.start()

    async def stop(self) -> None:
        """End in good order: no item is left behind as if the server had crashed."""
        await self._look.stop()
        if self._parts:
            await self._parts.stop()

    async def known(self, new: NewJob) -> Job | None:
        """Give the job that the same request made before. Raises IdempotencyKeyReusedError, StorageError."""
        return await asyncio.to_thread(lambda: self.store.known(new))

    async def submit(self, new: NewJob) -> tuple[Job, bool]:
        """Keep a job and have it begun; tell whether it is a new one. Raises as `known`, and QueueFullError."""
        job, is_new = await asyncio.to_thread(lambda: self.store.submit(new))
        self._look.wake()
        self._made().worker.wake()
        return job, is_new

    async def cancel(self, job_id: str, owner: str = "") -> Job:
        """Cancel what of a job is not done. Raises JobNotFoundError, StorageError."""
        job = await asyncio.to_thread(lambda: self.store.cancel(job_id, owner))
        self._made().worker.drop(job_id)
        self._made().deliveries.wake()
        return job

    async def _begin(self) -> None:
        if not self._works and self._database.exists:
            parts = await asyncio.to_thread(self._made)
            parts.start()
            self._works = True

    def _made(self) -> "JobParts":
        from app.services.jobs_parts import JobParts  # noqa: PLC0415 - imports SQLAlchemy

        with self._lock:
            if self._parts is None:
                self._parts = JobParts(self._database, self._run, self._settings)
            return self._parts
