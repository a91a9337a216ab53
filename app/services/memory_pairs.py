"""Sentences with an editor's English, in the file of the translation memory: they go before what the engine makes."""

import logging
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path
from threading import Lock

from app.errors import StorageError
from app.services.memory_schema import KEYS_PER_QUERY, batched, connected, for_keys
from app.text.normalize import normalize

logger = logging.getLogger("depeche")

_KEY_BYTES = 20
_ADD = "INSERT OR REPLACE INTO pairs (key, source, english, made) VALUES (?, ?, ?, ?)"


@dataclass(frozen=True, slots=True)
class Pair:
    """A French sentence and its English. made: when, in seconds since 1970."""

    source: str
    english: str
    made: int


class EditorPairs:
    """Pairs by their French, which may differ in quotation marks, dashes and white space only. For any thread."""

    def __init__(self, path: Path) -> None:
        """Open the file, or make it. StorageError where that can't be."""
        self._lock = Lock()
        self._has_failed = False
        self._connection = connected(path)

    def find(self, sentences: Sequence[str]) -> dict[str, str]:
        """Give the English of those that an editor translated. A fault of the disk is told in the log, once."""
        try:
            with self._lock:
                if not self._any():
                    return {}
                return self._found(sentences)
        except sqlite3.Error as error:
            if not self._has_failed:
                self._has_failed = True
                logger.warning("The translation memory's pairs can't be read: %s", error)
            return {}

    def add(self, pairs: Iterable[Pair]) -> int:
        """Store pairs, all or none, in the place of those with the same French; give how many were there before.

        StorageError where the file can't be written.
        """
        rows = {_key(pair.source): pair for pair in pairs}
        try:
            with self._lock, self._connection:
                self._connection.execute("BEGIN IMMEDIATE")
                before = self._count()
                values = ((key, pair.source, pair.english, pair.made) for key, pair in rows.items())
                self._connection.executemany(_ADD, values)
                return before + len(rows) - self._count()
        except sqlite3.Error as error:
            raise _unusable(error) from error

    def all(self) -> Iterator[Pair]:
        """Give all pairs, oldest first. StorageError where the file can't be read."""
        with self._lock:
            try:
                for row in self._connection.execute("SELECT source, english, made FROM pairs ORDER BY made, rowid"):
                    yield Pair(*row)
            except sqlite3.Error as error:
                raise _unusable(error) from error

    def clear(self) -> int:
        """Delete all pairs; give how many there were. StorageError where the file can't be written."""
        try:
            with self._lock, self._connection:
                return self._connection.execute("DELETE FROM pairs").rowcount
        except sqlite3.Error as error:
            raise _unusable(error) from error

    def close(self) -> None:
        """Close the file."""
        with suppress(sqlite3.Error):
            self._connection.close()

    def _any(self) -> bool:
        return bool(self._connection.execute("SELECT EXISTS (SELECT 1 FROM pairs)").fetchone()[0])

    def _count(self) -> int:
        return int(self._connection.execute("SELECT COUNT(*) FROM pairs").fetchone()[0])

    def _found(self, sentences: Sequence[str]) -> dict[str, str]:
        keys = {sentence: _key(sentence) for sentence in sentences}
        english: dict[bytes, str] = {}
        for some in batched([*dict.fromkeys(keys.values())], KEYS_PER_QUERY):
            english.update(self._connection.execute(for_keys("SELECT key, english FROM pairs", some), some))
        return {sentence: english[key] for sentence, key in keys.items() if key in english}


def _key(sentence: str) -> bytes:
    return blake2b(normalize(sentence).text.encode(), digest_size=_KEY_BYTES).digest()


def _unusable(error: sqlite3.Error) -> StorageError:
    return StorageError(f"The translation memory's file can't be used: {error}.")
