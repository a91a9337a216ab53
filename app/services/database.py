"""The database: what outlives the process and is no file of its own. SQLite by default, PostgreSQL by its URL."""

from contextlib import AbstractContextManager
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING
from urllib.parse import unquote

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from app.services.database_engine import DatabaseEngine

_SQLITE = "sqlite:///"


class Database:
    """A database that is opened, and brought up to date, when it is first used. Methods may be called by any thread.

    All methods block: callers on the event loop go through a thread. Each raises StorageError where the database can't
    be used; what needs none, as `/translate`, goes on without, and without importing what speaks to databases.
    """

    def __init__(self, url: str) -> None:
        """Touch nothing yet. url: as the settings check it; PostgreSQL's is read at once, so that faults show."""
        self.url = url
        self.file = _file_of(url)
        self._lock = Lock()
        self._engine: DatabaseEngine | None = None
        if self.file is None:
            self._used()

    @property
    def exists(self) -> bool:
        """Whether there is something to read: a SQLite file is not made before something is to be kept in it."""
        return self.file is None or self.file.exists()

    def read(self) -> "AbstractContextManager[Connection]":
        """Open a transaction that only reads: it sees one state of the database, and waits for nobody."""
        return self._used().read()

    def write(self) -> "AbstractContextManager[Connection]":
        """Open a transaction: all of it is kept, or nothing. IntegrityError passes, which the caller may expect."""
        return self._used().write()

    def close(self) -> None:
        """Close all connections; the next use opens them again."""
        if self._engine:
            self._engine.close()

    def _used(self) -> "DatabaseEngine":
        from app.services.database_engine import DatabaseEngine  # noqa: PLC0415 - imports SQLAlchemy and Alembic

        with self._lock:
            if self._engine is None:
                self._engine = DatabaseEngine(self.url, self.file)
            return self._engine


def _file_of(url: str) -> Path | None:
    """Give the file of a SQLite database, by the rules that SQLAlchemy reads its URL with."""
    name = unquote(url.removeprefix(_SQLITE).partition("?")[0])
    is_file = url.startswith(_SQLITE) and name not in {"", ":memory:"}
    return Path(name).expanduser() if is_file else None
