"""A Marian model and pairs that are small enough to train on in a moment."""

import hashlib
import json
from pathlib import Path

import numpy as np
from safetensors.numpy import save_file

from training.data.packed import Origin, Packed
from training.export.marian import architecture_of
from training.recipe import Device, Recipe, Schedule
from training.run.job import Budget, Job, Measured, Progress

VOCABULARY, WIDTH = 60, 32
PAD, END = VOCABULARY - 1, 0
CONFIG = {
    "model_type": "marian",
    "architectures": ["MarianMTModel"],
    "d_model": WIDTH,
    "encoder_attention_heads": 4,
    "decoder_attention_heads": 4,
    "encoder_layers": 2,
    "decoder_layers": 1,
    "encoder_ffn_dim": 64,
    "decoder_ffn_dim": 64,
    "activation_function": "relu",
    "scale_embedding": True,
    "max_position_embeddings": 64,
    "vocab_size": VOCABULARY,
    "decoder_vocab_size": VOCABULARY,
    "pad_token_id": PAD,
    "eos_token_id": END,
    "forced_eos_token_id": END,
    "decoder_start_token_id": PAD,
    "dropout": 0.0,
    "attention_dropout": 0.0,
    "activation_dropout": 0.0,
    "tie_word_embeddings": True,
    "share_encoder_decoder_embeddings": True,
    "static_position_embeddings": True,
    "is_encoder_decoder": True,
}
RECIPE = Recipe(
    schedule=Schedule(rate=3e-3, warmup=3),
    cpu=Device(tokens=80, window=100, full_every=4, frequent=10, random=5, chunk=32, precision="float32"),
)


def tiny_model(folder: Path, seed: int = 1, **changed: object) -> Path:
    """A folder with random weights, as Hugging Face lays them out."""
    folder.mkdir(parents=True)
    (folder / "config.json").write_text(json.dumps(CONFIG | changed), "utf-8")
    (folder / "vocab.json").write_text(json.dumps({f"piece{n}": n for n in range(VOCABULARY)}), "utf-8")
    random = np.random.default_rng(seed)
    tensors = {}
    for name, shape in architecture_of(folder).shapes().items():
        spread = 0.02 if name.endswith("bias") else 1 if "norm" in name else shape[-1] ** -0.5
        tensors[name] = (random.standard_normal(shape) * spread).astype(np.float32)
        if "layer_norm.weight" in name:
            tensors[name] = 1 + tensors[name] / 10
    tensors["model.shared.weight"][PAD] = 0
    save_file(tensors, folder / "model.safetensors", metadata={"format": "pt"})
    return folder


def pack(pairs: list[tuple[list[int], list[int]]], weights: tuple[float, ...] = (1,), vocabulary: str = "") -> Packed:
    """Pairs of pieces, dealt to as many origins as there are weights, in turn."""
    sides = [[pair[side] for pair in pairs] for side in (0, 1)]
    flat = [np.array([piece for pieces in side for piece in pieces], np.uint16) for side in sides]
    starts = [np.cumsum([0, *map(len, side)]).astype(np.int64) for side in sides]
    origins = (np.arange(len(pairs)) % len(weights)).astype(np.uint16)
    listed = tuple(Origin(f"origin{n}", weight, 1, 1) for n, weight in enumerate(weights))
    return Packed(flat[0], starts[0], flat[1], starts[1], origins, listed, vocabulary)


def cipher(count: int, seed: int = 3) -> list[tuple[list[int], list[int]]]:
    """Pairs of which each piece has one translation, and the order is turned round."""
    random = np.random.default_rng(seed)
    lengths = random.integers(1, 9, count)
    sources = [random.integers(1, 30, length).tolist() for length in lengths]
    return [(source, [29 + piece for piece in reversed(source)]) for source in sources]


def tiny_job(folder: Path, state: str = "state", *, steps: int | None = 24, **changed: object) -> Job:
    """A job on the cipher; the model and the data are made where they aren't there yet."""
    init, data = folder / "init", folder / "data"
    if not init.exists():
        tiny_model(init)
    if not data.exists():
        vocabulary = hashlib.sha256((init / "vocab.json").read_bytes()).hexdigest()
        pack(cipher(300), (1, 0.5), vocabulary).save(data)
    recipe = RECIPE.model_copy(update=changed)
    return Job(init, data, folder / state, recipe, Budget(steps=steps))


class Silent:
    """A watcher that remembers, and never ends a training."""

    def __init__(self) -> None:
        self.told: list[Progress] = []
        self.results: list[Measured] = []

    def progressed(self, progress: Progress) -> None:
        self.told.append(progress)

    def measured(self, measured: Measured) -> bool:
        self.results.append(measured)
        return True
