"""What people are called beside their names: "CIA Director William Burns", "Nikolai Patrushev, secretary of …"."""

import re
from typing import Final

from app.text.facts.given_names import is_given
from app.text.facts.lists import words
from app.text.facts.model import Role
from app.text.facts.role_words import BEHIND_ROLES, MODIFIERS, ROLES
from app.text.facts.tokens import Line
from app.text.facts.words import MONTHS, STARTERS, WEEKDAYS

_MOST_BEFORE, _MOST_BEHIND, _LONGEST = 7, 5, 16
_DETERMINERS: Final = frozenset(("the", "a", "an", "his", "her", "its", "their", "one", "another"))
_OF: Final = frozenset(("of", "for", "at", "in", "to", "on", "with", "from"))
_STOPS: Final = frozenset(("who", "which", "that", "when", "where", "while", "after", "before", "since", "as", "whose"))
# Where one of these turns up, it was no apposition: "Burns, director since March, is …" ends at its comma.
_VERBS: Final = words(
    """
    is was are were be been has had have will would can could may might must should did does said says told
    added not he she they it and or but met took made went came became becomes plans wants led leads
    """
)
# Words that begin sentences and no role: "New York Mayor" and "Former Mayor" are ones.
_FIRST_WORDS: Final = STARTERS - {"former", "new", "acting"}
_AGE: Final = re.compile(r"[1-9]\d")
_END_MARKS: Final = frozenset(',;:.!?()—–“”"[]')


def role_before(line: Line, index: int) -> Role | None:
    """Read the role directly before a name that begins at a token: "the Russian President", "secretary of State"."""
    head = index - 1
    if not line.follows(index):
        return None
    if line.lower(head) in BEHIND_ROLES and line.lower(head - 1) in ROLES and line.follows(head):
        head -= 1
    office = _office_before(line, index)
    if office is not None or line.lower(head) not in ROLES:
        return office
    return _role(line, _first_modifier(line, head), index - 1)


def role_in_front(line: Line, index: int, last: int) -> Role | None:
    """Read the role before a name between commas: "the CIA director, William Burns,"."""
    end = index - 2
    head = _head_in_front(line, end) if line.lower(index - 1) == "," else None
    if head is None:
        return None
    first = _first_modifier(line, head)
    is_definite = line.lower(first - 1) in ("the", "his", "her", "its", "their") and line.follows(first)
    if not (is_definite or any(token.kind == "possessive" for token in line.tokens[first:head])):
        return None
    after = line.lower(last + 1)
    is_closed = after in ("", ".", ";", ")") or (after == "," and line.lower(last + 2) not in ("and", "or", "as"))
    # In a list of people the name is another one's: "the president, Jake Sullivan, John Kerry".
    if after == "," and last + 2 < len(line.tokens) and line.tokens[last + 2].is_capital:
        return None
    return _role(line, first, end) if is_closed else None


def _head_in_front(line: Line, end: int) -> int | None:
    """Find the word for a role in words that end before a comma: "the mayor", "the mayor of Nancy"."""
    for index in range(end, max(-1, end - _MOST_BEFORE), -1):
        token = line.tokens[index]
        if token.lower in ROLES:
            return index if index == end or line.lower(index + 1) in _OF else None
        if token.kind == "mark" or token.lower in _VERBS | _STOPS:
            return None
    return None


def role_behind(line: Line, last: int) -> Role | None:
    """Read the role behind a name that ends at a token: ", secretary of the Security Council of Russia,"."""
    if line.lower(last + 1) != ",":
        return None
    first = last + 2
    if _AGE.fullmatch(line.lower(first)) and line.lower(first + 1) == ",":
        first += 2
    has_article = line.lower(first) in _DETERMINERS
    first += has_article
    head = _head_behind(line, first, has_article=has_article)
    if head is None:
        return None
    end = _end_of(line, head)
    return _role(line, first, end) if end is not None else None


def has_age(line: Line, last: int) -> bool:
    """Whether an age stands behind a name: "Marie Dupont, 43,"."""
    return (
        line.lower(last + 1) == ","
        and _AGE.fullmatch(line.lower(last + 2)) is not None
        and (line.lower(last + 3) in (",", ".", ""))
    )


