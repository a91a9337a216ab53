"""Jobs as workers see them: items to take up, to finish, and to take over from workers that have died."""

from collections.abc import Mapping
from typing import Literal

from sqlalchemy import ColumnElement, Connection, select, update

from app.services.database import Database
from app.services.jobs_records import Claim, Event, ItemStatus, Outcome, now
from app.services.jobs_rows import locked_job, log, move
from app.services.jobs_tables import ITEMS, JOBS

# An item whose worker has died so often is the likely cause, and would go on to kill the others.
MAX_CRASHES = 3
CRASHED = (
    '{"code": "crashed", "message": "The server ended while it worked on this item, again and again; it is not '
    'tried any more.", "detail": {}}'
)


class JobQueue:
    """Hands out items, one at a time of each job, the jobs in turn. All methods block and may raise StorageError.

    Whoever changes an item locks the row of its job before, so that any number of workers, in any number of servers,
    can share a database.
    """

    def __init__(self, database: Database, keep_seconds: float, lease_seconds: float) -> None:
        self.database = database
        self.keep_seconds = keep_seconds
        self.lease_seconds = lease_seconds

    def claim(self, worker: str) -> Claim | None:
        """Take up the next item of the job that has waited longest for its turn; None where nothing is to do."""
        free = select(JOBS).where(JOBS.c.running == 0, JOBS.c.queued > 0).order_by(JOBS.c.turn, JOBS.c.id).limit(1)
        with self.database.write() as connection:
            job = connection.execute(free.with_for_update(skip_locked=True)).mappings().first()
            if job is None:
                return None
            queued = (ITEMS.c.job_id == job["id"]) & (ITEMS.c.status == "queued")
            item = connection.execute(select(ITEMS).where(queued).order_by(ITEMS.c.number).limit(1)).mappings().one()
            claim = Claim(job["id"], item["number"], item["attempts"] + 1, worker, item["kind"], item["fields"])
            at = now()
            started = {"status": "running", "attempts": claim.attempt, "worker": worker, "started_at": at}
            connection.execute(
                update(ITEMS)
                .where(ITEMS.c.job_id == claim.job_id, ITEMS.c.number == claim.number)
                .values(**started, lease_until=at + self.lease_seconds)
            )
            log(connection, claim.job_id, [(claim.number, claim.attempt)], "started", worker)
            move(connection, job, [("queued", "running")], self.keep_seconds)
            return claim

    def extend(self, claims: list[Claim]) -> list[Claim]:
        """Give a sign of life for items; tell those that are lost: cancelled, or taken over."""
        lost = []
        if claims:
            with self.database.write() as connection:
                for claim in claims:
                    until = now() + self.lease_seconds
                    if not connection.execute(update(ITEMS).where(_held(claim)).values(lease_until=until)).rowcount:
                        lost.append(claim)
        return lost

    def finish(self, claim: Claim, outcome: Outcome) -> bool:
        """Keep how an item ended, in one transaction with all that follows from it; tell whether it was still ours."""
        status: Literal["failed", "done"] = "failed" if outcome.error else "done"
        values = {"status": status, "result": outcome.result, "error": outcome.error, "finished_at": now()}
        return self._give_up(claim, status, values, status)

    def release(self, claim: Claim) -> bool:
        """Put an item back in good order: the attempt does not count."""
        return self._give_up(claim, "queued", {"status": "queued", "attempts": claim.attempt - 1}, "released")

    def take_over(self) -> int:
        """Put back the items of workers that have given no sign of life; tell how many."""
        stale = (ITEMS.c.status == "running") & (ITEMS.c.lease_until < now())
        with self.database.read() as connection:
            found = connection.execute(select(ITEMS).where(stale)).mappings().all()
        claims = [
            Claim(row["job_id"], row["number"], row["attempts"], row["worker"], row["kind"], row["fields"])
            for row in found
        ]
        return sum(self._take_over(claim) for claim in claims)

    def _take_over(self, claim: Claim) -> bool:
        if claim.attempt < MAX_CRASHES:
            return self._give_up(claim, "queued", {"status": "queued"}, "requeued", stale=True)
        values = {"status": "failed", "error": CRASHED, "finished_at": now()}
        return self._give_up(claim, "failed", values, "failed", stale=True)

    def _give_up(
        self, claim: Claim, after: ItemStatus, values: Mapping[str, object], event: Event, *, stale: bool = False
    ) -> bool:
        """End a claim; nothing is changed where it is not held any more. stale: nor where there was a sign of life."""
        with self.database.write() as connection:
            job = locked_job(connection, claim.job_id)
            if job is None or not self._changed(connection, claim, values, stale=stale):
                return False
            log(connection, claim.job_id, [(claim.number, claim.attempt)], event, claim.worker)
            # To the end of the line, behind the jobs that came while its item was worked on.
            connection.execute(update(JOBS).where(JOBS.c.id == claim.job_id).values(turn=now()))
            move(connection, job, [("running", after)], self.keep_seconds)
            return True

    @staticmethod
    def _changed(connection: Connection, claim: Claim, values: Mapping[str, object], *, stale: bool) -> bool:
        free = {"worker": None, "lease_until": None}
        change = update(ITEMS).where(_held(claim)).values(**values, **free)
        if stale:
            change = change.where(ITEMS.c.lease_until < now())
        return bool(connection.execute(change).rowcount)


def _held(claim: Claim) -> ColumnElement[bool]:
    return (
        (ITEMS.c.job_id == claim.job_id)
        & (ITEMS.c.number == claim.number)
        & (ITEMS.c.status == "running")
        & (ITEMS.c.worker == claim.worker)
        & (ITEMS.c.attempts == claim.attempt)
    )
