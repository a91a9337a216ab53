"""The people of an article: their names found, and short mentions joined to the full ones."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from app.text.facts.gazetteer import places
from app.text.facts.given_names import Gender, gender_of, is_given
from app.text.facts.known import find_known
from app.text.facts.model import Person, Role
from app.text.facts.names import Naming, find_names, find_unknown
from app.text.facts.roles import role_before
from app.text.facts.tokens import Line
from app.text.facts.words import FAMILY_FIRST, MEN, PARTICLES, WOMEN
from app.text.names.tables import plain
from app.text.span import Span

# Titles that stand before a given name.
_WITH_GIVEN = frozenset(("sir", "dame"))


@dataclass(slots=True)
class _Somebody:
    """A person while the article is read. parts: of the fullest name."""

    naming: Naming
    namings: list[Naming] = field(default_factory=list)
    mentions: list[Span] = field(default_factory=list)
    roles: list[Role] = field(default_factory=list)

    @property
    def parts(self) -> tuple[str, ...]:
        return tuple(map(_folded, self.naming.parts))


@dataclass(frozen=True, slots=True)
class Named:
    """A person with the gender that the name or a title shows; empty where neither does."""

    person: Person
    gender: Gender


def find_people(lines: Sequence[Line], taken: Sequence[frozenset[int]]) -> list[Named]:
    """Find the people of an article, in the order of their first mention. taken: tokens of other names, by line."""
    namings = [list(find_names(line, held)) for line, held in zip(lines, taken, strict=True)]
    _add_unknown(lines, taken, namings)
    known = _group([naming for group in namings for naming in group])
    shorts = _shorts(known)
    for line, held, group in zip(lines, taken, namings, strict=True):
        used = held | {index for naming in group for index in range(naming.first, naming.last + 1)}
        for somebody, first, last in _short_mentions(line, used, shorts):
            somebody.mentions.append(line.place(first, last))
            role = role_before(line, first)
            if role is not None and line.tokens[first - 1].is_capital:
                somebody.roles.append(role)
    found = [_person(somebody) for somebody in known]
    return sorted(found, key=lambda named: named.person.mentions[0].start)


def _add_unknown(lines: Sequence[Line], taken: Sequence[frozenset[int]], namings: Sequence[list[Naming]]) -> None:
    """Add the full names that end in a surname of the article's: of those called "Mr Lebedev", and of relatives."""
    surnames = {naming.parts[-1] for group in namings for naming in group}
    for line, held, group in zip(lines, taken, namings, strict=True) if surnames else ():
        used = held | {index for naming in group for index in range(naming.first, naming.last + 1)}
        group.extend(find_unknown(line, used, surnames))


def _group(namings: Sequence[Naming]) -> list[_Somebody]:
    """Put the names of one person together: the full ones, those with an initial, and surnames with a title."""
    people: dict[str, list[_Somebody]] = {}
    by_rank = sorted(namings, key=_rank)
    known: list[_Somebody] = []
    for naming in by_rank:
        surname = _folded(naming.parts[-1])
        if naming.courtesy in _WITH_GIVEN and not naming.is_full and is_given(naming.parts[0]):
            _join_first(naming, known)
            continue
        same = [one for one in people.get(surname, []) if _may_be(one.naming, naming)]
        if len(same) == 1:
            same[0].namings.append(naming)
            continue
        if same and not naming.is_full:
            continue  # "President Bush" may be either.
        somebody = _Somebody(naming, [naming])
        known.append(somebody)
        people.setdefault(surname, []).append(somebody)
        if naming.parts[0].lower() in FAMILY_FIRST and not is_given(naming.parts[0]):
            people.setdefault(_folded(naming.parts[0]), []).append(somebody)
    for somebody in known:
        somebody.mentions = [naming.line.place(naming.first, naming.last) for naming in somebody.namings]
    return known


def _join_first(naming: Naming, known: Sequence[_Somebody]) -> None:
    """Join "Sir Richard" to the one person of that given name; to none where there are several."""
    same = [somebody for somebody in known if somebody.parts[0] == _folded(naming.parts[0])]
    if len(same) == 1:
        same[0].namings.append(naming)


def _rank(naming: Naming) -> tuple[int, int]:
    """Order names by how full they are, then by where they stand."""
    has_initial = naming.line.tokens[naming.first].kind in ("initial", "dotted")
    return (2 if not naming.is_full else int(has_initial)), naming.line.tokens[naming.first].start


