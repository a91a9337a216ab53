"""A French ninjs item made of plain text, to be written in English as any other."""

import html
import re
import uuid
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Final

from app.text.newsml.story import Rendered
from app.text.ninjs.fields import Path
from app.text.ninjs.write import Additions, Item, write_item

_STANDARD: Final = {"name": "ninjs", "version": "3.1", "schema": "https://iptc.org/std/ninjs/ninjs-schema_3.1.json"}
_BLANK_LINES: Final = re.compile(r"\s*\n\s*\n\s*")
_LINE_ENDS: Final = re.compile(r"\r\n|[\r\v\f\x1c-\x1e\x85\u2028\u2029]")
_HEADLINE_CHARS: Final = 150


def made_ninjs(french: str, english: str, additions: Additions, *, uri: str = "") -> Item:
    """Make an item of ninjs 3.1 in English, with the French one among its associations.

    Its headline is the first line of the text, where that reads as one; the rest is the body, in HTML.
    uri: of the item; made up where it is empty.
    """
    french_headline, french_body = _parts(french)
    english_headline, english_body = _parts(english)
    item: Item = {
        "uri": uri or uuid.uuid4().urn,
        "type": "text",
        "representationType": "full",
        "versionCreated": datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
        "language": "fr",
        "standard": dict(_STANDARD),
    }
    done: dict[Path, Rendered] = {}
    # A line that reads as a headline in one language only is none.
    if french_headline and english_headline:
        item["headlines"] = [{"role": "main", "contentType": "text/plain", "value": french_headline}]
        done["headlines", 0, "value"] = Rendered(english_headline, english_headline)
    else:
        french_body, english_body = _paragraphs(french), _paragraphs(english)
    item["bodies"] = [{"role": "main", "contentType": "application/xhtml+xml", "value": _html(french_body)}]
    done["bodies", 0, "value"] = Rendered(_html(english_body), "\n\n".join(english_body))
    return write_item(item, 3, done, additions)


def _parts(text: str) -> tuple[str, list[str]]:
    """Part the headline from the body; it is empty where there is none."""
    first, *others = _paragraphs(text)
    is_headline = others and "\n" not in first and len(first) <= _HEADLINE_CHARS and not first.endswith((".", ":", ","))
    return (first, others) if is_headline else ("", [first, *others])


def _paragraphs(text: str) -> list[str]:
    return _BLANK_LINES.split(_LINE_ENDS.sub("\n", text).strip())


def _html(paragraphs: Sequence[str]) -> str:
    escaped = (html.escape(paragraph, quote=False).replace("\n", "<br/>") for paragraph in paragraphs)
    return "\n".join(f"<p>{paragraph}</p>" for paragraph in escaped)
