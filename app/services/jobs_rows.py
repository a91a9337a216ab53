"""Steps that submitting, working and cancelling share; each is one part of a transaction of its caller."""

from collections.abc import Iterable
from uuid import uuid4

from sqlalchemy import Connection, RowMapping, insert, select, update

from app.services.jobs_records import ITEM_STATUSES, Event, ItemStatus, JobStatus, now
from app.services.jobs_tables import DELIVERIES, JOBS, LOG


def locked_job(connection: Connection, job_id: str) -> RowMapping | None:
    """Give a job's row, which nobody else changes until the transaction ends (SQLite locks the whole file anyway)."""
    found = connection.execute(select(JOBS).where(JOBS.c.id == job_id).with_for_update())
    return found.mappings().first()


def log(
    connection: Connection, job_id: str, numbers: Iterable[tuple[int, int]], event: Event, worker: str = ""
) -> None:
    """Note what happened to items, each with the attempt that it was."""
    rows = [
        {"job_id": job_id, "number": number, "event": event, "attempt": attempt, "worker": worker or None, "at": now()}
        for number, attempt in numbers
    ]
    if rows:
        connection.execute(insert(LOG), rows)


def move(
    connection: Connection, job: RowMapping, steps: Iterable[tuple[ItemStatus, ItemStatus]], keep_seconds: float
) -> None:
    """Count items from one status to another, and end the job where none is open any more.

    job: its locked row. The end is kept together with the order to tell the webhook, so that neither is lost.
    """
    counts = {status: int(job[status]) for status in ITEM_STATUSES}
    for before, after in steps:
        counts[before] -= 1
        counts[after] += 1
    ended = not counts["queued"] + counts["running"]
    end = {"finished_at": now(), "expires_at": now() + keep_seconds} if ended else {}
    connection.execute(update(JOBS).where(JOBS.c.id == job["id"]).values(status=_status(counts), **counts, **end))
    if ended and job["webhook_url"]:
        _order_delivery(connection, job["id"])


def _status(counts: dict[ItemStatus, int]) -> JobStatus:
    if counts["queued"] + counts["running"]:
        return "running" if counts["running"] + counts["done"] + counts["failed"] else "queued"
    if counts["cancelled"]:
        return "cancelled"
    return "done" if counts["done"] else "failed"


def _order_delivery(connection: Connection, job_id: str) -> None:
    connection.execute(
        insert(DELIVERIES).values(
            id=uuid4().hex, job_id=job_id, status="pending", attempts=0, next_at=now(), created_at=now()
        )
    )
