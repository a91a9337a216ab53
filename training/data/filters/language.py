"""Pairs with a side that is in another language."""

import re
from typing import Final

from app.engines.language import Py3LangidDetector
from training.data.filters.candidate import Candidate

# Words of one of the two languages that the other has not: two of them settle it, and most sentences have two, short
# ones as well. The detector, which is to be asked about the rest, takes a hundred times as long.
_FRENCH_WORDS: Final = """
le la les des du un une et est dans que qui pour sur pas il elle ils elles nous vous je ne ce cette ces se son sa
ses au aux par avec mais où été sont ont cela être même très plus leur leurs
"""
_ENGLISH_WORDS: Final = """
the of and to in is that for it was with are be this have from at not by you he she they we his her their has had
were been will would which there what its
"""
_FRENCH: Final = frozenset(_FRENCH_WORDS.split())
_ENGLISH: Final = frozenset(_ENGLISH_WORDS.split())
_ENOUGH: Final = 2
_WORD: Final = re.compile(r"[^\W\d_]+")
# Of a shorter text, or one that is mostly names, no detector can tell.
_FEWEST_LETTERS: Final = 40
_FEWEST_SMALL_WORDS: Final = 5
_SURE: Final = 0.95


class Languages:
    """Whether the French side is French, and the English one English."""

    def __init__(self) -> None:
        self._detector = Py3LangidDetector()

    def are_others(self, pair: Candidate) -> bool:
        """Whether either side is certainly in another language."""
        french = self._is_other(pair.french, "fr", _FRENCH, _ENGLISH)
        return french or self._is_other(pair.english, "en", _ENGLISH, _FRENCH)

    def _is_other(self, text: str, language: str, own: frozenset[str], others: frozenset[str]) -> bool:
        lowered = text.lower().split()
        known, foreign = len(own.intersection(lowered)), len(others.intersection(lowered))
        if known >= _ENOUGH and known > foreign:
            return False
        words = _WORD.findall(text)
        small = sum(map(str.islower, words))
        # Most words of a title that stands as it is, "The Lord of the Rings", have capitals.
        if foreign >= _ENOUGH and not known and 2 * small > len(words):
            return True
        if small < _FEWEST_SMALL_WORDS or sum(map(len, words)) < _FEWEST_LETTERS:
            return False
        best = self._detector.detect(text)[0]
        return best.language != language and best.confidence > _SURE
