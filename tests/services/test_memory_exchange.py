"""An editor's sentences: imported, answered with before the engine is asked, checked, and exported again."""

import sqlite3
import zlib
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from app.engines.protocol import Decoding
from app.errors import InvalidFileError, StorageError
from app.services import memory_exchange
from app.services.memory import TranslationMemory, open_memory
from app.services.memory_exchange import Imported, export_tmx, import_tmx
from app.services.memory_sqlite import MemoryFile
from app.services.translation import TranslationOptions, TranslationService
from app.services.worker import EngineWorker
from app.settings import Settings
from app.text.glossary import Glossary, Term
from app.text.tmx import Unit, read_units, written_units
from tests.services.conftest import FixedDetector, Scripted

SOURCE = "Il y a 12 morts, dit William Burns."
ENGLISH = 'Twelve people are dead, Burns said: "so far".'


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "memory.db"


def put_in(path: Path, *pairs: tuple[str, str], origin: str = "") -> Imported:
    units = (Unit(french, english, origin=origin) for french, english in pairs)
    return import_tmx(path, [piece.encode() for piece in written_units(units, "sentence")])


def exported(path: Path, *origins: str) -> list[Unit]:
    units = read_units(piece.encode() for piece in export_tmx(path, origins or ("editor", "machine")))
    return [replace(unit, place="") for unit in units]


@pytest.fixture
def memory(path: Path) -> Iterator[TranslationMemory]:
    memory = open_memory(Settings(_env_file=None, memory_file=str(path)))
    yield memory
    memory.close()


@pytest.fixture
def engine() -> Scripted:
    return Scripted({"Il pleut.": ['It says "rain".']})


@pytest.fixture
def service(memory: TranslationMemory, engine: Scripted) -> Iterator[TranslationService]:
    service = TranslationService(EngineWorker(engine), FixedDetector(), Decoding(), memory)
    yield service
    service.worker.close()


async def test_an_editor_s_english_is_the_answer_as_it_stands(
    service: TranslationService, engine: Scripted, path: Path
) -> None:
    put_in(path, (SOURCE, ENGLISH))  # while the server runs
    (answer,) = await service.translate([f"{SOURCE} Il pleut."], "fr")
    assert answer.text == f"{ENGLISH} It says “rain”."
    assert [pair.is_edited for pair in answer.documents[0].pairs] == [True, False]
    assert {text for texts, _ in engine.calls for text in texts} == {"Il pleut."}
    assert (service.memory.figures.hits, service.memory.figures.misses) == (1, 1)


async def test_it_holds_for_every_engine_and_over_what_the_engine_made_before(
    service: TranslationService, engine: Scripted, path: Path
) -> None:
    (before,) = await service.translate(["Il pleut."], "fr")
    put_in(path, ("Il pleut.", "Rain falls."))
    assert (before.text, (await service.translate(["Il pleut."], "fr"))[0].text) == ("It says “rain”.", "Rain falls.")
    engine.signature = replace(engine.signature, quantization="int8")
    assert (await service.translate(["Il pleut."], "fr"))[0].text == "Rain falls."


async def test_the_machine_s_own_can_be_asked_for(service: TranslationService, path: Path) -> None:
    put_in(path, ("Il pleut.", "Rain falls."))
    options = TranslationOptions(edited=False)
    (answer,) = await service.translate(["Il pleut."], "fr", options=options)
    assert (answer.text, answer.pairs[0].is_edited) == ("It says “rain”.", False)
    assert (await service.translate(["Il pleut."], "fr"))[0].text == "Rain falls."


@pytest.mark.parametrize(
    ("source", "english", "wrong", "suggestion"),
    [
        ("Le prix est de 283,82 €.", "The price is €282.82.", "€282.82", "283.82 euros"),
        ("Il y a 12 300 morts.", "There are 12,400 dead.", "12,400", "12,300"),
        ("Il y a 3 morts.", "There are 4 dead.", "4", "3"),
        ("Elle a vu Kiev.", "She saw Moscow.", "Moscow", "Kyiv"),
        # It would be “number No. 1234”.
        ("Le train numéro 1234 part.", "Train number 77 leaves.", "77", ""),
    ],
)
async def test_what_should_stand_there_is_suggested(
    service: TranslationService, path: Path, source: str, english: str, wrong: str, suggestion: str
) -> None:
    put_in(path, (source, english))
    (answer,) = await service.translate([source], "fr")
    (flag,) = answer.flags
    assert flag.target
    assert english[flag.target.start : flag.target.end] == wrong
    assert flag.suggestion == suggestion


