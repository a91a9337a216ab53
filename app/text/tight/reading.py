"""A sentence as the rules read it: quotations hidden, and what the caller knows beside it."""

import re
from dataclasses import dataclass
from typing import Final, Self

from app.text.tight.edits import Kind
from app.text.tight.lexicon import Lexicon
from app.text.words import tokens

_QUOTED: Final = re.compile(r"“[^”]*”|\"[^\"]*\"|«[^»]*»|„[^“”]*[“”]")
_SINGLE: Final = re.compile(r"(?<![\w])['‘](?=\w)[^'’]*(?:['’](?=\w)[^'’]*)*['’](?!\w)")
_MARKS: Final = frozenset('“”"«»„')
# Stands for every character of a quotation; no rule knows it, so none looks into one.
HIDDEN: Final = "\ue000"
_OPEN_SINGLE: Final = re.compile(r"(?<!\w)['‘](?=\w)")


@dataclass(frozen=True, slots=True)
class Cut:
    """A stretch that a rule takes out of the sentence it was given."""

    kind: Kind
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Reading:
    """One sentence.

    text: as it stands. plain: the same with every character of a quotation replaced; same length.
    named: sources that the reader has met. needed: words that must stay, case-folded; None where that is not known.
    """

    text: str
    plain: str
    lexicon: Lexicon
    named: tuple[str, ...]
    needed: frozenset[str] | None

    @classmethod
    def of(cls, text: str, lexicon: Lexicon, named: tuple[str, ...], needed: frozenset[str] | None) -> Self:
        """Read a sentence; see `has_loose_quote` for one that can't be read."""
        plain = _SINGLE.sub(_hide, _QUOTED.sub(_hide, text))
        return cls(text, plain, lexicon, named, needed)

    @property
    def has_loose_quote(self) -> bool:
        """Whether a quotation mark has no partner, so that nobody knows what is inside a quotation."""
        return not _MARKS.isdisjoint(self.plain) or _OPEN_SINGLE.search(self.plain) is not None

    @property
    def is_quoting(self) -> bool:
        """Whether there is a quotation in the sentence."""
        return HIDDEN in self.plain

    def is_expendable(self, part: str) -> bool:
        """Whether nothing in a part of the plain text has to stay: no name, number, negation, hedge or quotation."""
        if HIDDEN in part or any(character.isdigit() or character.isupper() for character in part):
            return False
        return self.lexicon.lasting.search(part) is None and not self.needs(part)

    def describes(self, part: str) -> bool:
        """Whether an aside tells nothing new: a noun that explains another, or what somebody always does."""
        is_clause = part.split(" ", 1)[0] in self.lexicon.relatives
        return self.is_expendable(part) and (not is_clause or self.lexicon.describing.match(part) is not None)

    def needs(self, part: str) -> bool:
        """Whether the caller asked for a word of this part."""
        return self.needed is not None and not self.needed.isdisjoint(token.casefold() for token in tokens(part))

    def has_verb(self, part: str) -> bool:
        """Whether a part of the plain text has a verb of its own, as far as the lists know verbs."""
        return self.lexicon.finite.search(part) is not None or self.lexicon.past.search(part) is not None

    def goes_on_with_verb(self, place: int, *, certain: bool = False) -> bool:
        """Whether the word at this place is the verb of a subject that stood before; certain: and can't be else."""
        verbs = self.lexicon.certain if certain else self.lexicon.finite
        return verbs.match(self.plain, self._behind_adverb(place)) is not None

    def may_go_on_with_verb(self, place: int) -> bool:
        """Whether the word at this place is a verb or could be its participle."""
        verb = self._behind_adverb(place)
        return self.goes_on_with_verb(place) or self.lexicon.past.match(self.plain, verb) is not None

    def _behind_adverb(self, place: int) -> int:
        adverb = self.lexicon.adverb.match(self.plain, place)
        return adverb.end() if adverb else place


def _hide(match: re.Match[str]) -> str:
    return HIDDEN * len(match[0])
