"""Weights as Marian's binary files hold them, read to float32.

The form is that of marian-dev's src/common/binary.cpp: version and number of arrays, a header each (lengths of name,
shape and data, and the type), then all names, all shapes, padding to 256 bytes, all data. Eight-bit arrays (type
"intgemm8", src/common/types.h) are those of Bergamot's fork: whole numbers, behind them the float by which the weights
were multiplied; matrices lie transposed, all but the embeddings, whatever their shape says.
"""

import math
import struct
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from training.errors import TrainingError

Array = NDArray[np.float32]

EMBEDDINGS, OUTPUT_BIAS = "Wemb", "decoder_ff_logit_out_b"
CONFIG = "special:model.yml"
FLOAT32, INT8, INTGEMM8 = 0x0404, 0x0101, 0x4101
_VERSION = 1
_COUNTS = struct.Struct("<2Q")
_HEADER = struct.Struct("<4Q")
_OFFSET = struct.Struct("<Q")
_SCALE = struct.Struct("<f")
_MOST_ARRAYS = 100_000  # past it the file is no such file, and its headers not worth reading


@dataclass(frozen=True, slots=True)
class Weights:
    """arrays: by Marian's names, matrices as x @ W takes them. config: what Marian was told, in YAML; may be empty."""

    arrays: dict[str, Array]
    config: str


@dataclass(frozen=True, slots=True)
class _Item:
    name: str
    kind: int
    shape: tuple[int, ...]
    data: bytes


def read_weights(content: bytes) -> Weights:
    """Read a whole file; TrainingError where it is not of this form, ends too soon or holds arrays of other types."""
    try:
        items = list(_items(content))
        arrays = {item.name: _array(item) for item in items if item.name != CONFIG}
    except (struct.error, ValueError) as error:
        raise TrainingError(f"These are no weights in Marian's binary form: {error}.") from error
    config = next((item.data for item in items if item.name == CONFIG), b"")
    return Weights(arrays, config.rstrip(b"\0").decode("utf-8", "replace"))


def _items(content: bytes) -> Iterator[_Item]:
    version, number = _COUNTS.unpack_from(content)
    if version != _VERSION or number > _MOST_ARRAYS:
        raise ValueError(f"the version is {version} and not {_VERSION}")
    headers = [_HEADER.unpack_from(content, _COUNTS.size + place * _HEADER.size) for place in range(number)]
    at = _COUNTS.size + number * _HEADER.size
    names, shapes = [], []
    for length, *_ in headers:
        names.append(_part(content, at, length).rstrip(b"\0").decode())
        at += length
    for _, _, length, _ in headers:
        shapes.append(struct.unpack_from(f"<{length}i", content, at))
        at += 4 * length
    at += _OFFSET.size + _OFFSET.unpack_from(content, at)[0]
    for name, shape, (_, kind, _, length) in zip(names, shapes, headers, strict=True):
        yield _Item(name, kind, shape, _part(content, at, length))
        at += length


def _part(content: bytes, start: int, length: int) -> bytes:
    if start + length > len(content):
        raise ValueError(f"it ends after {len(content):,} bytes, within its arrays")
    return content[start : start + length]


def _array(item: _Item) -> Array:
    count = math.prod(item.shape)
    if min(item.shape, default=0) < 0:
        raise ValueError(f"«{item.name}» has the shape {item.shape}")
    if item.kind == FLOAT32:
        return np.frombuffer(item.data, "<f4", count).reshape(item.shape).astype(np.float32)
    if item.kind != INTGEMM8:
        raise ValueError(f"«{item.name}» is of type {item.kind:#x}, neither float32 nor intgemm8")
    (scale,) = _SCALE.unpack_from(item.data, count)
    values = np.frombuffer(item.data, np.int8, count).astype(np.float32) / np.float32(scale)
    if item.name == EMBEDDINGS:
        return values.reshape(item.shape)
    return np.ascontiguousarray(values.reshape(item.shape[::-1]).T)
