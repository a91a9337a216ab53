"""Jobs: what is too long or too much to wait for."""

import asyncio

from app.services.database import Database
from app.services.jobs_queue import JobQueue
from app.services.jobs_records import Job, NewJob
from app.services.jobs_store import JobStore
from app.services.jobs_worker import JobWorker, RunItem
from app.services.loops import Loop
from app.services.webhook_deliveries import Deliveries
from app.services.webhooks import WebhookSender
from app.settings import Settings

SWEEP_SECONDS = 60.0


class Jobs:
    """The parts that jobs are made of: their store, the worker, the webhooks and the sweeper.

    Nothing touches the database before a job is submitted or one is left over from an earlier process.
    """

    def __init__(self, database: Database, run: RunItem, settings: Settings) -> None:
        keep_seconds = settings.job_keep_hours * 3600
        self.store = JobStore(database, keep_seconds, settings.max_open_items)
        self.queue = JobQueue(database, keep_seconds, settings.job_lease_seconds)
        self.deliveries = Deliveries(
            self.store, WebhookSender(settings.webhook_timeout_seconds, private=settings.webhook_private)
        )
        self.worker = JobWorker(self.queue, run, settings.job_workers, ended=self.deliveries.wake)
        self._sweeper = Loop(self._sweep, SWEEP_SECONDS, "sweeper of jobs")

    def start(self) -> None:
        """Begin to work; called once the models are loaded."""
        self.worker.start()
        self.deliveries.start()
        self._sweeper.start()

    async def stop(self) -> None:
        """End in good order: no item is left behind as if the server had crashed."""
        await self._sweeper.stop()
        await self.worker.stop()
        await self.deliveries.stop()

    async def known(self, new: NewJob) -> Job | None:
        """Give the job that the same request made before. Raises IdempotencyKeyReusedError, StorageError."""
        return await asyncio.to_thread(self.store.known, new)

    async def submit(self, new: NewJob) -> tuple[Job, bool]:
        """Keep a job and have it begun; tell whether it is a new one. Raises as `known`, and QueueFullError."""
        job, is_new = await asyncio.to_thread(self.store.submit, new)
        self.worker.wake()
        return job, is_new

    async def cancel(self, job_id: str, owner: str = "") -> Job:
        """Cancel what of a job is not done. Raises JobNotFoundError, StorageError."""
        job = await asyncio.to_thread(self.store.cancel, job_id, owner)
        self.worker.drop(job_id)
        self.deliveries.wake()
        return job

    async def _sweep(self) -> None:
        if self.store.database.exists:
            await asyncio.to_thread(self.store.sweep)