async def test_it_is_checked_as_any_other(service: TranslationService, path: Path) -> None:
    put_in(path, (SOURCE, "Thirteen dead, a minister said: 13."))
    (answer,) = await service.translate([SOURCE], "fr")
    assert answer.text == "Thirteen dead, a minister said: 13."
    assert {flag.code for flag in answer.documents[0].flags} == {"number_mismatch", "name_missing"}
    glossary = Glossary([Term("morts", "fatalities")])
    (answer,) = await service.translate([SOURCE], "fr", options=TranslationOptions(glossary=glossary))
    assert "term_missing" in {flag.code for flag in answer.documents[0].flags}
    (answer,) = await service.translate([SOURCE], "fr", options=TranslationOptions(checks=False))
    assert not answer.documents[0].flags


@pytest.mark.parametrize(
    "typed",
    ["L’«ami» – disait-il – pleut…", 'L\'"ami" - disait-il -  pleut...', "L’“ami” — disait\xad-il — pleut..."],
)
async def test_quotes_dashes_and_white_space_are_no_difference(
    service: TranslationService, path: Path, typed: str
) -> None:
    put_in(path, ("L'« ami » - disait-il - pleut...", "A friend rains."))
    (answer,) = await service.translate([typed], "fr")
    assert answer.text == "A friend rains."


async def test_words_and_case_are(service: TranslationService, path: Path, engine: Scripted) -> None:
    put_in(path, ("il pleut.", "no"), ("Il pleut", "no"), ("Il pleut. Il pleut.", "no"))
    (answer,) = await service.translate(["Il pleut."], "fr")
    assert answer.text == "It says “rain”."


async def test_heads_in_capitals_are_not_told_to_lack_names(service: TranslationService, path: Path) -> None:
    put_in(path, ("LE MINISTRE BURNS ARRIVE À PARIS LUNDI", "MINISTER BURNS IN PARIS ON MONDAY"))
    (answer,) = await service.translate(["LE MINISTRE BURNS ARRIVE À PARIS LUNDI"], "fr")
    assert answer.text == "MINISTER BURNS IN PARIS ON MONDAY"
    assert not answer.documents[0].flags


async def test_in_html_no_markup_is_lost(service: TranslationService, path: Path) -> None:
    put_in(path, ("Il neige à Nice.", "Snow falls in Nice."))
    options = TranslationOptions(format="html", alternatives=1)
    (answer,) = await service.translate(["<p>Il <b>neige</b> à <a href='/n'>Nice</a>.</p>"], "fr", options=options)
    assert answer.documents[0].text == "Snow falls in Nice."
    for tag in ("<p>", "<b>", "</b>", "<a href='/n'>", "</a>", "</p>"):
        assert answer.text.count(tag) == 1


async def test_a_round_trip_keeps_pairs_and_marks_what_the_model_made(
    service: TranslationService, memory: TranslationMemory, path: Path, tmp_path: Path
) -> None:
    put_in(path, (SOURCE, ENGLISH), ("Il vente & <b>.", "Wind."))
    # Two ways of translating it are two answers, and one pair.
    for options in (TranslationOptions(), TranslationOptions(checks=False)):
        await service.translate([f"{SOURCE} Il pleut."], "fr", options=options)
    memory.close()
    units = exported(path)
    assert [(unit.french, unit.english, unit.origin) for unit in units] == [
        (SOURCE, ENGLISH, "editor"),
        ("Il vente & <b>.", "Wind.", "editor"),
        ("Il pleut.", "It says “rain”.", "machine"),
    ]
    today = datetime.now(UTC)
    for unit in units:
        made = datetime.strptime(unit.created, "%Y%m%dT%H%M%SZ").replace(tzinfo=UTC)
        assert abs((today - made).total_seconds()) < 600
    other = tmp_path / "other.db"
    data = [piece.encode() for piece in export_tmx(path, ("editor", "machine"))]
    assert import_tmx(other, data) == Imported(2, 0, 1)
    assert exported(other) == exported(path, "editor") == units[:2]
    assert exported(path, "machine") == units[2:]
    assert import_tmx(other, data) == Imported(2, 2, 1)


def test_dates_of_the_file_stay(path: Path) -> None:
    data = "".join(written_units([Unit("un", "one", created="20190102T030405Z"), Unit("deux", "two")], "sentence"))
    import_tmx(path, [data.replace("<tu><tuv", '<tu creationdate="yesterday"><tuv').encode()])
    assert [unit.created[:4] for unit in exported(path)] == ["2019", f"{datetime.now(UTC).year}"]


