"""The webhooks that are to be called, as the database keeps them, and the loop that calls them."""

import asyncio
import logging
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sqlalchemy import ColumnElement, select, update

from app.errors import JobNotFoundError, StorageError
from app.services.database import Database
from app.services.jobs_records import Job, item_told, now
from app.services.jobs_store import JobStore
from app.services.jobs_tables import DELIVERIES, JOBS
from app.services.loops import Loop
from app.services.webhooks import DeliveryError, WebhookSender

logger = logging.getLogger("depeche")

# The pauses between rounds of tries; after the last, a delivery has failed. Eleven hours: within a job's day.
PAUSES = (30, 120, 600, 3_600, 3 * 3_600, 6 * 3_600)
POLL_SECONDS = 2.0
AT_ONCE = 8
_ITEMS_A_PAGE = 1_000


@dataclass(frozen=True, slots=True)
class Due:
    """A delivery whose time has come. rounds: that were tried before."""

    event_id: str
    job_id: str
    owner: str
    url: str
    secret: str
    results: bool
    rounds: int


class DeliveryQueue:
    """Hands out deliveries, and keeps how they went. All methods block and may raise StorageError."""

    def __init__(self, database: Database, lease_seconds: float) -> None:
        self.database = database
        self.lease_seconds = lease_seconds

    def claim(self, most: int) -> list[Due]:
        """Take up what is due; it comes back by itself where whoever took it gives no sign of life for a lease."""
        due = (
            select(DELIVERIES.c.id, DELIVERIES.c.attempts, JOBS)
            .join(JOBS, JOBS.c.id == DELIVERIES.c.job_id)
            .where(DELIVERIES.c.status == "pending", DELIVERIES.c.next_at <= now())
            .order_by(DELIVERIES.c.next_at)
            .limit(most)
            .with_for_update(of=DELIVERIES, skip_locked=True)
        )
        with self.database.write() as connection:
            found = connection.execute(due).mappings().all()
            if found:
                ids = [row[DELIVERIES.c.id] for row in found]
                until = now() + self.lease_seconds
                connection.execute(update(DELIVERIES).where(DELIVERIES.c.id.in_(ids)).values(next_at=until))
        return [
            Due(
                row[DELIVERIES.c.id],
                row[JOBS.c.id],
                row[JOBS.c.owner],
                row[JOBS.c.webhook_url],
                row[JOBS.c.webhook_secret],
                row[JOBS.c.webhook_results],
                row[DELIVERIES.c.attempts],
            )
            for row in found
        ]

    def extend(self, under_way: Iterable[Due]) -> None:
        """Give a sign of life for deliveries that were taken up; those that have ended since stay as they are."""
        with self.database.write() as connection:
            for due in under_way:
                until = now() + self.lease_seconds
                connection.execute(update(DELIVERIES).where(_same_round(due)).values(next_at=until))

    def delivered(self, due: Due, answer: str) -> None:
        """Note that a receiver has taken the message."""
        self._note(due, status="delivered", answer=answer, finished_at=now())

    def failed(self, due: Due, answer: str, *, for_good: bool) -> None:
        """Note that a round of tries was in vain: when to try again, or that it was the last."""
        if for_good or due.rounds >= len(PAUSES):
            self._note(due, status="failed", answer=answer, finished_at=now())
        else:
            self._note(due, answer=answer, next_at=now() + PAUSES[due.rounds])

    def _note(self, due: Due, **values: object) -> None:
        with self.database.write() as connection:
            mine = (DELIVERIES.c.id == due.event_id) & (DELIVERIES.c.status == "pending")
            connection.execute(update(DELIVERIES).where(mine).values(attempts=due.rounds + 1, **values))


def _same_round(due: Due) -> ColumnElement[bool]:
    pending = (DELIVERIES.c.id == due.event_id) & (DELIVERIES.c.status == "pending")
    return pending & (DELIVERIES.c.attempts == due.rounds)


class Deliveries:
    """Calls webhooks while the server runs."""

    def __init__(self, store: JobStore, sender: WebhookSender, lease_seconds: float) -> None:
        self.store = store
        self.sender = sender
        self.queue = DeliveryQueue(store.database, lease_seconds)
        self._under_way: set[Due] = set()
        self._loop = Loop(self._deliver, POLL_SECONDS, "webhooks")
        self._leases = Loop(self._give_sign_of_life, lease_seconds / 3, "leases of webhooks")

    def start(self) -> None:
        """Begin, with what an earlier process has left undelivered."""
        self._loop.start()
        self._leases.start()

    def wake(self) -> None:
        """Tell that a job has ended."""
        self._loop.wake()

    async def stop(self) -> None:
        """End; what is under way is tried again later."""
        await self._loop.stop()
        await self._leases.stop()

    async def _give_sign_of_life(self) -> None:
        if self._under_way:
            await asyncio.to_thread(self.queue.extend, tuple(self._under_way))

    async def _deliver(self) -> None:
        if self.store.database.exists:
            due = await asyncio.to_thread(self.queue.claim, AT_ONCE)
            await asyncio.gather(*(self._send(item) for item in due))
            if len(due) == AT_ONCE:
                self._loop.wake()

    async def _send(self, due: Due) -> None:
        self._under_way.add(due)
        try:
            await self._try(due)
        finally:
            self._under_way.discard(due)

    async def _try(self, due: Due) -> None:
        try:
            message = await asyncio.to_thread(self._message, due)
            answer = await self.sender.send(due.url, due.secret, due.event_id, message)
        except DeliveryError as error:
            logger.warning("Webhook %s of job %s: %s", due.event_id, due.job_id, error)
            await asyncio.to_thread(self.queue.failed, due, str(error), for_good=error.for_good)
        except (JobNotFoundError, StorageError) as error:
            logger.warning("Webhook %s of job %s: %s", due.event_id, due.job_id, error.message)
        else:
            await asyncio.to_thread(self.queue.delivered, due, answer)

    def _message(self, due: Due) -> Mapping[str, object]:
        job, items = self.store.page(due.job_id, 0, _ITEMS_A_PAGE if due.results else 0, due.owner)
        message: dict[str, object] = {"event": f"job.{job.status}", "event_id": due.event_id, **_told(job)}
        while due.results and len(items) < job.items:
            items = [*items, *self.store.page(due.job_id, len(items), _ITEMS_A_PAGE, due.owner)[1]]
        return message | ({"results": [item_told(item) for item in items]} if due.results else {})


def _told(job: Job) -> dict[str, object]:
    return {"job_id": job.id, "status": job.status, "items": job.items, "progress": dict(job.counts)}
