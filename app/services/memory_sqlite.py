"""A file for the translation memory: it outlives the process, and several servers of one machine may share it."""

import logging
import sqlite3
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from threading import Lock

from app.errors import StorageError
from app.services.memory_store import LateWriter

logger = logging.getLogger("depeche")

_BUSY_SECONDS = 5
# Says whose file it is: "dépM".
_APPLICATION_ID = 0x6465_704D
_KEYS_PER_QUERY = 500
# Of what is used, where room has to be made; so it need not be made again at once.
_KEPT_SHARE = 0.9
_TABLE = "CREATE TABLE IF NOT EXISTS sentences (key BLOB PRIMARY KEY, used INTEGER NOT NULL, answer BLOB NOT NULL)"


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
        self._reader, self._writer = _opened(path)
        self._late = LateWriter(self._write_late)

    def read(self, keys: Sequence[bytes]) -> dict[bytes, bytes]:
        """Give what there is."""
        found = self._late.waiting(keys)
        try:
            with self._reading:
                for some in _batched([key for key in keys if key not in found]):
                    found.update(self._reader.execute(_for_keys("SELECT key, answer FROM sentences", some), some))
        except sqlite3.Error as error:
            self._tell(error)
        return found

    def write(self, rows: Mapping[bytes, bytes]) -> None:
        """Have rows written soon."""
        self._late.write(rows)

    def use(self, keys: Iterable[bytes]) -> None:
        """Note that answers were used, so that others are removed before them."""
        self._late.use(keys)

    def close(self) -> None:
        """Write what waits, and close the file."""
        self._late.close()
        for connection in (self._reader, self._writer):
            with suppress(sqlite3.Error):
                connection.close()

    def _write_late(self, rows: Mapping[bytes, bytes], used: Sequence[bytes]) -> None:
        try:
            with self._writer:
                self._writer.execute("BEGIN IMMEDIATE")
                self._write(rows, used)
                self._make_room()
        except sqlite3.Error as error:
            self._tell(error)

    def _write(self, rows: Mapping[bytes, bytes], used: Sequence[bytes]) -> None:
        now = int(time.time())
        new = ((key, now, answer) for key, answer in rows.items())
        self._writer.executemany("INSERT OR REPLACE INTO sentences (key, used, answer) VALUES (?, ?, ?)", new)
        for some in _batched(used):
            self._writer.execute(_for_keys("UPDATE sentences SET used = ?", some), (now, *some))

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


def _opened(path: Path) -> tuple[sqlite3.Connection, sqlite3.Connection]:
    """Open the file twice: who reads does not wait for who writes."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with suppress(FileExistsError):
            # Texts stand in it; SQLite gives its other files the same mode.
            path.touch(mode=0o600, exist_ok=False)
        connections = _connected(path), _connected(path)
    except (OSError, sqlite3.Error) as error:
        reason = getattr(error, "strerror", None) or error
        raise StorageError(f"The translation memory's file can't be used: {reason}.") from error
    return connections


def _connected(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path, timeout=_BUSY_SECONDS, isolation_level=None, check_same_thread=False)
    try:
        _prepare(connection)
    except BaseException:
        connection.close()
        raise
    return connection


def _prepare(connection: sqlite3.Connection) -> None:
    (owner,) = connection.execute("PRAGMA application_id").fetchone()
    (tables,) = connection.execute("SELECT COUNT(*) FROM sqlite_master").fetchone()
    if tables and owner != _APPLICATION_ID:
        raise sqlite3.DatabaseError("it is another program's database")
    connection.execute("PRAGMA journal_mode = WAL")
    # A power cut may cost the last answers, and not the file.
    connection.execute("PRAGMA synchronous = NORMAL")
    if not tables:
        connection.execute(f"PRAGMA application_id = {_APPLICATION_ID}")
    connection.execute(_TABLE)
    connection.execute("CREATE INDEX IF NOT EXISTS sentences_used ON sentences (used)")


def _for_keys(statement: str, keys: Sequence[bytes]) -> str:
    return f"{statement} WHERE key IN ({', '.join('?' * len(keys))})"


def _batched(keys: Sequence[bytes]) -> Iterator[Sequence[bytes]]:
    for start in range(0, len(keys), _KEYS_PER_QUERY):
        yield keys[start : start + _KEYS_PER_QUERY]
