"""A Word document made of plain text, with python-docx."""

import io
import re
from datetime import UTC, datetime
from typing import Final

from docx import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt

from app.text.docx.credit import English, writable
from app.text.docx.events import Element

_CREDIT_STYLE: Final = "Credit"
_LINE_END: Final = re.compile(r"\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]")


def made_docx(text: str, *, title: str = "", credit: str = "", language: English = "en-GB", author: str = "") -> bytes:
    """Make a document. A blank line of the text parts two paragraphs, a line end is one within a paragraph.

    More blank lines than one are empty paragraphs. credit: a line in a style of its own at the end; empty for none.
    """
    document = Document()
    # Not document.add_paragraph, which looks for the end of the body anew each time.
    section = document.element.body.sectPr
    for paragraph in paragraphs_of(text):
        element = OxmlElement("w:p")
        section.addprevious(element)
        if paragraph:
            element.add_r().text = paragraph
    if credit:
        style = document.styles.add_style(_CREDIT_STYLE, WD_STYLE_TYPE.PARAGRAPH)
        style.base_style = document.styles["Normal"]
        style.font.size = Pt(9)
        style.font.italic = True
        document.add_paragraph(writable(credit), style=_CREDIT_STYLE)
    _set_language(document.styles.element, language)
    about = document.core_properties
    about.title, about.author, about.language = writable(title)[:255], writable(author)[:255], language
    about.created = about.modified = datetime.now(UTC).replace(tzinfo=None, microsecond=0)
    about.comments = ""  # the template of python-docx says there what made it
    output = io.BytesIO()
    document.save(output)
    return output.getvalue()


def paragraphs_of(text: str) -> list[str]:
    """Cut a text into paragraphs, without white space at the ends of the whole; lines end with a newline."""
    lines = [line if line.strip() else "" for line in _LINE_END.split(text)]
    paragraphs: list[str] = []
    for number, piece in enumerate(re.split(r"(\n{2,})", writable("\n".join(lines)).strip())):
        if number % 2:
            paragraphs += [""] * (len(piece) - 2)
        else:
            paragraphs.append(piece)
    return paragraphs


def _set_language(styles: Element, language: English) -> None:
    """Say in the defaults of all styles what language the text is in, so that Word checks it as that."""
    defaults = styles.find(f"{qn('w:docDefaults')}/{qn('w:rPrDefault')}/{qn('w:rPr')}")
    found = defaults.find(qn("w:lang"))
    if found is None:
        found = OxmlElement("w:lang")
        defaults.append(found)
    found.set(qn("w:val"), language)
