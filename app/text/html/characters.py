"""Character references and white space: from HTML to plain text and back."""

import html
import re
from html.entities import html5

# HTML's own white space; a browser collapses runs of these, and of these only.
WHITE_SPACE = "\t\n\f\r "
# No-break spaces are text to a browser, but at the ends of a block they are layout: a translator must not see them.
EDGE_SPACE = WHITE_SPACE + "\u00a0\u202f"

_COLLAPSIBLE = re.compile(f"[{WHITE_SPACE}]+")
# Python refuses to turn more than some 4,300 digits into a number, and no character has that many.
_HUGE_NUMBER = re.compile(r"&#(?:[0-9]{1000,}|[xX][0-9a-fA-F]{1000,});?")
_ATTRIBUTE_REFERENCE = re.compile(r"&(?:#[0-9]{1,999};?|#[xX][0-9a-fA-F]{1,999};?|[A-Za-z][A-Za-z0-9]*(;?)(?!=))")
_SOFT_HYPHEN = "\u00ad"  # a hint for line ends; inside a word it makes an unknown word of it


def collapse(text: str) -> str:
    """Make each run of HTML white space one space, as a browser does."""
    return _COLLAPSIBLE.sub(" ", text)


def plain_text(source: str) -> str:
    """Resolve the references of a text node; white space is collapsed and soft hyphens go."""
    resolved = html.unescape(_HUGE_NUMBER.sub("\ufffd", source)) if "&" in source else source
    return collapse(resolved).replace(_SOFT_HYPHEN, "")


def plain_attribute(source: str) -> str:
    """Resolve the references of an attribute value; `&copy=1` is not one there, which is what keeps URLs whole."""
    return collapse(_ATTRIBUTE_REFERENCE.sub(_attribute_reference, source)).replace(_SOFT_HYPHEN, "")


def _attribute_reference(match: re.Match[str]) -> str:
    reference = match.group()
    if reference[1] == "#" or reference[1:] in html5:
        return html.unescape(reference)
    return reference


def escape_text(text: str, *, name_no_break_spaces: bool) -> str:
    """Write plain text as a text node: `&`, `<` and `>`, nothing more.

    name_no_break_spaces: the source wrote `&nbsp;`, so its authors want to see these spaces; do the same.
    """
    escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return escaped.replace("\u00a0", "&nbsp;") if name_no_break_spaces else escaped


def quote_attribute(value: str, quote: str) -> str:
    """Write an attribute value with its quotes: the source's kind, or double ones where it had none."""
    quote = quote or '"'
    escaped = value.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return quote + escaped.replace(quote, "&quot;" if quote == '"' else "&#39;") + quote
