"""A Word document."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal

from lxml import etree

from app.text.docx.credit import add_credit
from app.text.docx.events import Element, local_name
from app.text.docx.package import Package
from app.text.docx.paragraph import DocxParagraph
from app.text.html.tokens import Kind, Token, tokenize


@dataclass(frozen=True, slots=True)
class DocxFile:
    """A Word document, taken apart: body, tables, text boxes, headers, footers, footnotes and endnotes.

    Every paragraph is one of `text`; the parts of the zip in which there is none come out as they were.
    """

    text: str
    _package: Package
    _parts: dict[str, Any]
    _paragraphs: tuple[DocxParagraph, ...]
    format: Literal["html"] = "html"

    @classmethod
    def read(cls, data: bytes) -> "DocxFile":
        """Read a .docx. Raises InvalidFileError where it is damaged, encrypted, or made to do harm."""
        package = Package.read(data)
        parts = package.text_parts()
        paragraphs = tuple(
            paragraph
            for tree in parts.values()
            for element in list(_paragraph_elements(tree.getroot()))
            if (paragraph := DocxParagraph.read(element))
        )
        text = "\n".join(f"<p id={number}>{paragraph.html}</p>" for number, paragraph in enumerate(paragraphs))
        return cls(text, package, parts, paragraphs)

    def add_credit(self, credit: str) -> None:
        """Put a line behind the body, which says who made the translation; before it is written."""
        for tree in self._parts.values():
            if local_name(tree.getroot()) == "document":
                add_credit(tree.getroot(), credit)

    def write(self, translated: str) -> bytes:
        """Write the document with the translation of `text`; once only, for it is changed in place."""
        for number, tokens in _by_paragraph(tokenize(translated)):
            self._paragraphs[number].write(tokens)
        changed = {
            name: etree.tostring(tree, xml_declaration=True, encoding="UTF-8", standalone=True)
            for name, tree in self._parts.items()
        }
        return self._package.replaced(changed)


def _paragraph_elements(root: Element) -> Iterator[Element]:
    return root.iter(f"{{{etree.QName(root).namespace}}}p")  # type: ignore[no-any-return]


def _by_paragraph(tokens: list[Token]) -> Iterator[tuple[int, list[Token]]]:
    number = 0
    inside: list[Token] | None = None
    for token in tokens:
        if token.name == "p":
            if token.kind is Kind.END and inside is not None:
                yield number, inside
            inside = [] if token.kind is Kind.START else None
            number = int(token.value("id") or 0)
        elif inside is not None:
            inside.append(token)
