"""A model with more or fewer layers, or another feed-forward width: python -m training.parent.resize.

What is added changes nothing of what the model computes, and can learn from the first step: Chen et al. 2016,
"Net2Net: Accelerating Learning via Knowledge Transfer". What is taken away is what likely matters least.
"""

import argparse
from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from training.export.folder import Tensors, put, read_fitting
from training.export.marian import WEIGHTS, Side, architecture_of, read_config
from training.export.marian import Architecture as Sizes
from training.export.place import placed
from training.recipe import Architecture as Wanted
from training.recipe import read_recipe

# A layer's tensors by their names within it, `fc1.weight` and so on.
Layer = dict[str, NDArray[Any]]

_SIDES = ("encoder", "decoder")
_NORM, _LAST_NORM = "_layer_norm", "final_layer_norm"
# What reads the rows that go through a layer (keys and values of `encoder_attn` read the encoder's), what adds to them.
_READERS = ("self_attn.q_proj", "self_attn.k_proj", "self_attn.v_proj", "encoder_attn.q_proj", "fc1")
_WRITERS = ("self_attn.out_proj", "encoder_attn.out_proj", "fc2")


def resize_folder(init: Path, wanted: Wanted, out: Path, *, replacing: bool = False) -> Sizes:
    """Write a Marian folder's model in the wanted sizes as a folder, whole or not at all; give the sizes.

    Numbers stay as precise as they are. Raises TrainingError where the folder's weights are not those that its
    config.json names, and where `out` is there already, or can't be written (see `training.export.place`).
    """
    built, config = architecture_of(init), read_config(init)
    tensors = resize(read_fitting(init / WEIGHTS, built), built, wanted)
    sizes = sizes_of(built, wanted)
    named = {f"{name}_layers": side.layers for name, side in _sides(sizes)}
    named |= {f"{name}_ffn_dim": side.feed_forward for name, side in _sides(sizes)}
    named |= {"num_hidden_layers": sizes.encoder.layers}  # where transformers has named the encoder's so as well
    with placed(out, replace=replacing) as draft:
        put(tensors, {name: named.get(name, value) for name, value in config.items()}, init, draft)
    return sizes


def sizes_of(built: Sizes, wanted: Wanted) -> Sizes:
    """Say what a model becomes."""
    inner = wanted.feed_forward
    return replace(
        built,
        encoder=Side(wanted.encoder_layers or built.encoder.layers, inner or built.encoder.feed_forward),
        decoder=Side(wanted.decoder_layers or built.decoder.layers, inner or built.decoder.feed_forward),
    )


def resize(tensors: Tensors, built: Sizes, wanted: Wanted, *, seed: int = 1) -> dict[str, NDArray[Any]]:
    """Give a model's tensors in the wanted sizes, by the names and in the precision of those given.

    A model that only grows computes what it did, but for rounding. seed: of new hidden units' weights.
    """
    chance, sizes = np.random.default_rng(seed), sizes_of(built, wanted)
    made = {name: tensor for name, tensor in tensors.items() if ".layers." not in name}
    for (side, before), (_, after) in zip(_sides(built), _sides(sizes), strict=True):
        layers = [_layer(tensors, f"model.{side}.layers.{number}.") for number in range(before.layers)]
        inner = [_with_inner(layer, after.feed_forward, chance) for layer in layers]
        for number, layer in enumerate(_with_depth(inner, after.layers)):
            made |= {f"model.{side}.layers.{number}.{part}": np.ascontiguousarray(layer[part]) for part in layer}
    return made


