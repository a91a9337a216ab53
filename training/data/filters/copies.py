"""Pairs that a source has again and again: menus, formulas, the same page twice."""

from collections import Counter

from training.data.filters.candidate import Candidate


class Copies:
    """Remembers the pairs of one source, by a number each, not by their text."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._seen: Counter[int] = Counter()

    def are_too_many(self, pair: Candidate) -> bool:
        """Count a pair in; whether there were as many of it as there may be."""
        key = hash((pair.french, pair.english))
        self._seen[key] += 1
        return self._seen[key] > self._most
