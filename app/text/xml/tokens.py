"""XML cut into tags, text and the rest; put together again the pieces are the input, character for character."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto

from app.errors import MalformedMarkupError

_TOKEN = re.compile(
    r"(?P<aside><!--.*?-->|<\?.*?\?>|<!\[CDATA\[.*?\]\]>|<!DOCTYPE[^\[\]<>]*>)"
    r"|<(?P<close>/?)(?P<name>[A-Za-z_À-￿][^\s<>/=\"'&]*)(?P<attributes>(?:\"[^\"<]*\"|'[^'<]*'|[^\"'<>])*)>"
    r"|(?P<text>[^<]+)",
    re.DOTALL,
)


class XmlKind(Enum):
    """What a piece is."""

    TEXT = auto()
    START = auto()
    END = auto()
    EMPTY = auto()  # an element without content, `<x/>`
    ASIDE = auto()  # comment, instruction, CDATA section, doctype


@dataclass(frozen=True, slots=True)
class XmlToken:
    """A piece of the source. name: of a tag."""

    kind: XmlKind
    source: str
    name: str = ""


def tokenize(source: str) -> list[XmlToken]:
    """Take XML apart. Raises MalformedMarkupError where its tags don't fit."""
    tokens = list(_tokens(source))
    _check_nesting(tokens)
    return tokens


def _tokens(source: str) -> Iterator[XmlToken]:
    position = 0
    while position < len(source):
        match = _TOKEN.match(source, position)
        if not match:
            raise _malformed(f"there is no tag at character {position}")
        position = match.end()
        yield _token(match)


def _token(match: re.Match[str]) -> XmlToken:
    text = match.group()
    if match["text"]:
        return XmlToken(XmlKind.TEXT, text)
    if match["aside"]:
        return XmlToken(XmlKind.ASIDE, text)
    if match["close"]:
        return XmlToken(XmlKind.END, text, match["name"])
    is_empty = match["attributes"].endswith("/")
    return XmlToken(XmlKind.EMPTY if is_empty else XmlKind.START, text, match["name"])


def _check_nesting(tokens: list[XmlToken]) -> None:
    names: list[str] = []
    for token in tokens:
        if token.kind is XmlKind.START:
            names.append(token.name)
        elif token.kind is XmlKind.END and (not names or names.pop() != token.name):
            raise _malformed(f"</{token.name[:40]}> ends no element that is open")
    if names:
        raise _malformed(f"<{names[-1][:40]}> is not ended")


def _malformed(why: str) -> MalformedMarkupError:
    # The first words are DeepL's own.
    return MalformedMarkupError(f"Tag handling parsing failed, please check input: {why}.")
