"""Places and organisations that are known by name, from lists here and from the tables of `app.text.names`."""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from importlib import resources
from typing import Final

from app.text.facts.body_words import ORGANISATION_HEADS
from app.text.facts.known import Known, Names, by_first
from app.text.facts.organisation_names import ACRONYMS, AMBIGUOUS, BODIES, NO_BODIES, ORGANISATIONS
from app.text.facts.place_words import NO_PLACES, SAME, SECOND_NAMES, WORDS_TOO
from app.text.names.tables import Entry, exonyms, institutions, plain

_ADJECTIVE: Final = re.compile(r"(?:an|ish|ese|ean|ern|French|Dutch|Irish|Welsh)\Z")
_LINKS: Final = frozenset(("of", "the", "for", "and", "in", "de", "la", "du", "des"))


@cache
def places() -> Names:
    """Countries, regions, cities, rivers and seas."""
    found: dict[str, Known] = {}
    for line in _lines():
        for form in line.split(";") if not line.startswith("#") else ():
            found[form] = Known(form, is_word=form in WORDS_TOO)
    for entry in _entries(exonyms(), "place"):
        if entry.english[0] not in NO_PLACES:
            is_country = "territories" in entry.source or entry.source == "names list"
            known = found.get(entry.english[0])
            key = known.key if known else entry.english[0]
            for form in _place_forms(entry):
                found.setdefault(form, Known(key, is_word=not is_country and form in WORDS_TOO, is_country=is_country))
    for form, key in SAME.items():
        found[form] = Known(key, is_country=True)
    return by_first(found)


@cache
def organisations() -> Names:
    """Bodies, firms, media, parties."""
    found: dict[str, Known] = {}
    for form, key in ORGANISATIONS.items():
        found[form] = Known(key, ACRONYMS.get(key, ""))
    for entry in (*_entries(exonyms(), "organisation"), *_entries(institutions(), "organisation")):
        forms = [form for form in dict.fromkeys(entry.english) if _is_body(form, entry)]
        key = next((found[form].key for form in forms if form in found), forms[0] if forms else "")
        # Of a party the same letters may be another country's.
        short = next((form for form in forms if form in ACRONYMS.values()), ACRONYMS.get(key, ""))
        for form in forms:
            found.setdefault(form, Known(key, short))
    for form, short in ACRONYMS.items():
        found.setdefault(short, Known(found[form].key if form in found else form, short))
    return by_first(found)


@cache
def demonyms() -> Mapping[str, str]:
    """Adjectives and names of peoples, and the country's name: "Russian": "Russia"."""
    return {
        form: entry.english[0]
        for entry in _entries(exonyms(), "place")
        for form in entry.english[1:]
        if form.isalpha() and not form.isupper() and form not in SECOND_NAMES and plain(form) != plain(entry.english[0])
    } | {
        "French": "France",
        "Spaniard": "Spain",
        "Scottish": "Scotland",
        "European": "Europe",
        "British": "United Kingdom",
    }


def _place_forms(entry: Entry) -> Iterator[str]:
    yield entry.english[0]
    for form in entry.english[1:]:
        is_spelling = (" " in form and not _ADJECTIVE.search(form)) or plain(form) == plain(entry.english[0])
        if (is_spelling or form in SECOND_NAMES) and form not in NO_PLACES:
            yield form


def _is_body(form: str, entry: Entry) -> bool:
    """Whether a form may stand for a body by itself: all its words have capitals, or it is an acronym."""
    words = form.split()
    if form in AMBIGUOUS or any(word in NO_BODIES for word in words) or not _has_head(entry):
        return False
    if len(words) == 1:
        return form == entry.english[0] if not _is_short(form) else len(form.replace(".", "")) > 1
    return all(word[0].isupper() or word in _LINKS for word in words)


def _has_head(entry: Entry) -> bool:
    """Whether a row of the tables is a body's: a work, a feast or a prize is none."""
    forms = (form.replace("-", " ").split() for form in entry.english)
    return entry.english[0] in BODIES or any(word.lower() in ORGANISATION_HEADS for form in forms for word in form)


def _is_short(form: str) -> bool:
    return " " not in form and form.replace(".", "").isupper()


def _entries(table: Mapping[str, Iterable[tuple[tuple[str, ...], Entry]]], kind: str) -> Iterator[Entry]:
    return (entry for rows in table.values() for _, entry in rows if entry.kind == kind)


def _lines() -> list[str]:
    text = resources.files(__package__).joinpath("places.txt").read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line.strip()]
