"""A line of ours at the end of a document that there is."""

import re
from typing import Final, Literal

from lxml import etree

from app.text.docx.events import Element, local_name

English = Literal["en-GB", "en-US"]

# What XML 1.0 has no form for.
_FORBIDDEN: Final = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def add_credit(document: Element, credit: str, language: English = "en-GB") -> None:
    """Put a line behind all that stands in the body of a document; the properties of its last section stay the last."""
    namespace = etree.QName(document).namespace
    body = next((child for child in document if local_name(child) == "body"), None)
    if body is None:
        return
    paragraph = etree.Element(f"{{{namespace}}}p")
    run = etree.SubElement(paragraph, f"{{{namespace}}}r")
    properties = etree.SubElement(run, f"{{{namespace}}}rPr")
    etree.SubElement(properties, f"{{{namespace}}}i")
    etree.SubElement(properties, f"{{{namespace}}}lang").set(f"{{{namespace}}}val", language)
    etree.SubElement(run, f"{{{namespace}}}t").text = writable(credit)
    section = next((place for place, child in enumerate(body) if local_name(child) == "sectPr"), len(body))
    body.insert(section, paragraph)


def writable(text: str) -> str:
    """Leave out what XML can't hold."""
    return _FORBIDDEN.sub("", text)
