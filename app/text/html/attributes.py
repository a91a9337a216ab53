"""Attributes that hold text for people, and the one that names the language of the page."""

import re
from collections.abc import Iterator, Mapping

from app.text.html.characters import EDGE_SPACE, plain_attribute, quote_attribute
from app.text.html.tokens import Attribute, Kind, Token

_PROSE_ATTRIBUTES = frozenset({
    "alt", "aria-description", "aria-label", "aria-placeholder", "aria-roledescription", "aria-valuetext",
    "placeholder", "title",
})  # fmt: skip
# Of some elements only; elsewhere these are data.
_PROSE_BY_ELEMENT = {
    "label": frozenset({"optgroup", "option", "track"}),
    "summary": frozenset({"table"}),
    "abbr": frozenset({"th"}),
}
# The words on a button; of other kinds of input the value is data.
_BUTTONS = frozenset({"button", "reset", "submit"})
# On these, `title` names a style sheet or a feed.
_TITLE_IS_A_NAME = frozenset({"link", "style"})
_PROSE_META = frozenset({
    "description",
    "og:description",
    "og:image:alt",
    "og:title",
    "twitter:description",
    "twitter:image:alt",
    "twitter:title",
})  # fmt: skip
# «IMG_2041.jpg» and the like, which content systems put into `alt`.
_FILE_NAME = re.compile(r"[^\s]*[\d_./\\][^\s]*\w")
_LANGUAGE_ATTRIBUTES = frozenset({"lang", "xml:lang"})
_FRENCH = re.compile(r"fr(?:-[a-z0-9-]*)?$", re.IGNORECASE)


def prose_attributes(tag: Token) -> Iterator[tuple[Attribute, str]]:
    """Find the attributes of a start tag that are to be translated, each with its plain text."""
    seen = set()
    for attribute in tag.attributes:
        if attribute.name in seen:
            continue  # the parser takes the first of two
        seen.add(attribute.name)
        if _is_prose(tag, attribute.name):
            text = plain_attribute(_value(tag, attribute)).strip(EDGE_SPACE)
            if any(map(str.isalpha, text)) and not _FILE_NAME.fullmatch(text):
                yield attribute, text


def _is_prose(tag: Token, name: str) -> bool:
    if name in _PROSE_ATTRIBUTES:
        return not (name == "title" and tag.name in _TITLE_IS_A_NAME)
    if name in _PROSE_BY_ELEMENT:
        return tag.name in _PROSE_BY_ELEMENT[name]
    if tag.name == "input" and name == "value":
        return (tag.value("type") or "").strip().lower() in _BUTTONS
    if tag.name == "meta" and name == "content":
        kind = tag.value("name") or tag.value("property") or ""
        return kind.strip().lower() in _PROSE_META
    return False


def _value(tag: Token, attribute: Attribute) -> str:
    quoted = len(attribute.quote)
    return tag.source[attribute.start + quoted : attribute.end - quoted]


def with_values(tag: Token, values: Mapping[Attribute, str]) -> str:
    """Write a start tag with other values for some of its attributes; white space at their ends stays."""
    parts = []
    position = 0
    for attribute, text in sorted(values.items(), key=lambda item: item[0].start):
        old = _value(tag, attribute)
        body = old.strip(EDGE_SPACE)
        leading = old[: old.index(body)]
        trailing = old[len(leading) + len(body) :]
        parts += [tag.source[position : attribute.start], quote_attribute(leading + text + trailing, attribute.quote)]
        position = attribute.end
    return "".join([*parts, tag.source[position:]])


def in_english(tag: Token) -> str:
    """Write a tag; `<html lang="fr">` says `en`, as the page is English now."""
    if tag.kind is not Kind.START or tag.name != "html":
        return tag.source
    french = {
        attribute: "en"
        for attribute in tag.attributes
        if attribute.name in _LANGUAGE_ATTRIBUTES and _FRENCH.match(_value(tag, attribute).strip(EDGE_SPACE))
    }
    return with_values(tag, french)
