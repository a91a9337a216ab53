"""Vectors of sentences, by a small encoder on CTranslate2, and no torch."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import ctranslate2
import numpy as np
import numpy.typing as npt
import sentencepiece

from app.errors import ModelError

Vectors = npt.NDArray[np.float32]

PIECES = "sentences.spm"
# Of a sentence, the end mark included. What is longer is told by its beginning: time must not grow with its square.
LONGEST = 128
# Of a batch, padding included: larger ones are slower on one core, as they leave its cache.
_BATCH_TOKENS = 512


class SentenceEncoder:
    """A BERT encoder in CTranslate2's form, with its vocabulary in SentencePiece's (training/summaries/encoder.py)."""

    def __init__(self, folder: Path) -> None:
        """Load the encoder. Raises ModelError."""
        try:
            self._pieces = sentencepiece.SentencePieceProcessor(model_file=str(folder / PIECES))
            self._encoder = ctranslate2.Encoder(str(folder), device="cpu", compute_type="int8", intra_threads=1)
        except (OSError, RuntimeError, ValueError) as error:
            raise ModelError(f"CTranslate2 can't load {folder}: {error}", path=str(folder)) from error

    def encode(self, sentences: Sequence[str]) -> Vectors:
        """Give the mean of the last layer over each sentence: an array of (sentences, width)."""
        end = self._pieces.eos_id()
        numbers = [[*ids[: LONGEST - 1], end] for ids in self._pieces.encode(list(sentences), num_threads=1)]
        vectors: list[Vectors] = [np.empty(0, dtype=np.float32)] * len(numbers)
        for batch in _batches([len(ids) for ids in numbers]):
            layer = np.array(self._encoder.forward_batch([numbers[index] for index in batch]).last_hidden_state)
            for index, row in zip(batch, layer, strict=True):
                vectors[index] = row[: len(numbers[index])].mean(axis=0)
        return np.stack(vectors) if vectors else np.empty((0, 0), dtype=np.float32)

    def close(self) -> None:
        """Free the model's memory."""
        self._encoder.unload_model()


def _batches(lengths: Sequence[int]) -> Iterator[list[int]]:
    """Put sentences of about one length together, the longest first, by their indices."""
    batch: list[int] = []
    for index in sorted(range(len(lengths)), key=lambda index: -lengths[index]):
        if batch and (len(batch) + 1) * lengths[batch[0]] > _BATCH_TOKENS:
            yield batch
            batch = []
        batch.append(index)
    if batch:
        yield batch
