"""The file of the translation memory: over restarts, in bounds, and never in the way."""

import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from app.engines.complete import CompleteTranslator
from app.engines.ctranslate2_translator import CTranslate2Translator
from app.engines.protocol import Decoding, Hypothesis
from app.errors import StorageError
from app.services.checked import Checked
from app.services.memory import TranslationMemory, open_memory
from app.services.memory_sqlite import MemoryFile
from app.services.translation import TranslationOptions, TranslationService
from app.services.worker import EngineWorker
from app.settings import Settings
from tests.services.conftest import FixedDetector, Scripted

MIB = 2**20
SAMPLES = Path(__file__).parents[2] / "samples"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "deep" / "memory.db"


def settings(path: Path) -> Settings:
    return Settings(_env_file=None, memory_file=str(path))


async def test_a_restart_forgets_nothing(path: Path) -> None:
    source = "Il y a 12 morts, dit William Burns."
    answers, counts = [], []
    for _ in range(2):
        engine = Scripted({source: ["There are 13 dead, says William Burnset."]})
        memory = open_memory(settings(path))
        service = TranslationService(EngineWorker(engine), FixedDetector(), Decoding(), memory)
        answers += await service.translate([source], "fr")
        counts.append(len(engine.calls))
        service.worker.close()
        memory.close()
    assert counts[0]
    assert not counts[1]
    assert answers[0] == answers[1]
    assert answers[0].flags


def test_the_file_is_its_owners_only(path: Path) -> None:
    file = MemoryFile(path, MIB)
    file.write({b"key": b"answer"})
    assert {item.stat().st_mode & 0o777 for item in path.parent.iterdir()} == {0o600}
    file.close()


def test_what_waits_to_be_written_can_be_read_and_is_there_for_others(path: Path) -> None:
    one, other = MemoryFile(path, MIB), MemoryFile(path, MIB)
    rows = {number.to_bytes(20): b"%d" % number for number in range(1200)}
    one.write(rows)
    assert one.read(list(rows)) == rows
    one.close()
    assert other.read([*rows, b"unknown"]) == rows
    other.write({b"x": b"y"})
    other.close()
    third = MemoryFile(path, MIB)
    assert third.read([b"x"]) == {b"x": b"y"}
    third.close()


def test_the_file_stays_in_bounds_and_keeps_what_was_used_last(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    now = 1_000.0
    monkeypatch.setattr("app.services.memory_sqlite.time.time", lambda: now)
    for start in range(0, 2_000, 100):
        file = MemoryFile(path, MIB)
        file.write({number.to_bytes(20): bytes(1_000) for number in range(start, start + 100)})
        file.use([(5).to_bytes(20)])
        file.close()
        now += 10
    assert path.stat().st_size < 1.3 * MIB
    file = MemoryFile(path, MIB)
    there = file.read([number.to_bytes(20) for number in range(2_000)])
    file.close()
    numbers = sorted(int.from_bytes(key) for key in there)
    assert 500 < len(numbers) < 1_100
    assert numbers[0] == 5
    assert numbers[1:] == list(range(2_000 - len(numbers) + 1, 2_000))


def test_a_file_that_is_none_is_left_alone(path: Path, caplog: pytest.LogCaptureFixture) -> None:
    path.parent.mkdir()
    path.write_bytes(b"Ceci n'est pas une base." * 100)
    before = path.read_bytes()
    with pytest.raises(StorageError):
        MemoryFile(path, MIB)
    memory = open_memory(settings(path))
    assert "can't be used" in caplog.text
    memory.keep({b"key": Checked((Hypothesis("text", 0.0),))})
    assert memory.recall([b"key"])
    memory.close()
    assert path.read_bytes() == before


def test_the_database_of_another_program_is_left_alone(path: Path) -> None:
    path.parent.mkdir()
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE theirs (id INTEGER)")
    connection.close()
    with pytest.raises(StorageError, match="another program"):
        MemoryFile(path, MIB)


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(StorageError):
        MemoryFile(tmp_path / "file" / "memory.db", MIB)


def test_a_fault_while_it_runs_costs_no_translation(path: Path, caplog: pytest.LogCaptureFixture) -> None:
    memory = TranslationMemory(MIB, MemoryFile(path, MIB))
    connection = sqlite3.connect(path)
    connection.execute("DROP TABLE sentences")
    connection.close()
    for number in range(3):
        key = bytes([number])
        assert memory.recall([key]) == {}
        memory.keep({key: Checked((Hypothesis("text", 0.0),))})
        assert memory.recall([key])
    memory.close()
    assert caplog.text.count("can't be used") == 1


def test_what_in_the_file_is_no_answer_is_made_anew(path: Path) -> None:
    file = MemoryFile(path, MIB)
    file.write({b"key": b"rubbish"})
    memory = TranslationMemory(MIB, file)
    assert memory.recall([b"key"]) == {}
    memory.keep({b"key": Checked((Hypothesis("text", 0.0),))})
    assert memory.recall([b"key"])
    memory.close()


@pytest.mark.engine
@pytest.mark.parametrize("options", [{}, {"format": "html", "alternatives": 2}, {"checks": False}])
async def test_the_model_s_answers_come_back_as_they_were(
    converted_model: Callable[[str], Path], path: Path, options: dict[str, object]
) -> None:
    texts = [sample.read_text("utf-8") for sample in sorted(SAMPLES.rglob("*.fr.txt"))]
    worker = EngineWorker(CompleteTranslator(CTranslate2Translator(converted_model("int8"), model="m", revision="1")))
    answers, figures = [], []
    for _ in range(2):
        memory = open_memory(settings(path))
        service = TranslationService(worker, FixedDetector(), Decoding(), memory)
        answers.append(await service.translate(texts, "fr", options=TranslationOptions(**options)))
        memory.close()
        figures.append(memory.figures)
    worker.close()
    assert answers[0] == answers[1]
    assert figures[0].hits == figures[1].misses == 0
    assert figures[1].hits == figures[0].misses > 0
