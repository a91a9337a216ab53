"""Choosing whole sentences under limits, so that none loses the sentence it leans on."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeVar

import numpy as np
import numpy.typing as npt

from app.engines.story import Candidate

Flags = npt.NDArray[np.bool_]
Counts = npt.NDArray[np.intp]
T = TypeVar("T", np.float64, np.intp)
UNLIMITED = 1 << 60


@dataclass(frozen=True, slots=True)
class Limits:
    """The most sentences and words that may be chosen."""

    sentences: int = UNLIMITED
    words: int = UNLIMITED


class Groups:
    """Candidates with what they lean on, as runs of positions: the group of i is first[i]…i, and first[i] stands alone.

    duplicates_of: tells for a position which others say the same; no two of them are chosen together. Symmetric.
    """

    def __init__(self, candidates: Sequence[Candidate], duplicates_of: Callable[[int], Flags]) -> None:
        leans = np.array([candidate.leans for candidate in candidates], dtype=bool)
        words = np.array([candidate.words for candidate in candidates], dtype=np.intp)
        self._positions: Counts = np.arange(len(candidates), dtype=np.intp)
        self._first: Counts = np.maximum.accumulate(np.where(leans, 0, self._positions))
        self._words_before = _running_sum(words)
        self._duplicates_of = duplicates_of
        # A group that repeats itself is never chosen whole.
        self._repeats = np.zeros(len(candidates), dtype=bool)
        for position in np.flatnonzero(leans):
            self._repeats[position] = duplicates_of(int(position))[self._first[position] : position].any()
        # A first candidate that leans has nothing before it; neither have those that lean on it.
        self._orphans = (self._first == 0) & bool(leans[:1].any())

    def choose(self, scores: npt.NDArray[np.float64], limits: Limits) -> list[int]:
        """Positions of the candidates to keep, rising; empty where nothing fits.

        Greedy: the group with the best mean score that still fits comes next, less what is kept of it already.
        Orphans are kept only where nothing else can be.
        """
        return self._fill(scores, limits, self._repeats | self._orphans) or self._fill(scores, limits, self._repeats)

    def shortest(self, sentences: int) -> int:
        """Fewest words of a choice of at most so many sentences; 0 where there is none."""
        size, words = self._extent(self._first)
        lengths = words[self._clean(self._first, self._repeats) & (size <= sentences)]
        return int(lengths.min()) if lengths.size else 0

    def _fill(self, scores: npt.NDArray[np.float64], limits: Limits, barred: Flags) -> list[int]:
        barred = barred.copy()
        start = self._first.copy()
        chosen = np.zeros_like(barred)
        scores_before = _running_sum(scores)
        sentences, words = limits.sentences, limits.words
        while True:
            size, length = self._extent(start)
            fits = ~chosen & self._clean(start, barred) & (size <= sentences) & (length <= words)
            if not fits.any():
                return [int(position) for position in np.flatnonzero(chosen)]
            score = (scores_before[self._positions + 1] - scores_before[start]) / size
            best = int(np.argmax(np.where(fits, score, -np.inf)))
            for position in range(int(start[best]), best + 1):
                chosen[position] = True
                barred |= self._duplicates_of(position)
            start[(self._first == self._first[best]) & (self._positions > best)] = best + 1
            sentences -= int(size[best])
            words -= int(length[best])

    def _extent(self, start: Counts) -> tuple[Counts, Counts]:
        """Sentences and words of the runs start[i]…i."""
        end = self._positions + 1
        return end - start, self._words_before[end] - self._words_before[start]

    def _clean(self, start: Counts, barred: Flags) -> Flags:
        """Whether the runs start[i]…i hold no barred candidate."""
        barred_before = _running_sum(barred.astype(np.intp))
        return np.equal(barred_before[self._positions + 1], barred_before[start])


def _running_sum(values: npt.NDArray[T]) -> npt.NDArray[T]:
    return np.concatenate((np.zeros(1, dtype=values.dtype), np.cumsum(values, dtype=values.dtype)))
