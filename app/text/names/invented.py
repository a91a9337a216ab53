"""Names of the target that nothing in the source explains: “Hong Kong” for «guyanais», “Pope Francis John Paul II”.

Only names of the tables are looked for: a garbled word is none of them, and has a check of its own.
"""

import itertools
import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from functools import cache

from app.text.names.explained import EXPLAINED, NEVER_INVENTED
from app.text.names.tables import english_words, exonyms, known_names, plain, slavic_names
from app.text.span import Span

_WORD = re.compile(r"[^\W\d_]+")
# A capital says nothing there, but of countries and cities.
_SENTENCE_START = re.compile(r"(?:\A|[.!?:;…])[\s\"'“‘«(\[—–*•-]*\Z")
_LOOK_BACK = 8
_PREFIXES = re.compile(r"(?:anti|pro|non|pan|ex|inter|trans|post|sud|nord|afro|euro)(?=[^\W\d_]{4})")
# As short as this, words of two languages are alike by chance.
_SHORTEST = 4
_STEM, _SHORT_STEM, _SHORT = 4, 3, 5
_LONGEST_START = 9
_ALIKE, _NEAR = 0.75, 3
# A sentence with more of them is a list; looking on would take long.
_MOST = 60
_DOUBLE = re.compile(r"(.)\1")


def invented_names(source: str, target: str) -> list[Span]:
    """Find the known names of a target sentence that nothing in its French explains; names side by side are one.

    A French word explains a name that it is, or that begins as it does («guyanais», "Guyana"); and so do the French
    names that the tables have for it («Allemagne», «allemand», "Germany"), and the words of `EXPLAINED`. Total.
    """
    names = list(_known_names(target))
    if not names:
        return []
    french = _french_words(source)
    beginnings = _beginnings(french)
    found: list[Span] = []
    for span in names[:_MOST]:
        name = _folded(target[span.start : span.end])
        if _is_explained(name, beginnings) or _is_like_one(name, french):
            continue
        if found and target[found[-1].end : span.start] in (" ", "-"):
            found[-1] = Span(found[-1].start, span.end)
        else:
            found.append(span)
    return found


def _known_names(target: str) -> Iterator[Span]:
    """Yield the words that are names by our tables."""
    for match in _WORD.finditer(target):
        word = match.group()
        if len(word) < _SHORTEST or not word[0].isupper() or word not in _names():
            continue
        begins = _SENTENCE_START.search(target, max(0, match.start() - _LOOK_BACK), match.start())
        if not begins or word in _listed():
            yield Span(*match.span())


def _french_words(source: str) -> frozenset[str]:
    """Give the French words, folded, and what stands behind a prefix: «antisoviétique»."""
    words = {_folded(match.group()) for match in _WORD.finditer(source)}
    return frozenset(words | {_PREFIXES.sub("", word) for word in words})


def _beginnings(words: frozenset[str]) -> frozenset[str]:
    """Give the words, and what they begin with."""
    return words | {word[:length] for word in words for length in range(_SHORT_STEM, _LONGEST_START)}


def _folded(word: str) -> str:
    """Without accents, in lower case, no letter twice in a row, ph as f: «Raqa», "Raqqa", «Sophie», "Sofia"."""
    return _DOUBLE.sub(r"\1", plain(word).lower()).replace("ph", "f")


def _is_explained(name: str, beginnings: frozenset[str]) -> bool:
    return _stem(name) in beginnings or not beginnings.isdisjoint(_french_starts().get(name, ()))


def _is_like_one(name: str, words: frozenset[str]) -> bool:
    """Tell a name that is only spelt another way: «Tharir», "Tahrir". Wrong or not, that is no invention."""
    near = (word for word in words if word[:1] == name[:1] and abs(len(word) - len(name)) <= _NEAR)
    return any(
        SequenceMatcher(None, word, name, autojunk=False).ratio() >= _ALIKE for word in itertools.islice(near, _MOST)
    )


def _stem(word: str) -> str:
    return word[: _STEM if len(word) > _SHORT else _SHORT_STEM]


@cache
def _names() -> frozenset[str]:
    """Give the words that are names and nothing else."""
    words = {word for word in known_names() if word.isalpha()} | _listed()
    words |= {word for entry in slavic_names().values() for form in entry.english for word in _WORD.findall(form)}
    common = english_words() | NEVER_INVENTED
    return frozenset(
        word
        for word in words
        if word[0].isupper() and not word.isupper() and not {word.lower(), word.lower().removesuffix("s")} & common
    )


@cache
def _listed() -> frozenset[str]:
    """Give the words of the places and people that English calls otherwise than French does."""
    entries = (entry for rows in exonyms().values() for _, entry in rows if entry.kind in ("place", "person"))
    return frozenset(word for entry in entries for form in entry.english for word in _WORD.findall(form))


@cache
def _french_starts() -> dict[str, frozenset[str]]:
    """Give for each word of an English name, folded, what the French words that it may stand for begin with."""
    starts: dict[str, set[str]] = {_folded(word): set(map(_folded, french)) for word, french in EXPLAINED.items()}
    for entry in (*(entry for rows in exonyms().values() for _, entry in rows), *slavic_names().values()):
        own = {_folded(part) for part in _WORD.findall(entry.french) if len(part) > 2} - _PARTS
        for form in entry.english:
            for word in _WORD.findall(form):
                starts.setdefault(_folded(word), set()).update(map(_stem, own))
    return {english: frozenset(french) for english, french in starts.items()}


# What parts of many names say nothing about which.
_PARTS = frozenset(
    ["mer", "ile", "iles", "golfe", "pays", "les", "des", "sur", "place", "bande", "saint", "republique"]
)
