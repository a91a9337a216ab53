"""The database: made when first used, brought up to date under a lock, and honest when it can't be used."""

import threading
from contextlib import contextmanager
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Connection, make_url, text
from sqlalchemy.exc import IntegrityError

import app.services.jobs_tables
import app.services.keys_tables  # noqa: F401 - both declare tables
from app.errors import StorageError
from app.services.database import Database
from app.services.database_engine import METADATA
from app.settings import Settings


@pytest.fixture
def database(tmp_path: Path):
    database = Database(f"sqlite:///{tmp_path}/kept/depeche.db")
    yield database
    database.close()


@contextmanager
def open_database(url: str):
    database = Database(url)
    yield database
    database.close()


def test_no_file_is_made_before_the_first_use(database: Database, tmp_path: Path) -> None:
    assert not database.exists
    assert list(tmp_path.iterdir()) == []
    with database.write():
        pass
    assert database.exists


@pytest.mark.parametrize(
    "rest", ["kept.db", "/var/lib/depeche/kept.db", "~/kept.db", "a b%20c@d:e.db", "kept.db?cache=shared", ":memory:"]
)
def test_its_file_is_the_one_that_sqlalchemy_opens(rest: str) -> None:
    url = f"sqlite:///{rest}"
    named = make_url(url).database
    expected = None if named == ":memory:" else Path(str(named)).expanduser()
    assert Database(url).file == expected


def test_an_address_of_a_server_that_cannot_be_read_is_told_at_once() -> None:
    with pytest.raises(ValueError, match="port"):
        Database("postgresql+psycopg://host:port/depeche")


def test_the_migrations_make_the_tables_that_the_code_knows(database_url: str) -> None:
    with open_database(database_url) as database, database.read() as connection:
        assert compare_metadata(MigrationContext.configure(connection), METADATA) == []


def test_sqlite_is_set_to_survive_and_to_share(database: Database) -> None:
    with database.read() as connection:
        assert connection.execute(text("PRAGMA journal_mode")).scalar() == "wal"
        assert connection.execute(text("PRAGMA foreign_keys")).scalar() == 1
        assert connection.execute(text("PRAGMA busy_timeout")).scalar() == 15_000


def test_only_the_owner_can_read_the_file(database: Database, tmp_path: Path) -> None:
    with database.write() as connection:
        connection.execute(text("CREATE TABLE notes (word TEXT)"))
        files = list((tmp_path / "kept").glob("depeche.db*"))
        assert {file.name for file in files} >= {"depeche.db", "depeche.db-wal"}
        readable = [file.name for file in files if file.stat().st_mode & 0o077 and file.suffix != ".lock"]
    assert readable == []


def test_a_transaction_is_kept_whole_or_not_at_all(database: Database) -> None:
    with database.write() as connection:
        connection.execute(text("CREATE TABLE notes (word TEXT UNIQUE)"))
    with pytest.raises(IntegrityError), database.write() as connection:
        _insert_one_and_fail(connection)
    with database.read() as connection:
        assert connection.execute(text("SELECT count(*) FROM notes")).scalar() == 0


def _insert_one_and_fail(connection: Connection) -> None:
    for _ in range(2):
        connection.execute(text("INSERT INTO notes VALUES ('half')"))


def test_servers_that_start_together_migrate_once(database_url: str) -> None:
    others = [Database(database_url) for _ in range(6)]
    faults: list[Exception] = []

    def use(other: Database) -> None:
        try:
            with other.write() as connection:
                connection.execute(text("SELECT count(*) FROM jobs"))
        except Exception as error:  # noqa: BLE001 - counted below
            faults.append(error)

    threads = [threading.Thread(target=use, args=(other,)) for other in others]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    for other in others:
        other.close()
    assert faults == []


def test_writers_of_sqlite_take_turns_and_none_fails(database: Database) -> None:
    with database.write() as connection:
        connection.execute(text("CREATE TABLE counter (n INTEGER)"))
        connection.execute(text("INSERT INTO counter VALUES (0)"))

    def count() -> None:
        for _ in range(25):
            with database.write() as connection:
                n = connection.execute(text("SELECT n FROM counter")).scalar()
                connection.execute(text("UPDATE counter SET n = :n"), {"n": n + 1})

    threads = [threading.Thread(target=count) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with database.read() as connection:
        assert connection.execute(text("SELECT n FROM counter")).scalar() == 100


def test_a_folder_that_cannot_be_made_is_told_without_a_path_to_guess_from(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    database = Database(f"sqlite:///{tmp_path}/file/depeche.db")
    with pytest.raises(StorageError, match="The database can't be used"), database.write():
        pass


@pytest.mark.skipif(not Path("/proc/self").exists(), reason="there is no /proc, which not even root can write to")
def test_a_read_only_folder_is_told() -> None:
    with pytest.raises(StorageError), Database("sqlite:////proc/depeche/depeche.db").write():
        pass


def test_a_file_that_is_no_database_is_told(tmp_path: Path) -> None:
    (tmp_path / "depeche.db").write_text("Une dépêche n'est pas une base de données." * 50)
    with pytest.raises(StorageError, match="not a database"), Database(f"sqlite:///{tmp_path}/depeche.db").read():
        pass


def test_a_password_is_not_told() -> None:
    database = Database("postgresql+psycopg://desk:hunter2@127.0.0.1:9/none")
    with pytest.raises(StorageError) as caught, database.read():
        pass
    assert "hunter2" not in caught.value.message


@pytest.mark.parametrize(
    ("given", "used"),
    [
        ("postgres://u:p@h/n", "postgresql+psycopg://u:p@h/n"),
        ("postgresql://u:p@h/n", "postgresql+psycopg://u:p@h/n"),
        ("sqlite:////srv/x.db", "sqlite:////srv/x.db"),
    ],
)
def test_urls_that_are_spoken_to(given: str, used: str) -> None:
    assert Settings(_env_file=None, database_url=given).database_url == used


@pytest.mark.parametrize("url", ["mysql://u:hunter2@h/n", "sqlite://", "sqlite:///", "hunter2", ""])
def test_other_urls_are_refused_without_repeating_them(url: str) -> None:
    with pytest.raises(ValueError, match="must") as caught:
        Settings(_env_file=None, database_url=url)
    assert "hunter2" not in str(caught.value)
