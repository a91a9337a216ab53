"""A ninjs item as a file: its copy in one page of HTML, and the item again from the translation of that."""

import html
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal, cast

from app.errors import InvalidFileError
from app.text.files.charset import decode
from app.text.html import HtmlDocument
from app.text.html.characters import escape_text
from app.text.html.tokens import Kind, tokenize
from app.text.lines import paragraph_spans
from app.text.newsml.story import Rendered, XmlStory
from app.text.newsml.tree import XmlError
from app.text.ninjs.fields import Field, Item, Path, ShapeError, find_fields, written
from app.text.ninjs.shape import Line, is_ninjs, line_of
from app.text.ninjs.write import Additions, write_item
from app.text.source_types import MACHINE_MADE

# Items have half a dozen levels; what is deeper was made to exhaust the stack.
_MOST_DEPTH = 64
_PARAGRAPH = re.compile("<p>(.*?)</p>", re.DOTALL)
_HEADLINES = ("headline", "headlines")
_UNEDITED = Additions(None, MACHINE_MADE, {})


@dataclass(frozen=True, slots=True)
class _Part:
    """A field of the item. pieces: the HTML of its texts, one but for XML, which has as many as it has runs."""

    field: Field
    pieces: tuple[str, ...]
    xml: XmlStory | None = None

    @classmethod
    def of(cls, field: Field) -> "_Part":
        if field.format == "text":
            spans = paragraph_spans(field.text)
            texts = (escape_text(field.text[span.start : span.end], name_no_break_spaces=False) for span in spans)
            return cls(field, ("".join(f"<p>{text}</p>" for text in texts),))
        if field.format == "html":
            return cls(field, (field.text,))
        try:
            story = XmlStory.parse(field.text)
        except XmlError:
            return cls(field, (field.text,))
        return cls(field, tuple(run.html for run in story.runs.values()) if story else (), story)

    def rendered(self, pieces: list[str]) -> Rendered:
        """Put the field together again from the translations of its pieces."""
        if self.xml is not None:
            done = {name: Rendered(text, _plain(text)) for name, text in zip(self.xml.runs, pieces, strict=True)}
            return Rendered(self.xml.write(done), "\n\n".join(item.plain for item in done.values()))
        (piece,) = pieces
        if self.field.format != "text":
            return Rendered(piece, _plain(piece))
        text = self._as_text(html.unescape(paragraph) for paragraph in _PARAGRAPH.findall(piece))
        return Rendered(text, text)

    def _as_text(self, paragraphs: Iterator[str]) -> str:
        text, position = self.field.text, 0
        parts: list[str] = []
        for span, paragraph in zip(paragraph_spans(text), paragraphs, strict=True):
            parts += (text[position : span.start], paragraph)
            position = span.end
        return "".join((*parts, text[position:]))


@dataclass(frozen=True, slots=True)
class NinjsFile:
    """An item, taken apart. title: its headline, or empty. additions: what the English item gets besides.

    In `text` a rule stands before each piece; `mark` is the beginning of its id, which stands nowhere else.
    """

    text: str
    title: str
    language: str | None
    item: Item
    line: Line
    mark: str
    parts: tuple[_Part, ...]
    additions: Additions = _UNEDITED
    format: Literal["html"] = "html"

    @classmethod
    def read(cls, data: bytes) -> "NinjsFile":
        """Read an item. Raises InvalidFileError where the file is no JSON, or no ninjs."""
        item = _item(decode(data)[0])
        line = line_of(item)
        try:
            fields = find_fields(item, line)
        except ShapeError as error:
            message = f"{written(error.path)[:200]}: {error.message}."
            raise InvalidFileError(message, fault="malformed", field=written(error.path)[:200]) from error
        parts = tuple(part for field in fields if (part := _Part.of(field)).pieces)
        pieces = [(part, piece) for part in parts for piece in part.pieces]
        mark = _unused("piece", [piece for _, piece in pieces])
        text = "".join(f"<hr id={mark}-{number}>{piece}" for number, (_, piece) in enumerate(pieces))
        _check_ends(text, mark, [part for part, _ in pieces])
        language = item.get("language")
        return cls(text, _title(parts), language if isinstance(language, str) else None, item, line, mark, parts)

    def write(self, translated: str) -> bytes:
        """Write the item with the translation of `text`, in UTF-8."""
        pieces = iter(re.split(rf"<hr id={self.mark}-\d+>", translated)[1:])
        done: dict[Path, Rendered] = {
            part.field.path: part.rendered([next(pieces) for _ in part.pieces]) for part in self.parts
        }
        english = write_item(dict(self.item), self.line, done, self.additions)
        return json.dumps(english, ensure_ascii=False, indent=2).encode()


def _item(text: str) -> Item:
    try:
        read = json.loads(text, parse_constant=_refuse_constant)
        json.dumps(read, ensure_ascii=False).encode()
    except (ValueError, RecursionError) as error:
        place = f" at line {error.lineno}" if isinstance(error, json.JSONDecodeError) else ""
        raise InvalidFileError(f"The file is not JSON that is read here{place}.", fault="malformed") from error
    if not isinstance(read, dict) or not is_ninjs(read):
        raise InvalidFileError(
            "The file is JSON, but no ninjs item: that has a `uri`, and `headlines` and `bodies` or `body_html`.",
            fault="not_ninjs",
        )
    _check_depth(read)
    return cast("Mapping[str, object]", read)


def _refuse_constant(name: str) -> None:
    raise ValueError(name)


def _check_depth(item: object) -> None:
    level = [item]
    for _ in range(_MOST_DEPTH):
        level = [
            inner
            for value in level
            for inner in (value.values() if isinstance(value, dict) else value if isinstance(value, list) else ())
        ]
    if level:
        raise InvalidFileError(f"The item is nested deeper than {_MOST_DEPTH} levels.", fault="malformed")


def _unused(word: str, pieces: list[str]) -> str:
    """Give a word that stands in none of the pieces."""
    number = 0
    while any(f"{word}{number or ''}-" in piece for piece in pieces):
        number += 1
    return f"{word}{number or ''}"


def _check_ends(text: str, mark: str, parts: list[_Part]) -> None:
    """Refuse HTML that swallows what comes after it: a script or a comment that does not end."""
    seen = {token.value("id") for token in tokenize(text) if token.kind is Kind.START and token.name == "hr"}
    for number in range(1, len(parts)):
        if f"{mark}-{number}" not in seen:
            name = written(parts[number - 1].field.path)
            raise InvalidFileError(
                f"{name[:200]}: its HTML does not end: a comment, a tag or a script in it is open.",
                fault="malformed",
                field=name[:200],
            )


def _title(parts: tuple[_Part, ...]) -> str:
    headline = next((part for part in parts if part.field.path[0] in _HEADLINES), None)
    if headline is None:
        return ""
    return headline.field.text.strip() if headline.field.format == "text" else " ".join(map(_plain, headline.pieces))


def _plain(piece: str) -> str:
    return "\n\n".join(block.text for block in HtmlDocument.parse(piece).blocks if not block.attribute)
