"""Putting a finished model folder in its place: whole, or not at all."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


def put_in_place(draft: Path, folder: Path) -> None:
    """Rename a finished folder to where it belongs; what is there stays until then, and comes back where that fails."""
    with _set_aside(folder):
        draft.rename(folder)


@contextmanager
def _set_aside(folder: Path) -> Iterator[None]:
    """Make room for a new folder, and bring the old one back where that fails."""
    old = folder.with_name(f".{folder.name}.old")
    shutil.rmtree(old, ignore_errors=True)
    if not folder.exists():
        yield
        return
    folder.rename(old)
    try:
        yield
    except OSError:
        old.rename(folder)
        raise
    shutil.rmtree(old, ignore_errors=True)
