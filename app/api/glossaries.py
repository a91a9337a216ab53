"""`/glossaries`: the named glossaries that the server stores."""

from collections.abc import Mapping
from typing import Annotated, Literal, cast

from fastapi import APIRouter, Depends, Path, Query
from pydantic import BaseModel, Field
from python_multipart.multipart import parse_options_header
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from app.api import openapi
from app.api.body import Fields, read_fields
from app.api.deps import ServicesDep, StateDep
from app.api.glossary_field import GLOSSARY, check_terms_object
from app.errors import (
    BodyTooLargeError,
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
)
from app.services.container import Services
from app.services.glossaries import GlossaryChange, check_name
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
_WRITING = (
    *_READING,
    GlossaryReadOnlyError,
    InvalidGlossaryError,
    InvalidRequestError,
    InvalidTextError,
    MalformedBodyError,
    UnsupportedMediaTypeError,
    BodyTooLargeError,
)


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


class GlossaryChangeBody(BaseModel):
    """What is to change in a glossary, in JSON."""

    terms: dict[str, str | None] = Field(
        description="French terms and the English that each is to have; null takes the term out.",
        examples=[{"Conseil de sécurité": "Security Council", "le Kremlin": None}],
    )


class GlossaryChangeAnswer(GlossarySizeAnswer):
    """A glossary that was changed."""

    before: dict[str, str | None] = Field(
        description="The English that each term had; null for one that was not there. Sent as `terms`, it takes "
        "the change back.",
        examples=[{"Conseil de sécurité": None, "le Kremlin": "the Kremlin"}],
    )


def _body(model: type[BaseModel]) -> dict[str, object]:
    content: dict[str, object] = {kind: {"schema": {"type": "string"}} for kind in _TYPES.values()}
    content["application/json"] = {"schema": model.model_json_schema()}
    return {"requestBody": {"required": True, "content": content}}


_NEW = "There was none of this name."


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
    responses=openapi.errors(*_WRITING) | {201: {"model": GlossarySizeAnswer, "description": _NEW}},
    openapi_extra=_body(GlossaryBody),
)
async def store(name: Name, request: Request, services: ServicesDep) -> Response:
    """Store a glossary under a name, in the place of one that was there.

    The body is JSON (`{"terms": {"Conseil de sécurité": "Security Council"}}`), or a CSV, TSV or TMX file. A request
    that is under way keeps the glossary it began with; later ones use the new one.
    """
    check_name(name)
    file, fields = await _sent(request)
    most = services.glossaries.max_terms

    def work() -> tuple[bool, int]:
        terms = _terms(_checked(fields), most) if file is None else read_glossary(file, most)
        return services.glossaries.write(name, terms), len(terms)

    is_new, count = await services.translation.worker.compute(work)
    return JSONResponse({"name": name, "terms": count}, 201 if is_new else 200)


@router.patch(
    "/glossaries/{name}",
    summary="Change terms of a stored glossary",
    response_model=GlossaryChangeAnswer,
    dependencies=[Depends(check_writable)],
    responses=openapi.errors(*_WRITING, GlossaryNotFoundError)
    | {201: {"model": GlossaryChangeAnswer, "description": _NEW}},
    openapi_extra=_body(GlossaryChangeBody),
)
async def change(name: Name, request: Request, services: ServicesDep) -> Response:
    """Add terms, give others another English, take out those whose English is null; all the rest stays as it is.

    Two who change a glossary at once lose nothing of each other's. A file (CSV, TSV, TMX) adds its terms. A glossary
    that is not there is made; the last term can't be taken out: delete the glossary.
    """
    check_name(name)
    file, fields = await _sent(request)
    most = services.glossaries.max_terms

    def work() -> GlossaryChange:
        if file is not None:
            return services.glossaries.change(name, read_glossary(file, most))
        terms = _checked(fields, nullable=True)
        kept = {french: english for french, english in terms.items() if english is not None}
        removed = [french for french in terms if french not in kept]
        return services.glossaries.change(name, _terms(kept, most), removed)

    changed = await services.translation.worker.compute(work)
    answer = {"name": name, "terms": changed.terms, "before": changed.before}
    return JSONResponse(answer, 201 if changed.is_new else 200)


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


async def _sent(request: Request) -> tuple[bytes | None, Fields]:
    """Give the file that was sent, or None and the fields of JSON."""
    kind = parse_options_header(request.headers.get("Content-Type", ""))[0].decode("latin-1")
    if kind in _FILES:
        return await request.body(), {}
    return None, await read_fields(request, ("json",), tuple(_TYPES.values()))


def _checked(fields: Fields, *, nullable: bool = False) -> dict[str, str | None]:
    terms = fields.get("terms")
    try:
        check_terms_object(terms, nullable=nullable)
    except ValueError as error:
        raise InvalidRequestError(f"terms: {error}", field="terms") from error
    return cast("dict[str, str | None]", terms)


def _terms(terms: Mapping[str, str | None], max_terms: int) -> list[Term]:
    entries = (Entry(french, english or "") for french, english in terms.items())
    return checked_terms(entries, max_terms)
