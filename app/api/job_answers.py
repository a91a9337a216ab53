"""What the routes of jobs take besides items, and what they answer."""

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from app.api.answers import Answer, ErrorDescription
from app.api.job_items import JobItem
from app.api.requests import ENGLISH, FRENCH
from app.services.jobs_records import Item, Job, JobStatus, Webhook, item_told

JOB_ID = "6f1d0c2b7a9e4d53b8f0a1c2d3e4f506"
POLL_URL = f"http://localhost:8000/jobs/{JOB_ID}"
# How long a caller should wait before it looks again: a moment, and longer for a long job.
SHORTEST_WAIT, LONGEST_WAIT, ITEMS_A_SECOND = 1, 30, 20

Status = Annotated[
    JobStatus,
    Field(description="`done` where all items have ended and at least one is done, `failed` where all have failed."),
]


class WebhookField(BaseModel):
    """Whom to tell that the job has ended."""

    model_config = ConfigDict(
        extra="forbid", json_schema_extra={"examples": [{"url": "https://cms.example.org/hooks/depeche"}]}
    )

    url: str = Field(description="Where to post to: https or http, at a public address.")
    secret: str | None = Field(
        None,
        pattern=r"^[ -~]{16,256}$",
        description="What calls are signed with, 16 characters or more; left out, one is made and told in the answer.",
    )
    results: bool = Field(default=False, description="Whether the call brings the results, or only says how it ended.")


class JobRequest(BaseModel):
    """Many items, or one item with its fields at this place."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "items": [
                        {"kind": "translate", "q": FRENCH},
                        {"kind": "article", "article": {"headline": "Burns à Moscou", "body_html": f"<p>{FRENCH}</p>"}},
                    ]
                },
            ]
        }
    )

    items: list[JobItem] = Field(min_length=1, description="What is to be done, in this order.")
    webhook: WebhookField | None = None


class SubmittedWebhook(BaseModel):
    """The webhook of a job that was submitted."""

    url: str
    secret: str = Field(description="What calls are signed with. Keep it: it is not told again by `GET`.")


class SubmittedAnswer(Answer):
    """A job that was taken."""

    model_config = ConfigDict(
        json_schema_extra={"examples": [{"job_id": JOB_ID, "poll_url": POLL_URL, "status": "queued", "items": 2}]}
    )

    job_id: str
    poll_url: str = Field(description="Where to look how far it has got.")
    status: Status
    items: int = Field(description="How many it has.")
    webhook: SubmittedWebhook | None = None


class Progress(BaseModel):
    """How many items stand where."""

    queued: int
    running: int
    done: int
    failed: int
    cancelled: int


class DeliveryAnswer(BaseModel):
    """How far the call of the webhook has got."""

    url: str
    status: Literal["waiting", "pending", "delivered", "failed"] = Field(
        description="`waiting` until the job has ended, `pending` until the receiver has answered with a status of 2xx."
    )
    event_id: str | None = Field(None, description="The same at every try, so that a receiver can tell a repetition.")
    attempts: int = Field(0, description="Rounds of tries so far.")
    answer: str | None = Field(None, description="What the receiver, or the way there, said last.")


class ItemAnswer(Answer):
    """An item of a job."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "index": 0,
                    "kind": "translate",
                    "status": "done",
                    "attempts": 1,
                    "result": {"translatedText": ENGLISH},
                }
            ]
        }
    )

    index: int = Field(description="Number of the item in the job, from 0.")
    kind: Literal["translate", "summarize", "article"]
    status: JobStatus
    attempts: int = Field(description="How often it was begun; more than once only where the server ended in between.")
    result: dict[str, object] | None = Field(None, description="Of a done item: what its route would have answered.")
    error: ErrorDescription | None = Field(None, description="Of a failed item.")


class JobAnswer(Answer):
    """A job, and some of its items."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "job_id": JOB_ID,
                    "status": "running",
                    "created_at": "2021-11-02T18:00:00Z",
                    "items": 2,
                    "progress": {"queued": 0, "running": 1, "done": 1, "failed": 0, "cancelled": 0},
                    "results": [
                        {
                            "index": 0, "kind": "translate", "status": "done", "attempts": 1,
                            "result": {"translatedText": ENGLISH},
                        },
                        {"index": 1, "kind": "article", "status": "running", "attempts": 1},
                    ],
                    "offset": 0,
                    "limit": 100,
                }
            ]
        }
    )  # fmt: skip

    job_id: str
    status: Status
    created_at: datetime
    finished_at: datetime | None = None
    expires_at: datetime | None = Field(None, description="When the job and its results are removed.")
    items: int = Field(description="How many it has.")
    progress: Progress
    webhook: DeliveryAnswer | None = None
    results: list[ItemAnswer] = Field(description="The items from `offset` on, at most `limit`.")
    offset: int
    limit: int
    next_offset: int | None = Field(None, description="Where the next page begins; left out on the last one.")


def retry_after(job: Job) -> dict[str, str]:
    """Say in a header when to look again; nothing of a job that has ended."""
    if not job.open_items:
        return {}
    return {"Retry-After": str(min(LONGEST_WAIT, SHORTEST_WAIT + job.open_items // ITEMS_A_SECOND))}


def submitted_answer(job: Job, poll_url: str) -> SubmittedAnswer:
    """Answer the submission of a job, the first as well as its repetition."""
    webhook = SubmittedWebhook(url=job.webhook.url, secret=job.webhook.secret) if job.webhook else None
    return SubmittedAnswer(job_id=job.id, poll_url=poll_url, status=job.status, items=job.items, webhook=webhook)


def job_answer(job: Job, items: Sequence[Item], offset: int, limit: int) -> JobAnswer:
    """Answer how a job stands."""
    end = offset + len(items)
    return JobAnswer(
        job_id=job.id,
        status=job.status,
        created_at=_time(job.created_at),
        finished_at=_time(job.finished_at) if job.finished_at else None,
        expires_at=_time(job.expires_at) if job.expires_at else None,
        items=job.items,
        progress=Progress.model_validate(job.counts),
        webhook=_delivery(job, job.webhook) if job.webhook else None,
        results=[item_answer(item) for item in items],
        offset=offset,
        limit=limit,
        next_offset=end if items and end < job.items else None,
    )


def item_answer(item: Item) -> ItemAnswer:
    """Answer how an item stands."""
    return ItemAnswer.model_validate(item_told(item))


def _delivery(job: Job, webhook: Webhook) -> DeliveryAnswer:
    if job.delivery is None:
        return DeliveryAnswer(url=webhook.url, status="waiting")
    return DeliveryAnswer(
        url=webhook.url,
        status=job.delivery.status,
        event_id=job.delivery.event_id,
        attempts=job.delivery.attempts,
        answer=job.delivery.answer,
    )


def _time(seconds: float) -> datetime:
    return datetime.fromtimestamp(seconds, UTC).replace(microsecond=0)
