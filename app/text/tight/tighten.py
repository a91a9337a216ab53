"""Shortening a sentence by taking out what a reader of the summary can do without.

Only deletions: connectives at the start, attributions to a source that is named already, brackets and asides that hold
nothing that must stay. Rules on punctuation and closed lists, so that each edit can be told and argued about; where a
rule is in doubt the sentence stays as it was.
"""

from collections.abc import Collection
from types import MappingProxyType
from typing import Final, Literal

from app.text.prose import ends_as_sentence
from app.text.span import Span
from app.text.tight.asides import find_aside
from app.text.tight.attributions import find_attribution, find_sources
from app.text.tight.connectives import find_connective
from app.text.tight.edits import Edit, Tightened
from app.text.tight.english import ENGLISH
from app.text.tight.french import FRENCH
from app.text.tight.parentheses import find_parenthesis
from app.text.tight.reading import Cut, Reading
from app.text.words import tokens

Language = Literal["en", "fr"]
LANGUAGES: Final = MappingProxyType({"en": ENGLISH, "fr": FRENCH})
# Characters. What is longer is no sentence but a list or a table, and stays as it is.
LONGEST: Final = 1_000
_FEWEST_WORDS: Final = 4
_RULES: Final = (find_connective, find_attribution, find_parenthesis, find_aside)


def tighten(
    sentence: str, *, named: Collection[str] = (), needed: Collection[str] | None = None, language: Language = "en"
) -> Tightened:
    """Shorten one sentence; total, and what it gives is not shortened further by the same call.

    named: sources that the reader has met before this sentence, in full and as they may be called again («Tony Blair»,
    «Blair», «the Bank of Spain»). An attribution to anybody else stays.
    needed: names and acronyms that other sentences of the summary use (see `acronyms_in`); a bracket or aside that
    holds one stays. None where the caller doesn't know: then every acronym stays.
    """
    kept = list(range(len(sentence)))
    edits: list[Edit] = []
    text = sentence if len(sentence) <= LONGEST and ends_as_sentence(sentence) else ""
    while cut := _find(Reading.of(text, LANGUAGES[language], tuple(named), _folded(needed))):
        span = Span(kept[cut.start], kept[cut.end - 1] + 1)
        edits = [edit for edit in edits if not (span.start <= edit.span.start and edit.span.end <= span.end)]
        edits.append(Edit(cut.kind, span, sentence[span.start : span.end]))
        text = _without(text, cut)
        del kept[cut.start : cut.end]
    return Tightened(text, tuple(sorted(edits, key=lambda edit: edit.span.start))) if edits else Tightened(sentence)


def sources_of(sentence: str, *, language: Language = "en") -> tuple[str, ...]:
    """Find whom a sentence gives as its source, in its words; for `named`, when a later sentence is shortened."""
    text = sentence[:LONGEST]
    return find_sources(Reading.of(text, LANGUAGES[language], (), None))


def _folded(needed: Collection[str] | None) -> frozenset[str] | None:
    """Fold the case of what is needed; of a name, each word that has a capital counts."""
    if needed is None:
        return None
    parts = (token for word in needed for token in tokens(word) if token[0].isupper())
    return frozenset(word.casefold() for word in (*needed, *parts))


def _find(reading: Reading) -> Cut | None:
    if reading.has_loose_quote:
        return None
    for rule in _RULES:
        cut = rule(reading)
        if cut and _leaves_sentence(reading.text, cut):
            return cut
    return None


def _without(text: str, cut: Cut) -> str:
    rest = text[: cut.start] + text[cut.end :]
    return rest if cut.start else rest[:1].upper() + rest[1:]


def _leaves_sentence(text: str, cut: Cut) -> bool:
    """Whether what is left has a start that can be made a capital, words enough, and its punctuation in place."""
    rest = _without(text, cut)
    starts_well = rest[:1].isupper() or rest[:1] in "$£€" or (cut.start > 0 and rest[:1].isdigit())
    first = text[cut.end :].split(" ", 1)[0]
    is_spelled_so = cut.start == 0 and first[:1].islower() and any(letter.isupper() for letter in first)
    joined = rest[max(0, cut.start - 1) : cut.start + 1]
    return (
        starts_well
        and not is_spelled_so
        and len(rest.split()) >= _FEWEST_WORDS
        and joined not in (", ,", " ,", "  ", ",,")
    )
