"""Trained weights as a model folder in Hugging Face layout, in half precision, as the embedded model is."""

import json
import shutil
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from app.models.layout import SMALL_FILES
from training.errors import TrainingError
from training.export.marian import BIAS, CONFIG, DERIVED, SHARED, WEIGHTS, Architecture, architecture_of, read_config
from training.export.place import placed

Tensors = Mapping[str, NDArray[Any]]
# The weights come from the init folder's, so its licence goes with them.
LICENCE = "LICENSE"


def write_model(weights: Path, init: Path, out: Path, *, replace: bool = False) -> None:
    """Write a model folder that transformers, CTranslate2's converter and Dépêche load, whole or not at all.

    weights: safetensors file with the names of a Hugging Face folder, as a state folder has them. init: the Marian
    folder that the training began with, whose vocabulary and settings go with the weights.
    Raises TrainingError where the two don't fit, where a weight is not a number that half precision can hold, and where
    `out` is there already (see `training.export.place`).
    """
    with placed(out, replace=replace) as draft:
        fill((weights,), init, draft)


def fill(weights: Sequence[Path], init: Path, folder: Path) -> None:
    """Do what `write_model` does, into a folder that is there and empty.

    weights: of several files the mean is written, which is often a better model than each where the trainings began
    with one and the same (Wortsman et al. 2022, model soups).
    """
    built = architecture_of(init)
    config = {name: value for name, value in read_config(init).items() if name != "torch_dtype"} | {"dtype": "float16"}
    put(_mean([_halved(read_fitting(path, built), built, path) for path in weights]), config, init, folder)


def put(tensors: Tensors, config: Mapping[str, Any], init: Path, folder: Path) -> None:
    """Write weights and configuration as they are given, and beside them the init folder's vocabulary and settings."""
    from safetensors.numpy import save  # noqa: PLC0415 - beside numpy, what only training needs loads late

    # transformers looks for the format, whatever wrote the file.
    # Its `save_file` lets none but the owner read the file (0.8), and a server runs as another user.
    (folder / WEIGHTS).write_bytes(save(dict(tensors), metadata={"format": "pt"}))
    (folder / CONFIG).write_text(json.dumps(config, indent=2, sort_keys=True) + "\n", "utf-8")
    for name in (*SMALL_FILES, LICENCE):
        if name != CONFIG and (init / name).is_file():
            shutil.copyfile(init / name, folder / name)


def read_tensors(path: Path) -> dict[str, NDArray[Any]]:
    """Read a safetensors file; TrainingError where it is missing or damaged."""
    from safetensors import SafetensorError  # noqa: PLC0415 - as above
    from safetensors.numpy import load_file  # noqa: PLC0415

    try:
        return dict(load_file(path))
    except (OSError, SafetensorError, KeyError, TypeError, ValueError) as error:
        raise TrainingError(f"The weights {path} can't be read: {error}.", path=str(path)) from error


def read_fitting(path: Path, built: Architecture) -> dict[str, NDArray[Any]]:
    """Read the tensors that a model has; TrainingError where one is missing, foreign or of another shape."""
    tensors, wanted = read_tensors(path), built.shapes()
    if missing := sorted(wanted.keys() - tensors.keys()):
        raise TrainingError(f"{path} lacks {_first(missing)}: it is not of the same model as the init folder.")
    if foreign := sorted(tensors.keys() - wanted.keys() - DERIVED):
        raise TrainingError(f"{path} has {_first(foreign)}, which the model of the init folder has not.")
    fitting = {name: tensors[name] for name in wanted}
    fitting[BIAS] = fitting[BIAS].reshape(1, -1)
    for name, shape in wanted.items():
        if fitting[name].shape != shape:
            raise TrainingError(
                f"{name} in {path} is {fitting[name].shape}, and the init folder's model needs {shape}."
            )
    return fitting


def _halved(tensors: Tensors, built: Architecture, path: Path) -> dict[str, NDArray[Any]]:
    """Round to half precision; the vector of padding is nothing, whatever training made of it."""
    with np.errstate(over="ignore"):
        halved = {name: np.ascontiguousarray(tensor, dtype=np.float16) for name, tensor in tensors.items()}
    if bad := sorted(name for name, tensor in halved.items() if not np.isfinite(tensor).all()):
        raise TrainingError(
            f"{_first(bad)} in {path} holds what is no number, or one past 65,504: the training has gone astray. "
            "Go back to an earlier state, and learn at a lower rate.",
            path=str(path),
        )
    shared = halved[SHARED].copy()
    shared[built.pad] = 0
    return {**halved, SHARED: shared}


def _mean(several: Sequence[Tensors]) -> Tensors:
    return {
        name: np.asarray(np.mean([tensors[name] for tensors in several], axis=0, dtype=np.float32), np.float16)
        for name in several[0]
    }


def _first(names: list[str]) -> str:
    return names[0] if len(names) == 1 else f"{names[0]} and {len(names) - 1} more"
