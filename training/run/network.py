"""Marian's transformer on packed rows: no padding but inside attention, and no modules between the products.

Vaswani et al. 2017, "Attention Is All You Need", with layer normalisation after each part, as transformers'
MarianMTModel computes it; a test compares logits and gradients.
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import torch
from torch import Tensor
from torch.nn import functional

from training.errors import TrainingError
from training.export.marian import Architecture, architecture_of, read_config
from training.run.attention import attend_itself, attend_other
from training.run.grid import Grid, gather, spread
from training.run.linear import feed_forward, linear

_ACTIVATIONS = ("relu", "swish", "silu", "gelu")


@dataclass(frozen=True, slots=True)
class Build:
    """What the network does with its weights. scale: of embeddings. start, end: the numbers of those marks."""

    sizes: Architecture
    activation: str
    scale: float
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Inputs:
    """source: [s] and target: [t], rows of the table that the network is given. unmoved: the row of padding."""

    source: Tensor
    target: Tensor
    source_grid: Grid
    target_grid: Grid
    unmoved: int


def read_build(folder: Path) -> Build:
    """Read a Marian folder's config.json; TrainingError where the network can't be built like that."""
    config, sizes = read_config(folder), architecture_of(folder)
    activation = str(config.get("activation_function", "gelu"))
    if activation not in _ACTIVATIONS:
        raise TrainingError(f"The model in {folder} has the activation {activation!r}, which can't be trained here.")
    scale = math.sqrt(sizes.width) if config.get("scale_embedding") else 1.0
    start = int(config.get("decoder_start_token_id", sizes.pad))
    return Build(sizes, activation, scale, start, int(config.get("eos_token_id", 0)))


class Network:
    """The layers, from rows of the embedding table to what the decoder has in mind at each place.

    kind: what rows are kept in from layer to layer. With bfloat16, matrices and their biases are to be in it, too.
    """

    def __init__(
        self,
        build: Build,
        weights: Mapping[str, Tensor],
        *,
        dropout: float = 0.0,
        kind: torch.dtype = torch.float32,
    ) -> None:
        self._build, self._weights, self._dropout, self._kind = build, weights, dropout, kind
        device = next(iter(weights.values())).device
        self._positions = sinusoids(build.sizes.positions, build.sizes.width).to(device)

    def hidden(self, table: Tensor, inputs: Inputs) -> Tensor:
        """Give what the decoder has in mind: [t, width]. table: [any, width], the embeddings that `inputs` names."""
        memory = self._embed(table, inputs.source, inputs.source_grid, inputs.unmoved)
        for layer in range(self._build.sizes.encoder.layers):
            memory = self._layer(f"model.encoder.layers.{layer}", memory, inputs.source_grid)
        rows = self._embed(table, inputs.target, inputs.target_grid, inputs.unmoved)
        for layer in range(self._build.sizes.decoder.layers):
            rows = self._layer(f"model.decoder.layers.{layer}", rows, inputs.target_grid, memory, inputs.source_grid)
        return rows

    def _embed(self, table: Tensor, pieces: Tensor, grid: Grid, unmoved: int) -> Tensor:
        rows = functional.embedding(pieces, table, padding_idx=unmoved)
        placed = torch.add(self._positions[grid.positions], rows, alpha=self._build.scale)
        return self._dropped(placed.to(self._kind))

    def _layer(
        self, name: str, rows: Tensor, grid: Grid, memory: Tensor | None = None, memory_grid: Grid | None = None
    ) -> Tensor:
        """One layer; of the decoder where there is a memory: its places see only those before them."""
        heads = self._build.sizes.heads
        joint = spread(self._linear(f"{name}.self_attn.qkv_proj", rows), grid)
        seen = attend_itself(joint, grid, heads, causal=memory is not None)
        rows = self._added(f"{name}.self_attn", rows, gather(seen, grid))
        if memory is not None and memory_grid is not None:
            query = spread(self._linear(f"{name}.encoder_attn.q_proj", rows), grid)
            joint = spread(self._linear(f"{name}.encoder_attn.kv_proj", memory), memory_grid)
            rows = self._added(
                f"{name}.encoder_attn", rows, gather(attend_other(query, joint, memory_grid, heads), grid)
            )
        return self._normed(f"{name}.final_layer_norm", rows, self._fed_forward(name, rows))

    def _added(self, attention: str, rows: Tensor, seen: Tensor) -> Tensor:
        return self._normed(f"{attention}_layer_norm", rows, self._linear(f"{attention}.out_proj", seen))

    def _normed(self, name: str, rows: Tensor, more: Tensor) -> Tensor:
        scale, shift = self._named(name)
        return functional.layer_norm(rows + self._dropped(more), scale.shape, scale, shift)

    def _linear(self, name: str, rows: Tensor) -> Tensor:
        return linear(rows, *self._named(name))

    def _fed_forward(self, name: str, rows: Tensor) -> Tensor:
        first, second = self._named(f"{name}.fc1"), self._named(f"{name}.fc2")
        if self._build.activation == "relu":
            return feed_forward(rows, first, second)
        inner = linear(rows, *first)
        return linear(functional.gelu(inner) if self._build.activation == "gelu" else functional.silu(inner), *second)

    def _named(self, name: str) -> tuple[Tensor, Tensor]:
        return self._weights[f"{name}.weight"], self._weights[f"{name}.bias"]

    def _dropped(self, rows: Tensor) -> Tensor:
        return functional.dropout(rows, self._dropout) if self._dropout else rows


def sinusoids(places: int, width: int) -> Tensor:
    """Give the vectors of positions, [places, width]: sines in the first half, cosines in the second, as Marian's."""
    each = torch.arange(places, dtype=torch.float64)[:, None]
    speeds = torch.pow(10000.0, -torch.arange(0, width, 2, dtype=torch.float64) / width)
    return torch.cat([(each * speeds).sin(), (each * speeds).cos()], 1).float()
