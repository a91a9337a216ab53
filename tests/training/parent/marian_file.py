"""Writes files in Marian's binary form, as marian-dev's saveItems does, for what reads them to be tried on."""

import struct

import numpy as np

from training.parent.marian_binary import CONFIG, FLOAT32, INT8, INTGEMM8, Weights

# Name, type, shape, data.
Item = tuple[str, int, tuple[int, ...], bytes]


def written(*items: Item, version: int = 1) -> bytes:
    """Write arrays."""
    names = b"".join(name.encode() + b"\0" for name, *_ in items)
    shapes = b"".join(struct.pack(f"<{len(shape)}i", *shape) for _, _, shape, _ in items)
    head = struct.pack("<2Q", version, len(items)) + b"".join(
        struct.pack("<4Q", len(name.encode()) + 1, kind, len(shape), len(data)) for name, kind, shape, data in items
    )
    at = len(head) + len(names) + len(shapes) + 8
    offset = (at // 256 + 1) * 256 - at
    return head + names + shapes + struct.pack("<Q", offset) + bytes(offset) + b"".join(data for *_, data in items)


def floats(name: str, values: np.ndarray) -> Item:
    return name, FLOAT32, values.shape, values.astype("<f4").tobytes()


def eight_bit(name: str, shape: tuple[int, ...], values: np.ndarray, scale: float) -> Item:
    data = values.astype(np.int8).tobytes() + struct.pack("<f", scale)
    return name, INTGEMM8, shape, data + b"x" * (-len(data) % 256)  # what pads is whatever was in memory


def told(config: str) -> Item:
    return CONFIG, INT8, (len(config) + 1,), config.encode() + b"\0"


def file_of(weights: Weights) -> bytes:
    """Write a whole model in float32."""
    return written(told(weights.config), *(floats(name, array) for name, array in weights.arrays.items()))
