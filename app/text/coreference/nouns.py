"""Nouns for one person in an English sentence ("a man", "the minister"), but for those that say what somebody is."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from app.text.coreference.people import Mention, Role
from app.text.coreference.roles import PERSONS, role_in, sex_of_noun
from app.text.names.given import Sex

_NOUN = re.compile(r"[a-zà-ÿ][a-zà-ÿ'’-]*[a-zà-ÿ]")
# "elected president", "as coach", "was the striker": what somebody is or becomes, not another one.
_PREDICATE = re.compile(
    r"\b(?:as|elected|appointed|named|become|became|becoming|called|being|been|be|is|was|are|were|made|remain|"
    r"remains|remained|"
    r"a former|an ex)(?: (?:an?|the))?(?: [\w'’-]+){0,3} $"
)
_PHRASE = re.compile(r"(?:[\w'’-]+ ){0,4}[\w'’-]+$")
_DETERMINER = re.compile(r"\b(?:the|an?|his|her|its|their|another|every|each|no|one|this|that)\b", re.IGNORECASE)
_LIST_OF_NAME = re.compile(r"[^.;:\"“”«»]{0,60}$")


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
    for match in _NOUN.finditer(sentence):
        word = match[0].removesuffix("'s").removesuffix("’s")
        if word not in PERSONS and word.rsplit("-", 1)[-1] not in PERSONS:
            continue
        start, end = match.span()
        before = sentence[max(0, start - 60) : start]
        if _PREDICATE.search(before) or _belongs_to_name(sentence, start, end, mentions):
            continue
        yield Noun(start, end, sex_of_noun(word.rsplit("-", 1)[-1]), _role(before + word))


def _belongs_to_name(sentence: str, start: int, end: int, mentions: Sequence[Mention]) -> bool:
    """Whether the noun stands right before a name, or behind one after a comma: "Tony Blair, the prime minister,"."""
    for mention in mentions:
        if sentence[end : mention.start] in (" ", ", ", "-"):
            return True
        gap = sentence[mention.end : start] if 0 < start - mention.end <= 60 else ""
        if re.fullmatch(
            r",(?: who (?:is|was))?(?: (?:an?|the|now|former|once|[A-ZÀ-Þ][\w-]+['’]s))*(?: [\w'’-]+){0,4} ", gap
        ) and not re.search(r"\b(?:and|his|her|its|their|whose|of|with|by)\b|\b[a-z]\w*['’]s ", gap):
            return True
    return False


def _role(text: str) -> Role | None:
    phrase = _PHRASE.search(text)
    if phrase is None:
        return None
    parts = _DETERMINER.split(phrase[0])
    return role_in(parts[-1])