def test_the_last_of_two_counts_and_white_space_is_tidied(path: Path) -> None:
    assert put_in(path, ("un\n deux ", " one\ttwo"), ("x", "y"), ("un deux", "1 2"), (" ", "z"), ("z", "")).stored == 2
    assert [(unit.french, unit.english) for unit in exported(path)] == [("un deux", "1 2"), ("x", "y")]


@pytest.mark.parametrize(
    ("data", "fault"),
    [
        (b"", "malformed"),
        (b"French,English\n", "malformed"),
        (b"<tmx><body><tu>", "malformed"),
        (b"<html/>", "malformed"),
        (b'<!DOCTYPE t [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><tmx>&b;</tmx>', "malformed"),
        (b'<!DOCTYPE t [<!ENTITY x SYSTEM "file:///etc/passwd">]><tmx>&x;</tmx>', "malformed"),
        (b'<?xml version="1.0" encoding="none-such"?><tmx/>', "malformed"),
        (b'<tmx><tu><tuv xml:lang="fr"><seg>' + b"x" * 200_000 + b"</seg></tuv></tu></tmx>", "malformed"),
        (b"<a>" * 100_000, "malformed"),
        (b"<tmx><body/></tmx>", "no_pairs"),
        (
            b'<tmx><tu><tuv xml:lang="de"><seg>eins</seg></tuv><tuv xml:lang="en"><seg>one</seg></tuv></tu></tmx>',
            "no_pairs",
        ),
    ],
)
def test_a_file_that_is_none_stores_nothing(path: Path, data: bytes, fault: str) -> None:
    put_in(path, ("un", "one"))
    good = "".join(written_units([Unit("deux", "two")], "sentence")).rpartition("</body>")[0].encode()
    for chunks in ([data], [good, data]) if fault == "malformed" else ([data],):
        with pytest.raises(InvalidFileError) as caught:
            import_tmx(path, chunks)
        assert caught.value.detail["fault"] == fault
    assert [unit.french for unit in exported(path)] == ["un"]


def test_too_many_pairs_are_refused(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(memory_exchange, "MAX_PAIRS", 2)
    assert put_in(path, ("a", "a"), ("b", "b")).stored == 2
    with pytest.raises(InvalidFileError, match="more than 2 pairs"):
        put_in(path, ("a", "a"), ("b", "b"), ("c", "c"))


def old_file(path: Path) -> None:
    """Make a file as the first version did."""
    connection = sqlite3.connect(path)
    connection.executescript(
        """PRAGMA application_id = 1684369485; PRAGMA journal_mode = WAL;
        CREATE TABLE sentences (key BLOB PRIMARY KEY, used INTEGER NOT NULL, answer BLOB NOT NULL);
        CREATE INDEX sentences_used ON sentences (used);"""
    )
    connection.execute("INSERT INTO sentences VALUES (?, 1, ?)", (b"old", b"answer"))
    connection.commit()
    connection.close()


def test_an_old_file_is_read_and_written(path: Path) -> None:
    old_file(path)
    file = MemoryFile(path, 2**20)
    assert file.read([b"old"]) == {b"old": b"answer"}
    file.write({b"new": b"other"}, {b"new": "neuf"})
    file.close()
    put_in(path, ("un", "one"))
    assert [unit.french for unit in exported(path)] == ["un"]  # neither answer is one
    with sqlite3.connect(path) as connection:
        assert connection.execute("SELECT key, source FROM sentences ORDER BY key").fetchall() == [
            (b"new", "neuf"),
            (b"old", None),
        ]
        # As the first version writes.
        connection.execute("INSERT OR REPLACE INTO sentences (key, used, answer) VALUES (?, ?, ?)", (b"3", 1, b"x"))
    connection.close()


def test_a_sentence_that_no_text_can_hold_is_kept_without(path: Path) -> None:
    file = MemoryFile(path, 2**20)
    file.write({b"key": zlib.compress(b"x"), b"other": b"y"}, {b"key": "half \ud83d"})
    file.close()
    file = MemoryFile(path, 2**20)
    assert set(file.read([b"key", b"other"])) == {b"key", b"other"}
    file.close()


def test_a_file_that_is_not_there_is_not_made_by_reading(path: Path) -> None:
    with pytest.raises(StorageError, match="no such file"):
        export_tmx(path, ("editor",))
    assert not path.exists()
