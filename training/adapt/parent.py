"""The weights of an installed model in the form that the trainer reads: safetensors, under the names of its layers."""

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

from app.models.layout import SMALL_FILES
from training.errors import TrainingError
from training.export.folder import LICENCE
from training.export.marian import SHARED, WEIGHTS, architecture_of

if TYPE_CHECKING:
    from torch import Tensor

_PICKLE = "pytorch_model.bin"
# Names under which the one embedding matrix stands as well; which of them a file has is chance.
_SHARED_TOO = ("lm_head.weight", "model.encoder.embed_tokens.weight", "model.decoder.embed_tokens.weight")


def trainable(folder: Path, room: Path) -> Path:
    """Give a folder with the model that the trainer can begin with: this one, else a copy in `room`, made once.

    The Marian models of the hub are pickles, which are opened without running what stands in them.
    Raises TrainingError where the model is of a build that can't be trained.
    """
    wanted = architecture_of(folder).shapes()
    if (folder / WEIGHTS).is_file() and SHARED in _names(folder / WEIGHTS):
        return folder
    out = room / "parent"
    if (out / WEIGHTS).is_file():
        return out
    from safetensors.torch import save_file  # noqa: PLC0415 - imports torch

    tensors = _read(folder)
    alias = next((name for name in (SHARED, *_SHARED_TOO) if name in tensors), SHARED)
    sources = {name: alias if name == SHARED else name for name in wanted}
    if missing := [name for name, source in sources.items() if source not in tensors]:
        raise TrainingError(f"The weights in {folder} lack {missing[0]}: the model can't be trained.", path=str(folder))
    out.mkdir(parents=True, exist_ok=True)
    for name in (*SMALL_FILES, LICENCE):
        if (folder / name).is_file():
            shutil.copyfile(folder / name, out / name)
    draft = out / f".{WEIGHTS}"
    named = {name: tensors[source].contiguous().clone() for name, source in sources.items()}
    save_file(named, draft, metadata={"format": "pt"})
    draft.replace(out / WEIGHTS)
    return out


def _names(path: Path) -> set[str]:
    from safetensors import safe_open  # noqa: PLC0415 - what only training needs loads late

    with safe_open(path, "np") as file:
        return set(file.keys())


def _read(folder: Path) -> dict[str, "Tensor"]:
    import torch  # noqa: PLC0415 - slow, as is the next
    from safetensors.torch import load_file  # noqa: PLC0415

    if (folder / WEIGHTS).is_file():
        return dict(load_file(folder / WEIGHTS))
    return dict(torch.load(folder / _PICKLE, map_location="cpu", weights_only=True))
