"""The character set of a file: told from its bytes, and used again when it is written."""

import codecs
import re
from dataclasses import dataclass
from typing import Literal

from app.errors import InvalidFileError

# A byte order mark, and the codec that leaves it out.
_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
# Pages say it in their first kilobyte (HTML Standard, 13.2.3.2).
_DECLARED = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w-]{1,40})""", re.IGNORECASE)
_DECLARATION_WITHIN = 1024
# Browsers read a page that says iso-8859-1 as Windows-1252, its superset with ’, œ and €.
_READ_AS = {"iso8859-1": "cp1252", "ascii": "cp1252"}
_BYTES_PER_CHARACTER_AT_MOST = ("utf-7", "utf-16", "utf-32")


@dataclass(frozen=True, slots=True)
class Charset:
    """A codec, and the mark that stood before the text."""

    codec: str
    mark: bytes = b""

    def encode(self, text: str, errors: Literal["mark", "xmlcharrefreplace"]) -> bytes:
        """Write text. What the codec lacks becomes a reference, or (`mark`) the file becomes UTF-8 with its mark."""
        try:
            return self.mark + text.encode(self.codec)
        except UnicodeEncodeError:
            if errors == "mark":
                return codecs.BOM_UTF8 + text.encode()
            return self.mark + text.encode(self.codec, "xmlcharrefreplace")


def decode(data: bytes, *, is_page: bool = False) -> tuple[str, Charset]:
    """Read a file: by its mark, by what a page declares, as UTF-8, or else as Windows-1252.

    Raises InvalidFileError where it is none of these, or holds the NUL that no text has.
    """
    charset = next((Charset(codec, mark) for mark, codec in _MARKS if data.startswith(mark)), None)
    if charset is None:
        charset = Charset((_declared(data) if is_page else None) or ("utf-8" if _is_utf8(data) else "cp1252"))
    try:
        text = data[len(charset.mark) :].decode(charset.codec)
    except UnicodeDecodeError as error:
        raise InvalidFileError(
            f"The file is no text: it is not valid {charset.codec} at byte {error.start}.", fault="not_text"
        ) from error
    if "\0" in text:
        raise InvalidFileError("The file is no text: it holds a NUL.", fault="not_text")
    return text, charset


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode()
    except UnicodeDecodeError:
        return False
    return True


def _declared(data: bytes) -> str | None:
    """Give the codec that a page declares, where there is one that it can really be in."""
    found = _DECLARED.search(data, 0, _DECLARATION_WITHIN)
    if not found:
        return None
    try:
        info = codecs.lookup(found[1].decode())
        data.decode(info.name)
    except (LookupError, UnicodeDecodeError):
        return None
    # What reads as ASCII the line that declares it is in no codec of wide characters.
    name = _READ_AS.get(info.name, info.name)
    return None if name.startswith(_BYTES_PER_CHARACTER_AT_MOST) else name