def _may_be(full: Naming, other: Naming) -> bool:
    """Whether a name may be another's of the same surname: the same first name, its initial, or none."""
    one, two = [_folded(part).rstrip(".") for part in (full.parts[0], other.parts[0])]
    if not other.is_full:
        return True
    if _folded(full.parts[-1]) != _folded(other.parts[-1]):
        return False
    if other.line.tokens[other.first].kind in ("initial", "dotted"):
        return one[:1] == two[:1]
    return one == two


def _shorts(known: Sequence[_Somebody]) -> dict[str, _Somebody | None]:
    """Give the short forms of all names, by their first word; None where two people have the same."""
    shorts: dict[str, _Somebody | None] = {}
    for somebody in known:
        for form in _short_forms(somebody.naming):
            shorts[form] = None if form in shorts and shorts[form] is not somebody else somebody
    return shorts


def _short_forms(naming: Naming) -> Iterator[str]:
    parts = naming.parts
    if not naming.is_full:
        yield _folded(parts[-1])
        return
    if parts[0].lower() in FAMILY_FIRST and not is_given(parts[0]):
        yield _folded(parts[0])
        return
    yield _folded(parts[-1])
    particle = next((place for place, part in enumerate(parts) if place and part.lower() in PARTICLES), None)
    if particle is not None and particle < len(parts) - 1:
        yield " ".join(map(_folded, parts[particle:]))
    elif len(parts) > 2 and not is_given(parts[1]):
        yield " ".join(map(_folded, parts[1:]))


def _short_mentions(
    line: Line, used: frozenset[int], shorts: dict[str, _Somebody | None]
) -> Iterator[tuple[_Somebody, int, int]]:
    """Find surnames that stand alone, the longest first: whose they are, and their first and last token."""
    index = 0
    while index < len(line.tokens):
        last = _short_at(line, index, used, shorts)
        if last is None:
            index += 1
            continue
        somebody = shorts[_form(line, index, last)]
        if somebody is not None:
            yield somebody, index, last
        index = last + 1


def _short_at(line: Line, index: int, used: frozenset[int], shorts: dict[str, _Somebody | None]) -> int | None:
    token = line.tokens[index]
    if index in used or not (token.is_name_part or (token.lower in PARTICLES and index + 1 not in used)):
        return None
    for last in (index + 3, index + 2, index + 1, index):
        if last >= len(line.tokens) or any(place in used for place in range(index, last + 1)):
            continue
        if (
            not all(line.follows(place) for place in range(index + 1, last + 1))
            or _form(line, index, last) not in shorts
        ):
            continue
        if last > index or (token.is_name_part and _stands_alone(line, index, used)):
            return last
    return None


def _stands_alone(line: Line, index: int, used: frozenset[int]) -> bool:
    """Whether a surname is no part of a longer name, "Hunter Biden", "Macron Law", and no place of that name."""
    if find_known(line, index, places()) is not None:
        return False
    before, after = index - 1, index + 1
    if before >= 0 and line.follows(index) and line.tokens[before].is_name_part and before not in used:
        return line.is_initial(before) and not is_given(line.tokens[before].text)
    if after < len(line.tokens) and line.follows(after) and line.tokens[after].is_name_part:
        return after in used
    return True


def _form(line: Line, first: int, last: int) -> str:
    return " ".join(_folded(token.text) for token in line.tokens[first : last + 1])


def _person(somebody: _Somebody) -> Named:
    namings = sorted(somebody.namings, key=lambda naming: naming.line.tokens[naming.first].start)
    roles: dict[str, Role] = {}
    for naming in namings:
        for role in naming.roles:
            roles.setdefault(role.text.lower(), role)
    for role in somebody.roles:
        roles.setdefault(role.text.lower(), role)
    first, *_ = sorted(namings, key=_rank)
    mentions = tuple(sorted(set(somebody.mentions), key=lambda span: span.start))
    return Named(
        Person(first.text, tuple(sorted(roles.values(), key=lambda role: role.span.start)), mentions), _gender(namings)
    )


def _gender(namings: Sequence[Naming]) -> Gender:
    titles = {naming.courtesy for naming in namings}
    if titles & MEN:
        return "man"
    if titles & WOMEN:
        return "woman"
    return next((gender for naming in namings if (gender := gender_of(naming.parts[0]))), "")


def _folded(text: str) -> str:
    return plain(text).lower().replace("’", "'")
