"""Terms of a sentence as expectations of its translation."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from app.text.glossary.fold import agrees, folded
from app.text.glossary.inflection import english_plural
from app.text.glossary.matcher import Glossary
from app.text.span import Span


@dataclass(frozen=True, slots=True)
class TermExpectation:
    """A glossary's English that must stand in the target.

    preferred: as it is to be printed within a sentence. forms: it, and its other number.
    """

    french: str
    source: Span
    preferred: str
    forms: tuple[str, ...]
    is_plural: bool = False
    kind: Literal["term"] = "term"

    def occurrences(self, target: str) -> Sequence[Span]:
        """Every place where one of the forms stands as whole words, in order, the longest where some overlap.

        A capital of the term must be a capital; its small letters may be capitals («Prime Minister»).
        """
        return _occurrences(self.forms, target)

    def places(self, target: str) -> list[Span]:
        """Every place as in occurrences, whatever its capitals and accents."""
        return [Span(*match.span()) for match in _pattern(self.forms).finditer(folded(target))]


# A term may stand in a sentence a hundred times, and each of them asks for the same places.
@lru_cache(maxsize=256)
def _occurrences(forms: tuple[str, ...], target: str) -> tuple[Span, ...]:
    places = (Span(*match.span()) for match in _pattern(forms).finditer(folded(target)))
    return tuple(span for span in places if _is_right(target[span.start : span.end], forms))


@lru_cache(maxsize=256)
def _pattern(forms: tuple[str, ...]) -> re.Pattern[str]:
    folds = sorted({folded(form) for form in forms}, key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, folds))})(?!\w)")


def _is_right(written: str, forms: Sequence[str]) -> bool:
    return any(len(form) == len(written) and agrees(written, form) for form in forms)


def term_expectations(glossary: Glossary, sentence: str, *, shouting: bool = False) -> list[TermExpectation]:
    """Find what a glossary makes expect of a normalised French sentence, in order. Total."""
    expectations = []
    for match in glossary.find(sentence, shouting=shouting):
        written = sentence[match.source.start : match.source.end]
        english = match.term.english
        if match.term.is_kept:
            # What is not translated stands as the French has it, plural and all.
            preferred = english if shouting or not match.is_plural else written
            forms: tuple[str, ...] = (english, written)
        else:
            plural = english_plural(english)
            preferred = plural if match.is_plural else english
            forms = (english, plural)
        others = (form for form in forms if form != preferred)
        expectations.append(
            TermExpectation(
                written, match.source, preferred, tuple(dict.fromkeys((preferred, *others))), match.is_plural
            )
        )
    return expectations
