"""Changes to a source, kept as places and what stands there instead."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from xml.sax.saxutils import escape

from app.text.newsml.tree import Element

_ATTRIBUTE = re.compile(rb"""(\s+)([^\s=/>]+)(\s*=\s*)("[^"]*"|'[^']*')""")
_NAME_END = re.compile(rb"<[^\s/>]+")
_INDENT = re.compile(rb"\s*\Z")


@dataclass(slots=True)
class Edits:
    """Changes to one source. None of them reaches into another."""

    source: bytes
    changes: list[tuple[int, int, int, bytes]] = field(default_factory=list)

    def replace(self, start: int, end: int, by: bytes) -> None:
        """Put something in the place of source[start:end]."""
        self.changes.append((start, 2, end, by))

    def insert_after(self, at: int, text: bytes) -> None:
        """Put something after what ends at a place; what is put at one place stands in the order of the calls."""
        self.changes.append((at, 0, at, text))

    def insert_before(self, at: int, text: bytes) -> None:
        """Put something before what begins at a place, behind what is put after what ends there."""
        self.changes.append((at, 1, at, text))

    def apply(self, start: int = 0, end: int | None = None) -> bytes:
        """Write source[start:end] with the changes within it."""
        end = len(self.source) if end is None else end
        output: list[bytes] = []
        position = start
        for change_start, _, change_end, by in sorted(self.changes, key=lambda change: change[:2]):
            if start <= change_start and change_end <= end:
                output += (self.source[position:change_start], by)
                position = change_end
        return b"".join([*output, self.source[position:end]])

    def before(self, at: int) -> bytes:
        """Give the line break and indentation that stand before a place."""
        space = _INDENT.search(self.source, max(0, at - 400), at)
        return space.group() if space else b""

    def start_tag(self, element: Element, values: Mapping[str, str | None]) -> bytes:
        """Write a start tag with other attributes; None leaves one out. Nothing else in it changes."""
        tag = self.source[element.start : element.inner_start]
        left = dict(values)

        def change(match: re.Match[bytes]) -> bytes:
            name = match[2].decode()
            if name not in left:
                return match[0]
            value = left.pop(name)
            return b"" if value is None else match[1] + match[2] + match[3] + _quoted(value)

        changed = _ATTRIBUTE.sub(change, tag)
        added = b"".join(b" " + name.encode() + b"=" + _quoted(value) for name, value in left.items() if value)
        name_end = _NAME_END.match(changed)
        at = name_end.end() if name_end else 0
        return changed[:at] + added + changed[at:]


def text_of(value: str) -> str:
    """Write plain text as XML; characters that XML can't hold are left out."""
    return escape("".join(character for character in value if is_xml_character(character)))


def is_xml_character(character: str) -> bool:
    """Whether XML 1.0 can hold it (production 2)."""
    code = ord(character)
    return code in {0x9, 0xA, 0xD} or 0x20 <= code <= 0xD7FF or 0xE000 <= code <= 0xFFFD or code >= 0x10000


def _quoted(value: str) -> bytes:
    return b'"' + text_of(value).replace('"', "&quot;").replace("\n", "&#10;").encode() + b'"'


def attribute(name: str, value: object) -> str:
    """Write an attribute with the space before it."""
    return f" {name}=" + _quoted(str(value)).decode()
