"""Which sentences of an article a summary of it is made of: labels for a summarizer that chooses sentences."""

from collections import Counter
from collections.abc import Sequence

_MOST = 12
Grams = Counter[tuple[str, ...]]


def overlap(summary: Sequence[str], reference: Sequence[str], size: int) -> float:
    """Give ROUGE-n F for n = size, of lists of stems."""
    return _f(grams(summary, size), grams(reference, size))


def grams(words: Sequence[str], size: int) -> Grams:
    """Count n-grams."""
    return Counter(zip(*(words[start:] for start in range(size)), strict=False))


def labels(sentences: Sequence[Sequence[str]], reference: Sequence[str]) -> list[float]:
    """Say of each sentence, from 0 to 1, how much it belongs into a summary; all are lists of stems.

    Half of it is whether the greedy oracle takes it (Liu & Lapata 2019): the sentence that adds most to ROUGE-1 and -2,
    until none adds any. The other half is its own likeness to the reference, the best one's being 1.
    """
    likeness = [sum(overlap(sentence, reference, size) for size in (1, 2)) for sentence in sentences]
    best = max(likeness, default=0.0) or 1.0
    chosen = _oracle(sentences, reference)
    return [((index in chosen) + value / best) / 2 for index, value in enumerate(likeness)]


def _oracle(sentences: Sequence[Sequence[str]], reference: Sequence[str]) -> set[int]:
    wanted = [grams(reference, size) for size in (1, 2)]
    each = [[grams(sentence, size) for size in (1, 2)] for sentence in sentences]
    chosen: set[int] = set()
    have: list[Grams] = [Counter(), Counter()]
    score = 0.0
    while len(chosen) < _MOST:
        gains = {
            index: sum(_f(have[size] + counts[size], wanted[size]) for size in (0, 1))
            for index, counts in enumerate(each)
            if index not in chosen
        }
        if not gains:
            break
        best = max(gains, key=gains.__getitem__)
        if gains[best] <= score:
            break
        score = gains[best]
        chosen.add(best)
        have = [have[size] + each[best][size] for size in (0, 1)]
    return chosen


def _f(one: Grams, other: Grams) -> float:
    total = one.total() + other.total()
    return 2 * (one & other).total() / total if total else 0.0
