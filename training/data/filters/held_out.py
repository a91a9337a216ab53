"""Sentences of test sets, which a model that is measured on them must not have learnt."""

import re
from collections.abc import Iterable
from typing import Final

from app.services.evaluation_data import BadLine, Pair
from app.text.normalize import normalize
from training.data.filters.candidate import Candidate

_WORD: Final = re.compile(r"\w+")
# Of fewer words a sentence is anybody's: «Merci beaucoup.»
_FEWEST_WORDS: Final = 5


class HeldOut:
    """The sentences of test sets, each side for itself; capitals, punctuation and spaces aside."""

    def __init__(self, pairs: Iterable[Pair | BadLine] = ()) -> None:
        self._french: set[str] = set()
        self._english: set[str] = set()
        for pair in pairs:
            if isinstance(pair, Pair):
                self._french.add(_key(normalize(pair.french).text))
                self._english.add(_key(normalize(pair.english).text))
        self._french.discard("")
        self._english.discard("")

    def __len__(self) -> int:
        return len(self._french)

    def has(self, pair: Candidate) -> bool:
        """Whether the French or the English of a pair stands in a test set."""
        if not (self._french or self._english):
            return False
        return _key(pair.french) in self._french or _key(pair.english) in self._english


def _key(text: str) -> str:
    """Give the words of a sentence alone; empty where they are too few."""
    words = _WORD.findall(text.casefold())
    return " ".join(words) if len(words) >= _FEWEST_WORDS else ""
