"""What both engines for Marian models share: how sentences are grouped, and how the model's size limits them."""

import json
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path

from app.engines.protocol import Decoding

_SMALLEST_ROOM = 16
_DEFAULT_POSITIONS = 512


def by_room(lengths: Sequence[int]) -> Iterator[tuple[int, list[int]]]:
    """Put sentences of similar length together, shortest first, as (most tokens, indices).

    Engines take one output limit per call. Rooms are powers of two: they depend on a sentence alone, never on the
    crowd around it, so its limit doesn't either, and a short sentence gets at most about twice its own.
    """
    rooms: defaultdict[int, list[int]] = defaultdict(list)
    for index, length in enumerate(lengths):
        rooms[max(_SMALLEST_ROOM, 1 << max(length - 1, 0).bit_length())].append(index)
    yield from sorted(rooms.items())


def output_limit(decoding: Decoding, room: int, positions: int) -> int:
    """Most tokens of an output, end mark included; the model has no more positions than `positions`."""
    return min(decoding.output_limit(room), positions - 1)


def model_positions(config: Path) -> int:
    """Read from a model's configuration how many positions it has: most tokens, start or end mark included."""
    try:
        return int(json.loads(config.read_text("utf-8")).get("max_position_embeddings", _DEFAULT_POSITIONS))
    except (OSError, ValueError, TypeError):
        return _DEFAULT_POSITIONS
