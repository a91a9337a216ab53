"""What LibreTranslate has besides `/translate`, `/detect` and `/languages`: files, and what its page asks for."""

from typing import Annotated

from fastapi import APIRouter, Depends
from pydantic import BaseModel, ConfigDict, Field, ValidationError
from starlette.requests import Request
from starlette.responses import Response

from app.api import downloads, openapi
from app.api.answers import PlainErrorAnswer
from app.api.auth import CallerDep
from app.api.deps import ServicesDep, StateDep
from app.api.disconnect import while_connected
from app.api.errors import invalid_request
from app.api.requests import SourceCode, TargetCode
from app.api.uploads import read_upload
from app.errors import (
    BodyTooLargeError,
    EmptyTextError,
    FileGoneError,
    InvalidFileError,
    InvalidRequestError,
    MalformedBodyError,
    ModelError,
    NotReadyError,
    StorageError,
    SuggestionsDisabledError,
    TextTooLongError,
    UnsupportedFileError,
    UnsupportedLanguageError,
    UnsupportedMediaTypeError,
)
from app.services.languages import AUTO, NAMES
from app.services.translation import TARGET
from app.text.files.kinds import ENDINGS

# LibreTranslate's own: milliseconds that its page waits after a key was pressed.
FRONTEND_TIMEOUT = 500

_FILES = "/translate_file"

router = APIRouter(tags=["LibreTranslate"])


class NamedLanguage(BaseModel):
    """A language."""

    code: str = Field(examples=["en"])
    name: str = Field(examples=["English"])


class LanguagePair(BaseModel):
    """What a page offers first."""

    source: NamedLanguage
    target: NamedLanguage


class SettingsAnswer(BaseModel):
    """What LibreTranslate's page and its clients ask a server about itself."""

    charLimit: int = Field(description="Most characters of one request.")  # noqa: N815 - LibreTranslate's name
    frontendTimeout: int = FRONTEND_TIMEOUT  # noqa: N815
    apiKeys: bool = Field(description="Whether keys are known here.")  # noqa: N815
    keyRequired: bool = Field(description="Whether a key must be sent.")  # noqa: N815
    suggestions: bool = Field(default=False, description="Better translations are not collected.")
    filesTranslation: bool = True  # noqa: N815
    supportedFilesFormat: list[str] = Field(examples=[[".txt", ".html", ".srt", ".docx"]])  # noqa: N815
    language: LanguagePair


class TranslatedFileAnswer(BaseModel):
    """Where the translated file is fetched."""

    translatedFileUrl: str = Field(  # noqa: N815 - LibreTranslate's name
        examples=["http://localhost:8000/download_file/9k2…Qw.depeche_en.docx"]
    )


class FileRequest(BaseModel):
    """The fields of a form that brings a file."""

    model_config = ConfigDict(extra="ignore")

    source: SourceCode = AUTO
    target: TargetCode = TARGET


_FORM: openapi.Document = {
    "requestBody": {
        "required": True,
        "content": {
            "multipart/form-data": {
                "schema": {
                    "type": "object",
                    "required": ["file"],
                    "properties": {
                        "file": {"type": "string", "format": "binary", "description": "Its ending says what it is."},
                        "source": {"type": "string", "default": AUTO, "description": "`fr`, or `auto`."},
                        "target": {"type": "string", "default": TARGET, "description": "`en`."},
                        "api_key": {"type": "string", "description": "Where the server asks for one."},
                    },
                }
            }
        },
    }
}

_FILE: dict[int | str, dict[str, object]] = {
    200: {"description": "The file.", "content": {"application/octet-stream": {}}}
}


async def _uploaded(request: Request) -> tuple[bytes, str, FileRequest]:
    upload = await read_upload(request)
    try:
        return upload.data, upload.filename, FileRequest.model_validate(upload.fields)
    except ValidationError as error:
        raise invalid_request(error.errors(include_url=False, include_input=False)) from error


UploadDep = Annotated[tuple[bytes, str, FileRequest], Depends(_uploaded)]


@router.get("/frontend/settings", summary="Tell what a page needs to know")
async def frontend_settings(state: StateDep) -> SettingsAnswer:
    """Answer what LibreTranslate's page and some of its clients ask before they translate."""
    return SettingsAnswer(
        charLimit=state.settings.max_text_chars,
        apiKeys=state.access.required,
        keyRequired=state.access.required,
        supportedFilesFormat=list(ENDINGS),
        language=LanguagePair(
            source=NamedLanguage(code=AUTO, name="Auto Detect"),
            target=NamedLanguage(code=TARGET, name=NAMES[TARGET]),
        ),
    )


@router.post(
    _FILES,
    summary="Translate a file",
    responses=openapi.errors(
        MalformedBodyError,
        BodyTooLargeError,
        UnsupportedMediaTypeError,
        UnsupportedFileError,
        InvalidFileError,
        InvalidRequestError,
        TextTooLongError,
        EmptyTextError,
        UnsupportedLanguageError,
        NotReadyError,
        ModelError,
        StorageError,
        path=_FILES,
    ),
    openapi_extra=_FORM,
)
async def translate_file(
    request: Request, upload: UploadDep, services: ServicesDep, caller: CallerDep
) -> TranslatedFileAnswer:
    """Translate a document, keeping all in it that is no text, and say where it is fetched.

    The file is kept for half an hour, unless the server is set otherwise, under a name that can't be guessed.
    """
    data, filename, body = upload
    services.files.check_room()
    work = services.documents.translate(data, filename, source=body.source, target=body.target, charge=caller.charge)
    file = await while_connected(request, work)
    name = await services.files.put(file.data, english_name(file.filename), file.media_type)
    return TranslatedFileAnswer(translatedFileUrl=str(request.url_for("download_file", name=name)))


@router.get(
    "/download_file/{name}",
    summary="Fetch a translated file",
    response_class=Response,
    responses=_FILE | openapi.errors(FileGoneError, NotReadyError, ModelError, path="/download_file/"),
)
async def download_file(name: str, services: ServicesDep) -> Response:
    """Give the file that `/translate_file` made, to be saved under its name with `_en` before the ending."""
    file, data = await services.files.get(name)
    return downloads.download(data, file.filename, file.media_type)


@router.post(
    "/suggest",
    summary="Refuse a better translation",
    status_code=SuggestionsDisabledError.status,
    response_model=PlainErrorAnswer,
    response_description="Suggestions are not collected.",
)
async def suggest() -> None:
    """Answer 403, as LibreTranslate does where suggestions are not collected."""
    raise SuggestionsDisabledError("Suggestions are disabled on this server.")


def english_name(filename: str) -> str:
    """Give the name of the translated file: `dépêche.docx` becomes `dépêche_en.docx`."""
    name = filename.replace("\\", "/").rpartition("/")[2]
    stem, dot, ending = name.rpartition(".")
    return f"{stem}_{TARGET}{dot}{ending}" if dot else f"{name}_{TARGET}"
