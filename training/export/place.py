"""A folder that is there whole or not at all."""

import ctypes
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from training.errors import TrainingError
from training.export.marian import CONFIG

# Of the system call renameat2, from linux/fs.h and fcntl.h.
_EXCHANGE = 2
_HERE = -100


@contextmanager
def placed(out: Path, *, replace: bool = False) -> Iterator[Path]:
    """Give an empty folder of the same name, which becomes `out` in one step when the block ends well.

    Where it ends otherwise nothing is left of it. A folder that is there already is replaced, where that is asked for,
    by swapping the two: at no moment is there none, or half of one.
    Raises TrainingError where there is one that is not to be replaced or holds no model, and where it can't be written.
    """
    out = Path(os.path.abspath(out))  # noqa: PTH100 - without "..", and a link stays a link
    _refuse(out, replace=replace)
    room = out.with_name(f".{out.name}.draft")
    draft = room / out.name
    try:
        shutil.rmtree(room, ignore_errors=True)  # what a killed run left
        draft.mkdir(parents=True)
        yield draft
        _put(draft, out)
    except OSError as error:
        raise TrainingError(f"{out} can't be written: {error.strerror or error}.", path=str(out)) from error
    finally:
        shutil.rmtree(room, ignore_errors=True)


def _refuse(out: Path, *, replace: bool) -> None:
    if not os.path.lexists(out):
        return
    if not replace:
        raise TrainingError(
            f"{out} is there already. Choose another folder, or replace it with --force.", path=str(out)
        )
    if out.is_symlink() or not out.is_dir() or (any(out.iterdir()) and not (out / CONFIG).is_file()):
        raise TrainingError(f"{out} is not a model folder, so it is not replaced.", path=str(out))


def _put(draft: Path, out: Path) -> None:
    """Rename, or swap with what is there; in two steps where the file system can't swap."""
    if not out.exists():
        draft.rename(out)
    elif not _swapped(draft, out):
        out.rename(draft.with_name(f"{out.name}.old"))
        draft.rename(out)


def _swapped(one: Path, other: Path) -> bool:
    try:
        call = ctypes.CDLL(None).renameat2
    except AttributeError:  # not Linux, or an old C library
        return False
    return bool(call(_HERE, os.fsencode(one), _HERE, os.fsencode(other), _EXCHANGE) == 0)
