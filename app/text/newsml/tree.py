"""XML as a tree of places in its source, so that what is not translated can be left byte for byte.

No document type is read: without one there are no entities but XML's own five, so none can grow (a “billion laughs”)
and none can name a file or an address.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NoReturn
from xml.parsers import expat

MAX_DEPTH = 200
XML_LANG = "xml:lang"
_BUILT_IN = ("xml", "xmlns")
_TAG_END = re.compile(rb"""(?:[^"'>]|"[^"]*"|'[^']*')*>""")


class XmlError(Exception):
    """The text is no XML that is read here. line, column: from 1; 0 where there is no place."""

    def __init__(self, message: str, line: int = 0, column: int = 0) -> None:
        super().__init__(message)
        self.message = message
        self.line = line
        self.column = column


@dataclass(eq=False, slots=True)
class Element:
    """An element and its place: bytes start to end of the source, its content inner_start to inner_end.

    name: as it is written, with its prefix. attributes: likewise; references in their values are resolved.
    namespaces: the declarations that hold in it, by prefix. number: of those of its name in its parent, from 1.
    counts: how many children it has of each name.
    """

    name: str
    attributes: dict[str, str]
    namespaces: dict[str, str]
    parent: "Element | None"
    start: int
    inner_start: int
    inner_end: int = 0
    end: int = 0
    number: int = 1
    children: list["Element"] = field(default_factory=list)
    counts: dict[str, int] = field(default_factory=dict)

    @property
    def prefix(self) -> str:
        """The prefix with its colon, or nothing."""
        return self.name[: len(self.name) - len(self.local)]

    @property
    def local(self) -> str:
        """The name without its prefix."""
        return self.name.rpartition(":")[2]

    @property
    def namespace(self) -> str:
        """The namespace that the element is in; empty for none."""
        return self.namespaces.get(self.name.rpartition(":")[0], "")

    @property
    def is_empty_tag(self) -> bool:
        """Whether it is written as one tag, `<br/>`."""
        return self.inner_start == self.end

    def iterate(self) -> Iterator["Element"]:
        """Give the element and all that are in it, in the order of the document."""
        yield self
        for child in self.children:
            yield from child.iterate()

    def language(self) -> str | None:
        """Give the `xml:lang` that holds here; None where nothing says."""
        element: Element | None = self
        while element is not None:
            if XML_LANG in element.attributes:
                return element.attributes[XML_LANG]
            element = element.parent
        return None

    def path(self) -> str:
        """Name the place, as in `newsItem/contentMeta/headline[2]`."""
        if self.parent is None:
            return self.local
        number = f"[{self.number}]" if self.parent.counts[self.local] > 1 else ""
        return f"{self.parent.path()}/{self.local}{number}"


def parse_xml(source: bytes) -> Element:
    """Read XML in UTF-8, whatever its declaration says, and give its root. Raises XmlError."""
    return _Reader(source).read()


class _Reader:
    def __init__(self, source: bytes) -> None:
        self.source = source
        self.root: Element | None = None
        self.open: list[Element] = []
        self.parser = expat.ParserCreate("utf-8")
        self.parser.ordered_attributes = False
        self.parser.StartElementHandler = self.start
        self.parser.EndElementHandler = self.finish
        self.parser.StartDoctypeDeclHandler = self.doctype

    def read(self) -> Element:
        try:
            self.parser.Parse(self.source, True)  # noqa: FBT003 - expat's own signature
        except expat.ExpatError as error:
            message = expat.ErrorString(error.code)
            raise XmlError(message, error.lineno, error.offset + 1) from error
        if self.root is None:  # expat has found none before; this is for the type checker
            raise XmlError("no element found")
        return self.root

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if len(self.open) >= MAX_DEPTH:
            self.fail(f"elements are nested deeper than {MAX_DEPTH} levels")
        parent = self.open[-1] if self.open else None
        at = self.parser.CurrentByteIndex
        tag = _TAG_END.match(self.source, at)
        inner_start = tag.end() if tag else at
        declared = {
            key.removeprefix("xmlns").removeprefix(":"): value
            for key, value in attributes.items()
            if key == "xmlns" or key.startswith("xmlns:")
        }
        inherited = parent.namespaces if parent else {}
        namespaces = {**inherited, **declared} if declared else inherited
        element = Element(name, attributes, namespaces, parent, at, inner_start)
        for prefix in (written.partition(":")[0] for written in (name, *attributes) if ":" in written):
            if prefix not in namespaces and prefix not in _BUILT_IN:
                self.fail(f"the prefix “{prefix[:40]}” is not declared")
        if parent:
            parent.children.append(element)
            element.number = parent.counts[element.local] = parent.counts.get(element.local, 0) + 1
        else:
            self.root = element
        self.open.append(element)

    def finish(self, _name: str) -> None:
        element = self.open.pop()
        if self.source[element.inner_start - 2 : element.inner_start] == b"/>":
            element.inner_end = element.end = element.inner_start
            return
        element.inner_end = self.parser.CurrentByteIndex
        element.end = self.source.index(b">", element.inner_end) + 1

    def doctype(self, *_: object) -> None:
        self.fail("it has a document type declaration (DOCTYPE), which is not read")

    def fail(self, message: str) -> NoReturn:
        raise XmlError(message, self.parser.CurrentLineNumber, self.parser.CurrentColumnNumber + 1)
