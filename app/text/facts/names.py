"""Names of people in a sentence: which rows of capitals are somebody's, and what shows it."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from app.text.english_dictionary import is_english_word
from app.text.facts.body_words import NOT_PEOPLE
from app.text.facts.gazetteer import demonyms, places
from app.text.facts.given_names import is_given
from app.text.facts.known import find_known
from app.text.facts.lists import words
from app.text.facts.model import Role
from app.text.facts.role_words import MODIFIERS, ROLES, TITLES
from app.text.facts.roles import has_age, role_before, role_behind, role_in_front
from app.text.facts.tokens import Line, Token
from app.text.facts.words import COURTESY, FAMILY_FIRST, MONTHS, PARTICLES, STARTERS, WEEKDAYS

_MOST_PARTS = 4
_AFTER = frozenset(("Jr", "Sr", "II", "III", "IV", "V", "VI", "XIV", "XVI", "VIII", "XXIII"))
# Words that begin sentences before a name and are given names as well: "Will Emmanuel Macron resign?"
_ASKING = frozenset(("Will", "May", "Can", "Don", "Art", "Hope", "Grace", "Mark", "Bill", "Sue", "Chase", "Grant"))
# Given names that are words, towns or goods as well: an ordinary word behind them makes no person.
_DOUBTFUL = words(
    """
    Marine Amber Rose Iris Angel Eden Martial Constant Victoria Georgia Sydney Florence Jordan Alpha Alba Noa
    Lou Eve Earl Dean Art Hope Grace Sultan Charlie Regina Carol Olympe Gloria Barry Milan Santiago Salvador
    Lourdes
    """
)
# Roles that are surnames, behind a given name.
_SURNAMES = words(
    """
    King Pope Bishop Major Prince Judge Dean Duke Marshal Farmer Baker Butcher Fisher Parker
    """
)
_CALLED_BY_FIRST = frozenset(("pope", "king", "queen", "prince", "princess", "emperor", "sister", "brother", "father"))


@dataclass(frozen=True, slots=True)
class Naming:
    """Somebody's name where it stands.

    first and last: its tokens. is_full: with a given name. courtesy: "mr", "queen", or empty.
    roles: what is said of him.
    """

    line: Line
    first: int
    last: int
    is_full: bool
    courtesy: str = ""
    roles: tuple[Role, ...] = ()

    @property
    def parts(self) -> tuple[str, ...]:
        """The words of the name."""
        return tuple(token.text for token in self.line.tokens[self.first : self.last + 1])

    @property
    def text(self) -> str:
        """The name as it is written."""
        return self.line.written(self.first, self.last)


def find_names(line: Line, taken: frozenset[int]) -> Iterator[Naming]:
    """Find the names of people that show by themselves. taken: tokens that belong to other names."""
    for first, last in _runs(line, taken):
        name = _named(line, first, last)
        if name is not None:
            yield name


def find_unknown(line: Line, taken: frozenset[int], surnames: Collection[str]) -> Iterator[Naming]:
    """Find full names whose given name is unknown, by a surname that the article has elsewhere: "Platon Lebedev"."""
    for first, last in _runs(line, taken):
        start = first + 1 if line.is_initial(first) and _is_common(line.tokens[first]) else first
        parts = [token for token in line.tokens[start : last + 1] if token.is_name_part]
        if not 1 < len(parts) < _MOST_PARTS or parts[-1].text not in surnames or line.is_title:
            continue
        is_name = not any(token.lower in NOT_PEOPLE | STARTERS for token in parts) and parts[0].lower not in PARTICLES
        if is_name and not _courtesy(line, start):
            yield _with_roles(line, start, last, is_full=True)


def _runs(line: Line, taken: frozenset[int]) -> Iterator[tuple[int, int]]:
    """Find rows of words with capitals, initials and particles that no other word breaks."""
    index = 0
    while index < len(line.tokens):
        if index in taken or not _begins(line, index):
            index += 1
            continue
        last = index
        while (after := _next(line, index, last, taken)) is not None:
            last = after
        yield index, last
        index = last + 1


def _begins(line: Line, index: int) -> bool:
    token = line.tokens[index]
    if token.kind == "initial" or (token.kind == "dotted" and _is_free(line, index)):
        return True
    return token.is_capital and not _breaks(line, index, index)


def _next(line: Line, first: int, last: int, taken: frozenset[int]) -> int | None:
    place = last + 1
    while place < len(line.tokens) and place not in taken and line.follows(place):
        token = line.tokens[place]
        if token.kind == "initial" or (token.is_name_part and not _breaks(line, place, first)):
            return place
        if token.kind != "word" or token.lower not in PARTICLES or place - last > 2:
            return None
        place += 1
    return None


def _is_free(line: Line, index: int) -> bool:
    """Whether letters with dots are a given name's: "J.-M. Ayrault", not "U.S. Steel"."""
    return find_known(line, index, places()) is None


def _breaks(line: Line, index: int, first: int) -> bool:
    """Whether a word with a capital belongs to no name: a role, a day, a people, an acronym."""
    token = line.tokens[index]
    before = line.tokens[index - 1] if index > first else None
    if before is not None and (before.kind == "initial" or is_given(before.text)):
        has_more = index + 1 < len(line.tokens) and line.follows(index + 1) and line.tokens[index + 1].is_name_part
        return token.lower in ROLES and (token.text not in _SURNAMES or has_more)
    if token.lower in ROLES or token.lower in COURTESY or token.lower in WEEKDAYS or token.text in demonyms():
        return True
    if token.is_acronym and token.text not in _AFTER:
        return True
    return token.lower in MONTHS and not (
        is_given(token.text) and index + 1 < len(line.tokens) and line.follows(index + 1)
    )


