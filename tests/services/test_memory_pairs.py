"""Editors' pairs in a file of their own: made late, found at once by everybody, and kept with who wrote them."""

import multiprocessing
import sqlite3
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from app.errors import StorageError
from app.services.memory import open_memory
from app.services.memory_pairs import EditorPairs, Pair, pairs_path
from app.services.memory_sqlite import MemoryFile
from app.settings import Settings

RAIN = Pair("Il pleut.", "Rain falls.", 1_700_000_000, "Ana")
SNOW = Pair("Il neige.", "Snow falls.", 1_700_000_001)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "deep" / "pairs.db"


def test_the_file_is_made_with_the_first_pair_and_not_before(path: Path) -> None:
    pairs = EditorPairs(path)
    assert pairs.find(["Il pleut."]) == {}
    assert (pairs.take("Il pleut."), pairs.clear(), list(pairs.all())) == (None, 0, [])
    assert not path.parent.exists()
    assert pairs.put(RAIN) is None
    assert pairs.find(["Il pleut.", "Il neige."]) == {"Il pleut.": RAIN}
    assert path.stat().st_mode & 0o777 == 0o600
    pairs.close()


def test_a_pair_takes_the_place_of_the_one_before_and_gives_it(path: Path) -> None:
    pairs = EditorPairs(path)
    pairs.put(RAIN)
    other = Pair("Il\N{NO-BREAK SPACE}pleut.", "It rains.", 1_700_000_005, "Bo")
    assert pairs.put(other) == RAIN
    assert pairs.find(["Il pleut."]) == {"Il pleut.": other}
    assert pairs.take("Il  pleut.") == other
    assert pairs.take("Il pleut.") is None
    assert pairs.find(["Il pleut."]) == {}
    pairs.close()


def test_what_another_stores_is_found_at_once_and_what_it_deletes_is_not(path: Path) -> None:
    one, other = EditorPairs(path), EditorPairs(path)
    one.put(SNOW)
    assert other.find(["Il neige."]) == {"Il neige.": SNOW}
    process = multiprocessing.get_context("spawn").Process(target=_put, args=(path, RAIN))
    process.start()
    process.join()
    assert one.find(["Il pleut."]) == {"Il pleut.": RAIN}
    other.take("Il neige.")
    assert one.find(["Il neige."]) == {}
    for pairs in (one, other):
        pairs.close()


def _put(path: Path, pair: Pair) -> None:
    EditorPairs(path).put(pair)


def test_a_file_that_is_put_in_the_place_of_another_is_read(path: Path, tmp_path: Path) -> None:
    pairs, backup = EditorPairs(path), EditorPairs(tmp_path / "backup.db")
    pairs.put(RAIN)
    backup.put(SNOW)
    assert pairs.find(["Il pleut.", "Il neige."]) == {"Il pleut.": RAIN}
    for item in path.parent.iterdir():
        item.unlink()
    assert pairs.find(["Il pleut."]) == {}
    backup.path.rename(path)
    assert pairs.find(["Il pleut.", "Il neige."]) == {"Il neige.": SNOW}
    pairs.close()


def test_many_that_store_at_once_all_do(path: Path) -> None:
    made = [Pair(f"Phrase {number}.", f"Sentence {number}.", number) for number in range(64)]
    pairs = EditorPairs(path)

    def work(pair: Pair) -> dict[str, Pair]:
        pairs.put(pair)
        return pairs.find([pair.source])

    with ThreadPoolExecutor(8) as threads:
        assert list(threads.map(work, made)) == [{pair.source: pair} for pair in made]
    assert sorted(pairs.all(), key=lambda pair: pair.made) == made
    pairs.close()


def file_without_editors(path: Path) -> None:
    """Make a file as the versions did that knew no editors."""
    path.parent.mkdir()
    connection = sqlite3.connect(path)
    connection.executescript(
        """PRAGMA application_id = 1684369485; PRAGMA journal_mode = WAL;
        CREATE TABLE sentences (
            key BLOB PRIMARY KEY, used INTEGER NOT NULL, answer BLOB NOT NULL, source TEXT, made INTEGER
        );
        CREATE TABLE pairs (
            key BLOB PRIMARY KEY, source TEXT NOT NULL, english TEXT NOT NULL, made INTEGER NOT NULL
        );"""
    )
    connection.close()


def test_a_file_without_editors_gets_them_and_older_versions_go_on(path: Path) -> None:
    file_without_editors(path)
    pairs = EditorPairs(path)
    pairs.put(RAIN)
    with sqlite3.connect(path) as connection:
        # As those versions write.
        connection.execute("UPDATE pairs SET editor = NULL")
        key = connection.execute("SELECT key FROM pairs").fetchone()[0]
        values = (key, "Il pleut.", "It rains.", 1_700_000_009)
        connection.execute("INSERT OR REPLACE INTO pairs (key, source, english, made) VALUES (?, ?, ?, ?)", values)
    connection.close()
    assert pairs.find(["Il pleut."]) == {"Il pleut.": Pair("Il pleut.", "It rains.", 1_700_000_009)}
    pairs.close()


def test_a_fault_of_the_disk_costs_no_translation(path: Path, caplog: pytest.LogCaptureFixture) -> None:
    path.parent.mkdir()
    path.write_bytes(b"Ceci n'est pas une base." * 100)
    pairs = EditorPairs(path)
    assert pairs.find(["un"]) == pairs.find(["un"]) == {}
    assert caplog.text.count("can't be read") == 1
    actions: tuple[Callable[[], object], ...] = (
        lambda: pairs.put(RAIN),
        lambda: pairs.take("Il pleut."),
        lambda: pairs.add([RAIN]),
        pairs.clear,
        lambda: list(pairs.all()),
    )
    for action in actions:
        with pytest.raises(StorageError):
            action()
    pairs.close()


def test_who_writes_for_long_holds_up_nobody_who_reads(path: Path) -> None:
    pairs = EditorPairs(path)
    pairs.put(RAIN)
    with sqlite3.connect(path) as connection:
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("DELETE FROM pairs")
        assert pairs.find(["Il pleut."]) == {"Il pleut.": RAIN}
        connection.rollback()
    connection.close()
    pairs.close()


def test_pairs_stand_in_the_file_of_the_memory_where_there_is_one(tmp_path: Path) -> None:
    own, shared = tmp_path / "pairs.db", tmp_path / "memory.db"
    settings = Settings(_env_file=None, pairs_file=str(own))
    assert pairs_path(settings) == own
    assert pairs_path(settings.model_copy(update={"memory_redis": "redis://h"})) == own
    settings = settings.model_copy(update={"memory_file": str(shared)})
    memory = open_memory(settings)
    assert memory
    assert memory.pairs
    memory.pairs.put(RAIN)
    memory.close()
    MemoryFile(shared, 2**20).close()
    assert list(EditorPairs(shared).all()) == [RAIN]
    assert not own.exists()


def test_their_default_is_not_in_the_cache(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DEPECHE_PAIRS_FILE")
    assert Settings(_env_file=None).pairs_file == str(Path.home() / ".local/share/depeche/pairs.db")