def sources(before: int, after: int) -> list[int]:
    """Say of each new layer which old one it is made of: a run of the same number is an old layer and its copies.

    Copies, and what is left out, are spread evenly. Of fewer layers the first and the last stay, of one the last.
    """
    if after >= before:
        return [(2 * place + 1) * before // (2 * after) for place in range(after)]
    if after == 1:
        return [before - 1]
    steps, length = after - 1, before - 1
    return [(2 * place * length + steps) // (2 * steps) for place in range(after)]


def _sides(sizes: Sizes) -> Iterator[tuple[str, Side]]:
    yield from zip(_SIDES, (sizes.encoder, sizes.decoder), strict=True)


def _layer(tensors: Tensors, start: str) -> Layer:
    return {name.removeprefix(start): tensor for name, tensor in tensors.items() if name.startswith(start)}


def _with_inner(layer: Layer, inner: int, chance: np.random.Generator) -> Layer:
    """Give the feed-forward part so many hidden units."""
    rows, columns, bias = layer["fc1.weight"], layer["fc2.weight"], layer["fc1.bias"]
    if (more := inner - len(rows)) <= 0:
        weights = np.linalg.norm(rows.astype(np.float64), axis=1) * np.linalg.norm(columns.astype(np.float64), axis=0)
        kept = np.sort(np.argsort(-weights, kind="stable")[:inner])
        return {**layer, "fc1.weight": rows[kept], "fc1.bias": bias[kept], "fc2.weight": columns[:, kept]}
    spread = np.sqrt(np.square(rows.astype(np.float64)).mean())
    drawn = chance.normal(0, spread, (more, rows.shape[1])).astype(rows.dtype)
    # As seldom active as the others are in the mean.
    biases = np.full(more, bias.astype(np.float64).mean(), bias.dtype)
    return {
        **layer,
        "fc1.weight": np.concatenate([rows, drawn]),
        "fc1.bias": np.concatenate([bias, biases]),
        "fc2.weight": np.concatenate([columns, np.zeros((len(columns), more), columns.dtype)], axis=1),
    }


def _with_depth(layers: list[Layer], count: int) -> list[Layer]:
    runs = [(number, len(list(run))) for number, run in groupby(sources(len(layers), count))]
    return [layer for number, times in runs for layer in _repeated(layers[number], times)]


def _repeated(layer: Layer, times: int) -> list[Layer]:
    """Let copies that add nothing follow a layer; together they compute what it did.

    What a layer gives is normalised last of all, and to normalise it again changes nothing until it is scaled and
    shifted. So that comes once, at the end of the last copy; with it after each, the copies' norms would take each
    row's mean and variance away.
    """
    if times == 1:
        return [layer]
    last = {name: tensor for name, tensor in layer.items() if name.startswith(_LAST_NORM)}
    idle = _idle(layer)
    return [{**layer, **_plain(last)}, *[idle] * (times - 2), {**idle, **last}]


def _idle(layer: Layer) -> Layer:
    """Copy a layer so that it reads what a normalised row is scaled and shifted to, and adds nothing."""
    scale, shift = (layer[f"{_LAST_NORM}.{part}"].astype(np.float64) for part in ("weight", "bias"))
    copy = layer | _plain({name: tensor for name, tensor in layer.items() if _NORM in name})
    for name in _READERS:
        if f"{name}.weight" in layer:
            weight, bias = layer[f"{name}.weight"], layer[f"{name}.bias"]
            copy[f"{name}.weight"] = (weight * scale).astype(weight.dtype)
            copy[f"{name}.bias"] = (bias + weight.astype(np.float64) @ shift).astype(bias.dtype)
    for name in _WRITERS:
        for part in (f"{name}.weight", f"{name}.bias"):
            if part in layer:
                copy[part] = np.zeros_like(layer[part])
    return copy


def _plain(norms: Layer) -> Layer:
    """Give norms that neither scale nor shift."""
    return {name: np.full_like(norm, float(name.endswith("weight"))) for name, norm in norms.items()}


def main() -> None:
    """Write the folder, and say what it is."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--init", type=Path, required=True, help="Marian model to make another size of")
    parser.add_argument("--recipe", type=Path, required=True, help="its [architecture] says which")
    parser.add_argument("--out", type=Path, required=True, help="folder to write; it must not be there yet")
    given = parser.parse_args()
    sizes = resize_folder(given.init, read_recipe(given.recipe).architecture, given.out)
    sides = ", ".join(f"{name} {side.layers} layers of {side.feed_forward:,}" for name, side in _sides(sizes))
    print(f"{given.out}: {sides} hidden units")  # noqa: T201 - it is a script


if __name__ == "__main__":
    main()