def _named(line: Line, first: int, last: int) -> Naming | None:
    """Tell whether a row is a name: by a given name or an initial, or by what stands around it."""
    start = _first_given(line, first, last)
    if start is not None:
        end = _end(line, start, last)
        if end is not None and (start == first or _is_explained(line, first, start)):
            return _with_roles(line, start, end, is_full=True)
        if end is None:
            return None
    if line.is_initial(first) and first < last and _is_common(line.tokens[first]):
        first += 1
    if any(token.lower in NOT_PEOPLE for token in line.tokens[first : last + 1]) or last - first >= _MOST_PARTS:
        return None
    return _shown(line, first, last)


def _first_given(line: Line, first: int, last: int) -> int | None:
    """Find the given name or the initial that a name begins with."""
    for index in range(first, last):
        token = line.tokens[index]
        if token.kind in ("initial", "dotted"):
            return index
        if token.is_capital and is_given(token.text):
            is_asking = index == first and line.is_initial(index) and token.text in _ASKING
            return index + 1 if is_asking and index + 1 < last and is_given(line.tokens[index + 1].text) else index
        if token.lower in FAMILY_FIRST and index + 1 <= last and _is_syllable(line.tokens[index + 1]):
            return index
    return None


def _is_syllable(token: Token) -> bool:
    """Whether a word may be a Chinese or Korean given name: "Jinping", "Jong-un"; no English word."""
    return token.is_capital and not is_english_word(token.lower) and len(token.text) <= 9


def _end(line: Line, start: int, last: int) -> int | None:
    """Find the end of a name that begins with a given name; None where the row is no person's."""
    surname = [token for token in line.tokens[start + 1 : last + 1] if token.is_name_part]
    if not surname or any(token.lower in NOT_PEOPLE for token in surname):
        return None
    if len([token for token in line.tokens[start : last + 1] if token.is_name_part]) > _MOST_PARTS + 1:
        return None
    if line.tokens[start].kind in ("initial", "dotted") and len(surname[-1].text) < 2:
        return None
    if line.tokens[start].text in _DOUBTFUL and all(is_english_word(token.lower) for token in surname):
        return None
    return last


def _is_explained(line: Line, first: int, start: int) -> bool:
    """Whether words with capitals before a given name are no part of the name: a sentence's first word, a place."""
    if line.is_initial(first) and start == first + 1 and _is_common(line.tokens[first]):
        return True
    known = find_known(line, first, places())
    if known is not None and known[0] == start - 1:
        return True
    if all(token.lower in MODIFIERS for token in line.tokens[first:start]):
        return True
    before = first - 2 if line.lower(first - 1) == "the" else first - 1
    return line.lower(before) == "of" and line.lower(before - 1) in ROLES


def _is_common(token: Token) -> bool:
    return token.lower in STARTERS or all(map(is_english_word, token.lower.split("-")))


def _shown(line: Line, first: int, last: int) -> Naming | None:
    """Take a row without a known given name for a person's where a title, a role or an age shows it."""
    place = find_known(line, first, places())
    if place is not None and place[0] == last:
        return None
    courtesy = _courtesy(line, first)
    if courtesy:
        # "Madame Le Pen" has her surname alone.
        is_full = last > first and line.lower(first) not in PARTICLES
        return _with_roles(line, first, last, is_full=is_full, courtesy=courtesy)
    return _titled(line, first) if first == last else _described(line, first, last)


def _titled(line: Line, index: int) -> Naming | None:
    """Take one word for a surname, or a ruler's name, where a title with a capital stands before: "Pope Francis"."""
    role, title = role_before(line, index), line.lower(index - 1)
    if role is None or title not in TITLES or not line.tokens[index - 1].is_capital:
        return None
    if title not in _CALLED_BY_FIRST and is_english_word(line.lower(index)):
        return None
    return Naming(line, index, index, is_full=False, courtesy=title, roles=(role,))


def _described(line: Line, first: int, last: int) -> Naming | None:
    """Take several words for a name where a role or an age stands beside them, and not all are ordinary words."""
    words = [token for token in line.tokens[first : last + 1] if token.is_name_part]
    if line.is_title or all(is_english_word(token.lower) for token in words):
        return None
    naming = _with_roles(line, first, last, is_full=True)
    return naming if naming.roles or has_age(line, last) else None


def _courtesy(line: Line, first: int) -> str:
    """Give the courtesy title before a name, in lower case."""
    place = first - 1
    if line.lower(place) == "." and place > 0 and line.tokens[place].start == line.tokens[place - 1].end:
        place -= 1
    return line.lower(place) if line.lower(place) in COURTESY and line.tokens[place].is_capital else ""


def _with_roles(line: Line, first: int, last: int, *, is_full: bool, courtesy: str = "") -> Naming:
    found = (role_before(line, first), role_in_front(line, first, last), role_behind(line, last))
    title = line.lower(first - 1) if line.lower(first - 1) in TITLES else ""
    roles = tuple(role for role in found if role is not None)
    return Naming(line, first, last, is_full, courtesy or _courtesy(line, first) or title, roles)
