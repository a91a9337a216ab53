"""Pairs that translate loosely, or not at all: how well IBM model 1 explains the English by the French."""

from typing import TYPE_CHECKING, Final

import numpy as np
from numpy.typing import NDArray

from training.data.pieces import Encoded, starts_of

if TYPE_CHECKING:
    from training.align.flat import Flat

# No more are needed to learn what translates what; -2.62 and -4 were found with three rounds on as many pairs.
_MOST_LEARNT_FROM: Final = 400_000
_ROUNDS: Final = 3
# The score of fewer target pieces than this is luck.
_SHORT: Final = 7


def is_loose(pairs: Encoded, least: float, least_short: float) -> NDArray[np.bool_]:
    """Say of each pair whether its score is too low, learning from the pairs themselves what translates what.

    Pairs explain themselves, the more so the fewer they are: of 90,000 with every tenth misaligned, -2.62 finds 91 % of
    those and drops 1.4 % of the others, of 5,000 it finds 39 %. (Halves that score each other find 99 % of either, but
    drop 4 % of the others in the first case at -4, and half of them in the second.)

    The score is the mean over the target pieces of the log of the likeliest source piece's likelihood. least: of a pair
    that is kept; least_short: of one with fewer than seven target pieces.
    """
    from training.align.ibm1 import learn  # noqa: PLC0415 - numba takes seconds, and most recipes do not ask for this

    every = -(-len(pairs) // _MOST_LEARNT_FROM)
    lexicon = learn(_flat(pairs.where(np.arange(len(pairs)) % every == 0)), rounds=_ROUNDS)
    return lexicon.scores(_flat(pairs)) < np.where(pairs.target_lengths < _SHORT, least_short, least)


def _flat(pairs: Encoded) -> "Flat":
    from training.align.flat import Flat  # noqa: PLC0415 - as above

    return Flat(pairs.source, starts_of(pairs.source_lengths), pairs.target, starts_of(pairs.target_lengths))
