"""What is known of a job and its items, as plain values."""

import json
import time
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from typing import Literal

JobStatus = Literal["queued", "running", "done", "failed", "cancelled"]
ItemStatus = JobStatus
# Does one item: from its fields to what its route would answer, both in JSON.
RunItem = Callable[[str], Awaitable[str]]
Event = Literal["started", "done", "failed", "cancelled", "requeued", "released"]

JOB_STATUSES: tuple[JobStatus, ...] = ("queued", "running", "done", "failed", "cancelled")
ITEM_STATUSES: tuple[ItemStatus, ...] = JOB_STATUSES


@dataclass(frozen=True, slots=True)
class Webhook:
    """Whom to tell that a job has ended. results: whether to send them along."""

    url: str
    secret: str
    results: bool = False


@dataclass(frozen=True, slots=True)
class NewItem:
    """Something to do. fields: what the kind's route takes, as JSON."""

    kind: str
    fields: str


@dataclass(frozen=True, slots=True)
class NewJob:
    """What a caller submits. owner: who may see it; empty where callers have no names.

    fingerprint: of the whole body, to tell a repeated request from another one under the same key.
    """

    items: tuple[NewItem, ...]
    fingerprint: str
    owner: str = ""
    idempotency_key: str | None = None
    webhook: Webhook | None = None


@dataclass(frozen=True, slots=True)
class Delivery:
    """How far a webhook has got. answer: what its receiver, or the way there, said last."""

    event_id: str
    status: Literal["pending", "delivered", "failed"]
    attempts: int
    answer: str | None


@dataclass(frozen=True, slots=True)
class Job:
    """A job. counts: how many items stand at each status. Times are seconds since 1970."""

    id: str
    status: JobStatus
    created_at: float
    finished_at: float | None
    expires_at: float | None
    counts: Mapping[ItemStatus, int]
    webhook: Webhook | None
    delivery: Delivery | None = None

    @property
    def items(self) -> int:
        """How many items it has."""
        return sum(self.counts.values())

    @property
    def open_items(self) -> int:
        """How many items are not done with."""
        return self.counts["queued"] + self.counts["running"]


@dataclass(frozen=True, slots=True)
class Item:
    """One item of a job. result and error are JSON: what the kind's route would have answered."""

    number: int
    kind: str
    status: ItemStatus
    attempts: int
    started_at: float | None
    finished_at: float | None
    result: str | None
    error: str | None


@dataclass(frozen=True, slots=True)
class Claim:
    """An item that a worker has taken up, at which attempt. Only who holds the claim can finish the item."""

    job_id: str
    number: int
    attempt: int
    worker: str
    kind: str
    fields: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """How an item ended: with a result or with an error, in JSON."""

    result: str | None = None
    error: str | None = None


def now() -> float:
    """Give the time as the tables keep it. Servers that share a database share the time, within a second or so."""
    return time.time()


def item_told(item: Item) -> dict[str, object]:
    """Say how an item stands, as the routes and the webhook answer it."""
    ended = {
        name: json.loads(value) for name, value in (("result", item.result), ("error", item.error)) if value is not None
    }
    return {"index": item.number, "kind": item.kind, "status": item.status, "attempts": item.attempts, **ended}
