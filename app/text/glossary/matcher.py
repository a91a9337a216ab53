"""Finding a glossary's terms in a sentence: all of them at once."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ahocorasick_rs import AhoCorasick, Implementation

from app.text.glossary.fold import agrees, folded
from app.text.glossary.inflection import common_start, french_forms
from app.text.glossary.terms import Term
from app.text.glossary.word_lists import FRENCH_LINKS
from app.text.names.ordinary import is_ordinary
from app.text.span import Span

# A capitalised word with a small letter, which acronyms have not.
_CAPITALIZED = r"[A-ZÀ-ÖØ-Þ][a-zß-öø-ÿœ'-]+"
_NAME_GOES_ON = re.compile(rf" {_CAPITALIZED}")
_NAME_BEFORE = re.compile(rf"(?<!\w)({_CAPITALIZED})[ -]\Z")
_LONGEST_BEFORE = 40


@dataclass(frozen=True, slots=True)
class Match:
    """A term and its place in a sentence. is_plural: it stands there in the plural of the form that was given."""

    term: Term
    source: Span
    is_plural: bool = False


@dataclass(frozen=True, slots=True)
class _Form:
    """One way to write a term, and of which term."""

    text: str
    term: Term
    is_plural: bool


class Glossary:
    """Terms, compiled. Making one takes time in proportion to its terms; looking in a sentence hardly depends on them.

    The automaton looks for the starts that terms have in all their forms. Forms are made of the terms whose start was
    met, when it is met first: a glossary that comes with a request is used for few sentences, which hold few terms.
    """

    def __init__(self, terms: Sequence[Term]) -> None:
        self.terms = tuple(terms)
        by_start: dict[str, list[Term]] = {}
        for term in self.terms:
            by_start.setdefault(folded(common_start(term.french)), []).append(term)
        self._groups = list(by_start.values())
        self._forms: dict[int, _Forms] = {}
        self._automaton = AhoCorasick(list(by_start), implementation=Implementation.NoncontiguousNFA)

    def __len__(self) -> int:
        """Count the terms."""
        return len(self.terms)

    def find(self, text: str, *, shouting: bool = False) -> list[Match]:
        """Find the terms of a normalised sentence, in order, none overlapping another: leftmost first, then longest.

        A term stands between word bounds. A capital of it must be a capital in the text, so that «Le Monde» is not
        «le monde»; its small letters may be capitals, but a single word of them is not found within a name («Pierre
        Brodeur»). shouting: the sentence is in capitals, where a term in capitals is found unless it is an ordinary
        word in small letters.
        """
        bare = folded(text)
        groups_at: dict[int, list[int]] = {}
        for number, start, _ in self._automaton.find_matches_as_indexes(bare, overlapping=True):
            groups_at.setdefault(start, []).append(number)
        found: list[Match] = []
        for start in sorted(groups_at):
            if (not found or found[-1].source.end <= start) and _is_begin(text, start):
                longest = self._longest(text, bare, start, groups_at[start], shouting=shouting)
                if longest:
                    found.append(longest)
        return found

    def _longest(self, text: str, bare: str, start: int, groups: Sequence[int], *, shouting: bool) -> Match | None:
        best: _Form | None = None
        best_end = start
        for number in groups:
            forms = self._forms_of(number)
            for length in forms.lengths:
                end = start + length
                if end < best_end:
                    break
                if end > len(bare) or not _is_end(text, end):
                    continue
                for form in forms.by_text.get(bare[start:end], ()):
                    is_better = best is None or end > best_end or _rank(form) < _rank(best)
                    if is_better and _fits(form, text, Span(start, end), shouting=shouting):
                        best, best_end = form, end
        return Match(best.term, Span(start, best_end), best.is_plural) if best else None

    def _forms_of(self, number: int) -> "_Forms":
        forms = self._forms.get(number)
        if forms is None:
            # Two threads may both come here, and make the same.
            forms = self._forms[number] = _Forms.of(self._groups[number])
        return forms


@dataclass(frozen=True, slots=True)
class _Forms:
    """All forms of some terms by their folded text, and how long those are, the longest first."""

    by_text: dict[str, list[_Form]]
    lengths: tuple[int, ...]

    @classmethod
    def of(cls, terms: Sequence[Term]) -> "_Forms":
        by_text: dict[str, list[_Form]] = {}
        for term in terms:
            for text, is_plural in french_forms(term.french).items():
                by_text.setdefault(folded(text), []).append(_Form(text, term, is_plural))
        return cls(by_text, tuple(sorted({len(text) for text in by_text}, reverse=True)))


def _fits(form: _Form, text: str, place: Span, *, shouting: bool) -> bool:
    written = text[place.start : place.end]
    if not agrees(written, form.text):
        return False
    if shouting:
        return not _is_word_in_capitals(form.term.french)
    return not (form.text.islower() and written.istitle() and is_in_name(text, place))


def is_in_name(text: str, place: Span) -> bool:
    """Whether a capitalised word stands beside another one, as in a name: «Pierre Brodeur» is no stone."""
    if _NAME_GOES_ON.match(text, place.end):
        return True
    before = _NAME_BEFORE.search(text, max(0, place.start - _LONGEST_BEFORE), place.start)
    return before is not None and before[1].lower() not in FRENCH_LINKS


def _rank(form: _Form) -> tuple[int, bool, str]:
    """Put the term with more capitals first, which says more about its place, then the form that was given."""
    return -sum(map(str.isupper, form.text)), form.is_plural, form.text


def _is_begin(text: str, start: int) -> bool:
    """Whether no word goes on before. «ex-» may stand there; another hyphen makes another word: «vice-président»."""
    before = text[max(0, start - 3) : start]
    if not before or not text[start].isalnum():
        return True
    if before[-1] == "-" and before[-2:-1].isalnum():
        return before.lower() == "ex-"
    return not (before[-1].isalnum() or before[-1] == "_")


def _is_end(text: str, end: int) -> bool:
    """Whether no word goes on behind."""
    after = text[end : end + 2]
    if not after or not text[end - 1].isalnum():
        return True
    return not (after[0].isalnum() or after[0] == "_" or (after[0] == "-" and after[1:].isalnum()))


def _is_word_in_capitals(french: str) -> bool:
    return french.isupper() and is_ordinary(french.capitalize())
