"""Jobs as their callers see them: submitted, looked at, cancelled, and after a day forgotten."""

from collections.abc import Sequence
from uuid import uuid4

from sqlalchemy import Connection, RowMapping, Select, delete, func, insert, select, update
from sqlalchemy.exc import IntegrityError

from app.errors import IdempotencyKeyReusedError, JobNotFoundError, QueueFullError
from app.services.database import Database
from app.services.jobs_records import ITEM_STATUSES, JOB_STATUSES, Delivery, Item, Job, JobStatus, NewJob, Webhook, now
from app.services.jobs_rows import locked_job, log, move
from app.services.jobs_tables import DELIVERIES, ITEMS, JOBS

# How long a caller should wait where the queue is full.
FULL_RETRY_SECONDS = 30


class JobStore:
    """Keeps jobs. All methods block, and raise StorageError where the database can't be used.

    keep_seconds: how long a job is kept after its end. max_open_items: of all jobs together.
    """

    def __init__(self, database: Database, keep_seconds: float, max_open_items: int) -> None:
        self.database = database
        self.keep_seconds = keep_seconds
        self.max_open_items = max_open_items

    def known(self, new: NewJob) -> Job | None:
        """Give the job that the same caller submitted under the same idempotency key, if there is one.

        Raises IdempotencyKeyReusedError where that one was another.
        """
        if new.idempotency_key is None or not self.database.exists:
            return None
        with self.database.read() as connection:
            job_id = _known(connection, new)
            return _job(connection, job_id, new.owner) if job_id else None

    def counts(self) -> dict[JobStatus, int]:
        """Count the jobs that are kept, by their status."""
        counts: dict[JobStatus, int] = dict.fromkeys(JOB_STATUSES, 0)
        if self.database.exists:
            with self.database.read() as connection:
                rows = connection.execute(select(JOBS.c.status, func.count()).group_by(JOBS.c.status))
                counts.update((status, count) for status, count in rows)
        return counts

    def submit(self, new: NewJob) -> tuple[Job, bool]:
        """Keep a job, or give the one that is `known`; tell whether it was kept now. Raises QueueFullError besides."""
        try:
            with self.database.write() as connection:
                known = _known(connection, new)
                job_id = known or self._insert(connection, new)
                return _job(connection, job_id, new.owner), known is None
        except IntegrityError:
            # The same request came twice at the same time, and the other one was first.
            with self.database.read() as connection:
                return _job(connection, _known(connection, new) or "", new.owner), False

    def read(self, job_id: str, owner: str = "") -> Job:
        """Give a job. Raises JobNotFoundError, also for the job of another owner."""
        if not self.database.exists:
            raise _not_found(job_id)
        with self.database.read() as connection:
            return _job(connection, job_id, owner)

    def page(self, job_id: str, offset: int, limit: int, owner: str = "") -> tuple[Job, Sequence[Item]]:
        """Give a job and some of its items, as they stood at one moment. Raises JobNotFoundError."""
        if not self.database.exists:
            raise _not_found(job_id)
        with self.database.read() as connection:
            job = _job(connection, job_id, owner)
            wanted = (ITEMS.c.job_id == job_id, ITEMS.c.number >= offset, ITEMS.c.number < offset + limit)
            return job, _items(connection, select(ITEMS).where(*wanted).order_by(ITEMS.c.number))

    def cancel(self, job_id: str, owner: str = "") -> Job:
        """Cancel what of a job is not done; what is done stays. Raises JobNotFoundError."""
        self.read(job_id, owner)
        with self.database.write() as connection:
            row = locked_job(connection, job_id)
            if row is None:
                raise _not_found(job_id)
            is_open = (ITEMS.c.job_id == job_id) & ITEMS.c.status.in_(("queued", "running"))
            items = _items(connection, select(ITEMS).where(is_open))
            if items:
                changes = {"status": "cancelled", "finished_at": now(), "worker": None, "lease_until": None}
                connection.execute(update(ITEMS).where(is_open).values(**changes))
                log(connection, job_id, ((item.number, item.attempts) for item in items), "cancelled")
                move(connection, row, ((item.status, "cancelled") for item in items), self.keep_seconds)
        return self.read(job_id, owner)

    def sweep(self) -> int:
        """Remove the jobs whose time is over, with all that belongs to them; tell how many."""
        with self.database.write() as connection:
            return connection.execute(delete(JOBS).where(JOBS.c.expires_at < now())).rowcount

    def _insert(self, connection: Connection, new: NewJob) -> str:
        waiting = connection.execute(select(func.coalesce(func.sum(JOBS.c.queued + JOBS.c.running), 0))).scalar_one()
        if waiting + len(new.items) > self.max_open_items:
            raise QueueFullError(
                f"{waiting} items of jobs are waiting, and {self.max_open_items} may. Try again later.",
                waiting=int(waiting),
                max_open_items=self.max_open_items,
                retry_after_seconds=FULL_RETRY_SECONDS,
            )
        job_id = uuid4().hex
        counts = dict.fromkeys(ITEM_STATUSES, 0) | {"queued": len(new.items)}
        connection.execute(
            insert(JOBS).values(
                id=job_id,
                owner=new.owner,
                idempotency_key=new.idempotency_key,
                fingerprint=new.fingerprint,
                status="queued",
                created_at=now(),
                turn=now(),
                webhook_url=new.webhook.url if new.webhook else None,
                webhook_secret=new.webhook.secret if new.webhook else None,
                webhook_results=bool(new.webhook and new.webhook.results),
                **counts,
            )
        )
        rows = [
            {"job_id": job_id, "number": n, "kind": item.kind, "fields": item.fields, "status": "queued", "attempts": 0}
            for n, item in enumerate(new.items)
        ]
        connection.execute(insert(ITEMS), rows)
        return job_id


