"""Reading a form that brings a file."""

import asyncio
from dataclasses import dataclass

from starlette.requests import Request

from app.api.body import ContentType, Fields, check_field_count, content_type_of, decode
from app.api.multipart import read_parts
from app.errors import InvalidRequestError

# Routes that take larger bodies than the others: a document carries its pictures.
UPLOAD_PATHS = ("/translate_file", "/deepl/v2/document", "/desk/open", "/desk/file")

_FIELD = "file"


@dataclass(frozen=True, slots=True)
class Upload:
    """A file, and the other fields of its form."""

    data: bytes
    filename: str
    fields: Fields


async def read_upload(request: Request) -> Upload:
    """Read a multipart form with a file in its field `file`; of a repeated other field the last counts.

    Raises UnsupportedMediaTypeError, MalformedBodyError, and InvalidRequestError where the file is missing, has no
    name, or is not the only one.
    """
    content = content_type_of(request, ("multipart",))
    body = await request.body()
    return await asyncio.to_thread(_read, body, content)


def _read(body: bytes, content: ContentType) -> Upload:
    check_field_count(body.count(b"\n--" + (content.boundary or b"")))
    fields: Fields = {}
    files: list[tuple[bytes, str]] = []
    for part in read_parts(body, content.boundary):
        name = decode(part.name, content.codec)
        if name == _FIELD and part.filename is not None:
            files.append((part.value, decode(part.filename, content.codec)))
        else:
            fields[name] = decode(part.value, content.codec)
    if len(files) != 1:
        said = "holds several files" if files else f"has no file in a field '{_FIELD}'"
        raise InvalidRequestError(f"The form {said}. Send one.", field=_FIELD)
    ((data, filename),) = files
    if not filename.strip():
        raise InvalidRequestError("The file has no name. Its ending says what it is.", field=_FIELD)
    return Upload(data, filename, fields)
