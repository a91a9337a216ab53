"""The vectors that French pieces start with: the mean of what translates them."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from training.align.ibm1 import Translations
from training.parent.marian_binary import Array

# Translations of a piece that count, the likeliest of those that are at least so likely.
MOST, LEAST = 8, 0.02
# Output bias of French pieces: seldom written at first, but not so seldom that copying could not be learnt. Kept pieces
# have -1 on the mean.
RARELY = -9.0


@dataclass(frozen=True, slots=True)
class Parent:
    """What the parent knows. numbers: of its pieces. vectors: P D. bias: of the output, P.

    spelt: takes any text apart into numbers.
    """

    numbers: Mapping[str, int]
    vectors: Array
    bias: Array
    spelt: Callable[[str], Sequence[int]]


def start_vectors(
    numbers: Mapping[str, int], kept: frozenset[str], parent: Parent, told: Sequence[Translations]
) -> tuple[Array, Array]:
    """Give vectors V D and an output bias V for a vocabulary, whose last piece is for padding and all zeros.

    A piece that was kept has the parent's. Another has the mean of its translations, from the first of `told` that
    knows it, else of the parent's pieces that spell it. told: French pieces by `numbers`, others by the parent's.
    """
    vectors = np.zeros((len(numbers), parent.vectors.shape[1]), np.float32)
    bias = np.full(len(numbers), RARELY, np.float32)
    means = [_means(one, parent.vectors) for one in told]
    for piece, number in numbers.items():
        if piece in kept:
            vectors[number], bias[number] = parent.vectors[parent.numbers[piece]], parent.bias[parent.numbers[piece]]
        elif number < len(numbers) - 1:
            found = next((known[number] for known in means if number in known), None)
            vectors[number] = _spelt(piece, parent) if found is None else found
    return vectors, bias


def _means(told: Translations, vectors: Array) -> dict[int, Array]:
    order = np.lexsort((told.targets, -told.likelihoods, told.sources))
    sources, targets, likelihoods = told.sources[order], told.targets[order], told.likelihoods[order]
    starts = np.flatnonzero(np.diff(sources, prepend=-1))
    means = {}
    for start, end in zip(starts, np.append(starts, len(sources))[1:], strict=True):
        best = slice(start, min(end, start + MOST))
        means[int(sources[start])] = mean(vectors[targets[best]], likelihoods[best])
    return means


def mean(vectors: Array, weights: NDArray[np.float32]) -> Array:
    """Give the weighted mean of vectors, as long as they are on the mean: what points different ways would be short."""
    weights = weights / weights.sum()
    middle, length = weights @ vectors, weights @ np.linalg.norm(vectors, axis=1)
    norm = np.linalg.norm(middle)
    return np.asarray(middle * (length / norm) if norm > 0 else middle, np.float32)


def _spelt(piece: str, parent: Parent) -> Array:
    pieces = list(parent.spelt(piece))
    return mean(parent.vectors[pieces], np.ones(len(pieces), np.float32)) if pieces else parent.vectors.mean(0)
