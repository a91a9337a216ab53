"""Sentences as numbers of a model's vocabulary: each side by its own SentencePiece model, both through vocab.json."""

import hashlib
import json
import os
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import Any

import numpy as np
import sentencepiece
from numpy.typing import NDArray

from training.errors import TrainingError

_UNKNOWN = "<unk>"
_MOST_IN_TWO_BYTES = 1 << 16


@dataclass(frozen=True, slots=True)
class Encoded:
    """Pairs as pieces. source, target: the pieces of all, one pair after the other; lengths: how many each has."""

    source: NDArray[Any]
    source_lengths: NDArray[np.int64]
    target: NDArray[Any]
    target_lengths: NDArray[np.int64]

    def __len__(self) -> int:
        return len(self.source_lengths)

    def where(self, kept: NDArray[np.bool_]) -> "Encoded":
        """Give those of the pairs that are to be kept."""
        return Encoded(
            self.source[np.repeat(kept, self.source_lengths)],
            self.source_lengths[kept],
            self.target[np.repeat(kept, self.target_lengths)],
            self.target_lengths[kept],
        )


def together(parts: Sequence[Encoded]) -> Encoded:
    """Put parts one behind the other."""
    return Encoded(
        np.concatenate([part.source for part in parts]),
        np.concatenate([part.source_lengths for part in parts]),
        np.concatenate([part.target for part in parts]),
        np.concatenate([part.target_lengths for part in parts]),
    )


def starts_of(lengths: NDArray[np.int64]) -> NDArray[np.int64]:
    """Say where each sentence begins, and, behind the last, where that ends."""
    return np.concatenate([np.zeros(1, np.int64), np.cumsum(lengths)])


class Pieces:
    """The vocabulary of a model in Hugging Face's layout. What its vocab.json lacks is <unk>, as in the service."""

    def __init__(self, init: Path) -> None:
        try:
            written = (init / "vocab.json").read_bytes()
            vocabulary: dict[str, int] = json.loads(written)
            models = [
                sentencepiece.SentencePieceProcessor(model_file=str(init / name))
                for name in ("source.spm", "target.spm")
            ]
            self._source, self._target = ((model, _numbers(model, vocabulary)) for model in models)
        except (OSError, RuntimeError, ValueError, KeyError) as error:
            raise TrainingError(
                f"{init} holds no Marian model: vocab.json, source.spm and target.spm are needed ({error}).",
                path=str(init),
            ) from error
        self.sha256 = hashlib.sha256(written).hexdigest()

    def encode(self, french: Sequence[str], english: Sequence[str]) -> Encoded:
        """Take the sentences of pairs, normalised, apart into pieces, without end marks."""
        return Encoded(*_encode(*self._source, french), *_encode(*self._target, english))


def _numbers(model: Any, vocabulary: dict[str, int]) -> NDArray[Any]:  # noqa: ANN401 - sentencepiece has no types
    """Give the number in vocab.json of each piece of a SentencePiece model."""
    size = max(vocabulary.values()) + 1
    known = [
        vocabulary.get(piece, vocabulary[_UNKNOWN]) for piece in map(model.id_to_piece, range(model.get_piece_size()))
    ]
    return np.array(known, np.uint16 if size <= _MOST_IN_TWO_BYTES else np.int32)


def _encode(model: Any, numbers: NDArray[Any], texts: Sequence[str]) -> tuple[NDArray[Any], NDArray[np.int64]]:  # noqa: ANN401
    encoded: list[list[int]] = model.encode(list(texts), num_threads=os.cpu_count()) if texts else []
    lengths = np.fromiter(map(len, encoded), np.int64, len(encoded))
    pieces = np.fromiter(chain.from_iterable(encoded), np.int64, int(lengths.sum()))
    return numbers[pieces], lengths