def _office_before(line: Line, index: int) -> Role | None:
    """Read "secretary of State John Kerry", "Minister of Justice Éric Dupond-Moretti"."""
    place = index - 1
    while place > index - 5 and line.follows(place + 1) and line.tokens[place].is_capital:
        place -= 1
    if place == index - 1:
        return None
    place -= line.lower(place) == "the"
    if line.lower(place) != "of" or line.lower(place - 1) not in ROLES:
        return None
    return _role(line, _first_modifier(line, place - 1), index - 1)


def _first_modifier(line: Line, head: int) -> int:
    """Find where the words before a role begin: "former French", "the U.S. president’s national security"."""
    first = head
    while first > 0 and head - first < _MOST_BEFORE and line.follows(first) and _modifies(line, first - 1):
        first -= 1
        # A possessive brings its owner: "Germany’s chancellor".
        if line.tokens[first].kind == "possessive":
            first -= 1
    if line.is_initial(first) and line.lower(first) in _FIRST_WORDS and first < head:
        first += 1
    # "In Paris President Macron said": the place is no part of the title.
    if line.lower(first - 1) in ("in", "at", "on") and line.tokens[first].is_capital and first < head:
        first += 1
    return first


def _modifies(line: Line, index: int) -> bool:
    token = line.tokens[index]
    lower = token.lower
    if token.kind == "possessive":
        return index > 0 and line.tokens[index - 1].kind in ("word", "dotted") and line.lower(index - 1) not in STARTERS
    if lower in WEEKDAYS or (lower in MONTHS and token.is_capital) or token.kind not in ("word", "dotted"):
        return False
    if token.is_capital:
        return not (line.is_initial(index) and lower in _FIRST_WORDS) and not is_given(token.text)
    return lower in MODIFIERS or lower in ROLES or token.kind == "dotted"


def _head_behind(line: Line, first: int, *, has_article: bool) -> int | None:
    """Find the word that says what somebody is, in the words behind a name's comma."""
    for index in range(first, min(first + _MOST_BEHIND, len(line.tokens))):
        token = line.tokens[index]
        if index > first and token.kind != "possessive" and not line.follows(index):
            return None
        if token.lower in ROLES:
            # "the president’s lawyer": the owner's role is not the man's.
            after = line.tokens[index + 1] if index + 1 < len(line.tokens) else None
            if after is None or after.kind != "possessive":
                if after is not None and after.lower in ROLES and line.follows(index + 1):
                    continue
                return index
            continue
        is_modifier = _modifies(line, index) or token.kind == "possessive" or (has_article and _is_plain(token.lower))
        if not is_modifier:
            return None
    return None


def _is_plain(word: str) -> bool:
    return word.replace("-", "").isalpha() and word not in _VERBS | _OF | _STOPS | _DETERMINERS


def _end_of(line: Line, head: int) -> int | None:
    """Find the last token of a role whose head is known; None where it turns out to be none."""
    last = head
    if line.lower(last + 1) in BEHIND_ROLES and line.follows(last + 1):
        last += 1
    after = last + 1
    if after >= len(line.tokens) or line.tokens[after].text in _END_MARKS or line.lower(after) in _STOPS:
        return last
    if line.lower(after) not in _OF:
        return None
    for index in range(after, min(after + _LONGEST, len(line.tokens) + 1)):
        if index == len(line.tokens) or line.tokens[index].text in _END_MARKS or line.lower(index) in _STOPS:
            # "Author of “Red Autumn”": a title in quotation marks is no part of it.
            return index - 1 if index - 1 > after else last
        if line.lower(index) == "and":
            if _goes_on(line, index):
                continue
            return index - 1
        if line.lower(index) in _VERBS:
            return None
    return None


def _goes_on(line: Line, index: int) -> bool:
    """Whether "and" joins two parts of one body's name: "minister of Economy and Finance"."""
    if index + 1 >= len(line.tokens) or not line.tokens[index - 1].is_capital:
        return False
    after = line.tokens[index + 1]
    return after.is_capital and not is_given(after.text) and after.lower not in ROLES


def _role(line: Line, first: int, last: int) -> Role | None:
    if line.lower(first) in ("the", "a", "an") and first < last:
        first += 1
    return Role(line.written(first, last), line.place(first, last)) if first <= last else None
