"""Plain text and web pages: the file is its text."""

from dataclasses import dataclass
from typing import Literal

from app.text.files.charset import Charset, decode


@dataclass(frozen=True, slots=True)
class PlainFile:
    """A `.txt`, or with `format` html a page."""

    text: str
    charset: Charset
    format: Literal["text", "html"] = "text"

    @classmethod
    def read(cls, data: bytes) -> "PlainFile":
        """Read a plain text. Raises InvalidFileError."""
        return cls(*decode(data))

    @classmethod
    def read_page(cls, data: bytes) -> "PlainFile":
        """Read a page. Raises InvalidFileError."""
        return cls(*decode(data, is_page=True), "html")

    def write(self, translated: str) -> bytes:
        """Write the translation in the character set that the file came in."""
        return self.charset.encode(translated, "xmlcharrefreplace" if self.format == "html" else "mark")
