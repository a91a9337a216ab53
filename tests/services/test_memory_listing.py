"""Looking something up in the memory."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.engines.protocol import Decoding
from app.errors import StorageError
from app.services.memory import open_memory
from app.services.memory_listing import Wanted, find_pairs
from app.services.memory_pairs import EditorPairs, Pair
from app.services.memory_schema import folded
from app.services.translation import TranslationOptions, TranslationService
from app.services.worker import EngineWorker
from app.settings import Settings
from tests.services.conftest import FixedDetector, Scripted

PAIRS = [
    Pair("L’ONU a refusé.", "The U.N. refused.", 30, "Ana"),
    Pair("Le Conseil de sécurité vote.", "The Security Council votes.", 20),
    Pair("Il a 100\N{NO-BREAK SPACE}% raison_.", "He is right.", 10),
    Pair("L'Œuvre est là.", "The work is here.", 10),
]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "memory.db"
    EditorPairs(path).add(PAIRS)
    return path


def sources(path: Path, text: str = "", **options: object) -> list[str]:
    return [pair.source for _, pair in find_pairs(path, Wanted(text, **options)).pairs]


def test_the_newest_stand_first_and_of_one_second_the_last(path: Path) -> None:
    found = find_pairs(path, Wanted())
    assert [pair for _, pair in found.pairs] == [PAIRS[0], PAIRS[1], PAIRS[3], PAIRS[2]]
    assert found.total == 4
    assert {origin for origin, _ in found.pairs} == {"editor"}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("onu", [0]),
        ("l'onu", [0]),
        ("L’ONU", [0]),
        ("u.n.", [0]),
        ("SECURITE", [1]),
        ("Sécurité", [1]),
        ("security COUNCIL", [1]),
        ("100 %", [2]),
        ("%", [2]),
        ("_", [2]),
        ("œuvre", [3]),
        ("the", [0, 1, 3]),
        ("ana", []),
        ("'; DROP TABLE pairs; --", []),
    ],
)
def test_words_are_found_in_french_and_english(path: Path, text: str, found: list[int]) -> None:
    assert sources(path, text) == [PAIRS[number].source for number in found]
    assert find_pairs(path, Wanted(text)).total == len(found)


def test_what_older_versions_write_is_found_too(path: Path) -> None:
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE pairs SET words = NULL")
    connection.close()
    assert sources(path, "SECURITE") == sources(path, "council") == [PAIRS[1].source]


def test_pages_follow_each_other(path: Path) -> None:
    pages = [find_pairs(path, Wanted("the", limit=2, offset=offset)) for offset in (0, 2, 4)]
    assert [len(page.pairs) for page in pages] == [2, 1, 0]
    assert {page.total for page in pages} == {3}
    assert len({pair.source for page in pages for _, pair in page.pairs}) == 3


def test_a_file_that_is_not_there_holds_nothing_and_is_not_made(tmp_path: Path) -> None:
    assert find_pairs(tmp_path / "none.db", Wanted("x")).total == 0
    assert not (tmp_path / "none.db").exists()


def test_a_file_that_is_none_is_told(tmp_path: Path) -> None:
    (tmp_path / "memory.db").write_bytes(b"Ceci n'est pas une base." * 100)
    with pytest.raises(StorageError):
        find_pairs(tmp_path / "memory.db", Wanted())


@pytest.fixture
async def with_the_model_s(path: Path) -> Iterator[Path]:
    """Add what the model made of two sentences, one of them in two ways."""
    memory = open_memory(Settings(_env_file=None, memory_file=str(path)))
    engine = Scripted({"Il pleut.": ['It says "rain".'], "Il neige à Nice.": ["Snow in Nice."]})
    service = TranslationService(EngineWorker(engine), FixedDetector(), Decoding(), memory)
    for options in (TranslationOptions(), TranslationOptions(checks=False)):
        await service.translate(["Il pleut. Il neige à Nice."], "fr", options=options)
    service.worker.close()
    memory.close()
    return path


async def test_what_the_model_made_is_listed_in_print_form(with_the_model_s: Path) -> None:
    found = find_pairs(with_the_model_s, Wanted(origins=("machine",)))
    assert found.total == 2
    assert {(origin, pair.source, pair.english, pair.editor) for origin, pair in found.pairs} == {
        ("machine", "Il pleut.", "It says “rain”.", ""),
        ("machine", "Il neige à Nice.", "Snow in Nice.", ""),
    }
    both = find_pairs(with_the_model_s, Wanted(origins=("editor", "machine")))
    assert both.total == 6
    assert [origin for origin, _ in both.pairs] == ["machine"] * 2 + ["editor"] * 4  # which are of 1970


async def test_the_model_s_is_searched_in_french(with_the_model_s: Path) -> None:
    assert sources(with_the_model_s, "a nice", origins=("machine",)) == ["Il neige à Nice."]
    assert sources(with_the_model_s, "snow", origins=("machine",)) == []
    found = find_pairs(with_the_model_s, Wanted("là", ("editor", "machine")))
    assert (found.total, [origin for origin, _ in found.pairs]) == (1, ["editor"])


@pytest.mark.parametrize(("text", "plain"), [("ÉTÉ", "ete"), ("«\xa0L’été\u202f»", "« l'ete »"), ("Straße", "strasse")])
def test_what_makes_no_difference(text: str, plain: str) -> None:
    assert folded(text) == plain
