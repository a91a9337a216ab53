"""The tables of names that lie beside this module, each read once. README.md says where their rows come from."""

import unicodedata
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Literal

Kind = Literal["place", "organisation", "varied", "person", "name", "given", "only", "context"]
_KINDS: dict[str, Kind] = {
    "place": "place",
    "organisation": "organisation",
    "varied": "varied",
    "person": "person",
    "name": "name",
    "given": "given",
    "only": "only",
    "context": "context",
}


@dataclass(frozen=True, slots=True)
class Entry:
    """A French name and its English forms, the one to print first, and what the row was checked against.

    The kinds "name", "given", "only" and "context" are of Slavic names: one that always changes, a given name, one that
    nobody else has, and a given name that changes only before a Slavic surname.
    """

    french: str
    english: tuple[str, ...]
    kind: Kind
    source: str = ""


@cache
def exonyms() -> dict[str, tuple[tuple[tuple[str, ...], Entry], ...]]:
    """Places, organisations and people by the first word of their French name, the longest name first.

    Beside each entry stand the words of its name, in lower case without accents.
    """
    return _by_first("exonyms.tsv")


@cache
def institutions() -> dict[str, tuple[tuple[tuple[str, ...], Entry], ...]]:
    """Institutions, works and papers, as `exonyms` has places; "varied" are those that English puts in many ways."""
    return _by_first("institutions.tsv")


@cache
def demonyms() -> dict[str, tuple[str, ...]]:
    """Adjectives of countries, both French genders, and their English."""
    rows = (line.split("\t") for line in _lines("demonyms.tsv"))
    return {french: tuple(english.split("|")) for *both, english in rows for french in both}


@cache
def slavic_names() -> dict[str, Entry]:
    """Slavic names that rule alone would spell wrongly, or not at all, by their French form."""
    return {entry.french: entry for entry in _entries("slavic.tsv")}


@cache
def ordinary_words() -> frozenset[str]:
    """Words, in lower case, that are not taken for names when they have a capital."""
    return frozenset(_lines("ordinary.txt"))


@cache
def known_names() -> frozenset[str]:
    """Names that English spells as French does."""
    return frozenset(_lines("known.txt"))


@cache
def french_acronyms() -> frozenset[str]:
    """Acronyms that English has others for, or writes out."""
    return frozenset(_lines("acronyms.txt"))


@cache
def english_words() -> frozenset[str]:
    """Give the common English words, in lower case."""
    return frozenset(_lines("english.txt"))


def plain(text: str) -> str:
    """Take the accents off; letters that have no base letter in Unicode (ø, ł, đ, ß) are replaced by custom."""
    if text.isascii():
        return text
    decomposed = unicodedata.normalize("NFD", text.translate(_BARE))
    return "".join(character for character in decomposed if not unicodedata.combining(character))


_BARE = str.maketrans(
    {"ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "ß": "ss", "œ": "oe", "æ": "ae", "Œ": "Oe", "Æ": "Ae"}
)


def _by_first(name: str) -> dict[str, tuple[tuple[tuple[str, ...], Entry], ...]]:
    by_first: dict[str, list[tuple[tuple[str, ...], Entry]]] = {}
    for entry in _entries(name):
        words = tuple(plain(word).lower() for word in entry.french.split())
        by_first.setdefault(words[0], []).append((words, entry))
    return {
        first: tuple(sorted(rows, key=lambda row: (-len(row[0]), row[1].french))) for first, rows in by_first.items()
    }


def _entries(name: str) -> list[Entry]:
    rows = (line.split("\t") for line in _lines(name))
    return [Entry(french, tuple(english.split("|")), _KINDS[kind], source) for french, english, kind, source in rows]


def _lines(name: str) -> list[str]:
    text = resources.files(__package__).joinpath(name).read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]
