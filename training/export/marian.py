"""What a MarianMT model in Hugging Face layout consists of: its tensors, by its config.json."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from training.errors import TrainingError

CONFIG = "config.json"
WEIGHTS = "model.safetensors"
SHARED = "model.shared.weight"
BIAS = "final_logits_bias"
# Copies of the shared matrix and fixed positions, which transformers makes itself when it loads the others.
DERIVED = frozenset(
    {"lm_head.weight"}
    | {f"model.{side}.{name}.weight" for side in ("encoder", "decoder") for name in ("embed_tokens", "embed_positions")}
)


@dataclass(frozen=True, slots=True)
class Side:
    """Encoder or decoder: so many layers with a feed-forward part of this width."""

    layers: int
    feed_forward: int


@dataclass(frozen=True, slots=True)
class Architecture:
    """Sizes of a model whose embeddings are tied everywhere. pad: number of the piece whose vector is zero."""

    width: int
    heads: int
    vocabulary: int
    pad: int
    positions: int
    encoder: Side
    decoder: Side

    def shapes(self) -> dict[str, tuple[int, ...]]:
        """Give the shape of every tensor that model.safetensors holds, by name."""
        return {SHARED: (self.vocabulary, self.width), BIAS: (1, self.vocabulary), **dict(self._layers())}

    def _layers(self) -> Iterator[tuple[str, tuple[int, ...]]]:
        sides = (("encoder", self.encoder, ("self_attn",)), ("decoder", self.decoder, ("self_attn", "encoder_attn")))
        for name, side, attentions in sides:
            for layer in range(side.layers):
                for part, shape in self._parts(side.feed_forward, attentions):
                    yield f"model.{name}.layers.{layer}.{part}", shape

    def _parts(self, feed_forward: int, attentions: tuple[str, ...]) -> Iterator[tuple[str, tuple[int, ...]]]:
        width = self.width
        squares = [f"{attention}.{which}_proj" for attention in attentions for which in ("q", "k", "v", "out")]
        norms = [f"{part}_layer_norm" for part in (*attentions, "final")]
        matrices = dict.fromkeys(squares, (width, width)) | {"fc1": (feed_forward, width), "fc2": (width, feed_forward)}
        for part, shape in matrices.items():
            yield f"{part}.weight", shape
            yield f"{part}.bias", shape[:1]
        for part in norms:
            yield f"{part}.weight", (width,)
            yield f"{part}.bias", (width,)


def read_config(folder: Path) -> dict[str, Any]:
    """Read a model folder's config.json; TrainingError where it is none of a Marian model."""
    path = folder / CONFIG
    try:
        config = json.loads(path.read_text("utf-8"))
        is_marian = config["model_type"] == "marian"
    except (OSError, ValueError, KeyError, TypeError) as error:
        reason = (error.strerror if isinstance(error, OSError) else None) or error
        raise TrainingError(f"{folder} is no model folder: {path} can't be read ({reason}).", path=str(path)) from error
    if not is_marian:
        raise TrainingError(f"{folder} holds no Marian model but one of type {config['model_type']!r}.", path=str(path))
    return dict(config)


def architecture_of(folder: Path) -> Architecture:
    """Give the sizes of the model that a folder's config.json describes; TrainingError where it is of another build."""
    config = read_config(folder)
    if not config.get("share_encoder_decoder_embeddings", True) or not config.get("tie_word_embeddings", True):
        raise TrainingError(f"The model in {folder} has a vocabulary for each language, which can't be trained here.")
    try:
        return Architecture(
            width=int(config["d_model"]),
            heads=int(config["encoder_attention_heads"]),
            vocabulary=int(config["vocab_size"]),
            pad=int(config["pad_token_id"]),
            positions=int(config["max_position_embeddings"]),
            encoder=Side(int(config["encoder_layers"]), int(config["encoder_ffn_dim"])),
            decoder=Side(int(config["decoder_layers"]), int(config["decoder_ffn_dim"])),
        )
    except (KeyError, TypeError, ValueError) as error:
        raise TrainingError(f"{folder / CONFIG} lacks what a Marian model needs: {error}.") from error
