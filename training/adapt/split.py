"""Which pairs are learnt from, and which are kept apart to tell when to stop and what it brought."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from itertools import groupby

from app.services.evaluation_data import Pair
from training.adapt.near import Near, folded

_FEWEST, _MOST = 50, 500
_WATCHED = 200


@dataclass(frozen=True, slots=True)
class Split:
    """Pairs in three parts. train: learnt from. stop: tells when to end. test: not looked at before the end.

    near: pairs that are left out of training, since they are nearly one of those kept apart.
    """

    train: tuple[Pair, ...]
    stop: tuple[Pair, ...]
    test: tuple[Pair, ...]
    near: int


def split(pairs: Sequence[Pair], held: Sequence[Pair] = ()) -> Split:
    """Put pairs in parts: a tenth, 50 to 500, to stop by, as many to judge by, the rest to learn from.

    held: pairs of test sets, which none that is learnt from may be near.
    Which is where depends on the French alone, not on the order: a file with more pairs leaves most where they were,
    and one French sentence with two English ones stands in one part.
    """
    ordered = sorted(pairs, key=lambda pair: (_number(pair), pair.french, pair.english))
    size = min(max(len(pairs) // 10, _FEWEST), _MOST)
    stop: list[Pair] = []
    test: list[Pair] = []
    rest: list[Pair] = []
    for _, alike in groupby(ordered, key=_number):
        part = test if len(test) < size else stop if len(stop) < size else rest
        part.extend(alike)
    train = apart(rest, [*stop, *test, *held])
    return Split(train, apart(stop, test), tuple(test), len(rest) - len(train))


def apart(pairs: Iterable[Pair], held: Sequence[Pair]) -> tuple[Pair, ...]:
    """Leave out the pairs whose French or English is nearly that of a pair which is held out."""
    french = Near(pair.french for pair in held)
    english = Near(pair.english for pair in held)
    return tuple(pair for pair in pairs if not (french.has(pair.french) or english.has(pair.english)))


def split_general(pairs: Sequence[Pair], held: Sequence[Pair]) -> Split:
    """Put general pairs in parts: a tenth, 500 at most, to judge by, up to 200 to watch, the rest to mix in.

    held: pairs that are kept apart elsewhere, and that none mixed in may be near.
    """
    ordered = sorted(pairs, key=lambda pair: (_number(pair), pair.french, pair.english))
    size = min(len(pairs) // 10, _MOST)
    watched = min(size, _WATCHED)
    test, stop, rest = ordered[:size], ordered[size : size + watched], ordered[size + watched :]
    train = apart(rest, [*test, *stop, *held])
    return Split(train, tuple(stop), tuple(test), len(rest) - len(train))


def _number(pair: Pair) -> bytes:
    return blake2b(folded(pair.french).encode("utf-8", "replace"), digest_size=16).digest()
