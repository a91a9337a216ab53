"""The stretches of XML that are translated as one, as HTML, and put back as XML."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from xml.parsers import expat

from app.text.newsml.edits import Edits, is_xml_character, text_of
from app.text.newsml.tree import Element
from app.text.newsml.vocabulary import (
    BESIDE_THE_TEXT,
    BREAKING,
    HTML_IN_SENTENCE,
    HTML_VOID,
    IN_SENTENCE,
    NITF,
    XHTML,
    is_skipped,
)

_NO_WORDS = re.compile(rb"<!--.*?-->|<\?.*?\?>|<(?!!\[CDATA\[)[^>]*>|<!\[CDATA\[|\s+", re.DOTALL)
_SPECIAL = re.compile(rb"<!--.*?-->|<\?.*?\?>|<!\[CDATA\[(.*?)\]\]>", re.DOTALL)
_PLACEHOLDER = re.compile(r'<wbr n="(\d+)"/>')


@dataclass(frozen=True, slots=True)
class Run:
    """Text and inline elements in one element: bytes start to end of the source.

    path: names the place. html: the run as the HTML engine reads it. names: what its tags are called in the source.
    kept: what stands in the source for each `<wbr n="…"/>`. in_text: it belongs to the story's running text.
    """

    start: int
    end: int
    path: str
    html: str
    names: dict[str, str]
    kept: tuple[str, ...]
    in_text: bool

    def restore(self, html: str, plain: str) -> bytes:
        """Write a translation as XML; plain: the same without tags, for the case that they make no XML."""
        xml = _PLACEHOLDER.sub(lambda match: self.kept[int(match[1])] if int(match[1]) < len(self.kept) else "", html)
        if self.names:
            written = "|".join(map(re.escape, self.names))
            xml = re.sub(rf"(</?)({written})(?=[\s/>])", lambda match: match[1] + self.names[match[2]], xml)
        xml = "".join(character for character in xml if is_xml_character(character))
        return (xml if _is_well_formed(xml) else text_of(plain)).encode()


def find_runs(element: Element, source: bytes) -> list[Run]:
    """Find the runs in an element, in order."""
    breaking: set[int] = set()
    for inner in element.iterate():
        if inner is not element and inner.local.lower() in BREAKING:
            ancestor: Element | None = inner
            while ancestor is not None and id(ancestor) not in breaking:
                breaking.add(id(ancestor))
                ancestor = ancestor.parent if ancestor is not element else None
    return list(_runs(element, source, breaking, in_text=True))


def _runs(element: Element, source: bytes, breaking: set[int], *, in_text: bool) -> Iterator[Run]:
    is_foreign = element.parent is not None and element.namespace not in (element.parent.namespace, XHTML, NITF)
    if is_skipped(element) or is_foreign:
        return
    in_text &= element.local.lower() not in BESIDE_THE_TEXT
    has_text = _has_own_text(element, source)
    position = element.inner_start
    inline: list[Element] = []
    for child in element.children:
        name = child.local.lower()
        if id(child) not in breaking and (name in IN_SENTENCE or (has_text and not is_skipped(child))):
            inline.append(child)
            continue
        yield from _run(element, source, (position, child.start), inline, in_text=in_text)
        yield from _runs(child, source, breaking, in_text=in_text)
        position, inline = child.end, []
    yield from _run(element, source, (position, element.inner_end), inline, in_text=in_text)


def _has_own_text(element: Element, source: bytes) -> bool:
    """Whether words stand in the element itself, not only in its children."""
    edges = [element.inner_start, *(edge for child in element.children for edge in (child.start, child.end))]
    edges.append(element.inner_end)
    return any(
        _NO_WORDS.sub(b"", source[start:end]) for start, end in zip(edges[::2], edges[1::2], strict=True) if start < end
    )


def _run(
    element: Element, source: bytes, place: tuple[int, int], inline: list[Element], *, in_text: bool
) -> Iterator[Run]:
    start, end = place
    if start < end and _NO_WORDS.sub(b"", source[start:end]):
        html, names, kept = _as_html(source, place, inline)
        yield Run(start, end, element.path(), html, names, tuple(kept), in_text)


def _as_html(source: bytes, place: tuple[int, int], inline: list[Element]) -> tuple[str, dict[str, str], list[str]]:
    """Write a run as HTML: known elements by their HTML names, others by names that do not break a sentence."""
    edits = Edits(source)
    names: dict[str, str] = {}
    kept: list[str] = []

    def keep(start: int, end: int) -> None:
        edits.replace(start, end, f'<wbr n="{len(kept)}"/>'.encode())
        kept.append(source[start:end].decode())

    for element in (inner for child in inline for inner in child.iterate()):
        if _is_kept(element):
            keep(element.start, element.end)
        elif element.name != (name := _html_name(element, names)):
            edits.replace(element.start + 1, element.start + 1 + len(element.name.encode()), name.encode())
            if not element.is_empty_tag:
                edits.replace(element.inner_end + 2, element.inner_end + 2 + len(element.name.encode()), name.encode())
    for match in _SPECIAL.finditer(source, *place):
        if match[1] is not None:
            edits.replace(*match.span(), text_of(match[1].decode()).encode())
        elif match[0].startswith(b"<?"):
            keep(*match.span())
    return edits.apply(*place).decode(), names, kept


def _is_kept(element: Element) -> bool:
    """Whether an element has no words in it, and HTML no way to say so: `<pronounce/>`, `<br></br>`."""
    name = element.local.lower()
    if element.is_empty_tag:
        return name not in HTML_VOID or name == "wbr"
    return name in HTML_VOID and not element.children


def _html_name(element: Element, names: dict[str, str]) -> str:
    """Choose the name of an element; names with a colon stand in a sentence for the HTML engine."""
    is_known = element.local.lower() in HTML_IN_SENTENCE
    candidates = iter([element.local] if is_known else [])
    number = 0
    name = next(candidates, None) or f"d:{element.local}"
    while names.get(name, element.name) != element.name:
        number += 1
        name = f"d{number}:{element.local}"
    names[name] = element.name
    return name


def _is_well_formed(xml: str) -> bool:
    parser = expat.ParserCreate("utf-8")
    parser.StartDoctypeDeclHandler = _refuse
    try:
        parser.Parse(f"<x>{xml}</x>".encode(), True)  # noqa: FBT003 - expat's own signature
    except (expat.ExpatError, ValueError):
        return False
    return True


def _refuse(*_: object) -> None:
    raise ValueError
