"""Reading a body of XML as text (RFC 7303)."""

import codecs
import re

from python_multipart.multipart import parse_options_header
from starlette.requests import Request

from app.api.body import CHARSETS, decode
from app.errors import InvalidRequestError, MalformedBodyError, UnsupportedMediaTypeError
from app.text.newsml.item import ItemError, NewsItem, read_item
from app.text.newsml.tree import XmlError

MEDIA_TYPES = ("application/vnd.iptc.g2.newsitem+xml", "application/xml", "text/xml")

_MARKS = {codecs.BOM_UTF8: "utf-8-sig", codecs.BOM_UTF16_LE: "utf-16", codecs.BOM_UTF16_BE: "utf-16"}
_DECLARED = re.compile(rb"""\A<\?xml[^>]*?encoding\s*=\s*["']([\w.:-]+)["']""")


def is_xml(request: Request) -> bool:
    """Whether a body says that it is XML of a kind that is read here."""
    return _media_type(request)[0] in MEDIA_TYPES


def check_encoding(request: Request) -> None:
    """Raise UnsupportedMediaTypeError for a body that is compressed."""
    if request.headers.get("Content-Encoding", "identity").lower() != "identity":
        raise UnsupportedMediaTypeError("Compressed bodies are not read. Send the body without Content-Encoding.")


def media_type_of(request: Request) -> str:
    """Give the media type of a request, without parameters."""
    return _media_type(request)[0]


def read_news_item(request: Request, body: bytes) -> NewsItem:
    """Read a news item; what tells its character set is its mark, then the header, then the XML itself.

    Raises MalformedBodyError, with the line, UnsupportedMediaTypeError and InvalidRequestError.
    """
    try:
        return read_item(decode(body, _codec(request, body)))
    except XmlError as error:
        place = f" at line {error.line}, column {error.column}" if error.line else ""
        raise MalformedBodyError(
            f"The body is not XML that is read here: {error.message}{place}.", line=error.line, column=error.column
        ) from error
    except ItemError as error:
        raise InvalidRequestError(str(error)) from error


def _codec(request: Request, body: bytes) -> str:
    for mark, codec in _MARKS.items():
        if body.startswith(mark):
            return codec
    declared = _DECLARED.match(body)
    charset = _media_type(request)[1] or (declared[1].decode("ascii").lower() if declared else "utf-8")
    if charset not in CHARSETS:
        raise UnsupportedMediaTypeError(
            f"The character set '{charset[:100]}' is not read. Use utf-8.", supported=list(CHARSETS)
        )
    return CHARSETS[charset]


def _media_type(request: Request) -> tuple[str, str]:
    name, parameters = parse_options_header(request.headers.get("Content-Type", ""))
    return name.decode("latin-1").lower(), parameters.get(b"charset", b"").decode("latin-1").lower()
