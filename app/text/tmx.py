"""TMX 1.4, the exchange format of translators' tools, for French and English: https://www.gala-global.org/tmx-14b."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal, NoReturn
from xml.etree.ElementTree import ParseError
from xml.sax.saxutils import escape, quoteattr

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import DefusedXMLParser

from app import __version__

# What no sentence is as long as, in characters.
MAX_SEGMENT_CHARS = 100_000

_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
# Markup of the tool that wrote the file, not words. What stands in <hi> is words.
_CODES = frozenset(("bpt", "ept", "ph", "it", "ut"))
_ORIGIN = "x-origin"
# What XML 1.0 has no form for.
_FORBIDDEN = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


class TmxError(ValueError):
    """A file is no TMX that is read: `place` says where («line 12»), the message why."""

    def __init__(self, place: str, message: str) -> None:
        super().__init__(f"{place}: {message}.")
        self.place = place


@dataclass(frozen=True, slots=True)
class Unit:
    """A French segment and its English.

    place: «line 12», in a file that was read. origin: of the property `x-origin`. created: as TMX writes dates,
    `20261130T143000Z`. creator: who wrote it. These are empty where the unit does not say.
    """

    french: str
    english: str
    place: str = ""
    origin: str = ""
    created: str = ""
    creator: str = ""


def read_units(chunks: Iterable[bytes]) -> Iterator[Unit]:
    """Read the units that have French and English of any region, in order; others are left out.

    Entities and references to other files are refused, not followed. Raises TmxError.
    """
    units = _Units()
    parser = DefusedXMLParser(target=units, forbid_entities=True, forbid_external=True)
    units.line = lambda: int(parser.parser.CurrentLineNumber)
    try:
        for chunk in chunks:
            parser.feed(chunk)
            yield from units.taken()
        parser.close()
    except ParseError as error:
        _refuse(f"line {error.position[0]}", f"this is not well-formed XML ({str(error).partition(':')[0]})", error)
    except DefusedXmlException as error:
        _refuse(f"line {units.line()}", "entities and external references are not read", error)
    except TmxError:
        raise
    except (LookupError, ValueError) as error:
        _refuse("line 1", "its character set is not read", error)
    if not units.is_tmx:
        _refuse("line 1", "this XML is no TMX", None)
    yield from units.taken()


def written_units(units: Iterable[Unit], segments: Literal["phrase", "sentence"]) -> Iterator[str]:
    """Write units, a piece of the file at a time; read_units, and translators' tools, read the same.

    segments: what a unit is. What XML can't hold, such as control characters, is left out.
    """
    yield (
        '<?xml version="1.0" encoding="UTF-8"?>\n<tmx version="1.4">\n'
        f'  <header creationtool="depeche" creationtoolversion="{__version__}" segtype="{segments}" o-tmf="depeche" '
        'adminlang="en" srclang="fr" datatype="plaintext"/>\n'
        "  <body>\n"
    )
    for unit in units:
        created = f' creationdate="{unit.created}"' if unit.created else ""
        created += f" creationid={quoteattr(_FORBIDDEN.sub('', unit.creator))}" if unit.creator else ""
        origin = f'<prop type="{_ORIGIN}">{_escaped(unit.origin)}</prop>' if unit.origin else ""
        yield (
            f'    <tu{created}>{origin}<tuv xml:lang="fr"><seg>{_escaped(unit.french)}</seg></tuv>'
            f'<tuv xml:lang="en"><seg>{_escaped(unit.english)}</seg></tuv></tu>\n'
        )
    yield "  </body>\n</tmx>\n"


def _escaped(text: str) -> str:
    # A bare return would be read as a new line.
    return escape(_FORBIDDEN.sub("", text), {"\r": "&#13;"})


class _Units:
    """Takes the parser's events."""

    def __init__(self) -> None:
        self.is_tmx = False
        self.line: Callable[[], int] = int
        self._found: list[Unit] = []
        self._depth = self._codes = self._begun = self._chars = 0
        self._language = self._created = self._creator = self._origin = ""
        self._segments: dict[str, str] = {}
        self._words: list[str] | None = None

    def taken(self) -> list[Unit]:
        """Give what was found since the last time."""
        found, self._found = self._found, []
        return found

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        if self._depth == 0:
            self.is_tmx = tag == "tmx"
        self._depth += 1
        if tag == "tu":
            self._segments, self._begun = {}, self.line()
            self._created, self._origin = attributes.get("creationdate", ""), ""
            self._creator = attributes.get("creationid", "")
        elif tag == "tuv":
            code = attributes.get(_LANG) or attributes.get("lang") or ""
            self._language = code.lower().replace("_", "-").partition("-")[0]
        elif tag == "seg" or (tag == "prop" and attributes.get("type") == _ORIGIN):
            self._words, self._chars = [], 0
        elif tag in _CODES:
            self._codes += 1

    def data(self, text: str) -> None:
        if self._words is not None and not self._codes:
            self._chars += len(text)
            if self._chars > MAX_SEGMENT_CHARS:
                _refuse(f"line {self._begun}", f"a segment is longer than {MAX_SEGMENT_CHARS} characters", None)
            self._words.append(text)

    def end(self, tag: str) -> None:
        self._depth -= 1
        if tag == "tu" and {"fr", "en"} <= set(self._segments):
            french, english = self._segments["fr"], self._segments["en"]
            place = f"line {self._begun}"
            self._found.append(Unit(french, english, place, self._origin, self._created, self._creator))
        elif tag in _CODES:
            self._codes -= 1
        elif self._words is not None and tag in ("seg", "prop"):
            words, self._words = "".join(self._words), None
            if tag == "seg":
                self._segments.setdefault(self._language, words)
            else:
                self._origin = words

    def close(self) -> None:
        """Nothing is left to do."""


def _refuse(place: str, message: str, cause: Exception | None) -> NoReturn:
    raise TmxError(place, message) from cause
