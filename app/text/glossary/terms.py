"""A glossary's entries, checked."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from app.errors import InvalidGlossaryError
from app.text.normalize import normalize

# Longer entries are sentences: those belong to a translation memory.
MAX_TERM_CHARS = 200

# What normalising leaves as it is; most terms are that, and ten thousand are to be read within a request.
_PLAIN = re.compile(r"[A-Za-z0-9À-ÖØ-öø-ÿœŒ]+(?:[ '-][A-Za-z0-9À-ÖØ-öø-ÿœŒ]+)*")

TermFault = Literal["empty_term", "no_letters", "term_too_long", "conflict", "too_many_terms"]


@dataclass(frozen=True, slots=True)
class Term:
    """A French term as the engine's input spells it, and its English as it is to be printed."""

    french: str
    english: str

    @property
    def is_kept(self) -> bool:
        """Whether it is not to be translated at all."""
        return self.french == as_read(self.english)


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry as it was given, and where: an empty string, or «line 12»."""

    french: str
    english: str
    place: str = ""


def checked_terms(entries: Iterable[Entry], max_terms: int) -> list[Term]:
    """Make terms of entries, in order; one that is given twice alike counts once.

    Raises InvalidGlossaryError, whose detail has a `fault` (a TermFault), the entry's `term` and, where it has one, its
    `place`: a side is empty or too long, the French has no letter or figure, a term has two translations, or there are
    more than max_terms.
    """
    english_of: dict[str, str] = {}
    for entry in entries:
        french, english = _checked(entry)
        before = english_of.setdefault(french, english)
        if before != english:
            raise _fault(
                "conflict", entry, f"“{_short(french)}” has two translations: “{_short(before)}”, “{_short(english)}”."
            )
        if len(english_of) > max_terms:
            raise _fault("too_many_terms", entry, f"There are more than {max_terms} terms.", max_terms=max_terms)
    return [Term(french, english) for french, english in english_of.items()]


def _checked(entry: Entry) -> tuple[str, str]:
    if len(entry.french) > MAX_TERM_CHARS or len(entry.english) > MAX_TERM_CHARS:
        message = f"“{_short(entry.french)}” is longer than {MAX_TERM_CHARS} characters, or its English is."
        raise _fault("term_too_long", entry, message, max_chars=MAX_TERM_CHARS)
    french, english = as_read(entry.french), _one_line(entry.english)
    if not french or not english:
        side = "no English" if french else "no French"
        raise _fault("empty_term", entry, f"“{_short(entry.french.strip() or english)}” has {side}.")
    if not any(map(str.isalnum, french)):
        raise _fault("no_letters", entry, f"“{_short(french)}” holds no letter or figure to be found by.")
    return french, english


def as_read(text: str) -> str:
    """Normalise a term as a sentence is, so that it is found there."""
    return text if _PLAIN.fullmatch(text) else normalize(text).text


def _one_line(text: str) -> str:
    """Drop what can't be printed on one line, and the white space around it."""
    if text.isprintable():
        return " ".join(text.split())
    return " ".join("".join(character if character.isprintable() else " " for character in text).split())


def _short(text: str) -> str:
    return text if len(text) <= 40 else text[:39] + "…"


def _fault(fault: TermFault, entry: Entry, message: str, **facts: object) -> InvalidGlossaryError:
    place = {"place": entry.place} if entry.place else {}
    where = f"{entry.place}: " if entry.place else ""
    return InvalidGlossaryError(where + message, fault=fault, term=_short(entry.french.strip()), **place, **facts)
