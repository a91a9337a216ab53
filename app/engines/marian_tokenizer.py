"""Marian's two SentencePiece models, with character offsets and without transformers."""

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import sentencepiece

from app.engines.readings import Readings
from app.errors import ModelError

END = "</s>"
UNKNOWN = "<unk>"

_SPACE = "▁"
_SURROGATE = re.compile(r"[\ud800-\udfff]")

Offsets = tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Decoded:
    """Pieces as text, and the characters of the text that each piece stands for, space before it included.

    The offsets follow each other without a gap from 0 to the end of the text; a piece may stand for no character.
    """

    text: str
    offsets: Offsets


class MarianTokenizer:
    """`source.spm` takes sentences apart, `target.spm` puts them together, `vocab.json` lists what the model knows.

    Gives the pieces of transformers' MarianTokenizer, which a test compares, at a tenth of its import time; but of an
    idiom that the model has another reading for (see `Readings`), the pieces of that.
    """

    def __init__(self, model_dir: Path) -> None:
        try:
            self._source = sentencepiece.SentencePieceProcessor(model_file=str(model_dir / "source.spm"))
            self._target = sentencepiece.SentencePieceProcessor(model_file=str(model_dir / "target.spm"))
            self.vocabulary: dict[str, int] = json.loads((model_dir / "vocab.json").read_text("utf-8"))
        except (OSError, RuntimeError, ValueError) as error:
            raise ModelError(f"The tokenizer in {model_dir} can't be read: {error}", path=str(model_dir)) from error
        self._readings = Readings.load(model_dir)

    def encode(self, sentences: Sequence[str]) -> list[list[str]]:
        """Take sentences apart into pieces of the model, without the end mark."""
        known = self.vocabulary
        encoded = self._source.encode(self._read(sentences), return_type=str, num_threads=1)
        return [[piece if piece in known else UNKNOWN for piece in pieces] for pieces in encoded]

    def count(self, sentences: Sequence[str]) -> list[int]:
        """Count the pieces of each sentence."""
        encoded = self._source.encode(self._read(sentences), return_type=int, num_threads=1)
        return [len(pieces) for pieces in encoded]

    def source_offsets(self, sentences: Sequence[str]) -> list[Offsets]:
        """Give the characters of each sentence that its pieces (see `encode`) stand for, space before them included.

        SentencePiece's normalisation may make several pieces of one character («½», «№») or one of several.
        """
        readings = [self._readings.of(_encodable(sentence)) for sentence in sentences]
        texts = [reading.text for reading in readings]
        encoded = self._source.encode(texts, return_type="offset_mapping", num_threads=1)
        return [reading.places(mapping["offsets"]) for reading, mapping in zip(readings, encoded, strict=True)]

    def _read(self, sentences: Sequence[str]) -> list[str]:
        return [self._readings.of(_encodable(sentence)).text for sentence in sentences]

    def encode_target(self, text: str) -> tuple[list[str], Offsets]:
        """Take a translation apart as the model writes it, and say which characters each piece stands for.

        As in `source_offsets`, white space before a word is part of its first piece.
        """
        encodable = _encodable(text)
        pieces = self._target.encode(encodable, return_type=str)
        mapping = self._target.encode(encodable, return_type="offset_mapping")
        return [piece if piece in self.vocabulary else UNKNOWN for piece in pieces], tuple(mapping["offsets"])

    def decode(self, outputs: Sequence[Sequence[str]]) -> list[str]:
        """Put the pieces of each output together; pieces that only the source's model has are taken as they stand."""
        decoded = self._target.decode([list(pieces) for pieces in outputs], return_type=str, num_threads=1)
        return [text.replace(_SPACE, " ").strip() for text in decoded]

    def decode_with_offsets(self, outputs: Sequence[Sequence[str]]) -> list[Decoded]:
        """Put the pieces of each output together, and say which characters each one became."""
        listed = [list(pieces) for pieces in outputs]
        if not listed:  # SentencePiece takes it for one output without pieces
            return []
        decoded = self._target.decode(listed, return_type="offset_mapping", num_threads=1)
        return [_strip(mapping["text"].replace(_SPACE, " "), mapping["offsets"]) for mapping in decoded]


def _encodable(text: str) -> str:
    """Lone surrogates have no UTF-8; one replacement character for each keeps the offsets."""
    return text if text.isascii() else _SURROGATE.sub("\ufffd", text)


def _strip(text: str, offsets: Sequence[tuple[int, int]]) -> Decoded:
    stripped = text.strip()
    if len(stripped) == len(text):
        return Decoded(text, tuple(offsets))
    lead = len(text) - len(text.lstrip())
    size = len(stripped)
    return Decoded(
        stripped,
        tuple((min(max(start - lead, 0), size), min(max(end - lead, 0), size)) for start, end in offsets),
    )
