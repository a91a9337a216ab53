"""The tables of the translation memory's file, and connections to it."""

import re
import sqlite3
import unicodedata
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TypeVar

from app.errors import StorageError

KEYS_PER_QUERY = 500

Item = TypeVar("Item")

_ACCENTS = re.compile("[\u0300-\u036f]+")
_PLAIN = str.maketrans({"’": "'", "\xa0": " ", "\u202f": " ", "–": "-", "—": "-", "“": '"', "”": '"'})

_BUSY_SECONDS = 5
# Says whose file it is: "dépM".
_APPLICATION_ID = 0x6465_704D
_TABLES = """
CREATE TABLE IF NOT EXISTS sentences (key BLOB PRIMARY KEY, used INTEGER NOT NULL, answer BLOB NOT NULL);
CREATE INDEX IF NOT EXISTS sentences_used ON sentences (used);
CREATE TABLE IF NOT EXISTS pairs (
    key BLOB PRIMARY KEY, source TEXT NOT NULL, english TEXT NOT NULL, made INTEGER NOT NULL
);
CREATE INDEX IF NOT EXISTS pairs_made ON pairs (made)
"""
# The first files were without; older versions of the program may share a file with this one, and leave them empty.
_LATER_COLUMNS = {
    # words: what is searched, as `folded` gives it; of the model's sentences the French, of the others both sides.
    "sentences": {"source": "TEXT", "made": "INTEGER", "words": "TEXT"},
    "pairs": {"editor": "TEXT", "words": "TEXT"},
}


def connected(path: Path) -> sqlite3.Connection:
    """Open the file, or make it, for its owner only; its tables are there then. StorageError where that can't be."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with suppress(FileExistsError):
            # Texts stand in it; SQLite gives its other files the same mode.
            path.touch(mode=0o600, exist_ok=False)
        return _connected(path)
    except (OSError, sqlite3.Error) as error:
        reason = getattr(error, "strerror", None) or error
        raise StorageError(f"The translation memory's file can't be used: {reason}.") from error


def folded(text: str) -> str:
    """Leave out what makes no difference to who looks for something: case, accents, kinds of quotation marks."""
    text = text.translate(_PLAIN).casefold()
    return text if text.isascii() else _ACCENTS.sub("", unicodedata.normalize("NFKD", text))


def for_keys(statement: str, keys: Sequence[bytes]) -> str:
    """Put a condition to a statement: that the key is one of these, which are its last values."""
    return f"{statement} WHERE key IN ({', '.join('?' * len(keys))})"


def batched(items: Sequence[Item], size: int) -> Iterator[Sequence[Item]]:
    """Give some items at a time."""
    for start in range(0, len(items), size):
        yield items[start : start + size]


def _connected(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path, timeout=_BUSY_SECONDS, isolation_level=None, check_same_thread=False)
    try:
        _prepare(connection)
    except BaseException:
        connection.close()
        raise
    return connection


def _prepare(connection: sqlite3.Connection) -> None:
    # In this order: a server that makes the tables at the same time sets the owner first.
    (tables,) = connection.execute("SELECT COUNT(*) FROM sqlite_master").fetchone()
    (owner,) = connection.execute("PRAGMA application_id").fetchone()
    if tables and owner != _APPLICATION_ID:
        raise sqlite3.DatabaseError("it is another program's database")
    connection.execute("PRAGMA journal_mode = WAL")
    # A power cut may cost the last answers, and not the file.
    connection.execute("PRAGMA synchronous = NORMAL")
    if not tables:
        connection.execute(f"PRAGMA application_id = {_APPLICATION_ID}")
    if _is_complete(connection):
        return
    with connection:
        # Of several servers that start at once, one makes the tables, and the others see them.
        connection.execute("BEGIN IMMEDIATE")
        for statement in _TABLES.split(";"):
            connection.execute(statement)
        for table, later in _LATER_COLUMNS.items():
            for name in later.keys() - _columns(connection, table):
                connection.execute(f"ALTER TABLE {table} ADD COLUMN {name} {later[name]}")


def _is_complete(connection: sqlite3.Connection) -> bool:
    # Of a table that is not there, there are no columns.
    return all(_columns(connection, table) >= later.keys() for table, later in _LATER_COLUMNS.items())


def _columns(connection: sqlite3.Connection, table: str) -> set[str]:
    return {row[1] for row in connection.execute(f"PRAGMA table_info({table})")}
