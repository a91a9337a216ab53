"""A Unigram vocabulary of the `tokenizers` library in SentencePiece's form: the same pieces for any text."""

import base64
import json
from pathlib import Path

import pytest
import sentencepiece

pytest.importorskip("google.protobuf")
pytest.importorskip("torch")
from app.models.folders import embedded_folder
from training.summaries.encoder import as_sentencepiece

PIECES = [["</s>", 0.0], ["<unk>", 0.0], ["▁", -2.0], ["▁mi", -3.0], ["nistre", -4.0], ["▁ministre", -8.5], ["e", -3.0]]


def tokenizer(pieces: list[list[object]]) -> dict[str, object]:
    table = base64.b64encode(normal_table()).decode()
    return {
        "normalizer": {"normalizers": [{"type": "Precompiled", "precompiled_charsmap": table}]},
        "model": {"type": "Unigram", "unk_id": 1, "vocab": pieces},
    }


def normal_table() -> bytes:
    """The table of characters of the embedded model: Unicode's compatibility forms."""
    from sentencepiece import sentencepiece_model_pb2

    proto = sentencepiece_model_pb2.ModelProto()
    proto.ParseFromString(Path(embedded_folder() / "depeche-extractive" / "sentences.spm").read_bytes())
    return bytes(proto.normalizer_spec.precompiled_charsmap)


def test_the_likeliest_pieces_are_taken_and_marks_are_no_text() -> None:
    processor = sentencepiece.SentencePieceProcessor(
        model_proto=as_sentencepiece(json.loads(json.dumps(tokenizer(PIECES))))
    )
    assert processor.encode("ministre", out_type=str) == ["▁mi", "nistre"]
    assert processor.eos_id() == 0
    assert processor.unk_id() == 1
    assert processor.encode("</s>") != [0]


def test_compatibility_forms_are_one() -> None:
    processor = sentencepiece.SentencePieceProcessor(model_proto=as_sentencepiece(tokenizer(PIECES)))
    assert processor.encode("ｍinistre") == processor.encode("ministre")
