"""`/deepl/v2/glossaries`: the stored glossaries, each of one pair of languages."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Annotated, Literal, TypeVar

from fastapi import APIRouter, Depends, Path
from pydantic import BaseModel, ConfigDict, Field
from starlette.responses import Response

from app.api import openapi
from app.api.deepl.body import Body, body_of, described
from app.api.deepl.entries import EntriesFormat, read_entries, write_entries
from app.api.deepl.languages import ENGLISH, FRENCH, Code, check_pair
from app.api.deps import ServicesDep
from app.api.glossaries import check_writable
from app.errors import (
    BodyTooLargeError,
    DepecheError,
    GlossaryNotFoundError,
    GlossaryReadOnlyError,
    InvalidGlossaryError,
    InvalidRequestError,
    InvalidTextError,
    MalformedBodyError,
    ModelError,
    NotReadyError,
    StorageError,
    UnsupportedMediaTypeError,
    UnsupportedValueError,
)
from app.services.container import Services
from app.services.titled_glossaries import TitledGlossaries, TitledGlossary

Result = TypeVar("Result")

ENTRIES = "Conseil de sécurité\tSecurity Council\nle Kremlin\tthe Kremlin"
LONGEST_TITLE = 1024

GlossaryId = Annotated[
    str, Path(description="As `create` gave it, or the name of one at `/glossaries`.", examples=["desk"])
]
Title = Annotated[str, Field(min_length=1, max_length=LONGEST_TITLE, description="A title for people.")]

READING: tuple[type[DepecheError], ...] = (NotReadyError, ModelError, StorageError)
NAMED: tuple[type[DepecheError], ...] = (GlossaryNotFoundError, InvalidGlossaryError)
WRITING: tuple[type[DepecheError], ...] = (
    GlossaryReadOnlyError,
    InvalidGlossaryError,
    InvalidRequestError,
    InvalidTextError,
    MalformedBodyError,
    UnsupportedMediaTypeError,
    UnsupportedValueError,
    BodyTooLargeError,
)
_PATH = "/deepl/v2/glossaries"
_ENTRIES: dict[int | str, dict[str, object]] = {
    200: {"description": "The entries.", "content": {"text/tab-separated-values": {"example": ENTRIES}}}
}

router = APIRouter(tags=["DeepL"])


class GlossaryBody(Body):
    """A glossary to be stored."""

    model_config = ConfigDict(
        extra="ignore",
        json_schema_extra={
            "examples": [
                {"name": "Desk", "source_lang": "fr", "target_lang": "en", "entries": ENTRIES, "entries_format": "tsv"}
            ]
        },
    )

    name: Title
    source_lang: Code = Field(description="`fr`.")
    target_lang: Code = Field(description="`en`.")
    entries: str = Field(description="A line for each: the French term and its English.")
    entries_format: EntriesFormat = Field("tsv", description="What divides the two.")


class GlossaryInfo(BaseModel):
    """A stored glossary."""

    glossary_id: str = Field(examples=["4c5ab2e6-5f8b-4c0a-9d0e-2f1f6c4d3b2a"])
    name: str = Field(examples=["Desk"])
    ready: Literal[True] = True
    source_lang: str = FRENCH.lower()
    target_lang: str = ENGLISH.lower()
    creation_time: str = Field(examples=["2026-11-30T09:30:00.000000Z"])
    entry_count: int

    @classmethod
    def of(cls, glossary: TitledGlossary) -> "GlossaryInfo":
        """Describe a glossary."""
        return cls(
            glossary_id=glossary.id,
            name=glossary.title,
            creation_time=timestamp(glossary.created),
            entry_count=len(glossary.terms),
        )


class GlossaryListAnswer(BaseModel):
    """All stored glossaries."""

    glossaries: list[GlossaryInfo]


async def off_the_loop(services: Services, work: Callable[[TitledGlossaries], Result]) -> Result:
    """Do something with the stored glossaries, off the event loop."""
    return await services.translation.worker.compute(lambda: work(TitledGlossaries(services.glossaries)))


def timestamp(moment: datetime) -> str:
    """Write a time as the official client reads it."""
    return moment.astimezone(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")


@router.post(
    "/v2/glossaries",
    summary="Store a glossary",
    name="create_glossary",
    status_code=201,
    dependencies=[Depends(check_writable)],
    responses=openapi.errors(*READING, *WRITING, path=_PATH),
    openapi_extra=described(GlossaryBody),
)
async def create(body: Annotated[GlossaryBody, Depends(body_of(GlossaryBody))], services: ServicesDep) -> GlossaryInfo:
    """Store a glossary, and give the id by which texts are translated with it: here, and at the native routes.

    A form of the same fields is read, too.
    """
    check_pair(body.source_lang, body.target_lang)
    most = services.glossaries.max_terms
    return GlossaryInfo.of(
        await off_the_loop(
            services, lambda stored: stored.create(body.name, read_entries(body.entries, body.entries_format, most))
        )
    )


@router.get(
    "/v2/glossaries",
    summary="List the glossaries",
    name="list_glossaries",
    responses=openapi.errors(*READING, path=_PATH),
)
async def list_all(services: ServicesDep) -> GlossaryListAnswer:
    """List all glossaries that can be named, those from `/glossaries` too."""
    found = await off_the_loop(services, lambda stored: stored.all())
    return GlossaryListAnswer(glossaries=[GlossaryInfo.of(glossary) for glossary in found])


@router.get(
    "/v2/glossaries/{glossary_id}",
    summary="Describe a glossary",
    name="get_glossary",
    responses=openapi.errors(*READING, *NAMED, path=_PATH),
)
async def get(glossary_id: GlossaryId, services: ServicesDep) -> GlossaryInfo:
    """Tell a glossary's name and how many entries it has."""
    return GlossaryInfo.of(await off_the_loop(services, lambda stored: stored.get(glossary_id)))


@router.get(
    "/v2/glossaries/{glossary_id}/entries",
    summary="Read a glossary's entries",
    name="get_glossary_entries",
    response_class=Response,
    responses=_ENTRIES | openapi.errors(*READING, *NAMED, path=_PATH),
)
async def entries(glossary_id: GlossaryId, services: ServicesDep) -> Response:
    """Give the entries, a line for each: the French term, a tab, and its English."""
    glossary = await off_the_loop(services, lambda stored: stored.get(glossary_id))
    return Response(write_entries(glossary.terms), media_type="text/tab-separated-values")


@router.delete(
    "/v2/glossaries/{glossary_id}",
    summary="Delete a glossary",
    name="delete_glossary",
    status_code=204,
    dependencies=[Depends(check_writable)],
    responses=openapi.errors(*READING, *NAMED, GlossaryReadOnlyError, path=_PATH),
)
async def delete(glossary_id: GlossaryId, services: ServicesDep) -> None:
    """Delete a glossary. Requests that are under way keep it."""
    await off_the_loop(services, lambda stored: stored.delete(glossary_id))
