"""Glossaries as TMX 1.4, the exchange format of translators' tools: https://www.gala-global.org/tmx-14b."""

from collections.abc import Callable, Mapping, Sequence
from typing import NoReturn
from xml.etree.ElementTree import ParseError
from xml.sax.saxutils import escape

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import DefusedXMLParser

from app import __version__
from app.errors import InvalidGlossaryError
from app.text.glossary.terms import Entry, Term

_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
# Markup of the tool that wrote the file, not words. What stands in <hi> is words.
_CODES = frozenset(("bpt", "ept", "ph", "it", "ut"))


def read_tmx(data: bytes) -> list[Entry]:
    """Read the units that have French and English of any region, each with its line; others are left out.

    Entities and references to other files are refused, not followed. Raises InvalidGlossaryError, with the line.
    """
    units = _Units()
    parser = DefusedXMLParser(target=units, forbid_entities=True, forbid_external=True)
    units.line = lambda: int(parser.parser.CurrentLineNumber)
    try:
        parser.feed(data)
        parser.close()
    except ParseError as error:
        _refuse(f"line {error.position[0]}", f"this is not well-formed XML ({str(error).partition(':')[0]})", error)
    except DefusedXmlException as error:
        _refuse(f"line {units.line()}", "entities and external references are not read", error)
    except (LookupError, ValueError) as error:
        _refuse("line 1", "its character set is not read", error)
    if not units.is_tmx:
        _refuse("line 1", "this XML is no TMX", None)
    return units.entries


def write_tmx(terms: Sequence[Term]) -> str:
    """Write terms so that read_tmx, and translators' tools, read the same terms."""
    units = "".join(
        f'    <tu><tuv xml:lang="fr"><seg>{escape(term.french)}</seg></tuv>'
        f'<tuv xml:lang="en"><seg>{escape(term.english)}</seg></tuv></tu>\n'
        for term in terms
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<tmx version="1.4">\n'
        f'  <header creationtool="depeche" creationtoolversion="{__version__}" segtype="phrase" o-tmf="depeche" '
        'adminlang="en" srclang="fr" datatype="plaintext"/>\n'
        f"  <body>\n{units}  </body>\n</tmx>\n"
    )


class _Units:
    """Takes the parser's events; `entries` is what was found."""

    def __init__(self) -> None:
        self.entries: list[Entry] = []
        self.is_tmx = False
        self.line: Callable[[], int] = int
        self._depth = self._codes = 0
        self._language = ""
        self._segments: dict[str, str] = {}
        self._begun = 0
        self._words: list[str] | None = None

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        if self._depth == 0:
            self.is_tmx = tag == "tmx"
        self._depth += 1
        if tag == "tu":
            self._segments, self._begun = {}, self.line()
        elif tag == "tuv":
            code = attributes.get(_LANG) or attributes.get("lang") or ""
            self._language = code.lower().replace("_", "-").partition("-")[0]
        elif tag == "seg":
            self._words = []
        elif tag in _CODES:
            self._codes += 1

    def data(self, text: str) -> None:
        if self._words is not None and not self._codes:
            self._words.append(text)

    def end(self, tag: str) -> None:
        self._depth -= 1
        if tag == "seg" and self._words is not None:
            self._segments.setdefault(self._language, "".join(self._words))
            self._words = None
        elif tag == "tu" and {"fr", "en"} <= set(self._segments):
            self.entries.append(Entry(self._segments["fr"], self._segments["en"], f"line {self._begun}"))
        elif tag in _CODES:
            self._codes -= 1

    def close(self) -> None:
        """Nothing is left to do."""


def _refuse(place: str, message: str, cause: Exception | None) -> NoReturn:
    raise InvalidGlossaryError(f"{place}: {message}.", fault="malformed", place=place) from cause
