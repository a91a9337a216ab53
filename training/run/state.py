"""What a training goes on from after anything that may happen to it: written whole or not at all."""

import os
import zipfile
from dataclasses import asdict, dataclass
from pathlib import Path
from pickle import UnpicklingError
from typing import Any

import torch
from safetensors.torch import save_file
from torch import Tensor

from training.errors import TrainingError
from training.run.identity import Identity, differences

STATE = "state.pt"
_FORMAT = 2


@dataclass(slots=True)
class Place:
    """Where a training stands. Random numbers follow from step and epoch, so these are all of them.

    step: steps done. epoch, batch: the last batch learnt. pairs: seen. minutes: of training. aside: minutes of
    measuring and saving. logged: bytes of the log. precision: of the products. measured_at, measured_step: the last
    measurement. lowest: dev loss of the best weights.
    """

    step: int = 0
    epoch: int = 0
    batch: int = 0
    pairs: int = 0
    minutes: float = 0.0
    logged: int = 0
    precision: str = ""
    aside: float = 0.0
    measured_at: float = 0.0
    measured_step: int = 0
    lowest: float | None = None


@dataclass(frozen=True, slots=True)
class Saved:
    """A state: tensors by name (weights, average, optimizer), and the place."""

    tensors: dict[str, dict[str, Tensor]]
    place: Place


def save_state(folder: Path, saved: Saved, identity: Identity) -> None:
    """Write a state in place of the one before, which stays until this one is on the disk."""
    content = {"format": _FORMAT, "identity": identity, "place": asdict(saved.place), "tensors": saved.tensors}
    draft = folder / f".{STATE}"
    with draft.open("wb") as file:
        torch.save(content, file)
        _to_disk(file.fileno())
    draft.replace(folder / STATE)
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        _to_disk(descriptor)
    finally:
        os.close(descriptor)


def load_state(folder: Path, identity: Identity) -> Saved | None:
    """Read the state in a folder; None where there is none.

    Raises TrainingError where it is damaged, or of another training: other data, another start, another recipe.
    """
    path = folder / STATE
    if not path.exists():
        return None
    content = _read(path)
    if content.get("format") != _FORMAT:
        raise TrainingError(f"{path} is of another version of Dépêche; begin in a new folder.", path=str(path))
    if other := differences(content["identity"], identity):
        raise TrainingError(
            f"The state in {folder} is of another training: {'; '.join(other)}. Give what it began with, or a new"
            " folder.",
            path=str(path),
        )
    return Saved(content["tensors"], Place(**content["place"]))


def save_weights(path: Path, tensors: dict[str, Tensor]) -> None:
    """Write weights as safetensors, whole or not at all."""
    draft = path.with_name(f".{path.name}")
    save_file(tensors, draft, metadata={"format": "pt"})
    draft.replace(path)


def _read(path: Path) -> dict[str, Any]:
    try:
        with zipfile.ZipFile(path) as archive:
            if broken := archive.testzip():
                raise TrainingError(_damaged(path, f"{broken} is not what was written"), path=str(path))
        content = torch.load(path, map_location="cpu", weights_only=True)
        return dict(content)
    except (OSError, zipfile.BadZipFile, RuntimeError, UnpicklingError, ValueError, TypeError) as error:
        raise TrainingError(_damaged(path, str(error).splitlines()[0]), path=str(path)) from error


def _damaged(path: Path, reason: str) -> str:
    return f"The state {path} is damaged ({reason}). Bring it back from a copy, or begin in a new folder."


def _to_disk(descriptor: int) -> None:
    os.fsync(descriptor)
