"""Reading a body: JSON, a form of either kind, or plain text, into the same named fields."""

import asyncio
import json
import math
import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Literal, NoReturn
from urllib.parse import parse_qsl

from python_multipart.multipart import parse_options_header
from starlette.requests import Request

from app.api.multipart import read_parts
from app.api.writable import check_depth, check_strings, too_deep
from app.errors import InvalidRequestError, MalformedBodyError, TooManyTextsError, UnsupportedMediaTypeError

Kind = Literal["json", "form", "multipart", "text"]
Fields = dict[str, object]

KINDS: dict[str, Kind] = {
    "application/json": "json",
    "application/x-www-form-urlencoded": "form",
    "multipart/form-data": "multipart",
    "text/plain": "text",
}

# What French text comes in. Senders that say latin-1 mean Windows' superset of it, with ’, œ and €, as browsers know.
CHARSETS = {
    "utf-8": "utf-8-sig",
    "utf8": "utf-8-sig",
    "us-ascii": "utf-8-sig",
    "iso-8859-1": "cp1252",
    "latin-1": "cp1252",
    "latin1": "cp1252",
    "windows-1252": "cp1252",
    "cp1252": "cp1252",
    "iso-8859-15": "iso-8859-15",
    "latin-9": "iso-8859-15",
}

# Reading a form of this many fields takes some tens of milliseconds; longer lists come as JSON.
MAX_FORM_FIELDS = 10_000

# Larger bodies are read in a thread, so that the event loop goes on answering.
LARGE_BODY = 64_000

_SEND_AS_TEXT = "To send a text as it is, use 'Content-Type: text/plain'."
_HAS_TEXT_FIELD = re.compile(rb"(?:^|&)q(?:=|&|$)")
_HALF_PAIR_PERHAPS = re.compile(r"\\u[dD][89a-fA-F]")
_DIGITS_IN_NUMBER = 400


class Repeated(dict[str, object]):
    """A JSON object in which a name was repeated. conflict: one that had different values, None where all agreed."""

    def __init__(self, made: Fields, conflict: str | None) -> None:
        super().__init__(made)
        self.conflict = conflict


@dataclass(frozen=True, slots=True)
class ContentType:
    """What a body says it is. codec: Python's name of its character set. needs: the field that a form must have."""

    kind: Kind
    codec: str
    boundary: bytes | None = None
    needs: str = "q"


_QUERY = ContentType("form", "utf-8-sig")


async def read_fields(
    request: Request,
    kinds: tuple[Kind, ...] = ("json", "form", "multipart", "text"),
    besides: tuple[str, ...] = (),
    needs: str = "q",
) -> Fields:
    """Read the body as named fields; a plain text is the field `q`, a repeated form field a list.

    besides: media types that the route reads itself, to be named where another is refused. needs: the field without
    which a form is none; empty where any will do.
    Raises UnsupportedMediaTypeError, MalformedBodyError, InvalidTextError for half surrogate pairs,
    InvalidRequestError for JSON that is no object and a form without `q`.
    """
    if "form" in kinds and needs == "q" and await _comes_in_the_query(request):
        return _read_form(request.scope["query_string"], _QUERY)
    content = replace(content_type_of(request, kinds, besides), needs=needs)
    body = await request.body()
    read = _READERS[content.kind]
    return read(body, content) if len(body) < LARGE_BODY else await asyncio.to_thread(read, body, content)


async def _comes_in_the_query(request: Request) -> bool:
    """Whether all fields stand in the query and there is no body, as deep-translator sends them."""
    return (
        "Content-Type" not in request.headers
        and bool(_HAS_TEXT_FIELD.search(request.scope["query_string"]))
        and not await request.body()
    )


def content_type_of(request: Request, kinds: tuple[Kind, ...], besides: tuple[str, ...] = ()) -> ContentType:
    """Tell what the body says it is. Raises UnsupportedMediaTypeError."""
    header = request.headers.get("Content-Type", "")
    if request.headers.get("Content-Encoding", "identity").lower() != "identity":
        raise UnsupportedMediaTypeError("Compressed bodies are not read. Send the body without Content-Encoding.")
    name, parameters = parse_options_header(header)
    media_type = name.decode("latin-1")
    kind = "json" if re.fullmatch(r"application/[\w.-]+\+json", media_type) else KINDS.get(media_type)
    if kind not in kinds:
        readable = [*(media_type for media_type, kind in KINDS.items() if kind in kinds), *besides]
        said = f"'{media_type[:100]}' is not read here" if media_type else "The body has no Content-Type"
        raise UnsupportedMediaTypeError(f"{said}. Use {' or '.join(readable)}.", supported=readable)
    charset = parameters.get(b"charset", b"utf-8").decode("latin-1").lower()
    if charset not in CHARSETS:
        raise UnsupportedMediaTypeError(
            f"The character set '{charset[:100]}' is not read. Use utf-8.", supported=list(CHARSETS)
        )
    return ContentType(kind, CHARSETS[charset], parameters.get(b"boundary"))


