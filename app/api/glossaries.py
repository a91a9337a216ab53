"""`/glossaries`: the named glossaries that the server stores."""

from typing import Annotated, Literal, cast

from fastapi import APIRouter, Depends, Path, Query
from pydantic import BaseModel, Field
from python_multipart.multipart import parse_options_header
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from app.api import openapi
from app.api.body import read_fields
from app.api.deps import ServicesDep, StateDep
from app.api.glossary_field import GLOSSARY, check_terms_object
from app.errors import (
    BodyTooLargeError,
    GlossaryNotFoundError,
    GlossaryReadOnlyError,
    InvalidGlossaryError,
    InvalidRequestError,
    MalformedBodyError,
    ModelError,
    NotReadyError,
    StorageError,
    UnsupportedMediaTypeError,
)
from app.services.container import Services
from app.services.glossaries import check_name
from app.text.glossary import Term, checked_terms
from app.text.glossary.files import FileFormat, read_glossary, write_glossary
from app.text.glossary.terms import Entry

_TYPES: dict[FileFormat, str] = {
    "csv": "text/csv",
    "tsv": "text/tab-separated-values",
    "tmx": "application/x-tmx+xml",
}
_FILES = frozenset((*_TYPES.values(), "application/xml", "text/xml", "application/tmx+xml"))
_READING = (NotReadyError, ModelError, StorageError)
_NAMED = (GlossaryNotFoundError, InvalidGlossaryError)


def check_writable(state: StateDep) -> None:
    """Raise GlossaryReadOnlyError where the server is set to change no glossary on request."""
    if not state.settings.glossary_writable:
        raise GlossaryReadOnlyError("This server changes no glossary on request. Use `depeche glossary` beside it.")


router = APIRouter(tags=["glossaries"])

Name = Annotated[str, Path(description="Small letters, figures, `-` and `_`.", examples=["desk"])]


class GlossarySizeAnswer(BaseModel):
    """A stored glossary."""

    name: str = Field(examples=["desk"])
    terms: int | None = Field(description="How many; null where its file was put there by hand and can't be read.")


class GlossaryAnswer(BaseModel):
    """A stored glossary with its terms."""

    name: str = Field(examples=["desk"])
    terms: dict[str, str] = Field(description="French terms and their English.", examples=[GLOSSARY])


class GlossaryBody(BaseModel):
    """The terms of a glossary, in JSON."""

    terms: dict[str, str] = Field(description="French terms and their English.", examples=[GLOSSARY])


@router.get(
    "/glossaries",
    summary="List the stored glossaries",
    response_model=list[GlossarySizeAnswer],
    responses=openapi.errors(*_READING),
)
async def list_glossaries(services: ServicesDep) -> list[GlossarySizeAnswer]:
    """List the glossaries that a request can name, with how many terms each has."""
    return await services.translation.worker.compute(
        lambda: [GlossarySizeAnswer(name=name, terms=_size(services, name)) for name in services.glossaries.names()]
    )


@router.get(
    "/glossaries/{name}",
    summary="Read a stored glossary",
    response_model=GlossaryAnswer,
    responses=openapi.errors(*_READING, *_NAMED)
    | {200: {"content": {kind: {"schema": {"type": "string"}} for kind in _TYPES.values()}}},
)
async def read_stored(
    name: Name,
    services: ServicesDep,
    file_format: Annotated[
        Literal["json", "csv", "tsv", "tmx"], Query(alias="format", description="What to answer.")
    ] = "json",
) -> Response:
    """Give the terms of a glossary, as JSON or as a file for spreadsheets and translators' tools."""
    terms = (await services.translation.worker.compute(lambda: services.glossaries.read(name))).terms
    if file_format == "json":
        return JSONResponse({"name": name, "terms": {term.french: term.english for term in terms}})
    disposition = {"Content-Disposition": f'attachment; filename="{name}.{file_format}"'}
    return Response(write_glossary(terms, file_format), media_type=_TYPES[file_format], headers=disposition)


@router.put(
    "/glossaries/{name}",
    summary="Store a glossary",
    response_model=GlossarySizeAnswer,
    dependencies=[Depends(check_writable)],
    responses=openapi.errors(
        *_READING,
        GlossaryReadOnlyError,
        InvalidGlossaryError,
        InvalidRequestError,
        MalformedBodyError,
        UnsupportedMediaTypeError,
        BodyTooLargeError,
    )
    | {201: {"model": GlossarySizeAnswer, "description": "There was none of this name."}},
    openapi_extra={
        "requestBody": {
            "required": True,
            "content": {"application/json": {"schema": GlossaryBody.model_json_schema()}}
            | {kind: {"schema": {"type": "string"}} for kind in _TYPES.values()},
        }
    },
)
async def store(name: Name, request: Request, services: ServicesDep) -> Response:
    """Store a glossary under a name, in the place of one that was there.

    The body is JSON (`{"terms": {"Conseil de sécurité": "Security Council"}}`), or a CSV, TSV or TMX file. A request
    that is under way keeps the glossary it began with; later ones use the new one.
    """
    check_name(name)
    kind = parse_options_header(request.headers.get("Content-Type", ""))[0].decode("latin-1")
    body = await request.body()
    fields = {} if kind in _FILES else await read_fields(request, ("json",), tuple(_TYPES.values()))
    most = services.glossaries.max_terms

    def work() -> tuple[bool, int]:
        terms = read_glossary(body, most) if kind in _FILES else _terms(fields, most)
        return services.glossaries.write(name, terms), len(terms)

    is_new, count = await services.translation.worker.compute(work)
    return JSONResponse({"name": name, "terms": count}, 201 if is_new else 200)


@router.delete(
    "/glossaries/{name}",
    summary="Delete a stored glossary",
    status_code=204,
    response_class=Response,
    dependencies=[Depends(check_writable)],
    responses=openapi.errors(*_READING, *_NAMED, GlossaryReadOnlyError),
)
async def delete(name: Name, services: ServicesDep) -> Response:
    """Delete a glossary; requests that name it are refused from then on."""
    await services.translation.worker.compute(lambda: services.glossaries.delete(name))
    return Response(status_code=204)


def _size(services: Services, name: str) -> int | None:
    try:
        return len(services.glossaries.read(name))
    except (InvalidGlossaryError, GlossaryNotFoundError):
        return None


def _terms(fields: dict[str, object], max_terms: int) -> list[Term]:
    terms = fields.get("terms")
    try:
        check_terms_object(terms)
    except ValueError as error:
        raise InvalidRequestError(f"terms: {error}", field="terms") from error
    entries = (Entry(french, english) for french, english in cast("dict[str, str]", terms).items())
    return checked_terms(entries, max_terms)
