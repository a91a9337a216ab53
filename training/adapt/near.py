"""Sentences that are nearly the same: no model may be judged by what it has as good as learnt."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator

_WORD = re.compile(r"\w+")
_FIGURE = re.compile(r"\d+")
# Share of the pairs of neighbouring words that two texts have in common, of all that either has (Jaccard). A sentence
# of twenty words of which three are others has 0.55 and more.
_NEAR = 0.5


def folded(text: str) -> str:
    """Give the words of a text: without marks and capitals, all figures alike."""
    return _FIGURE.sub("0", " ".join(_WORD.findall(text.casefold())))


class Near:
    """A set of texts that others are held against."""

    def __init__(self, texts: Iterable[str]) -> None:
        self._with: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
        self._sizes: list[int] = []
        for number, text in enumerate(texts):
            grams = _grams(text)
            self._sizes.append(len(grams))
            for gram in grams:
                self._with[gram].append(number)

    def has(self, text: str) -> bool:
        """Whether a text is nearly one of these."""
        grams = _grams(text)
        common = Counter(number for gram in grams for number in self._with.get(gram, ()))
        return any(count >= _NEAR * (len(grams) + self._sizes[number] - count) for number, count in common.items())


def _grams(text: str) -> frozenset[tuple[str, str]]:
    return frozenset(_neighbours(folded(text).split()))


def _neighbours(words: list[str]) -> Iterator[tuple[str, str]]:
    """Pair the words, and the ends with what stands there, so that a text of one word has some, too."""
    yield from zip(["", *words], [*words, ""], strict=True)
