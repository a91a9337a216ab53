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
from app.services.checked import Checked
from app.services.memory_codec import decoded, encoded
from app.services.memory_pairs import EditorPairs, Pair, pairs_path
from app.services.memory_sqlite import MemoryFile
from app.services.memory_store import NO_SOURCES, MemoryStore
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

    max_bytes: of what the process holds. store: holds more, and longer. pairs: editors' own. Both are closed with the
    memory.
    """

    def __init__(self, max_bytes: int, store: MemoryStore | None = None, pairs: EditorPairs | None = None) -> None:
        self.max_bytes = max_bytes
        self.pairs = pairs
        self._store = store
        self._lock = Lock()
        self._entries: OrderedDict[bytes, bytes] = OrderedDict()
        self._bytes = 0
        self._hits = self._misses = 0

    @property
    def figures(self) -> MemoryFigures:
        """How much it is used."""
        with self._lock:
            return MemoryFigures(self._hits, self._misses, len(self._entries), self._bytes)

    def edited(self, sentences: Sequence[str]) -> dict[str, Pair]:
        """Give those that an editor translated; the file is asked, which blocks."""
        found = self.pairs.find(sentences) if self.pairs else {}
        with self._lock:
            self._hits += len(found)
        return found

    def recall(self, keys: Sequence[bytes]) -> dict[bytes, Checked]:
        """Give what is known of them; with a store, it is asked for the rest, which blocks."""
        with self._lock:
            found = {key: self._entries[key] for key in keys if key in self._entries}
            for key in found:
                self._entries.move_to_end(key)
        if self._store:
            stored = self._store.read([key for key in keys if key not in found])
            self._hold(stored)
            found |= stored
        checked = {key: answer for key, data in found.items() if (answer := _read(data))}
        if self._store:
            self._store.use(checked)
        with self._lock:
            self._hits += len(checked)
            self._misses += len(keys) - len(checked)
        return checked

    def keep(self, answers: Mapping[bytes, Checked], sources: Mapping[bytes, str] = NO_SOURCES) -> None:
        """Remember answers. sources: the sentences that they are answers to, for who reads the store."""
        data = {key: encoded(answer) for key, answer in answers.items()}
        self._hold(data)
        if self._store:
            self._store.write(data, sources)

    def close(self) -> None:
        """Write to the store what is not yet there, and close it."""
        if self._store:
            self._store.close()
        if self.pairs:
            self.pairs.close()

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

    A file or an address that can't be used is told in the log: sentences are remembered without.
    """
    if not settings.memory_mb:
        return None
    pairs = EditorPairs(pairs_path(settings))
    try:
        store = _open_store(settings)
    except StorageError as error:
        logger.warning("%s Sentences are remembered until the end of the process only.", error.message)
        store = None
    return TranslationMemory(settings.memory_mb * _MIB, store, pairs)


def _open_store(settings: Settings) -> MemoryStore | None:
    if settings.memory_redis:
        from app.services.memory_redis import MemoryRedis  # noqa: PLC0415 - slow, and only what is asked for

        return MemoryRedis(settings.memory_redis, settings.memory_redis_days)
    if settings.memory_file:
        return MemoryFile(Path(settings.memory_file).expanduser(), settings.memory_file_mb * _MIB)
    return None


def _size(answer: bytes) -> int:
    return len(answer) + ENTRY_BYTES


def _read(data: bytes) -> Checked | None:
    try:
        return decoded(data)
    except ValueError:
        return None
