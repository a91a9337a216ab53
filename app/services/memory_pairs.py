"""Sentences with an editor's English, in a file: they go before what the engine makes."""

import logging
import os
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path
from threading import Lock

from app.errors import StorageError
from app.services.memory_schema import KEYS_PER_QUERY, batched, connected, folded, for_keys
from app.settings import Settings
from app.text.normalize import normalize

logger = logging.getLogger("depeche")

_KEY_BYTES = 20
_ADD = "INSERT OR REPLACE INTO pairs (key, source, english, made, editor, words) VALUES (?, ?, ?, ?, ?, ?)"
_PAIRS = "SELECT source, english, made, COALESCE(editor, ''), key FROM pairs"


@dataclass(frozen=True, slots=True)
class Pair:
    """A French sentence and its English. made: when, in seconds since 1970. editor: who wrote it; empty if unknown."""

    source: str
    english: str
    made: int
    editor: str = ""


class EditorPairs:
    """Pairs by their French, which may differ in quotation marks, dashes and white space only. For any thread.

    What one process stores, the others on the same file find at once: nothing is held here.
    """

    def __init__(self, path: Path) -> None:
        """Touch nothing yet: a file that is not there is made with the first pair that is stored."""
        self.path = path
        self._lock = Lock()
        self._has_failed = False
        self._reader: sqlite3.Connection | None = None
        self._reads_from: tuple[int, int] | None = None

    def find(self, sentences: Sequence[str]) -> dict[str, Pair]:
        """Give the pairs of those that an editor translated. A fault of the disk is told in the log, once."""
        try:
            with self._lock:
                reader = self._opened()
                return _found(reader, sentences) if reader and _any(reader) else {}
        except (sqlite3.Error, StorageError) as error:
            if not self._has_failed:
                self._has_failed = True
                logger.warning("The translation memory's pairs can't be read: %s", error)
            return {}

    def put(self, pair: Pair) -> Pair | None:
        """Store a pair; give the one whose place it takes. StorageError where the file can't be written."""
        with self._writing() as connection:
            before = _pair_of(connection, pair.source)
            connection.execute(_ADD, _row(pair))
            return before

    def take(self, source: str) -> Pair | None:
        """Delete the pair of a sentence; give it. StorageError where the file can't be written."""
        if not self.is_there:
            return None
        with self._writing() as connection:
            before = _pair_of(connection, source)
            connection.execute("DELETE FROM pairs WHERE key = ?", (_key(source),))
            return before

    def add(self, pairs: Iterable[Pair]) -> int:
        """Store pairs, all or none, in the place of those with the same French; give how many were there before.

        StorageError where the file can't be written.
        """
        rows = {_key(pair.source): _row(pair) for pair in pairs}
        with self._writing() as connection:
            before = _count(connection)
            connection.executemany(_ADD, rows.values())
            return before + len(rows) - _count(connection)

    def all(self) -> Iterator[Pair]:
        """Give all pairs, oldest first. StorageError where the file can't be read."""
        if not self.is_there:
            return
        try:
            with closing(connected(self.path)) as connection:
                for *columns, _ in connection.execute(f"{_PAIRS} ORDER BY made, rowid"):
                    yield Pair(*columns)
        except sqlite3.Error as error:
            raise unusable(error) from error

    def clear(self) -> int:
        """Delete all pairs; give how many there were. StorageError where the file can't be written."""
        if not self.is_there:
            return 0
        with self._writing() as connection:
            return connection.execute("DELETE FROM pairs").rowcount

    @property
    def is_there(self) -> bool:
        """Whether there is a file."""
        return _identity(self.path) is not None

    def close(self) -> None:
        """Close the file."""
        with self._lock, suppress(sqlite3.Error):
            if self._reader:
                self._reader.close()
            self._reader = None

    def _opened(self) -> sqlite3.Connection | None:
        """Open the file to read, where it is there; anew where another was put in its place."""
        now = _identity(self.path)
        if self._reader and now != self._reads_from:
            self._reader.close()
            self._reader = None
        if now and self._reader is None:
            self._reader, self._reads_from = connected(self.path), now
        return self._reader

    @contextmanager
    def _writing(self) -> Iterator[sqlite3.Connection]:
        """Open a transaction, of which all is kept or nothing. On a connection of its own: nobody who reads waits."""
        try:
            with closing(connected(self.path)) as connection:
                # What a person wrote is to outlive a power cut.
                connection.execute("PRAGMA synchronous = FULL")
                with connection:
                    connection.execute("BEGIN IMMEDIATE")
                    yield connection
        except sqlite3.Error as error:
            raise unusable(error) from error


def pairs_path(settings: Settings) -> Path:
    """Give the file of the editors' pairs: the memory's where there is one, else their own."""
    return Path(settings.memory_file or settings.pairs_file).expanduser()


def unusable(error: sqlite3.Error) -> StorageError:
    """Make the error for a file that can't be read or written."""
    return StorageError(f"The translation memory's file can't be used: {error}.")


def _identity(path: Path) -> tuple[int, int] | None:
    try:
        found = os.stat(path)  # noqa: PTH116 - asked for with every text; Path.stat takes twice as long
    except OSError:
        return None
    return found.st_dev, found.st_ino


def _any(connection: sqlite3.Connection) -> bool:
    return bool(connection.execute("SELECT EXISTS (SELECT 1 FROM pairs)").fetchone()[0])


def _count(connection: sqlite3.Connection) -> int:
    return int(connection.execute("SELECT COUNT(*) FROM pairs").fetchone()[0])


def _pair_of(connection: sqlite3.Connection, source: str) -> Pair | None:
    row = connection.execute(f"{_PAIRS} WHERE key = ?", (_key(source),)).fetchone()
    return Pair(*row[:-1]) if row else None


def _found(connection: sqlite3.Connection, sentences: Sequence[str]) -> dict[str, Pair]:
    keys = {sentence: _key(sentence) for sentence in sentences}
    pairs: dict[bytes, Pair] = {}
    for some in batched([*dict.fromkeys(keys.values())], KEYS_PER_QUERY):
        rows = connection.execute(for_keys(_PAIRS, some), some)
        pairs.update((key, Pair(*columns)) for *columns, key in rows)
    return {sentence: pairs[key] for sentence, key in keys.items() if key in pairs}


def _row(pair: Pair) -> tuple[bytes, str, str, int, str, str]:
    words = folded(f"{pair.source}\n{pair.english}")
    return _key(pair.source), pair.source, pair.english, pair.made, pair.editor, words


def _key(sentence: str) -> bytes:
    return blake2b(normalize(sentence).text.encode(), digest_size=_KEY_BYTES).digest()
