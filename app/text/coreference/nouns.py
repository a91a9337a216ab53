"""Nouns for one person in an English sentence ("a man", "the minister"), but for those that say what somebody is."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from app.text.coreference.people import Mention, Role
from app.text.coreference.roles import PERSONS, ROLES, role_in, sex_of_noun
from app.text.names.given import Sex
from app.text.names.tables import demonyms

_NOUN = re.compile(r"[^\W\d_](?:[^\W\d_]|['’-](?=[^\W\d_]))*|\d+-year-old")
# "elected president", "as coach", "was the striker": what somebody is or becomes, not another one.
_PREDICATE = re.compile(
    r"\b(?:as|elected|appointed|named|become|became|becoming|called|being|been|be|is|was|are|were|made|remain|"
    r"remains|"
    r"remained|a former|an ex)(?: (?!(?:by|with|to|from|of|in|at|for|and|on|that|who|his|her)\b)[\w'’-]+){0,4} $"
)
# With a capital, they say of somebody who follows to what he belongs: "Liberal Democrat spokesman Mark Oaten".
_PARTIES = frozenset({"democrat", "republican", "veteran", "comic"})
_PEOPLES_WORDS = """
Afrikaner Briton Croat Dane Dutchman Dutchwoman Englishman Englishwoman Finn Frenchman Frenchwoman Irishman Irishwoman
Kiwi Londoner Pole Scot Scotsman Serb Spaniard Swede Swiss Texan Turk Ulsterman Welshman Yorkshireman
"""
_PEOPLES = frozenset(_PEOPLES_WORDS.split())
# "the Dutchman", "the Swiss sounded", "the 25-year-old": a person, where no noun follows that it belongs to.
_ONE_OF_A_PEOPLE = re.compile(r"\b(?:[Tt]he|[Aa]n?) $")
_ENDS_PHRASE = re.compile(
    r"[.,;:?!)]|$| (?:who|has|had|is|was|will|would|said|says|and|in|at|on|to|from|for|with|by|as|also|could|can|"
    r"did|does|[a-z]+ed)\b"
)
_PHRASE = re.compile(r"(?:[\w'’-]+ ){0,4}[\w'’-]+$")
_DETERMINER = re.compile(r"\b(?:the|an?|his|her|its|their|another|every|each|no|one|this|that)\b", re.IGNORECASE)
_APPOSITION = re.compile(
    r",(?: who (?:is|was))?(?: (?:an?|the|now|former|once|[A-ZÀ-Þ][\w-]+['’]s))*(?: [\w'’-]+){0,4} "
)
_BELONGS_TO_OTHER = re.compile(r"\b(?:and|his|her|its|their|whose|of|with|by)\b|\b[a-z]\w*['’]s ")


@dataclass(frozen=True, slots=True)
class Noun:
    """A noun for a person; role where it is one, with the words between it and its article."""

    start: int
    end: int
    sex: Sex | None
    role: Role | None


def find_nouns(sentence: str, mentions: Sequence[Mention]) -> list[Noun]:
    """Find nouns that may stand for somebody whom the sentence does not name."""
    return list(_find(sentence, mentions))


def _find(sentence: str, mentions: Sequence[Mention]) -> Iterator[Noun]:
    starts, ends = [mention.start for mention in mentions], [mention.end for mention in mentions]
    for match in _NOUN.finditer(sentence):
        start, end = match.span()
        noun = _person(sentence, match[0], start, end)
        following = bisect_left(starts, end)
        is_in_name = following > 0 and start < ends[following - 1]
        if noun is None or is_in_name:
            continue
        before = sentence[max(0, start - 60) : start]
        if _PREDICATE.search(before):
            continue
        gap_after = sentence[end : starts[following]] if following < len(starts) else ""
        gap_before = sentence[ends[following - 1] : start][:61] if following else ""
        if gap_after not in (" ", ", ", "-") and not _is_apposition(gap_before):
            yield Noun(start, end, sex_of_noun(noun), _role(before + noun))


def _person(sentence: str, word: str, start: int, end: int) -> str | None:
    """Give the noun for a person that a word is, in lower case."""
    bare = word.removesuffix("'s").removesuffix("’s")
    noun = bare.lower().rsplit("-", 1)[-1]
    if (bare[0].islower() and (bare in PERSONS or noun in PERSONS)) or (bare[0].isupper() and noun in ROLES - _PARTIES):
        return noun if bare.lower() not in PERSONS else bare.lower()
    is_people = bare[0].isdigit() or (bare[0].isupper() and (bare in _PEOPLES or bare in _adjectives()))
    if not is_people or not _ONE_OF_A_PEOPLE.search(sentence, max(0, start - 5), start):
        return None
    if not _ENDS_PHRASE.match(sentence, end):
        return None
    return "woman" if bare.endswith("woman") else "man" if bare.endswith("man") else "citizen"


@cache
def _adjectives() -> frozenset[str]:
    """Words such as "German", which may be one person."""
    return frozenset(
        word for english in demonyms().values() for word in english if word.isalpha() and not word.isupper()
    )


def _is_apposition(gap: str) -> bool:
    """Whether this stands between a name and what its bearer is: "Tony Blair, the prime minister,"."""
    return len(gap) <= 60 and _APPOSITION.fullmatch(gap) is not None and not _BELONGS_TO_OTHER.search(gap)


def _role(text: str) -> Role | None:
    phrase = _PHRASE.search(text)
    if phrase is None:
        return None
    parts = _DETERMINER.split(phrase[0])
    return role_in(parts[-1])
