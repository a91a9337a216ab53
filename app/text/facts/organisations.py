"""Bodies, firms, parties and papers in a sentence: known ones, and rows of capitals with a word such as "Ministry"."""

from dataclasses import dataclass, replace

from app.text.facts.acronyms import acronym_behind, last_of_spelled
from app.text.facts.body_words import DOUBLE_HEADS, NAMED_AFTER, ORGANISATION_HEADS, WEAK_HEADS
from app.text.facts.gazetteer import demonyms, organisations, places
from app.text.facts.given_names import is_given
from app.text.facts.known import find_known
from app.text.facts.lists import words
from app.text.facts.role_words import ROLES
from app.text.facts.tokens import Line
from app.text.facts.words import MONTHS, STARTERS, WEEKDAYS

_LONGEST = 9
_LINKS = frozenset(("of", "for", "de", "du", "des", "la", "the", "et", "and", "&", "on"))
# "Parliament Square", "Bank Holiday"
_NO_BODIES = words(
    """
    act square street hill avenue day law bill road cup prize award tour holiday station place week people
    """
)
# Of these there is one in every town: "City Council".
_ANY = frozenset(("city", "town", "county", "village", "local", "regional", "district", "state", "general"))
# Each country has one of its own.
_NATIONAL = frozenset(("Red Cross", "Red Crescent"))
_COMPETITIONS = frozenset(("champions", "premier", "europa", "nations", "conference", "super", "youth", "women"))


@dataclass(frozen=True, slots=True)
class Body:
    """An organisation where it stands. first and last: its tokens. key: alike for the names of one organisation."""

    first: int
    last: int
    key: str
    acronym: str = ""


def find_bodies(line: Line) -> list[Body]:
    """Find the organisations of a sentence, in order and apart."""
    found: list[Body] = []
    index = 0
    while index < len(line.tokens):
        body = _known(line, index) or (None if line.is_title else _composed(line, index) or _spelled(line, index))
        if body is None or _is_place(line, body):
            index += 1
            continue
        found.append(body)
        index = body.last + 1
    return [replace(body, acronym=body.acronym or acronym_behind(line, body.first, body.last)) for body in found]


def _is_place(line: Line, body: Body) -> bool:
    """Whether a name is a country's: "Soviet Union", "West Bank"."""
    place = find_known(line, body.first, places())
    return place is not None and place[0] >= body.last > body.first


def _known(line: Line, index: int) -> Body | None:
    token = line.tokens[index]
    if not (token.is_name_part or token.kind == "dotted" or token.text == "franceinfo"):
        return None
    known = find_known(line, index, organisations())
    if known is None:
        return None
    last, name = known
    # "World Bank Group" is a name of its own.
    longer = None if line.is_title else _composed(line, index)
    if longer and longer.last > last and line.lower(last + 1) != "of":
        return longer
    if (
        line.written(index, last) in _NATIONAL
        and index
        and line.follows(index)
        and line.tokens[index - 1].text in demonyms()
    ):
        return Body(index - 1, last, line.written(index - 1, last).lower())
    return Body(index, last, name.key, name.acronym)


def _spelled(line: Line, index: int) -> Body | None:
    """Read a row of capitals that an acronym of their initials follows: "Open Society Justice Initiative (OSJI)"."""
    last = last_of_spelled(line, index)
    return Body(index, last, line.written(index, last).lower()) if last is not None else None


def _composed(line: Line, index: int) -> Body | None:
    """Read a row of capitals that has a word for a body in it: "Ministry of Foreign Affairs", "French Senate"."""
    if not _may_begin(line, index):
        return None
    last, head = index, index if line.lower(index) in ORGANISATION_HEADS else -1
    place = index + 1
    while place < len(line.tokens) and place - index < _LONGEST:
        step = _next(line, index, place, head)
        if step is None:
            break
        if line.lower(step) in ORGANISATION_HEADS and (head < 0 or step == last + 1):
            head = step
        last, place = step, step + 1
    if _is_persons(line, index) and (line.lower(head) not in NAMED_AFTER or head != last):
        return None
    is_competition = line.lower(head) == "league" and line.lower(head - 1) in _COMPETITIONS
    if head < 0 or line.lower(last) in _NO_BODIES or is_competition:
        return None
    if head == last and head > index:
        return Body(index, last, _key(line, index, last)) if _is_enough(line, index, head) else None
    # "Ministry of Defence", not "Government Zapatero".
    may_lead = head > index or (line.lower(head) not in WEAK_HEADS and line.lower(head + 1) in _LINKS)
    if last > head and may_lead:
        return Body(index, last, _key(line, index, last))
    return Body(index, head, _key(line, index, head)) if head > index and _is_enough(line, index, head) else None


def _may_begin(line: Line, index: int) -> bool:
    token = line.tokens[index]
    if not (token.is_capital or token.kind == "dotted") or token.lower in WEEKDAYS or _is_rest(line, index):
        return False
    if token.lower in ROLES or (token.lower in MONTHS and token.lower != "march"):
        return False
    return token.lower not in STARTERS - {"new", "first", "united"}


