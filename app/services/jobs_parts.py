"""The parts that jobs are made of: see `jobs`, which has them made when there is a job."""

import asyncio

from app.services.database import Database
from app.services.jobs_queue import JobQueue
from app.services.jobs_records import RunItem
from app.services.jobs_store import JobStore
from app.services.jobs_worker import JobWorker
from app.services.loops import Loop
from app.services.webhook_deliveries import Deliveries
from app.services.webhooks import WebhookSender
from app.settings import Settings

SWEEP_SECONDS = 60.0


class JobParts:
    """The store of jobs, the worker, the webhooks and the sweeper."""

    def __init__(self, database: Database, run: RunItem, settings: Settings) -> None:
        keep_seconds = settings.job_keep_hours * 3600
        self.store = JobStore(database, keep_seconds, settings.max_open_items)
        self.queue = JobQueue(database, keep_seconds, settings.job_lease_seconds)
        sender = WebhookSender(settings.webhook_timeout_seconds, private=settings.webhook_private)
        self.deliveries = Deliveries(self.store, sender, settings.job_lease_seconds)
        self.worker = JobWorker(self.queue, run, settings.job_workers, ended=self.deliveries.wake)
        self._sweeper = Loop(self._sweep, SWEEP_SECONDS, "sweeper of jobs")

    def start(self) -> None:
        """Begin to work."""
        self.worker.start()
        self.deliveries.start()
        self._sweeper.start()

    async def stop(self) -> None:
        """End in good order: no item is left behind as if the server had crashed."""
        await self._sweeper.stop()
        await self.worker.stop()
        await self.deliveries.stop()

    async def _sweep(self) -> None:
        if self.store.database.exists:
            await asyncio.to_thread(self.store.sweep)
