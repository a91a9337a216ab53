"""The copy in a ninjs item and in the items that are associated with it."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from app.text.ninjs.shape import Line

Path = tuple[str | int, ...]
Item = Mapping[str, object]

# Deeper ones are no item's pictures any more, and were sent to see what happens.
MAX_NESTING = 8
_FREE_NAME = re.compile(r"(headline|description|body)_\w+", re.ASCII)
_ARRAYS = ("headlines", "descriptions", "bodies")
_SINGLE = {1: ("headline", "title", "ednote"), 2: ("title", "ednote"), 3: ("title", "edNote")}
_TAGS = re.compile(r"</?[A-Za-z][^<>]*>")
_MARKUP = frozenset({"html", "html5", "xhtml"})
_XML = frozenset({"nitf", "xml"})
_PLAIN = frozenset({"plain", "text"})


class ShapeError(Exception):
    """A value is none that the standard has at its place. path: the place."""

    def __init__(self, message: str, path: Path) -> None:
        super().__init__(message)
        self.message = message
        self.path = path


@dataclass(frozen=True, slots=True)
class Field:
    """A text to translate, and its place. in_text: it belongs to the running text of the item itself."""

    path: Path
    text: str
    format: Literal["text", "html", "xml"]
    in_text: bool


def find_fields(item: Item, line: Line) -> list[Field]:
    """Find all copy. Raises ShapeError for values that are none of the standard's."""
    return list(_fields(item, line, ()))


def written(path: Path) -> str:
    """Name a place as JavaScript would: `associations[0].headlines[1].value`."""
    return "".join(f"[{part}]" if isinstance(part, int) else f".{part}" for part in path).removeprefix(".")


def is_french(item: Item) -> bool:
    """Whether an item is in French, or does not say."""
    language = item.get("language")
    return not isinstance(language, str) or language.strip().lower().replace("_", "-").partition("-")[0] in {"", "fr"}


def _fields(item: Item, line: Line, path: Path) -> Iterator[Field]:
    for name in item:
        yield from _field(item, name, line, path)
    yield from _associated(item.get("associations"), line, (*path, "associations"))


def _field(item: Item, name: str, line: Line, path: Path) -> Iterator[Field]:
    value = item[name]
    here = (*path, name)
    if line == 1 and _FREE_NAME.fullmatch(name):
        text = _text(value, here)
        is_body = not path and name.startswith("body_")
        yield from _of(here, text, name.lower().split("_")[1:], in_text=is_body)
    elif name in _SINGLE[line]:
        yield from _of(here, _text(value, here), [], in_text=False)
    elif line != 1 and name in _ARRAYS:
        for number, entry in enumerate(_list(value, here)):
            if not isinstance(entry, dict):
                raise ShapeError("must be an object with a `value`", (*here, number))
            place = (*here, number, "value")
            kind = entry.get("contentType", entry.get("contenttype")) or ""
            words = re.split(r"[/+;._\s]", str(kind).lower())
            yield from _of(place, _text(entry.get("value"), place), words, in_text=not path and name == "bodies")


def _of(path: Path, text: str, words: list[str], *, in_text: bool) -> Iterator[Field]:
    """Give a field unless it is empty or data for programs. words: what its name or media type says of it."""
    if not text.strip() or "json" in words:
        return
    yield Field(path, text, _format(text, frozenset(words)), in_text)


def _format(text: str, words: frozenset[str]) -> Literal["text", "html", "xml"]:
    if words & _MARKUP:
        return "html"
    if words & _XML:
        return "xml"
    # A text that says it is plain may have «<» in it, and no tags.
    return "text" if words & _PLAIN or not _TAGS.search(text) else "html"


def _associated(value: object, line: Line, path: Path) -> Iterator[Field]:
    for key, associated in _associations(value, line, path):
        if is_french(associated):
            if len(path) > 2 * MAX_NESTING:
                raise ShapeError("is nested too deep", path)
            yield from _fields(associated, line, (*path, key))


def _associations(value: object, line: Line, path: Path) -> Iterator[tuple[str | int, Item]]:
    """Give the associated items; Superdesk writes null for those that were taken away."""
    if value is None:
        return
    entries: list[tuple[str | int, object]]
    if line == 1:
        if not isinstance(value, dict):
            raise ShapeError("must be an object of items, as in ninjs 1.x", path)
        entries = list(value.items())
    else:
        entries = list(enumerate(_list(value, path)))
    for key, entry in entries:
        if isinstance(entry, dict):
            yield key, entry
        elif entry is not None:
            raise ShapeError("must be an item", (*path, key))


def _text(value: object, path: Path) -> str:
    if value is None:
        return ""
    if not isinstance(value, str):
        raise ShapeError("must be a string", path)
    return value


def _list(value: object, path: Path) -> list[object]:
    if value is None:
        return []
    if not isinstance(value, list):
        raise ShapeError("must be a list, as in ninjs 2.x and 3.x", path)
    return value
