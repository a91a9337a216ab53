"""A whole MarianMT folder of a few kilobytes, for tests that need a model and not what it says."""

import json
from pathlib import Path

import numpy as np
import sentencepiece
from safetensors.numpy import save_file

from training.export.marian import WEIGHTS, architecture_of

FRENCH = [
    "Le train est arrivé à Lyon lundi matin.",
    "La ministre a vu le maire de Paris.",
    "Une montagne est là, et elle est chère.",
    "Le maire de Lyon a vu 42 trains mardi.",
    "Elle est arrivée à Paris avec 7 amis.",
]
ENGLISH = [
    "The train arrived in Lyon on Monday morning.",
    "The minister saw the mayor of Paris.",
    "A mountain is there, and it is expensive.",
    "The mayor of Lyon saw 42 trains on Tuesday.",
    "She arrived in Paris with 7 friends.",
]


def write_tiny_marian(folder: Path, *, seed: int = 0, scale: float = 0.3) -> Path:
    """Write a model of random weights, in float32: one layer a side, width 16, some 150 pieces."""
    folder.mkdir(parents=True)
    pieces = [_train(folder / f"{side}.spm", text) for side, text in (("source", FRENCH), ("target", ENGLISH))]
    vocabulary = ["</s>", "<unk>", *dict.fromkeys(piece for side in pieces for piece in side), "<pad>"]
    numbers = {piece: number for number, piece in enumerate(vocabulary)}
    (folder / "vocab.json").write_text(json.dumps(numbers, ensure_ascii=False), "utf-8")
    _write_settings(folder, len(vocabulary))
    save_file(random_weights(folder, seed=seed, scale=scale), folder / WEIGHTS, metadata={"format": "pt"})
    return folder


def random_weights(folder: Path, *, seed: int = 0, scale: float = 0.3) -> dict[str, np.ndarray]:
    """Give tensors of the names and shapes that a folder's config.json tells, in float32."""
    random = np.random.default_rng(seed)
    return {
        name: random.normal(0, scale, shape).astype(np.float32)
        for name, shape in architecture_of(folder).shapes().items()
    }


def _train(path: Path, text: list[str]) -> list[str]:
    with path.open("wb") as file:
        sentencepiece.SentencePieceTrainer.train(
            sentence_iterator=iter(text),
            model_writer=file,
            vocab_size=100,
            hard_vocab_limit=False,
            bos_id=-1,
            minloglevel=2,
        )
    model = sentencepiece.SentencePieceProcessor(model_file=str(path))
    return [
        piece
        for number in range(model.get_piece_size())
        if not model.is_control(number) and not model.is_unknown(number)
        for piece in [model.id_to_piece(number)]
    ]


def _write_settings(folder: Path, size: int) -> None:
    sides = {f"{side}_{name}": value for side in ("encoder", "decoder") for name, value in _SIDE.items()}
    config = _CONFIG | sides | {"vocab_size": size, "decoder_vocab_size": size}
    config |= {"pad_token_id": size - 1, "decoder_start_token_id": size - 1}
    generation = {name: config[name] for name in ("eos_token_id", "pad_token_id", "decoder_start_token_id")}
    files = {"config.json": config, "generation_config.json": generation, "tokenizer_config.json": _TOKENIZER}
    for name, content in files.items():
        (folder / name).write_text(json.dumps(content), "utf-8")


_SIDE = {"layers": 1, "ffn_dim": 32, "attention_heads": 2}
_CONFIG = {
    "model_type": "marian",
    "architectures": ["MarianMTModel"],
    "d_model": 16,
    "activation_function": "relu",
    "scale_embedding": True,
    "share_encoder_decoder_embeddings": True,
    "tie_word_embeddings": True,
    "max_position_embeddings": 64,
    "bos_token_id": 0,
    "eos_token_id": 0,
    "forced_eos_token_id": 0,
    "dtype": "float32",
}
_TOKENIZER = {"source_lang": "fr", "target_lang": "en", "tokenizer_class": "MarianTokenizer"}