def _is_persons(line: Line, index: int) -> bool:
    """Whether a name begins as a person's does."""
    is_head = line.lower(index) in ORGANISATION_HEADS
    return is_given(line.tokens[index].text) and not is_head and find_known(line, index, places()) is None


def _is_rest(line: Line, index: int) -> bool:
    """Whether a name began before: "Development and Reform Commission", "Nadal Academy"."""
    first = index
    while line.follows(first) and line.tokens[first - 1].is_capital and index - first < _LONGEST:
        first -= 1
    if first < index and is_given(line.tokens[index - 1].text):
        return True
    before = line.tokens[first - 2] if first > 1 and line.lower(first - 1) in ("and", "&") else None
    if before is None or not before.is_capital or before.is_acronym or line.is_initial(first - 2):
        return False
    return all(find_known(line, first - 2, names) is None for names in (places(), organisations()))


def _next(line: Line, first: int, place: int, head: int) -> int | None:
    """Give the next token of a body's name, behind links if need be; None where the name ends."""
    token = line.tokens[place]
    if token.kind == "possessive" or (token.text in "’'" and line.tokens[place - 1].text.endswith("s")):
        return _behind_possessive(line, place)
    if not line.follows(place):
        return None
    if _goes_in(line, place):
        return place
    if head < 0 or token.lower not in _LINKS:
        return None
    if token.lower in ("and", "&") and not _may_join(line, first, place, head):
        return None
    return _behind_link(line, place)


def _behind_link(line: Line, place: int) -> int | None:
    """Give the word that a link leads to: "of the Interior"."""
    after = place + 1
    while line.follows(after) and line.lower(after) in ("the", "la", "l", "des"):
        after += 1
    is_part = line.follows(after) and _goes_in(line, after) and line.lower(after) not in ROLES
    return after if is_part else None


def _behind_possessive(line: Line, place: int) -> int | None:
    """Go on behind "People’s Party"; in "Russia’s Security Council" the body alone has the name."""
    owner, after = line.tokens[place - 1], place + 1
    is_owned = find_known(line, place - 1, places()) is not None or is_given(owner.text) or owner.is_acronym
    return after if not is_owned and line.lower(after) in ORGANISATION_HEADS and _goes_in(line, after) else None


def _goes_in(line: Line, index: int) -> bool:
    token = line.tokens[index]
    if token.kind == "dotted":
        return True
    if token.lower in ROLES and line.lower(index + 1) in ("'s", "’s") and line.lower(index + 2) in ORGANISATION_HEADS:
        return True  # "Prosecutor’s Office"
    return token.is_name_part and token.lower not in ROLES and token.lower not in WEEKDAYS and token.lower not in MONTHS


def _may_join(line: Line, first: int, place: int, head: int) -> bool:
    """Whether "and" goes on with the name: "Ministry of Trade and Industry", not "Bank of France and Renault"."""
    if line.lower(head) not in DOUBLE_HEADS or place <= head + 1 or place + 1 >= len(line.tokens):
        return False
    after = line.tokens[place + 1]
    is_other = after.is_acronym or is_given(after.text) or after.lower in ROLES
    is_other = is_other or find_known(line, place + 1, places()) is not None
    is_other = is_other or find_known(line, place + 1, organisations()) is not None
    end = place + 1
    while end < place + _LONGEST and line.follows(end + 1) and line.tokens[end].is_capital:
        end += 1
    has_head = any(line.lower(index) in ORGANISATION_HEADS for index in range(place + 1, end + 1))
    return not is_other and not has_head and not any(line.lower(i) == "and" for i in range(first, place))


def _is_enough(line: Line, first: int, head: int) -> bool:
    """Whether a name that ends in its word for a body is one: "Security Council", not "Conference Centre"."""
    if all(line.lower(index) in ORGANISATION_HEADS for index in range(first, head + 1)):
        return False
    if line.is_initial(first) and line.lower(first) in STARTERS:
        return head - first > 1
    if head - first == 1 and line.lower(first) in _ANY:
        return False
    if line.lower(head) in WEAK_HEADS:
        # "National Guard", "Wagner Group", "Renew Europe Group"; not "Paris House", which may be anything.
        return find_known(line, first, places()) is None or head - first > 1
    return True


def _key(line: Line, first: int, last: int) -> str:
    """Make one key of "Russian Security Council" and "Security Council of Russia"."""
    words = [line.tokens[index].text for index in range(first, last + 1)]
    country = demonyms().get(words[0], "")
    if country and len(words) > 1:
        return f"{' '.join(words[1:])}|{country}".lower()
    text = line.written(first, last)
    before, of, after = text.rpartition(" of ")
    known = {"the Russian Federation": "Russia"}.get(after, after.removeprefix("the "))
    if of and known in demonyms().values():
        return f"{before}|{known}".lower()
    return text.lower()
