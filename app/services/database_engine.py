"""The open database, by SQLAlchemy and Alembic, whose imports take a third of a second: see `database`."""

from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path
from threading import Lock

from alembic import command
from alembic.config import Config
from filelock import FileLock, Timeout
from sqlalchemy import URL, Connection, Engine, MetaData, create_engine, event, make_url, text
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import IntegrityError, SQLAlchemyError

from app.errors import StorageError

# Every table of the service; the migrations say how each came about, and a test holds the two side by side.
METADATA = MetaData()

MIGRATIONS = Path(__file__).parent.parent / "migrations"

# How long a transaction waits for another's, and a start for another start that migrates.
BUSY_SECONDS = 15
CONNECT_SECONDS = 5
# Any number that other users of the same PostgreSQL database are unlikely to lock.
_MIGRATION_LOCK = 0x6465_7065_6368


class DatabaseEngine:
    """A database that is opened, and brought up to date, when it is first used; see `Database`."""

    def __init__(self, url: str, file: Path | None) -> None:
        """Open nothing yet. file: where a SQLite database is kept."""
        self.url = make_url(url)
        self.file = file
        self._lock = Lock()
        self._engine: Engine | None = None

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """Open a transaction that only reads: it sees one state of the database, and waits for nobody."""
        with _told(), self._opened().connect() as connection, connection.begin():
            yield connection

    @contextmanager
    def write(self) -> Iterator[Connection]:
        """Open a transaction: all of it is kept, or nothing. IntegrityError passes, which the caller may expect."""
        with _told(), self._opened().execution_options(immediate=True).begin() as connection:
            yield connection

    def close(self) -> None:
        """Close all connections; the next use opens them again."""
        with self._lock:
            if self._engine:
                self._engine.dispose()
            self._engine = None

    def _opened(self) -> Engine:
        with self._lock:
            if self._engine is None:
                self._engine = _open(self.url, self.file)
            return self._engine


def _open(url: URL, file: Path | None) -> Engine:
    if url.get_backend_name() != "sqlite":
        # A connection that the server has closed meanwhile is noticed before it is used.
        engine = create_engine(url, pool_pre_ping=True, connect_args={"connect_timeout": CONNECT_SECONDS})
    else:
        engine = create_engine(url, connect_args={"timeout": BUSY_SECONDS})
        event.listen(engine, "connect", _prepare_sqlite)
        event.listen(engine, "begin", _begin_sqlite)
    if file:
        file.parent.mkdir(parents=True, exist_ok=True)
        if not file.exists():
            # Texts and the secrets of webhooks stand in it; SQLite gives its other files the same mode.
            file.touch(mode=0o600)
    try:
        # Two servers that start together: one migrates, and the other finds all done.
        with FileLock(f"{file}.lock", timeout=BUSY_SECONDS) if file else nullcontext():
            _migrate(engine)
    except BaseException:
        engine.dispose()
        raise
    return engine


def _migrate(engine: Engine) -> None:
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    with engine.execution_options(immediate=True).begin() as connection:
        if engine.dialect.name == "postgresql":
            connection.execute(text("SELECT pg_advisory_xact_lock(:number)"), {"number": _MIGRATION_LOCK})
        config.attributes["connection"] = connection
        command.upgrade(config, "head")


def _prepare_sqlite(connection: DBAPIConnection, _: object) -> None:
    # Python's driver would begin transactions when it thinks fit: here, SQLAlchemy says when.
    connection.isolation_level = None
    cursor = connection.cursor()
    cursor.execute("PRAGMA foreign_keys = ON")
    cursor.execute("PRAGMA journal_mode = WAL")
    cursor.close()


def _begin_sqlite(connection: Connection) -> None:
    # A transaction that reads first and then writes could fail in its middle, if another has written meanwhile.
    writes = connection.get_execution_options().get("immediate", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


@contextmanager
def _told() -> Iterator[None]:
    """Say what keeps the server from its database, without what stands in the URL or in the statement."""
    try:
        yield
    except IntegrityError:
        raise
    except (SQLAlchemyError, OSError, Timeout) as error:
        reason = str(getattr(error, "orig", None) or getattr(error, "strerror", None) or type(error).__name__)
        raise StorageError(f"The database can't be used: {reason.strip().splitlines()[0]}.") from error
