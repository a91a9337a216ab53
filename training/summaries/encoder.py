"""Cut a sentence encoder to its first layers, for the extractive summarizer, in the form that CTranslate2 runs."""

import base64
import json
import tempfile
from pathlib import Path
from typing import Annotated

import sentencepiece
import torch
import typer
from ctranslate2.converters import TransformersConverter
from rich.console import Console
from sentencepiece import sentencepiece_model_pb2
from transformers import BertModel, PreTrainedTokenizerFast

from app.engines.sentence_encoder import PIECES
from app.models.layout import EXTRACTIVE

_CHECKED = ("Le 2 novembre, W. Burns a rencontré N. Patrouchev.", "“It's 1,200 € too much”, she said…", "Œuvre  n° ½")
_console = Console(stderr=True)


def main(
    *,
    source: Annotated[Path, typer.Option(help="BERT model with tokenizer.json (Unigram), as Hugging Face keeps it.")],
    out: Annotated[Path, typer.Option(help="Folder to write.")],
    layers: Annotated[int, typer.Option(min=1, help="How many of its layers to keep, the first ones.")] = 2,
) -> None:
    """Cut a BERT encoder to its first layers, and write it in eight bits with its vocabulary."""
    model = BertModel.from_pretrained(source, num_hidden_layers=layers)
    torch.nn.init.zeros_(model.pooler.dense.weight)  # which nothing uses, and the file would be another each time
    model.config.position_embedding_type = "absolute"  # what the converter asks for, and newer files no longer say
    tokenizer = PreTrainedTokenizerFast.from_pretrained(source)
    with tempfile.TemporaryDirectory() as folder:
        model.float().save_pretrained(folder)
        tokenizer.save_pretrained(folder)
        TransformersConverter(folder).convert(str(out), quantization="int8", force=True)
    config = json.loads((out / "config.json").read_text("utf-8")) | {"model_type": EXTRACTIVE}
    (out / "config.json").write_text(json.dumps(config, indent=2) + "\n", "utf-8")
    pieces = as_sentencepiece(json.loads((source / "tokenizer.json").read_text("utf-8")))
    (out / PIECES).write_bytes(pieces)
    processor = sentencepiece.SentencePieceProcessor(model_proto=pieces)
    for text in _CHECKED:
        if processor.encode(text) != tokenizer.encode(text, add_special_tokens=False):
            raise typer.BadParameter(f"the vocabulary of {source} can't be put into SentencePiece's form")
    size = sum(file.stat().st_size for file in out.iterdir())
    _console.print(f"{out}: {layers} layers, {size:,} bytes", soft_wrap=True)


def as_sentencepiece(tokenizer: dict) -> bytes:  # type: ignore[type-arg]
    """Put a Unigram tokenizer of the `tokenizers` library into SentencePiece's form, which a server has loaded anyway.

    Raises KeyError where it is not of the kind that multilingual models have: one table of characters, one space mark.
    """
    unigram = tokenizer["model"]
    (table,) = [step for step in tokenizer["normalizer"]["normalizers"] if step["type"] == "Precompiled"]
    proto = sentencepiece_model_pb2.ModelProto()
    kinds = sentencepiece_model_pb2.ModelProto.SentencePiece
    special = {"</s>": kinds.CONTROL, "<pad>": kinds.CONTROL, "<s>": kinds.CONTROL, "<unk>": kinds.UNKNOWN}
    for piece, score in unigram["vocab"]:
        proto.pieces.add(piece=piece, score=score, type=special.get(piece, kinds.NORMAL))
    numbers = {piece: number for number, (piece, _) in enumerate(unigram["vocab"])}
    proto.trainer_spec.model_type = proto.trainer_spec.UNIGRAM
    proto.trainer_spec.vocab_size = len(numbers)
    proto.trainer_spec.unk_id = unigram["unk_id"]
    proto.trainer_spec.eos_id = numbers["</s>"]
    proto.trainer_spec.pad_id = numbers.get("<pad>", -1)
    proto.trainer_spec.bos_id = numbers.get("<s>", -1)
    proto.normalizer_spec.precompiled_charsmap = base64.b64decode(table["precompiled_charsmap"])
    proto.normalizer_spec.add_dummy_prefix = True
    proto.normalizer_spec.remove_extra_whitespaces = True
    proto.normalizer_spec.escape_whitespaces = True
    return bytes(proto.SerializeToString())


if __name__ == "__main__":
    typer.run(main)
