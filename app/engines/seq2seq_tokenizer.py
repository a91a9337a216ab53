"""Tokenizers of sequence-to-sequence models, without transformers, which would bring torch into the server."""

from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

import sentencepiece
from tokenizers import Tokenizer, decoders, pre_tokenizers, processors
from tokenizers.models import BPE

from app.errors import ModelError

_END = "</s>"
_START = "<s>"


class TextTokenizer(Protocol):
    """Text to a model's tokens and back.

    start, end: tokens that the encoder expects around a text.
    """

    start: tuple[str, ...]
    end: tuple[str, ...]

    def encode(self, sentence: str, *, first: bool) -> list[str]:
        """Give the tokens of a sentence, which is the text's first or stands behind another and a space."""
        ...

    def decode(self, tokens: Sequence[str]) -> str:
        """Give the text of tokens; special tokens are left out."""
        ...

    def token(self, identifier: int) -> str | None:
        """Give the token with this number."""
        ...


def load_tokenizer(model_dir: Path) -> TextTokenizer:
    """Load what the folder has: tokenizer.json, vocab.json with merges.txt (BART), or spiece.model (PEGASUS).

    Raises ModelError where it has none of them or they are damaged.
    """
    try:
        if (model_dir / "tokenizer.json").is_file():
            return _FastTokenizer(Tokenizer.from_file(str(model_dir / "tokenizer.json")))
        if (model_dir / "merges.txt").is_file():
            return _FastTokenizer(_byte_level_bpe(model_dir))
        if (model_dir / "spiece.model").is_file():
            return _PieceTokenizer(model_dir / "spiece.model")
    except Exception as error:  # tokenizers raises bare Exception, sentencepiece RuntimeError and OSError
        raise ModelError(f"The tokenizer in {model_dir} can't be read: {error}", path=str(model_dir)) from error
    raise ModelError(f"{model_dir} has no tokenizer that a summarizer can use.", path=str(model_dir))


def _byte_level_bpe(model_dir: Path) -> Tokenizer:
    """Build BART's tokenizer from GPT-2's two files, for repositories without tokenizer.json."""
    model = BPE.from_file(str(model_dir / "vocab.json"), str(model_dir / "merges.txt"))
    tokenizer = Tokenizer(model)
    tokenizer.add_special_tokens([_START, "<pad>", _END, "<unk>", "<mask>"])
    tokenizer.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
    tokenizer.decoder = decoders.ByteLevel()
    tokenizer.post_processor = processors.RobertaProcessing(
        _special(tokenizer, _END), _special(tokenizer, _START), add_prefix_space=False
    )
    return tokenizer


def _special(tokenizer: Tokenizer, token: str) -> tuple[str, int]:
    number = tokenizer.token_to_id(token)
    if number is None:
        raise ValueError(f"the vocabulary has no {token}")
    return token, number


class _FastTokenizer:
    """A tokenizer of the `tokenizers` library."""

    def __init__(self, tokenizer: Tokenizer) -> None:
        tokenizer.no_truncation()
        tokenizer.no_padding()
        self._tokenizer = tokenizer
        # What stands around an empty text stands around every text.
        frame = tuple(tokenizer.encode("").tokens)
        self.start, self.end = frame[:-1], frame[-1:]

    def encode(self, sentence: str, *, first: bool) -> list[str]:
        text = sentence if first else f" {sentence}"
        tokens: list[str] = self._tokenizer.encode(text, add_special_tokens=False).tokens
        return tokens

    def decode(self, tokens: Sequence[str]) -> str:
        identifiers = [self._tokenizer.token_to_id(token) for token in tokens]
        return str(self._tokenizer.decode([number for number in identifiers if number is not None]))

    def token(self, identifier: int) -> str | None:
        token: str | None = self._tokenizer.id_to_token(identifier)
        return token


class _PieceTokenizer:
    """A SentencePiece model whose pieces are the model's tokens, as PEGASUS and T5 have it."""

    start: tuple[str, ...] = ()
    end: tuple[str, ...] = (_END,)

    def __init__(self, path: Path) -> None:
        self._pieces = sentencepiece.SentencePieceProcessor(model_file=str(path))

    def encode(self, sentence: str, *, first: bool) -> list[str]:  # noqa: ARG002 - a piece carries its space anyway
        tokens: list[str] = self._pieces.encode(sentence, out_type=str)
        return tokens

    def decode(self, tokens: Sequence[str]) -> str:
        return str(self._pieces.decode([token for token in tokens if token not in {_END, _START, "<pad>"}]))

    def token(self, identifier: int) -> str | None:  # noqa: ARG002 - PEGASUS shifts its numbers by a hundred
        return None
