"""`/deepl/v2/document`: hand a document in, ask how far it is, fetch it."""

from pathlib import PurePath
from typing import Annotated, Literal

from fastapi import APIRouter, Depends, Path
from pydantic import BaseModel, ConfigDict, Field
from starlette.requests import Request
from starlette.responses import Response

from app.api import downloads, openapi
from app.api.auth import CallerDep
from app.api.deepl.body import Body, body_of, described, validated
from app.api.deepl.glossary import GlossaryChoice, chosen
from app.api.deepl.languages import Code, check_target, read_source
from app.api.deepl.translate import Formality, check_formality
from app.api.deps import ServicesDep
from app.api.uploads import Upload, read_upload
from app.errors import (
    BodyTooLargeError,
    DocumentNotFoundError,
    DocumentNotReadyError,
    EmptyTextError,
    FileGoneError,
    InvalidFileError,
    InvalidRequestError,
    InvalidTextError,
    MalformedBodyError,
    ModelError,
    NotReadyError,
    QueueFullError,
    StorageError,
    TextTooLongError,
    UnsupportedFileError,
    UnsupportedLanguageError,
    UnsupportedMediaTypeError,
    UnsupportedValueError,
)
from app.services.document_desk import Ticket
from app.services.translation import TranslationOptions
from app.text.files import file_kind

# The official client asks, sleeps for five seconds where the document is not done, and asks again. Most are done
# before this time has passed, which is well within its patience for one answer.
PATIENCE_SECONDS = 3.0

_PATH = "/deepl/v2/document"
_READING = (
    MalformedBodyError,
    UnsupportedMediaTypeError,
    InvalidRequestError,
    InvalidTextError,
    BodyTooLargeError,
    NotReadyError,
    ModelError,
)

_DOCUMENT: dict[int | str, dict[str, object]] = {
    200: {"description": "The document.", "content": {"application/octet-stream": {}}}
}

router = APIRouter(tags=["DeepL"])


class DocumentFields(GlossaryChoice, Body):
    """The fields of a form besides its file."""

    target_lang: Code = Field(description="`EN`, `EN-GB` or `EN-US`.")
    source_lang: Code | None = Field(None, description="`FR`; left out, the language is told from the whole.")
    filename: str | None = Field(None, max_length=255, description="Where the file itself has no telling name.")
    output_format: str | None = Field(None, max_length=20, description="The document's own; others are refused.")
    formality: Formality = Field("default", description="English has none: `more` and `less` are refused.")


class DocumentForm(DocumentFields):
    """A form that brings a document."""

    file: str = Field(json_schema_extra={"format": "binary"}, description="`.txt`, `.html`, `.srt`, `.vtt` or `.docx`.")


class KeyBody(Body):
    """What shows that a document is one's own."""

    model_config = ConfigDict(extra="ignore", json_schema_extra={"examples": [{"document_key": "0CB0054F1C132C16"}]})

    document_key: str = Field(description="As it was given with the id.")


class DocumentHandle(BaseModel):
    """What to ask for the document by."""

    document_id: str = Field(examples=["04DE5AD98A02647D83285A36021911C6"])
    document_key: str = Field(examples=["0CB0054F1C132C162350FB0CC0F41E5A0E6E37B0B0E0D0F5D7F5C0D6E1A2B3C4"])


class DocumentStatus(BaseModel):
    """How far a document is."""

    document_id: str
    status: Literal["translating", "done", "error"]
    seconds_remaining: int | None = Field(None, description="A guess, from the document's length.")
    billed_characters: int | None = Field(None, description="Where it is done.")
    error_message: str | None = None


DocumentId = Annotated[str, Path(description="As it was given.", examples=["04DE5AD98A02647D83285A36021911C6"])]
KeyDep = Annotated[KeyBody, Depends(body_of(KeyBody))]


async def _handed_in(request: Request) -> tuple[Upload, DocumentFields]:
    upload = await read_upload(request)
    return upload, validated(DocumentFields, upload.fields)


@router.post(
    "/v2/document",
    summary="Hand in a document",
    name="upload_document",
    responses=openapi.errors(
        *_READING,
        *openapi.GLOSSARY,
        UnsupportedFileError,
        UnsupportedValueError,
        UnsupportedLanguageError,
        InvalidFileError,
        EmptyTextError,
        TextTooLongError,
        QueueFullError,
        StorageError,
        path=_PATH,
    ),
    openapi_extra=described(DocumentForm, "multipart/form-data"),
)
async def upload(
    handed_in: Annotated[tuple[Upload, DocumentFields], Depends(_handed_in)],
    services: ServicesDep,
    caller: CallerDep,
) -> DocumentHandle:
    """Take a document to be translated, keeping all in it that is no text.

    What can't be read is refused at once. The translation is kept for half an hour, unless the server is set
    otherwise, and not over a restart.
    """
    file, fields = handed_in
    check_target(fields.target_lang)
    check_formality(fields.formality)
    source = read_source(fields.source_lang)
    filename = fields.filename or file.filename
    _check_format(filename, fields.output_format)
    options = TranslationOptions(glossary=await chosen(services, fields, source))
    ticket = await services.desk.hand_in(file.data, filename, options, source, caller)
    return DocumentHandle(document_id=ticket.id, document_key=ticket.key)


@router.post(
    "/v2/document/{document_id}",
    summary="Tell how far a document is",
    name="document_status",
    response_model_exclude_none=True,
    responses=openapi.errors(*_READING, DocumentNotFoundError, path=_PATH),
    openapi_extra=described(KeyBody),
)
async def status(document_id: DocumentId, body: KeyDep, services: ServicesDep) -> DocumentStatus:
    """Answer as soon as the document is done, or after a few seconds. A form with the key is read, too."""
    ticket = await services.desk.ticket(document_id, body.document_key, PATIENCE_SECONDS)
    return _status(ticket)


@router.post(
    "/v2/document/{document_id}/result",
    summary="Fetch a translated document",
    name="download_document",
    response_class=Response,
    responses=_DOCUMENT
    | openapi.errors(*_READING, DocumentNotFoundError, DocumentNotReadyError, FileGoneError, path=_PATH),
    openapi_extra=described(KeyBody),
)
async def download(document_id: DocumentId, body: KeyDep, services: ServicesDep) -> Response:
    """Give the document in English, in the format that it came in."""
    ticket = await services.desk.ticket(document_id, body.document_key)
    file, data = await services.desk.fetch(ticket)
    return downloads.download(data, file.filename, file.media_type)


def _check_format(filename: str, wanted: str | None) -> None:
    kind = file_kind(filename)
    if wanted and wanted.strip(".").lower() not in {kind, PurePath(filename).suffix.strip(".").lower()}:
        raise UnsupportedValueError(
            f"Value for 'output_format' not supported: a .{kind} stays one.", field="output_format", supported=[kind]
        )


def _status(ticket: Ticket) -> DocumentStatus:
    if ticket.failure:
        return DocumentStatus(document_id=ticket.id, status="error", error_message=ticket.failure.message)
    if ticket.done:
        return DocumentStatus(document_id=ticket.id, status="done", billed_characters=ticket.characters)
    seconds = 1 + ticket.characters // _CHARACTERS_PER_SECOND
    return DocumentStatus(document_id=ticket.id, status="translating", seconds_remaining=seconds)


# Of the embedded model on one core, roughly.
_CHARACTERS_PER_SECOND = 500
