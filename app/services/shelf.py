"""Translated files that wait to be fetched, each behind a name that can't be guessed, and not for long."""

import asyncio
import math
import re
import secrets
import shutil
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path, PurePath

from app.errors import FileGoneError, StorageError

_UNSAFE = re.compile(r"[^A-Za-z0-9._-]+")
_LONGEST_NAME = 80
_TOKEN_BYTES = 24


@dataclass(frozen=True, slots=True)
class ShelvedFile:
    """A file that can be fetched. filename: as its reader should save it."""

    path: Path
    filename: str
    media_type: str
    size: int
    expires: float


class FileShelf:
    """Keeps files in a folder of its own, which is made when first needed. Used from one event loop.

    A name is only ever looked up among those that were given out, never made into a path.
    """

    def __init__(self, seconds: float, max_bytes: int) -> None:
        self.seconds = seconds
        self.max_bytes = max_bytes
        self._folder: Path | None = None
        self._files: dict[str, ShelvedFile] = {}
        self._timers: dict[str, asyncio.TimerHandle] = {}

    def check_room(self, size: int = 1) -> None:
        """Raise StorageError, which says when to come again, where so many bytes find no room."""
        if size + sum(file.size for file in self._files.values()) <= self.max_bytes:
            return
        first = min((file.expires for file in self._files.values()), default=time.monotonic() + self.seconds)
        raise StorageError(
            "Too many translated documents wait to be downloaded. Try again later.",
            retry_after_seconds=max(1, math.ceil(first - time.monotonic())),
        )

    async def put(self, data: bytes, filename: str, media_type: str) -> str:
        """Keep a file, and give the name to fetch it by. Raises StorageError."""
        self.check_room(len(data))
        token = secrets.token_urlsafe(_TOKEN_BYTES)
        name = f"{token}.{url_safe(filename)}"
        expires = time.monotonic() + self.seconds
        # Takes its room before it is written, so that two at once don't take the same.
        path = self._folder_made() / token
        self._files[name] = ShelvedFile(path, filename, media_type, len(data), expires)
        try:
            await asyncio.to_thread(path.write_bytes, data)
        except BaseException as error:
            self._remove(name)
            if isinstance(error, OSError):
                raise StorageError("The translated document could not be stored.") from error
            raise
        self._timers[name] = asyncio.get_running_loop().call_later(self.seconds, self._remove, name)
        return name

    async def get(self, name: str) -> tuple[ShelvedFile, bytes]:
        """Give a file and what is in it. Raises FileGoneError for a name that is unknown or has expired."""
        file = self._files.get(name)
        try:
            if file is None:
                raise FileNotFoundError(name)
            return file, await asyncio.to_thread(file.path.read_bytes)
        except OSError as error:
            raise FileGoneError(
                "There is no such file. Translated documents are kept for a while only: translate it again."
            ) from error

    def close(self) -> None:
        """Remove all files."""
        for timer in list(self._timers.values()):
            timer.cancel()
        self._files.clear()
        if self._folder:
            shutil.rmtree(self._folder, ignore_errors=True)

    def _folder_made(self) -> Path:
        try:
            if self._folder is None:
                self._folder = Path(tempfile.mkdtemp(prefix="depeche-files-"))
        except OSError as error:
            raise StorageError("There is no folder to store translated documents in.") from error
        return self._folder

    def _remove(self, name: str) -> None:
        self._timers.pop(name, None)
        if file := self._files.pop(name, None):
            file.path.unlink(missing_ok=True)


def url_safe(filename: str) -> str:
    """Make a file name that stands in a URL as it is, keeping its ending, which tells clients what it is."""
    bare = PurePath(filename.replace("\\", "/")).name
    ending = _UNSAFE.sub("", PurePath(bare).suffix)[:_LONGEST_NAME]
    stem = _UNSAFE.sub("_", PurePath(bare).stem).strip("._") or "file"
    return stem[:_LONGEST_NAME] + ending
