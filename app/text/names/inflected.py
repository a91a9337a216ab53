"""Names that stand in a target otherwise than whole words in the nominative: joined, inflected, in another order."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from app.text.names.anglicized import is_english_for
from app.text.names.expectations import NameExpectation
from app.text.names.tables import plain

_WORD = re.compile(r"[^\W_]+")
# Shorter ones may stand in a longer word by chance.
_SHORTEST = 5
_BEGINNING = 3
# “Alaskan”, “Rothschilds”, “Ariane5”
_ENGLISH_END = re.compile(r"(?:s|n|\d+)?\Z")
# Czech and Polish ends: «Práva» is of Právo, «Mokrzyckiego» of Mokrzycki, «Jedličkův» Jedlička's.
_SLAVIC_END = re.compile(r"(?:[aeiouy]|ov[aei]?|uv|em|ou|k[aeiuy]|sk[aeiuy]|skeho|ckeho|(?:s?ki)?ego|iego|emu)\Z")
_SLAVIC_LETTER = re.compile(r"[ěščřžůňťďłńśźżąęčýá]|iego\Z", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Words:
    """The words of a target, and where those with a capital stand that begin with the same letters, folded."""

    written: tuple[str, ...]
    lowered: frozenset[str]
    starts: dict[str, list[int]]

    def like(self, name: str) -> list[int]:
        """Give the places of words that begin as a name does."""
        return self.starts.get(plain(name[:_BEGINNING]).lower()[:_BEGINNING], [])


def stands_in_other_form(name: NameExpectation, target: str) -> bool:
    """Whether a name that is not found as it should be written is there all the same.

    With hyphens or spaces fewer, with a plural's or a demonym's ending, in another Slavic case; one that English has
    its own words for also where each of these stands somewhere ("Central and South America"). A word with an accent
    that the name has not, or without its capital, is no form of it.
    """
    words = _words_of(target)
    is_title = " " in name.french and name.french in name.forms
    if name.french.startswith("The ") and name.french.removeprefix("The ") in target:
        return True
    if not is_title and any(_stands(form, words) for form in name.forms):
        return True
    if name.french not in name.forms and any(_are_all_there(form, words) for form in name.forms):
        return True
    others = [words.written[place] for place in words.like(name.french)]
    return _is_inflected(name.french, others) or any(is_english_for(word, name.french) for word in others)


@lru_cache(maxsize=8)
def _words_of(target: str) -> _Words:
    written = tuple(match.group() for match in _WORD.finditer(target))
    starts: dict[str, list[int]] = {}
    for place, word in enumerate(written):
        if word[0].isupper():
            starts.setdefault(plain(word[:_BEGINNING]).lower()[:_BEGINNING], []).append(place)
    return _Words(written, frozenset(word.lower() for word in written), starts)


def _stands(form: str, words: _Words) -> bool:
    """Whether a run of words is the name, spaces aside; an ending may follow it."""
    parts = _WORD.findall(form)
    whole = _folded("".join(parts), form)
    if len(whole) < _SHORTEST or form.isupper():
        return False
    for start in words.like(parts[0]):
        text = ""
        for word in words.written[start : start + len(parts)]:
            text += _folded(word, form)
            if len(text) >= len(whole):
                break
        if text.startswith(whole) and _ENGLISH_END.match(text, len(whole)):
            return True
    return False


def _are_all_there(form: str, words: _Words) -> bool:
    parts = [part.lower() for part in _WORD.findall(form)]
    return len(parts) > 1 and all(not words.lowered.isdisjoint((part, part + "s")) for part in parts)


def _is_inflected(french: str, written: Sequence[str]) -> bool:
    """Whether a Czech or Polish name and a word of the target are two forms of one."""
    name = plain(french).lower()
    stem = _SLAVIC_END.sub("", name)
    if stem == name or len(stem) + 1 < _SHORTEST or not _SLAVIC_LETTER.search(french):
        return False
    words = (plain(word).lower() for word in written)
    return any(word != stem and _SLAVIC_END.sub("", word) == stem for word in words)


def _folded(word: str, form: str) -> str:
    """Leave the accents where the name itself has none: “Putzméister” is misspelt."""
    return word.lower() if form.isascii() else plain(word).lower()
