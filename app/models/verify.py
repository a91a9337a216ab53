"""Whether model files are what they should be."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from hashlib import sha1, sha256
from pathlib import Path
from typing import BinaryIO

from app.errors import ModelError
from app.models.registry import FileSum

_CHUNK = 1 << 20

Progress = Callable[[int], None]


class FileState(StrEnum):
    """Outcome of one file's check."""

    OK = "ok"
    CHANGED = "changed"
    MISSING = "missing"


@dataclass(frozen=True, slots=True)
class FileCheck:
    """One file and its state."""

    name: str
    state: FileState


def _ignore(_bytes: int) -> None:
    pass


def _chunks(file: BinaryIO, progress: Progress) -> Iterator[bytes]:
    while chunk := file.read(_CHUNK):
        progress(len(chunk))
        yield chunk


def sum_file(path: Path, progress: Progress = _ignore) -> FileSum:
    """SHA-256 and size of a file, read in pieces; `progress` is told the bytes of each."""
    digest, size = sha256(), 0
    with path.open("rb") as file:
        for chunk in _chunks(file, progress):
            digest.update(chunk)
            size += len(chunk)
    return FileSum(digest.hexdigest(), size)


def git_blob_id(path: Path) -> str:
    """Give the id under which git stores a file: by it the hub names those files that are not large."""
    digest = sha1(f"blob {path.stat().st_size}\0".encode(), usedforsecurity=False)
    with path.open("rb") as file:
        for chunk in _chunks(file, _ignore):
            digest.update(chunk)
    return digest.hexdigest()


def check_files(folder: Path, expected: Mapping[str, FileSum], progress: Progress = _ignore) -> list[FileCheck]:
    """Hold each file against its sum; ModelError where one can't be read.

    `progress` is told the bytes done, so that the whole adds up to the sizes expected when all is well.
    """
    return [FileCheck(name, _check(folder / name, file, progress)) for name, file in expected.items()]


def _check(path: Path, expected: FileSum, progress: Progress) -> FileState:
    try:
        if not path.is_file():
            return FileState.MISSING
        if path.stat().st_size != expected.size:
            return FileState.CHANGED
        return FileState.OK if sum_file(path, progress) == expected else FileState.CHANGED
    except OSError as error:
        raise ModelError(f"{path} can't be read: {error.strerror}.", path=str(path)) from error


def sum_files(folder: Path, names: Iterable[str]) -> dict[str, FileSum]:
    """SHA-256 and size of each named file of a folder."""
    return {name: sum_file(folder / name) for name in sorted(names)}
