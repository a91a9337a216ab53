"""Models that were trained on this machine: beside the pulled ones, under a plain name, and checked alike."""

import re
import shutil
from datetime import UTC, datetime
from pathlib import Path

from filelock import FileLock

from app.errors import ModelError
from app.models.folders import pulled_folder
from app.models.layout import inspect_folder
from app.models.manifest import Manifest, read_manifest
from app.models.place import put_in_place
from app.models.registry import content_revision, load_registry
from app.models.verify import sum_files

# Without a slash, which ids of the hub have; a folder of theirs has two hyphens for it.
_NAME = re.compile(r"\w(?:[\w.]|-(?!-))*", re.ASCII)
_TAKEN = "auto"


def trained_folder(cache_dir: Path, name: str) -> Path | None:
    """Folder of a trained model of this name; None where there is none."""
    if not _NAME.fullmatch(name):
        return None
    folder = pulled_folder(cache_dir, name)
    return folder if read_manifest(folder) else None


def refuse_name(name: str, cache_dir: Path, *, force: bool = False) -> None:
    """Raise ModelError for a name that no trained model can have, or that one has already; force allows the latter."""
    if not _NAME.fullmatch(name):
        raise ModelError(
            f"{name!r} is no name for a model: letters, digits and _ . - are, no slash, no two hyphens together.",
            model=name,
        )
    if name.casefold() == _TAKEN or load_registry().find(name):
        raise ModelError(f"{name!r} names a model that Dépêche knows. Take another name.", model=name)
    if not force and pulled_folder(cache_dir, name).exists():
        raise ModelError(
            f"There is a model {name!r} already. Take another name, or --force to put the new one in its place.",
            model=name,
        )


def install(draft: Path, name: str, made_from: str, license_: str, cache_dir: Path, *, force: bool = False) -> Path:
    """Put a finished model folder among the installed ones, with a record of its files; give where it lies now.

    draft: is moved, or copied from another disk. made_from: the parent's id. license_: of the weights.
    Raises ModelError where the name is taken, the model is incomplete, or the folder can't be written.
    """
    layout = inspect_folder(draft)
    files = sum_files(draft, layout.files)
    now = datetime.now(UTC).isoformat(timespec="seconds")
    folder = pulled_folder(cache_dir, name)
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        with FileLock(folder.parent / f".{folder.name}.lock"):
            refuse_name(name, cache_dir, force=force)
            staging = folder.with_name(f".{folder.name}.partial")
            shutil.rmtree(staging, ignore_errors=True)
            shutil.move(draft, staging)
            Manifest(name, content_revision(files), license_, "", now, files, made_from).write(staging)
            put_in_place(staging, folder)
    except OSError as error:
        raise ModelError(
            f"The model can't be written to {folder}: {error.strerror or error}.", path=str(folder)
        ) from error
    return folder
