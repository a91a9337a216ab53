"""What both engines for Marian models share: how sentences are grouped, and how the model's size limits them."""

import json
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path

from app.engines.protocol import Decoding

_SMALLEST_ROOM = 16
_DEFAULT_POSITIONS = 512


def room_of(length: int) -> int:
    """Give the room of a sentence of so many tokens, end mark included: what it and those beside it are padded up to.

    Rooms are powers of two. They depend on a sentence alone, never on the crowd around it, so neither do its output
    limit and its padding; a short sentence gets at most about twice its own.
    """
    return max(_SMALLEST_ROOM, 1 << max(length - 1, 0).bit_length())


def batches_of(lengths: Sequence[int], tokens: int) -> Iterator[tuple[list[int], int]]:
    """Put sentences of one room together, longest first, as (indices, room): up to so many tokens, one at the least."""
    rooms: defaultdict[int, list[int]] = defaultdict(list)
    for index, length in enumerate(lengths):
        rooms[room_of(length)].append(index)
    for room, indices in sorted(rooms.items(), reverse=True):
        size = max(1, tokens // room)
        for start in range(0, len(indices), size):
            yield indices[start : start + size], room


def output_limit(decoding: Decoding, room: int, positions: int) -> int:
    """Most tokens of an output, end mark included; the model has no more positions than `positions`."""
    return min(decoding.output_limit(room), positions - 1)


def model_positions(config: Path) -> int:
    """Read from a model's configuration how many positions it has: most tokens, start or end mark included."""
    try:
        return int(json.loads(config.read_text("utf-8")).get("max_position_embeddings", _DEFAULT_POSITIONS))
    except (OSError, ValueError, TypeError):
        return _DEFAULT_POSITIONS