def decode(body: bytes, codec: str) -> str:
    """Read bytes in a character set. Raises MalformedBodyError."""
    try:
        return body.decode(codec)
    except UnicodeDecodeError as error:
        name = "utf-8" if codec == "utf-8-sig" else codec
        raise MalformedBodyError(
            f"The body is not valid {name}: {error.reason} at byte {error.start}.", charset=name, byte=error.start
        ) from error


def _read_text(body: bytes, content: ContentType) -> Fields:
    return {"q": decode(body, content.codec)}


def _read_json(body: bytes, content: ContentType) -> Fields:
    text = decode(body, content.codec)
    try:
        value = json.loads(
            text,
            parse_constant=_refuse_constant,
            parse_float=_finite,
            parse_int=_integer,
            object_pairs_hook=read_object,
        )
    except json.JSONDecodeError as error:
        raise MalformedBodyError(
            f"The body is not valid JSON: {error.msg} at line {error.lineno}, column {error.colno}.",
            line=error.lineno,
            column=error.colno,
        ) from error
    except RecursionError as error:
        raise too_deep() from error
    if not isinstance(value, dict):
        raise InvalidRequestError("The body must be a JSON object of named fields.")
    check_depth(value)
    if _HALF_PAIR_PERHAPS.search(text):
        check_strings(value)
    return value


def read_object(pairs: list[tuple[str, object]]) -> dict[str, object]:
    """Make an object. Of a repeated name the last counts, as everywhere in JSON, but it is known that it was."""
    made = dict(pairs)
    if len(made) == len(pairs):
        return made
    return Repeated(made, next((name for name, value in pairs if made[name] != value), None))


def _refuse_constant(name: str) -> NoReturn:
    raise MalformedBodyError(f"The body is not valid JSON: {name} is no JSON number.")


def _finite(digits: str) -> float:
    number = float(digits)
    if not math.isfinite(number):
        raise MalformedBodyError("The body holds a number that is too large.")
    return number


def _integer(digits: str) -> int:
    if len(digits) > _DIGITS_IN_NUMBER:
        raise MalformedBodyError("The body holds a number that is too large.")
    return int(digits)


def _read_form(body: bytes, content: ContentType) -> Fields:
    # curl sends --data-binary as a form unless told otherwise: say so before an article is taken apart at its “&”.
    if content.needs == "q" and not _HAS_TEXT_FIELD.search(body):
        raise InvalidRequestError(f"The form has no field 'q'. {_SEND_AS_TEXT}", field="q")
    check_field_count(body.count(b"&") + 1)
    text = decode(body, content.codec)
    try:
        pairs = parse_qsl(text, keep_blank_values=True, encoding=content.codec.removesuffix("-sig"), errors="strict")
    except UnicodeDecodeError as error:
        raise MalformedBodyError(
            f"A field of the form is not valid {error.encoding} behind its %XX: {error.reason}.",
            charset=error.encoding,
        ) from error
    return _grouped(pairs)


def _read_multipart(body: bytes, content: ContentType) -> Fields:
    check_field_count(body.count(b"\n--" + (content.boundary or b"")))
    parts = read_parts(body, content.boundary)
    fields = _grouped([(decode(part.name, content.codec), decode(part.value, content.codec)) for part in parts])
    if content.needs and content.needs not in fields:
        raise InvalidRequestError(f"The form has no field 'q'. {_SEND_AS_TEXT}", field="q")
    return fields


def check_field_count(count: int) -> None:
    """Raise TooManyTextsError for a form of more fields than are read."""
    if count > MAX_FORM_FIELDS:
        raise TooManyTextsError(
            f"The form has more than {MAX_FORM_FIELDS} fields. Send so many texts as JSON.", max_fields=MAX_FORM_FIELDS
        )


def _grouped(pairs: list[tuple[str, str]]) -> Fields:
    """Give a field's value, or where a field is repeated, the list of its values."""
    values: dict[str, list[str]] = {}
    for name, value in pairs:
        values.setdefault(name, []).append(value)
    return {name: items[0] if len(items) == 1 else items for name, items in values.items()}


_READERS: dict[Kind, Callable[[bytes, ContentType], Fields]] = {
    "json": _read_json,
    "form": _read_form,
    "multipart": _read_multipart,
    "text": _read_text,
}
