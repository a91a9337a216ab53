"""What stands in a paragraph, one after another: text in its format, and things that are no text."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from lxml import etree

Element = Any  # lxml has no types

# Elements around runs of one sentence.
_CONTAINERS = frozenset(("hyperlink", "smartTag", "ins", "moveTo", "dir", "bdo", "customXml", "sdt"))
# What Word notes about French text and makes anew: marks of its proofing, and where a page ended.
_DROPPED = frozenset(("proofErr", "lastRenderedPageBreak", "softHyphen"))
_PROPERTIES = frozenset(("pPr", "rPr", "smartTagPr", "customXmlPr", "sdtPr", "sdtEndPr"))
_BREAKS = frozenset(("tab", "ptab", "cr", "br"))
_FIELD = frozenset(("fldChar", "instrText"))
# Properties of a run that the eye does not see; runs that differ in nothing else are one.
_UNSEEN = frozenset(("lang", "noProof", "rsid"))


@dataclass(frozen=True, slots=True)
class Format:
    """The properties of a run. key: two formats with the same one look alike."""

    key: str
    properties: Element | None = None


@dataclass(frozen=True, slots=True)
class Text:
    """Words in one format."""

    text: str
    format: Format


@dataclass(frozen=True, slots=True)
class Thing:
    """What is no text: an image, a reference to a note, a bookmark.

    element: itself, or what stands in a run of its own format. breaks: a sentence ends at it; `line` where it is a
    line break, which may stand in the middle of one. part: of a field, where it is one.
    """

    element: Element
    format: Format | None = None
    breaks: bool = False
    line: bool = False
    part: str = ""


@dataclass(frozen=True, slots=True)
class Opened:
    """The beginning of an element around runs; every one has its Closed."""

    element: Element


@dataclass(frozen=True, slots=True)
class Closed:
    """The end of the element that was opened last."""


Event = Text | Thing | Opened | Closed


def local_name(element: Element) -> str:
    """Give the name of an element without its namespace; empty for comments and the like."""
    return etree.QName(element).localname if isinstance(element.tag, str) else ""


def events(parent: Element) -> Iterator[Event]:
    """Yield what stands in a paragraph, or in an element around runs."""
    namespace = etree.QName(parent).namespace
    for child in parent:
        name = local_name(child)
        if isinstance(child.tag, str) and etree.QName(child).namespace != namespace:
            yield Thing(child)
        elif name == "r":
            yield from _run(child)
        elif name in _CONTAINERS:
            yield Opened(child)
            yield from _content(child, name)
            yield Closed()
        elif name not in _PROPERTIES and name not in _DROPPED:
            yield Thing(child)


def _content(container: Element, name: str) -> Iterator[Event]:
    if name != "sdt":
        yield from events(container)
        return
    for child in container:
        if local_name(child) == "sdtContent":
            yield from events(child)


def _run(run: Element) -> Iterator[Event]:
    format_ = _format(run)
    for child in run:
        name = local_name(child)
        if name == "t":
            yield Text(child.text or "", format_)
        elif name == "noBreakHyphen":
            yield Text("\u2011", format_)
        elif name in _FIELD:
            kind = "instruction" if name == "instrText" else _attribute(child, "fldCharType")
            yield Thing(child, format_, part=kind)
        elif name in _BREAKS:
            is_line = name == "cr" or (name == "br" and _attribute(child, "type") in {"", "textWrapping"})
            yield Thing(child, format_, breaks=True, line=is_line)
        elif name not in _PROPERTIES and name not in _DROPPED:
            yield Thing(child, format_)


def _format(run: Element) -> Format:
    properties = next((child for child in run if local_name(child) == "rPr"), None)
    if properties is None:
        return Format("")
    seen = [etree.tostring(child, method="c14n") for child in properties if local_name(child) not in _UNSEEN]
    return Format(b"".join(seen).decode(), properties)


def _attribute(element: Element, name: str) -> str:
    return str(element.get(f"{{{etree.QName(element).namespace}}}{name}") or "")
