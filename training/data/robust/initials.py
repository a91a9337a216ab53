"""Initials for given names, on both sides: «Nikolaï Patrouchev» is «N. Patrouchev», "N. Patrushev"."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from numpy.random import Generator

from app.services.evaluation_data import Pair
from app.text.facts.given_names import is_given
from app.text.names.tables import plain

# A given name, or two with a hyphen, before a surname that is written out.
_FULL: Final = re.compile(
    r"(?<![\w'.@#-])(?P<given>[A-ZÀ-Þ][a-zà-ÿœ]+(?:-[A-ZÀ-Þ][a-zà-ÿœ]+)?)"
    r"(?= (?P<surname>(?:(?:de|van|von|bin|ben|al|el) )?[A-ZÀ-Þ][\w'-]+))"
)

Person = tuple[str, str]


def with_initials(pair: Pair, _: Generator) -> Pair | None:
    """Shorten the given names of the people whom both sides name in full, once each."""
    own, theirs = list(_people(pair.french)), list(_people(pair.english))
    french, english = pair.french, pair.english
    for person in own:
        if other := _counterpart(person, own, theirs):
            french, english = _shortened(french, person), _shortened(english, other)
    return Pair(french, english) if french != pair.french else None


def _people(text: str) -> Iterator[Person]:
    """Give given name and surname of each whose given name stands once."""
    for found in _FULL.finditer(text):
        if is_given(found["given"]) and text.count(found["given"]) == 1:
            yield found["given"], found["surname"]


def _counterpart(person: Person, own: Sequence[Person], theirs: Sequence[Person]) -> Person | None:
    """Give who has the same name in English, or, where no other can be meant, one that begins as it does."""
    if person in theirs:
        return person
    same = [other for other in theirs if other not in own and _initials(other) == _initials(person)]
    rivals = [other for other in own if other not in theirs and _initials(other) == _initials(person)]
    return same[0] if len(same) == len(rivals) == 1 else None


def _initials(person: Person) -> tuple[str, ...]:
    return (*(plain(part)[0] for part in person[0].split("-")), plain(person[1])[0])


def _shortened(text: str, person: Person) -> str:
    given, surname = person
    initials = "-".join(f"{part[0]}." for part in given.split("-"))
    return text.replace(f"{given} {surname}", f"{initials} {surname}", 1)
