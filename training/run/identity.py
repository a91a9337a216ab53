"""What a state belongs to: going on with other data, weights or rules would not be the same training."""

import hashlib
from pathlib import Path
from typing import Any

from training.data.packed import MANIFEST
from training.errors import TrainingError
from training.export.marian import WEIGHTS
from training.recipe import Recipe
from training.run.job import Job

Identity = dict[str, Any]

# What may change from one call to the next: it moves the end, or says how the same is computed.
_FREE = {"cooldown", "cooldown_share", "chunk", "precision"}


def identity_of(job: Job, device: str) -> Identity:
    """Say what a job is about. device: `cpu` or `cuda`."""
    recipe = job.recipe
    return {
        "the data": _digest(job.data / MANIFEST),
        "the model that it began with": _digest(job.init / WEIGHTS),
        "the device": device,
        **_options("schedule", recipe.schedule.model_dump()),
        **_options(device, _part(recipe, device)),
    }


def differences(one: Identity, other: Identity) -> list[str]:
    """Say in which points two differ, in words."""
    told = []
    for name in sorted(one.keys() | other.keys()):
        before, now = one.get(name), other.get(name)
        if before != now:
            is_digest = isinstance(before, str) and len(before) == hashlib.sha256().digest_size * 2
            told.append(f"{name} is another" if is_digest else f"{name} was {before} and is {now}")
    return told


def _options(part: str, options: dict[str, Any]) -> dict[str, Any]:
    return {f"{part}.{name}": value for name, value in options.items() if name not in _FREE}


def _part(recipe: Recipe, device: str) -> dict[str, Any]:
    return (recipe.cuda if device == "cuda" else recipe.cpu).model_dump()


def _digest(path: Path) -> str:
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        raise TrainingError(f"{path} can't be read: {error.strerror}.", path=str(path)) from error


def vocabulary_of(folder: Path) -> str:
    """Give the SHA-256 of a model folder's vocab.json, as packed pairs name theirs."""
    return _digest(folder / "vocab.json")
