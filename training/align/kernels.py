"""The inner loops of IBM model 1, compiled: half a billion meetings of two pieces in each round.

A meeting is of a row, the source piece's number plus one (row 0 is the piece that stands for nothing), and a column,
the target piece's number. Which of them meet at all is a bit each; cells, the places of their likelihoods, are numbered
in the order of the bits. With the number of bits before each word of them, the cell of a meeting is found in two reads:
200 MB for 28,753 pieces on both sides, where a table of all likelihoods had 3.3 GB, and no hashing (rank on bit
vectors: Jacobson 1989, "Space-efficient static trees and graphs").
"""

from collections.abc import Callable
from typing import Any, NamedTuple, TypeVar

import numba
import numpy as np
from numpy.typing import NDArray

_Function = TypeVar("_Function", bound=Callable[..., Any])
_Likelihoods = NDArray[np.float32]
_Number = int | np.int64

# Less likely than this is as good as never seen; its logarithm bounds what one piece can take from a sentence's score.
FLOOR = 1e-7


class Sides(NamedTuple):
    """Pairs of sentences, as `flat.Flat` has them, in the form that compiled functions take."""

    source: NDArray[Any]
    source_starts: NDArray[np.int64]
    target: NDArray[Any]
    target_starts: NDArray[np.int64]


class Meetings(NamedTuple):
    """Which pieces meet. bits: `width` words of 64 a row. before: how many bits are in the words before each."""

    bits: NDArray[np.uint64]
    before: NDArray[np.int64]
    width: int


def _compiled(function: _Function) -> _Function:
    """Compile at the first call, and keep the machine code beside the file, or in the user's cache."""
    done: _Function = numba.njit(cache=True, nogil=True)(function)
    return done


@_compiled
def ones(word: np.uint64) -> np.int64:
    """Count the bits of a word, in the form that compilers know as one instruction."""
    word -= (word >> np.uint64(1)) & np.uint64(0x5555555555555555)
    word = (word & np.uint64(0x3333333333333333)) + ((word >> np.uint64(2)) & np.uint64(0x3333333333333333))
    word = (word + (word >> np.uint64(4))) & np.uint64(0x0F0F0F0F0F0F0F0F)
    return np.int64((word * np.uint64(0x0101010101010101)) >> np.uint64(56))


@_compiled
def mark(sides: Sides, bits: NDArray[np.uint64], width: int) -> None:
    """Set the bits of all that meet."""
    for pair in range(len(sides.source_starts) - 1):
        first, last = sides.source_starts[pair], sides.source_starts[pair + 1]
        for at in range(first - 1, last if last > first else first - 1):
            row = 0 if at < first else np.int64(sides.source[at]) + 1
            for place in range(sides.target_starts[pair], sides.target_starts[pair + 1]):
                column = np.int64(sides.target[place])
                bits[row * width + (column >> 6)] |= np.uint64(1) << np.uint64(column & 63)


@_compiled
def cell(meetings: Meetings, row: _Number, column: _Number) -> _Number:
    """Give the cell of a meeting, -1 where the two do not meet."""
    word = row * meetings.width + (column >> 6)
    bit = np.uint64(1) << np.uint64(column & 63)
    if not meetings.bits[word] & bit:
        return -1
    before: np.int64 = meetings.before[word]
    return before + ones(meetings.bits[word] & (bit - np.uint64(1)))


@_compiled
def count(sides: Sides, meetings: Meetings, likelihoods: _Likelihoods, counts: NDArray[np.float64]) -> None:
    """Share each target piece out to its source pieces as they are likely: the expectation."""
    longest = 0
    for pair in range(len(sides.source_starts) - 1):
        longest = max(longest, sides.source_starts[pair + 1] - sides.source_starts[pair])
    found = np.empty(longest + 1, np.int64)
    for pair in range(len(sides.source_starts) - 1):
        first, length = sides.source_starts[pair], sides.source_starts[pair + 1] - sides.source_starts[pair]
        if length == 0:
            continue
        for place in range(sides.target_starts[pair], sides.target_starts[pair + 1]):
            total = 0.0
            for at in range(-1, length):
                row = 0 if at < 0 else np.int64(sides.source[first + at]) + 1
                found[at + 1] = cell(meetings, row, np.int64(sides.target[place]))
                total += likelihoods[found[at + 1]]
            if total > 0:
                for at in range(length + 1):
                    counts[found[at]] += likelihoods[found[at]] / total


@_compiled
def normalize(meetings: Meetings, counts: NDArray[np.float64], likelihoods: _Likelihoods) -> None:
    """Make a row's counts parts of their sum: the maximisation."""
    width, before = meetings.width, meetings.before
    for row in range((len(before) - 1) // width):
        first, last = before[row * width], before[(row + 1) * width]
        total = 0.0
        for number in range(first, last):
            total += counts[number]
        for number in range(first, last):
            likelihoods[number] = counts[number] / total if total > 0 else 0.0


@_compiled
def score(sides: Sides, meetings: Meetings, likelihoods: _Likelihoods, scores: NDArray[np.float64]) -> None:
    """Give each pair the mean over target pieces of the log of the likeliest source piece's likelihood."""
    rows = (len(meetings.before) - 1) // meetings.width
    for pair in range(len(sides.source_starts) - 1):
        first, total = sides.source_starts[pair], 0.0
        for place in range(sides.target_starts[pair], sides.target_starts[pair + 1]):
            column = np.int64(sides.target[place])
            best = FLOOR
            for at in range(first - 1, sides.source_starts[pair + 1]):
                row = 0 if at < first else np.int64(sides.source[at]) + 1
                if row < rows and column < meetings.width << 6:
                    number = cell(meetings, row, column)
                    if number >= 0:
                        best = max(best, np.float64(likelihoods[number]))
            total += np.log(best)
        length = sides.target_starts[pair + 1] - sides.target_starts[pair]
        scores[pair] = total / length if length > 0 else np.log(FLOOR)


@_compiled
def listed(meetings: Meetings, sources: NDArray[np.int32], targets: NDArray[np.int32]) -> None:
    """Write the source and the target piece of each cell; the piece for nothing has number -1."""
    number = 0
    for word in range(len(meetings.bits)):
        if meetings.bits[word]:
            for bit in range(64):
                if (meetings.bits[word] >> np.uint64(bit)) & np.uint64(1):
                    sources[number] = word // meetings.width - 1
                    targets[number] = (word % meetings.width << 6) + bit
                    number += 1
