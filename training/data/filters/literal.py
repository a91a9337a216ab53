"""Pairs that translate loosely, or not at all: how well IBM model 1 explains the English by the French."""

import numpy as np
from numpy.typing import NDArray

from training.data.pieces import Encoded, starts_of

# The model needs no more to learn what translates what.
_MOST_LEARNT_FROM = 400_000
_ROUNDS = 3
# Fewer target pieces than this make a score of luck.
_SHORT = 7


def is_loose(pairs: Encoded, least: float, least_short: float) -> NDArray[np.bool_]:
    """Say of each pair whether its score is too low, learning from the pairs themselves what translates what.

    The score of a pair is the mean over its target pieces of the log of the best source piece's likelihood. least: of a
    pair that is kept, least_short: of one with fewer than seven target pieces.
    """
    from training.align.lexicon import learn  # noqa: PLC0415 - numba takes seconds, and most recipes do not ask for it

    starts = starts_of(pairs.source_lengths), starts_of(pairs.target_lengths)
    step = max(1, len(pairs) // _MOST_LEARNT_FROM)
    lexicon = learn([pairs.ids(number, starts) for number in range(0, len(pairs), step)], rounds=_ROUNDS)
    scores = np.array([lexicon.score(*pairs.ids(number, starts)) for number in range(len(pairs))])
    return scores < np.where(pairs.target_lengths < _SHORT, least_short, least)
