"""The word at the front of an English sentence that wants a name: "he", "she", "his", "the minister"."""

import re
from dataclasses import dataclass

from app.text.coreference.people import Role
from app.text.coreference.roles import UNIQUE, role_in
from app.text.discourse_english import pronoun_after_opening, pronoun_that_speaks
from app.text.discourse_marks import is_quoted
from app.text.names.given import Sex

_PRONOUN = re.compile(r"(?P<pronoun>[Hh]e|[Ss]he)(?= [\w(])")
_POSSESSIVE = re.compile(
    r"(?P<pronoun>[Hh]is|[Hh]er) (?!(?:is|was|has|had|were|and|or|in|at|to|on|for|will)\b)(?=[a-zà-ÿ])"
)
# "the minister said": nothing behind the role says which one, and what comes next is a verb.
_DEFINITE = re.compile(
    r"The (?P<phrase>(?:[a-zà-ÿ-]+ ){0,2}?[a-zà-ÿ-]+)(?= (?:also |then |later |now |still |never |not |only |has |"
    r"have |\w+ly )*"
    r"(?:said|says|told|tells|has|had|is|was|will|would|could|can|may|might|must|should|did|does|does|went|came|"
    r"took|gave|made|"
    r"met|left|won|lost|became|began|wrote|spoke|saw|felt|thought|knew|held|put|got|set|paid|ran|kept|found|sought|"
    r"hit|"
    r"adds|warns|wants|believes|hopes|plans|faces|needs|accuses|insists|argues|denies|[a-z]+ed)\b)"
)
_MEN = frozenset({"he", "his"})


@dataclass(frozen=True, slots=True)
class Slot:
    """Where a name may be put in: behind `end`. role: of a bare definite, else None; possessive: "his"."""

    start: int
    end: int
    sex: Sex | None
    role: Role | None = None
    possessive: bool = False


def find_slot(sentence: str) -> Slot | None:
    """Find the subject that wants a name; None where there is none, or where it stands in a quotation."""
    if sentence[:1] in "\"“”«'‘’„":
        return _speaker(sentence)
    if (match := _PRONOUN.match(sentence)) or (match := _POSSESSIVE.match(sentence)):
        return _pronoun(match.start("pronoun"), match["pronoun"])
    match = _DEFINITE.match(sentence)
    if match and (role := role_in(match["phrase"])):
        return None if role[0] in UNIQUE else Slot(0, match.end(), None, role)
    place = pronoun_after_opening(sentence)
    if place and not re.search('["“”«»]', sentence[: place[1]]):
        return _pronoun(place[0], sentence[place[0] : place[1]])
    return _speaker(sentence)


def _pronoun(start: int, pronoun: str) -> Slot | None:
    folded = pronoun.lower()
    if folded not in {"he", "she", "his", "her"}:
        return None
    possessive = folded in {"his", "her"}
    return Slot(start, start + len(pronoun), "m" if folded in _MEN else "f", None, possessive)


def _speaker(sentence: str) -> Slot | None:
    place = pronoun_that_speaks(sentence)
    if place is None or is_quoted(sentence, place[0]):
        return None
    return _pronoun(place[0], sentence[place[0] : place[1]])
