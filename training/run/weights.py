"""The weights of a Marian model as the trainer holds them: query, key and value in one matrix, as one product."""

from collections.abc import Mapping
from pathlib import Path

import torch
from torch import Tensor

from training.errors import TrainingError
from training.export.folder import read_tensors
from training.export.marian import BIAS, SHARED, WEIGHTS, architecture_of

Weights = dict[str, Tensor]

# Which projections read the same rows, so that one product makes them all; the joint name, and its parts in turn.
_JOINT = {"self_attn.qkv_proj": ("q", "k", "v"), "encoder_attn.kv_proj": ("k", "v")}


def read_weights(folder: Path) -> Weights:
    """Read a Marian folder's weights in float32; TrainingError where they are not those that its config.json names."""
    tensors = read_tensors(folder / WEIGHTS)
    for name, shape in architecture_of(folder).shapes().items():
        if name not in tensors or tensors[name].size != torch.Size(shape).numel():
            raise TrainingError(f"{folder / WEIGHTS} lacks {name} of shape {shape}: it can't be trained.")
    wanted = {name: tensors[name] for name in architecture_of(folder).shapes()}
    return joined({name: torch.from_numpy(tensor).float() for name, tensor in wanted.items()})


def joined(tensors: Mapping[str, Tensor]) -> Weights:
    """From the names of a Hugging Face folder to the trainer's."""
    weights = {SHARED: tensors[SHARED].clone(), BIAS: tensors[BIAS].reshape(-1).clone()}
    for name, tensor in tensors.items():
        if name in weights:
            continue
        joint, parts = _joint(name)
        if parts and f".{parts[0]}_proj." in name:
            weights[joint] = torch.cat([tensors[name.replace(f".{parts[0]}_", f".{part}_")] for part in parts])
        elif not parts:
            weights[name] = tensor.clone()
    return weights


def parted(weights: Mapping[str, Tensor]) -> Weights:
    """From the trainer's names to those of a Hugging Face folder, each tensor with memory of its own."""
    tensors = {}
    for name, tensor in weights.items():
        for part, piece in zip(_parts(name), tensor.detach().chunk(matrices_in(name)), strict=True):
            tensors[part] = piece.to("cpu", torch.float32, copy=True).contiguous()
    tensors[BIAS] = tensors[BIAS].reshape(1, -1)
    return tensors


def matrices_in(name: str) -> int:
    """Say how many matrices stand one under the other in a weight."""
    return len(_parts(name))


def _joint(name: str) -> tuple[str, tuple[str, ...]]:
    """Give the joint name that a part belongs to, and all parts of it; none where it stands alone."""
    for joint, parts in _JOINT.items():
        attention, _, projection = joint.partition(".")
        for part in parts:
            if f".{attention}.{part}_proj." in name:
                return name.replace(f".{part}_proj.", f".{projection}."), parts
    return name, ()


def _parts(name: str) -> list[str]:
    for joint, parts in _JOINT.items():
        if f".{joint}." in name:
            return [name.replace(f".{joint.partition('.')[2]}.", f".{part}_proj.") for part in parts]
    return [name]