def _known(connection: Connection, new: NewJob) -> str | None:
    if new.idempotency_key is None:
        return None
    same = (JOBS.c.owner == new.owner) & (JOBS.c.idempotency_key == new.idempotency_key)
    row = connection.execute(select(JOBS.c.id, JOBS.c.fingerprint).where(same)).first()
    if row is None:
        return None
    if row.fingerprint != new.fingerprint:
        raise IdempotencyKeyReusedError(
            "This Idempotency-Key came with another body before. Use a new key for a new job.", job_id=row.id
        )
    return str(row.id)


def _job(connection: Connection, job_id: str, owner: str) -> Job:
    row = connection.execute(select(JOBS).where(JOBS.c.id == job_id, JOBS.c.owner == owner)).mappings().first()
    if row is None:
        raise _not_found(job_id)
    is_told = row["webhook_url"] is not None
    return Job(
        id=row["id"],
        status=row["status"],
        created_at=row["created_at"],
        finished_at=row["finished_at"],
        expires_at=row["expires_at"],
        counts={status: row[status] for status in ITEM_STATUSES},
        webhook=Webhook(row["webhook_url"], row["webhook_secret"], row["webhook_results"]) if is_told else None,
        delivery=_delivery(connection, job_id) if is_told else None,
    )


def _delivery(connection: Connection, job_id: str) -> Delivery | None:
    row = connection.execute(select(DELIVERIES).where(DELIVERIES.c.job_id == job_id)).mappings().first()
    return Delivery(row["id"], row["status"], row["attempts"], row["answer"]) if row else None


def _items(connection: Connection, wanted: Select[tuple[object, ...]]) -> Sequence[Item]:
    return [_item(row) for row in connection.execute(wanted).mappings()]


def _item(row: RowMapping) -> Item:
    return Item(
        number=row["number"],
        kind=row["kind"],
        status=row["status"],
        attempts=row["attempts"],
        started_at=row["started_at"],
        finished_at=row["finished_at"],
        result=row["result"],
        error=row["error"],
    )


def _not_found(job_id: str) -> JobNotFoundError:
    return JobNotFoundError(
        "There is no such job. The results of a job are removed some time after its end.", job_id=job_id[:64]
    )
