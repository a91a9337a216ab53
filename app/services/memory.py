"""The translation memory: a sentence that was translated and checked once is not translated again.

Wire copy is updated many times an hour, and most of its sentences stay as they are.
"""

import logging
from collections import OrderedDict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from threading import Lock

from app.errors import StorageError
from app.services.fidelity import Checked
from app.services.memory_codec import decoded, encoded
from app.services.memory_sqlite import MemoryFile
from app.settings import Settings

logger = logging.getLogger("depeche")

# What Python needs for an entry besides the bytes of the answer: two objects, and a place in the dictionary.
ENTRY_BYTES = 240
_MIB = 2**20


@dataclass(frozen=True, slots=True)
class MemoryFigures:
    """How much a memory is used. hits and misses: sentences since the start; entries and bytes: held in the process."""

    hits: int
    misses: int
    entries: int
    bytes: int


class TranslationMemory:
    """Checked sentences by their keys, the least recently used forgotten first. Methods may be called by any thread.

    max_bytes: of what the process holds. file: holds more, and longer; it is closed with the memory.
    """

    def __init__(self, max_bytes: int, file: MemoryFile | None = None) -> None:
        self.max_bytes = max_bytes
        self._file = file
        self._lock = Lock()
        self._entries: OrderedDict[bytes, bytes] = OrderedDict()
        self._bytes = 0
        self._hits = self._misses = 0

    @property
    def figures(self) -> MemoryFigures:
        """How much it is used."""
        with self._lock:
            return MemoryFigures(self._hits, self._misses, len(self._entries), self._bytes)

    def recall(self, keys: Sequence[bytes]) -> dict[bytes, Checked]:
        """Give what is known of them; with a file, it is asked for the rest, which blocks."""
        with self._lock:
            found = {key: self._entries[key] for key in keys if key in self._entries}
            for key in found:
                self._entries.move_to_end(key)
        if self._file:
            from_file = self._file.read([key for key in keys if key not in found])
            self._hold(from_file)
            found |= from_file
        checked = {key: answer for key, data in found.items() if (answer := _read(data))}
        if self._file:
            self._file.use(checked)
        with self._lock:
            self._hits += len(checked)
            self._misses += len(keys) - len(checked)
        return checked

    def keep(self, answers: Mapping[bytes, Checked]) -> None:
        """Remember answers."""
        data = {key: encoded(answer) for key, answer in answers.items()}
        self._hold(data)
        if self._file:
            self._file.write(data)

    def close(self) -> None:
        """Write to the file what is not yet there, and close it."""
        if self._file:
            self._file.close()

    def _hold(self, data: Mapping[bytes, bytes]) -> None:
        with self._lock:
            for key, answer in data.items():
                if replaced := self._entries.pop(key, None):
                    self._bytes -= _size(replaced)
                self._entries[key] = answer
                self._bytes += _size(answer)
            while self._bytes > self.max_bytes:
                _, forgotten = self._entries.popitem(last=False)
                self._bytes -= _size(forgotten)


def open_memory(settings: Settings) -> TranslationMemory | None:
    """Make the memory that the settings ask for; None where they switch it off.

    A file that can't be used is told in the log: sentences are remembered without.
    """
    if not settings.memory_mb:
        return None
    file = None
    if settings.memory_file:
        try:
            file = MemoryFile(Path(settings.memory_file).expanduser(), settings.memory_file_mb * _MIB)
        except StorageError as error:
            logger.warning("%s Sentences are remembered until the end of the process only.", error.message)
    return TranslationMemory(settings.memory_mb * _MIB, file)


def _size(answer: bytes) -> int:
    return len(answer) + ENTRY_BYTES


def _read(data: bytes) -> Checked | None:
    try:
        return decoded(data)
    except ValueError:
        return None
