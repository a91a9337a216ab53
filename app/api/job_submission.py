"""Reading `POST /jobs`: everything is checked before anything is kept."""

import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass

from pydantic import ValidationError
from starlette.requests import Request

from app.api.body import Fields, read_fields
from app.api.errors import invalid_request
from app.api.job_answers import WebhookField
from app.api.job_items import JobItem, check_item, item_characters, item_fields, named, parse_item
from app.errors import DepecheError, InvalidRequestError, TooManyItemsError
from app.services.container import Services
from app.services.jobs_records import NewItem, NewJob, Webhook
from app.settings import Settings

IDEMPOTENCY_HEADER = "Idempotency-Key"
_KEY = re.compile(r"[!-~](?:[ -~]{0,253}[!-~])?")
# Of the whole job, not of an item that stands alone. A key tells who asks, not what for.
_OURS = ("webhook", "api_key")


@dataclass(frozen=True, slots=True)
class Submission:
    """A job to be kept, and how many characters it is charged for."""

    job: NewJob
    characters: int


async def read_submission(request: Request, settings: Settings, services: Services, owner: str = "") -> Submission:
    """Read a job. Raises what the routes of its items raise, with the number of the item."""
    fields = await read_fields(request, ("json",))
    fields.pop("api_key", None)
    webhook = _webhook(fields.get("webhook"), settings)
    key = _idempotency_key(request)
    items = await _checked(_item_list(fields, settings), settings, services)
    job = NewJob(
        items=tuple(NewItem(item.kind, item_fields(item)) for item in items),
        fingerprint=_fingerprint(fields),
        owner=owner,
        idempotency_key=key,
        webhook=webhook,
    )
    return Submission(job, sum(map(item_characters, items)))


def _item_list(fields: Fields, settings: Settings) -> list[object]:
    if "items" not in fields:
        return [{name: value for name, value in fields.items() if name not in _OURS}]
    items = fields["items"]
    if not isinstance(items, list) or not items:
        raise InvalidRequestError("items: must be a list of at least one item.", field="items")
    if len(items) > settings.max_job_items:
        raise TooManyItemsError(
            f"The job has {len(items)} items; {settings.max_job_items} can be sent at once.",
            items=len(items),
            max_job_items=settings.max_job_items,
        )
    return items


async def _checked(given: list[object], settings: Settings, services: Services) -> list[JobItem]:
    items = []
    for index, fields in enumerate(given):
        try:
            item = parse_item(fields)
            await check_item(item, settings, services)
        except DepecheError as error:
            raise named(index, error) from error
        items.append(item)
    return items


def _webhook(value: object, settings: Settings) -> Webhook | None:
    if value is None:
        return None
    try:
        given = WebhookField.model_validate(value)
    except ValidationError as error:
        problems = (
            {**problem, "loc": ("webhook", *problem["loc"])}
            for problem in error.errors(include_url=False, include_input=False)
        )
        raise invalid_request(problems) from error
    from app.services.webhook_address import check_url  # noqa: PLC0415 - brings an HTTP client, which few servers need
    from app.services.webhooks import new_secret  # noqa: PLC0415

    check_url(given.url, private=settings.webhook_private)
    return Webhook(given.url, given.secret or new_secret(), given.results)


def _idempotency_key(request: Request) -> str | None:
    key = request.headers.get(IDEMPOTENCY_HEADER)
    if key is None:
        return None
    if not _KEY.fullmatch(key):
        raise InvalidRequestError(
            f"{IDEMPOTENCY_HEADER}: must be 1 to 255 printable characters of ASCII.", field=IDEMPOTENCY_HEADER
        )
    return key


def _fingerprint(fields: Mapping[str, object]) -> str:
    return hashlib.sha256(json.dumps(fields, sort_keys=True).encode()).hexdigest()
