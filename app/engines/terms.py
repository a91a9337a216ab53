"""Which terms stand in which sentence of one article: a sparse term matrix in three numpy arrays."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Self

import numpy as np
import numpy.typing as npt

from app.text.words import Language, content_words

Vector = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True, eq=False)
class TermMatrix:
    """Counts of content words; entry k says that word `column[k]` stands `count[k]` times in sentence `row[k]`.

    Kept sparse because a dense matrix of a long article (4,000 sentences, 10,000 words) would take 300 MB.
    """

    row: npt.NDArray[np.intp]
    column: npt.NDArray[np.intp]
    count: Vector
    vocabulary: dict[str, int]
    sentences: int

    @classmethod
    def of(cls, sentences: Sequence[str], language: Language = "en") -> Self:
        """Count the content words of each sentence."""
        vocabulary: dict[str, int] = {}
        cells: dict[tuple[int, int], int] = {}
        for row, sentence in enumerate(sentences):
            for word in content_words(sentence, language):
                cell = row, vocabulary.setdefault(word, len(vocabulary))
                cells[cell] = cells.get(cell, 0) + 1
        places = np.array(list(cells), dtype=np.intp).reshape(-1, 2)
        count = np.fromiter(cells.values(), dtype=np.float64, count=len(cells))
        return cls(places[:, 0], places[:, 1], count, vocabulary, len(sentences))

    def centrality(self) -> Vector:
        """Cosine of each sentence with the sum of all, weighted by tf-idf within the article; 0 where it has no word.

        The centroid score of Radev et al. (2004), with idf = log(1 + n / n_w) so that a word of every sentence counts.
        """
        width = len(self.vocabulary)
        frequency = np.bincount(self.column, minlength=width)
        weight = self.count * np.log1p(self.sentences / frequency[self.column])
        centroid = np.bincount(self.column, weight, width)
        norm = np.sqrt(self._by_sentence(weight**2)) * np.sqrt((centroid**2).sum())
        cosine = np.zeros(self.sentences)
        np.divide(self._by_sentence(weight * centroid[self.column]), norm, out=cosine, where=norm > 0)
        return cosine

    def covered(self, words: Sequence[str]) -> Vector:
        """Share of the distinct `words` that each sentence has; 0 where none is asked for."""
        wanted = {self.vocabulary.get(word) for word in words}
        mask = np.zeros(len(self.vocabulary))
        mask[[column for column in wanted if column is not None]] = 1
        return np.divide(self._by_sentence(mask[self.column]), max(1, len(set(words))))

    def near_duplicates(self, sentence: int) -> npt.NDArray[np.bool_]:
        """Which sentences say what `sentence` says: of the shorter one, `DUPLICATE_OVERLAP` of the words are shared.

        Sentences of fewer than three content words are never called duplicates on words alone.
        """
        size = self._by_sentence(np.ones_like(self.count))
        mask = np.zeros(len(self.vocabulary))
        mask[self.column[self.row == sentence]] = 1
        shared = self._by_sentence(mask[self.column])
        shorter = np.minimum(size, size[sentence])
        duplicates: npt.NDArray[np.bool_] = (shorter >= _FEWEST_WORDS) & (shared >= DUPLICATE_OVERLAP * shorter)
        duplicates[sentence] = False
        return duplicates

    def retellings(self, sentence: int) -> npt.NDArray[np.bool_]:
        """Which sentences tell what `sentence` tells, though in other words, as two articles on one event do.

        Of the shorter one, `RETOLD_SHARE` of the words' weight is shared, and `_FEWEST_WORDS` words at least. A word
        weighs the less, the more sentences have it: the names of the people whom all is about prove nothing.
        """
        width = len(self.vocabulary)
        frequency = np.bincount(self.column, minlength=width)
        weight = np.log1p(self.sentences / np.maximum(frequency, 1))
        mask = np.zeros(width)
        mask[self.column[self.row == sentence]] = 1
        size = self._by_sentence(weight[self.column])
        shared = self._by_sentence((weight * mask)[self.column])
        count = self._by_sentence(mask[self.column])
        shorter = np.minimum(size, size[sentence])
        retold: npt.NDArray[np.bool_] = (count >= _FEWEST_WORDS) & (shared >= RETOLD_SHARE * shorter)
        retold[sentence] = False
        return retold

    def _by_sentence(self, values: Vector) -> Vector:
        return np.bincount(self.row, values, self.sentences).astype(np.float64)


DUPLICATE_OVERLAP = 0.8
_FEWEST_WORDS = 3
RETOLD_SHARE = 0.5
