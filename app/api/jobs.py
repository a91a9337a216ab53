"""`/jobs`: what is too long, or too much, to wait for."""

import asyncio
import re
from typing import Annotated

from fastapi import APIRouter, Depends, Header, Path, Query
from starlette.requests import Request
from starlette.responses import Response

from app.api import openapi
from app.api.auth import CallerDep
from app.api.deps import ServicesDep, StateDep
from app.api.job_answers import (
    JOB_ID,
    ItemAnswer,
    JobAnswer,
    JobRequest,
    SubmittedAnswer,
    item_answer,
    job_answer,
    retry_after,
    submitted_answer,
)
from app.api.job_submission import Submission, read_submission
from app.errors import (
    IdempotencyKeyReusedError,
    InvalidRequestError,
    JobNotFoundError,
    QueueFullError,
    StorageError,
    TooManyItemsError,
    TooManyTextsError,
    UnsupportedLanguageError,
    WebhookRefusedError,
)
from app.services.access import Caller
from app.services.jobs import Jobs
from app.services.jobs_records import Job

PATH = "/jobs"
PAGE, LONGEST_PAGE = 100, 1_000
_JOB_ID = re.compile(r"[0-9a-f]{32}")

router = APIRouter(tags=["jobs"])

_LOOKING = (JobNotFoundError, StorageError, InvalidRequestError)
_RETRY_AFTER: openapi.Document = {"description": "Seconds to wait before looking.", "schema": {"type": "integer"}}
_LOCATION: openapi.Document = {"description": "Where to look.", "schema": {"type": "string"}}
_SUBMITTED: dict[int | str, openapi.Document] = {202: {"headers": {"Location": _LOCATION, "Retry-After": _RETRY_AFTER}}}
_LOOKED: dict[int | str, openapi.Document] = {200: {"headers": {"Retry-After": _RETRY_AFTER}}}


async def _job_id(job_id: Annotated[str, Path(description="As `POST /jobs` answered it.", examples=[JOB_ID])]) -> str:
    if not _JOB_ID.fullmatch(job_id):
        raise JobNotFoundError("There is no such job: an id is 32 letters and figures.", job_id=job_id[:64])
    return job_id


async def _submission(request: Request, state: StateDep, services: ServicesDep, caller: CallerDep) -> Submission:
    return await read_submission(request, state.settings, services, caller.owner)


JobId = Annotated[str, Depends(_job_id)]


@router.post(
    PATH,
    status_code=202,
    summary="Submit a job",
    response_model=SubmittedAnswer,
    responses=_SUBMITTED
    | openapi.errors(
        *openapi.READING,
        *openapi.GLOSSARY,
        UnsupportedLanguageError,
        TooManyTextsError,
        TooManyItemsError,
        QueueFullError,
        IdempotencyKeyReusedError,
        WebhookRefusedError,
    ),
    openapi_extra={
        "requestBody": {
            "required": True,
            "content": {"application/json": {"schema": openapi.inlined(JobRequest)}},
        }
    },
)
async def submit_job(
    request: Request,
    state: StateDep,
    submission: Annotated[Submission, Depends(_submission)],
    caller: CallerDep,
    idempotency_key: Annotated[  # noqa: ARG001 - read with the body; named here for the description
        str | None, Header(description="The same key with the same body gives the same job, not another one.")
    ] = None,
) -> Response:
    """Take one item or many, to be done one after the other, and answer at once.

    An item is `{"kind": "translate" | "summarize" | "article", …}` with the fields of that route; an article's own
    fields stand in `article`. Either `items` is a list of them, or the body is one item. All are checked as their
    routes check them: one that is wrong refuses the whole job, and `detail.item` says which. Results are kept for
    `DEPECHE_JOB_KEEP_HOURS` after the end; only the key that submitted a job can see it. With
    `webhook: {"url": …}`, a signed POST tells of the end.
    """
    job = await _submitted(submission, state.jobs, caller)
    url = str(request.url_for(read_job.__name__, job_id=job.id))
    response = submitted_answer(job, url).response()
    response.status_code = 202
    response.headers.update({"Location": url, **retry_after(job)})
    return response


async def _submitted(submission: Submission, jobs: Jobs, caller: Caller) -> Job:
    """Keep a job; a repeated request is answered with the job that it made, and charged no second time."""
    if known := await jobs.known(submission.job):
        return known
    await caller.charge(submission.characters)
    job, is_new = await jobs.submit(submission.job)
    if not is_new:
        await caller.refund()
    return job


@router.get(
    f"{PATH}/{{job_id}}",
    summary="Look how far a job has got",
    response_model=JobAnswer,
    responses=_LOOKED | openapi.errors(*_LOOKING),
)
async def read_job(
    job_id: JobId,
    state: StateDep,
    caller: CallerDep,
    offset: Annotated[int, Query(ge=0, le=1_000_000, description="The first item to give.")] = 0,
    limit: Annotated[int, Query(ge=0, le=LONGEST_PAGE, description="Most items to give.")] = PAGE,
) -> Response:
    """Give the status of a job and of its items, with the results of those that are done.

    `Retry-After` says when to look again, as long as there is something to wait for.
    """

    def read() -> Response:
        job, items = state.jobs.store.page(job_id, offset, limit, caller.owner)
        response = job_answer(job, items, offset, limit).response()
        response.headers.update(retry_after(job))
        return response

    return await asyncio.to_thread(read)


@router.get(
    f"{PATH}/{{job_id}}/items/{{index}}",
    summary="Look at one item of a job",
    response_model=ItemAnswer,
    responses=openapi.errors(*_LOOKING),
)
async def read_job_item(
    job_id: JobId,
    index: Annotated[int, Path(ge=0, le=1_000_000, description="Number of the item, from 0.", examples=[0])],
    state: StateDep,
    caller: CallerDep,
) -> Response:
    """Give the status of one item, with its result or its error."""

    def read() -> Response:
        job, items = state.jobs.store.page(job_id, index, 1, caller.owner)
        if not items:
            raise JobNotFoundError(f"The job has {job.items} items, counted from 0.", job_id=job_id, items=job.items)
        return item_answer(items[0]).response()

    return await asyncio.to_thread(read)


@router.delete(
    f"{PATH}/{{job_id}}",
    summary="Cancel a job",
    response_model=JobAnswer,
    responses=openapi.errors(JobNotFoundError, StorageError),
)
async def cancel_job(job_id: JobId, state: StateDep, caller: CallerDep) -> Response:
    """Cancel what is not done yet; what is done stays, and can be read. A job that has ended stays as it is."""
    return job_answer(await state.jobs.cancel(job_id, caller.owner), [], 0, 0).response()
