"""A file for the translation memory: it outlives the process, and several servers of one machine may share it."""

import logging
import sqlite3
import time
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from threading import Lock

from app.services.memory_schema import KEYS_PER_QUERY, batched, connected, folded, for_keys
from app.services.memory_store import NO_SOURCES, LateWriter, Row

logger = logging.getLogger("depeche")

# Of what is used, where room has to be made; so it need not be made again at once.
_KEPT_SHARE = 0.9
_ADD = "INSERT OR REPLACE INTO sentences (key, used, answer, source, made, words) VALUES (?, ?, ?, ?, ?, ?)"


class MemoryFile:
    """Answers by key, in SQLite. Reading blocks; writing is done by a thread of its own, many rows at a time.

    A fault of the disk costs answers that are then made anew, and never a translation: it is told in the log, once.
    """

    def __init__(self, path: Path, max_bytes: int) -> None:
        """Open the file, or make it, for its owner only. StorageError where that can't be."""
        self.path = path
        self.max_bytes = max_bytes
        self._reading = Lock()
        self._has_failed = False
        # Twice: who reads does not wait for who writes.
        self._reader, self._writer = connected(path), connected(path)
        self._late = LateWriter(self._write_late)

    def read(self, keys: Sequence[bytes]) -> dict[bytes, bytes]:
        """Give what there is."""
        found = self._late.waiting(keys)
        try:
            with self._reading:
                for some in batched([key for key in keys if key not in found], KEYS_PER_QUERY):
                    found.update(self._reader.execute(for_keys("SELECT key, answer FROM sentences", some), some))
        except sqlite3.Error as error:
            self._tell(error)
        return found

    def write(self, rows: Mapping[bytes, bytes], sources: Mapping[bytes, str] = NO_SOURCES) -> None:
        """Have rows written soon, with the sentences that they are answers to."""
        self._late.write(rows, sources)

    def use(self, keys: Iterable[bytes]) -> None:
        """Note that answers were used, so that others are removed before them."""
        self._late.use(keys)

    def close(self) -> None:
        """Write what waits, and close the file."""
        self._late.close()
        for connection in (self._reader, self._writer):
            with suppress(sqlite3.Error):
                connection.close()

    def _write_late(self, rows: Mapping[bytes, Row], used: Sequence[bytes]) -> None:
        try:
            with self._writer:
                self._writer.execute("BEGIN IMMEDIATE")
                self._write(rows, used)
                self._make_room()
        except sqlite3.Error as error:
            self._tell(error)

    def _write(self, rows: Mapping[bytes, Row], used: Sequence[bytes]) -> None:
        now = int(time.time())
        sources = ((key, row.answer, _storable(row.source)) for key, row in rows.items())
        new = ((key, now, answer, source, now, source and folded(source)) for key, answer, source in sources)
        self._writer.executemany(_ADD, new)
        for some in batched(used, KEYS_PER_QUERY):
            self._writer.execute(for_keys("UPDATE sentences SET used = ?", some), (now, *some))

    def _make_room(self) -> None:
        bound = self.max_bytes
        while self._bytes() > bound:
            bound = int(_KEPT_SHARE * self.max_bytes)
            (count,) = self._writer.execute("SELECT COUNT(*) FROM sentences").fetchone()
            if not count:
                return
            oldest = "SELECT rowid FROM sentences ORDER BY used, rowid LIMIT ?"
            self._writer.execute(f"DELETE FROM sentences WHERE rowid IN ({oldest})", (count // 10 + 1,))  # noqa: S608

    def _bytes(self) -> int:
        page_size, pages, free = (
            self._writer.execute(f"PRAGMA {name}").fetchone()[0]
            for name in ("page_size", "page_count", "freelist_count")
        )
        return int(page_size * (pages - free))

    def _tell(self, error: sqlite3.Error) -> None:
        if not self._has_failed:
            self._has_failed = True
            logger.warning("The translation memory's file can't be used: %s", error)


def _storable(source: str) -> str | None:
    """Give a sentence as SQLite takes it; None where it is not known, or holds half a surrogate pair."""
    with suppress(UnicodeEncodeError):
        return source if source.encode() else None
    return None
