"""`/desk`: files opened for the page for people, and written with what an editor made of them there."""

import asyncio
from collections.abc import Iterable
from typing import Annotated

from fastapi import APIRouter, Depends
from pydantic import ValidationError
from starlette.requests import Request
from starlette.responses import Response

from app.api import downloads, openapi
from app.api.auth import CallerDep
from app.api.body import read_fields
from app.api.deps import ServicesDep, StateDep
from app.api.desk_requests import ExportRequest, OpenedAnswer, file_fields, form
from app.api.disconnect import while_connected
from app.api.errors import invalid_request
from app.api.libretranslate import english_name
from app.api.uploads import Upload, read_upload
from app.errors import (
    BodyTooLargeError,
    BusyError,
    EmptyTextError,
    InvalidFileError,
    InvalidRequestError,
    InvalidTextError,
    MalformedBodyError,
    ModelError,
    NotReadyError,
    TextTooLongError,
    UnsupportedFileError,
    UnsupportedLanguageError,
    UnsupportedMediaTypeError,
)
from app.services.desk_export import DeskSentence, DeskText, ExportKind, desk_additions, exported
from app.services.desk_files import NINJS_TYPE, DeskFiles
from app.services.given import GivenSentence
from app.text.docx.credit import writable
from app.text.files import MEDIA_TYPES

# Takes bodies as large as those of files: a text in two languages.
EXPORT_PATH = "/desk/export"

_READING = (MalformedBodyError, BodyTooLargeError, UnsupportedMediaTypeError, InvalidRequestError)
_FILES = (
    *_READING,
    UnsupportedFileError,
    InvalidFileError,
    EmptyTextError,
    TextTooLongError,
    UnsupportedLanguageError,
    NotReadyError,
    ModelError,
)
_TYPES: dict[ExportKind, str] = {"docx": MEDIA_TYPES["docx"], "ninjs": NINJS_TYPE, "tmx": "application/x-tmx+xml"}
_NAMES: dict[ExportKind, str] = {"docx": "dispatch_en.docx", "ninjs": "dispatch_en.json", "tmx": "dispatch.tmx"}

router = APIRouter(tags=["desk"])


def _a_file(media_types: Iterable[str]) -> dict[int | str, dict[str, object]]:
    return {200: {"description": "The file.", "content": {media_type: {} for media_type in media_types}}}


async def _export_request(request: Request) -> ExportRequest:
    fields = await read_fields(request, ("json",))
    try:
        return ExportRequest.model_validate(fields)
    except ValidationError as error:
        raise invalid_request(error.errors(include_url=False, include_input=False)) from error


UploadDep = Annotated[Upload, Depends(read_upload)]


@router.post(
    "/desk/open",
    summary="Open a file to read it side by side",
    responses=openapi.errors(*_FILES),
    openapi_extra=form(with_sentences=False),
)
async def open_file(upload: UploadDep, services: ServicesDep) -> OpenedAnswer:
    """Give the text of a file, to be sent to `/translate` in the format that is told; nothing is kept.

    Texts, pages, subtitles, Word documents as for `/translate_file`, and ninjs items in JSON. Once translated, the file
    goes with the English of its sentences to `/desk/file`.
    """
    opened = await DeskFiles(services.documents).open(upload.data, upload.filename)
    return OpenedAnswer(
        kind=opened.kind, format=opened.format, text=opened.text, title=opened.title, language=opened.language
    )


@router.post(
    "/desk/file",
    summary="Write a file with an editor's English",
    response_class=Response,
    responses=_a_file([*MEDIA_TYPES.values(), NINJS_TYPE]) | openapi.errors(*_FILES, BusyError),
    openapi_extra=form(with_sentences=True),
)
async def write_file(request: Request, upload: UploadDep, services: ServicesDep, caller: CallerDep) -> Response:
    """Give a file with this English, sentence by sentence, in the place of its French; all that is no text stays.

    The engine is asked where in each sentence the formatting belongs, so the characters count as those of a
    translation; words that it did not write are placed by those around them. A ninjs item gets the notes that
    `/articles` gives it; its `digitalsourcetype` is `compositeWithTrainedAlgorithmicMedia` where a sentence is edited.
    """
    fields, sentences = await asyncio.to_thread(file_fields, upload)
    signature = fields.signature or services.translation.signature
    edited = sum(one.edited for one in sentences)
    work = DeskFiles(services.documents).write(
        upload.data,
        upload.filename,
        [GivenSentence(writable(one.english), one.french) for one in sentences],
        credit=fields.credit,
        additions=desk_additions(signature, len(sentences), edited, fields.editor, fields.credit),
        charge=caller.charge,
    )
    file = await while_connected(request, work)
    return downloads.download(file.data, english_name(file.filename), file.media_type)


@router.post(
    EXPORT_PATH,
    summary="Write sentences as a new file",
    response_class=Response,
    responses=_a_file(_TYPES.values()) | openapi.errors(*_READING, InvalidTextError, TextTooLongError),
    openapi_extra=openapi.json_body(ExportRequest),
)
async def export(body: Annotated[ExportRequest, Depends(_export_request)], state: StateDep) -> Response:
    """Write a dispatch as a Word document, a ninjs item with the French beside it, or pairs for translators' tools.

    Paragraphs are told from the white space before each sentence. Nothing is translated, and nothing is kept.
    """
    text = DeskText(
        [DeskSentence(one.gap, one.french, one.english, one.edited) for one in body.sentences],
        tail=body.tail,
        title=body.title,
        credit=body.credit,
        editor=body.editor,
        signature=body.signature,
        language=body.language,
        id=str(body.id or ""),
    )
    _check_length(text, 2 * state.settings.max_text_chars)
    data = await asyncio.to_thread(exported, text, body.kind)
    return downloads.download(data, _NAMES[body.kind], _TYPES[body.kind])


def _check_length(text: DeskText, most: int) -> None:
    """Refuse what no translation here can have come from: English is a little longer than its French, not twice."""
    characters = max(len(text.french), len(text.english))
    if characters > most:
        raise TextTooLongError(
            f"The text has {characters} characters; {most} can be written at once.",
            characters=characters,
            max_characters=most,
        )
