"""Encoded pairs on their way into packed ones: of which source each is, and which others a copy is made of."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from training.data.packed import Origin, Packed
from training.data.pieces import Encoded, starts_of, together


@dataclass(slots=True)
class Counted:
    """What became of the pairs of a source."""

    read: int = 0
    kept: int = 0
    dropped: Counter[str] = field(default_factory=Counter)


class Gathered:
    """Pairs as they come. Each has a number, in the order that they come in."""

    def __init__(self) -> None:
        self.counts: dict[str, Counted] = {}
        self._parts: list[Encoded] = []
        self._origins: list[NDArray[np.object_]] = []
        self._made_of: list[NDArray[np.int64]] = []
        self._size = 0

    def __len__(self) -> int:
        return self._size

    def add(self, origins: Sequence[str], pairs: Encoded, made_of: NDArray[np.int64] | None = None) -> None:
        """Take pairs, each with its origin. made_of: of copies, the numbers of two pairs (or of one, twice)."""
        own = np.arange(self._size, self._size + len(pairs))
        self._parts.append(pairs)
        self._origins.append(np.array(origins, object))
        self._made_of.append(np.stack([own, own], 1) if made_of is None else made_of)
        self._size += len(pairs)
        for name, count in Counter(origins).items():
            self.counts.setdefault(name, Counted()).kept += count

    def encoded(self) -> Encoded:
        """Give all pairs so far, as one."""
        if len(self._parts) > 1:
            self._parts = [together(self._parts)]
            self._origins = [np.concatenate(self._origins)]
            self._made_of = [np.concatenate(self._made_of)]
        return self._parts[0]

    def originals(self) -> NDArray[np.bool_]:
        """Say of each pair whether it is made of no other."""
        self.encoded()
        is_own: NDArray[np.bool_] = self._made_of[0][:, 0] == np.arange(len(self))
        return is_own

    def drop(self, faulty: NDArray[np.bool_], reason: str) -> None:
        """Leave pairs out, and with them the copies that are made of them."""
        pairs = self.encoded()
        gone: NDArray[np.bool_] = np.any(faulty[self._made_of[0]], axis=1)
        for name, count in Counter(self._origins[0][gone]).items():
            self.counts[name].kept -= count
            self.counts[name].dropped[reason] += count
        self._parts, self._origins = [pairs.where(~gone)], [self._origins[0][~gone]]
        # Numbers change with this, so that it can be done but once.
        self._made_of = []
        self._size = int((~gone).sum())

    def packed(self, origins: Sequence[Origin], vocabulary: str) -> Packed:
        """Give them as a training reads them. origins: all of them, in the order to list them in."""
        pairs = self.encoded()
        places: Mapping[str, int] = {origin.name: place for place, origin in enumerate(origins)}
        numbers = np.fromiter((places[name] for name in self._origins[0]), np.uint16, len(pairs))
        return Packed(
            pairs.source,
            starts_of(pairs.source_lengths),
            pairs.target,
            starts_of(pairs.target_lengths),
            numbers,
            tuple(origins),
            vocabulary,
        )
