"""Stored glossaries: whole or not at all, under names that are no paths, compiled once."""

import os
import threading
from pathlib import Path

import pytest

from app.errors import GlossaryNotFoundError, InvalidGlossaryError, StorageError
from app.services import glossaries as module
from app.services.glossaries import Glossaries
from app.text.glossary import Term

TERMS = [Term("Conseil de sécurité", "Security Council"), Term("OMS", "WHO")]


@pytest.fixture
def glossaries(tmp_path: Path) -> Glossaries:
    return Glossaries(tmp_path / "deep" / "glossaries", 100)


def test_what_is_stored_is_found_again(glossaries: Glossaries) -> None:
    assert glossaries.names() == []
    assert glossaries.write("un", TERMS)
    assert not glossaries.write("un", TERMS[:1])
    glossaries.write("sport-2026", TERMS)
    assert glossaries.names() == ["sport-2026", "un"]
    assert glossaries.read("un").terms == (TERMS[0],)
    glossaries.delete("un")
    assert glossaries.names() == ["sport-2026"]
    for use in (glossaries.read, glossaries.delete):
        with pytest.raises(GlossaryNotFoundError):
            use("un")


@pytest.mark.parametrize(
    "name", ["", ".", "..", "../x", "a/b", "a\\b", "A", "é", "a\0b", "-a", "a.tsv", "x" * 65, "a\n", "/etc/passwd"]
)
def test_a_name_is_no_path(glossaries: Glossaries, name: str) -> None:
    for use in (glossaries.read, glossaries.delete, lambda name: glossaries.write(name, TERMS)):
        with pytest.raises(InvalidGlossaryError) as raised:
            use(name)
        assert raised.value.detail["fault"] == "name"


def test_one_that_has_not_changed_is_compiled_once(glossaries: Glossaries) -> None:
    glossaries.write("un", TERMS)
    first = glossaries.read("un")
    assert glossaries.read("un") is first
    glossaries.write("un", TERMS[:1])
    assert len(glossaries.read("un")) == 1


def test_files_put_there_by_hand_are_found(glossaries: Glossaries) -> None:
    glossaries.folder.mkdir(parents=True)
    (glossaries.folder / "desk.tsv").write_text("l’OMS\tthe WHO\n", "utf-8")
    (glossaries.folder / "README.txt").write_text("notes", "utf-8")
    (glossaries.folder / "Not a name.tsv").write_text("a\tb", "utf-8")
    (glossaries.folder / "broken.tsv").write_text("a\tb\nc\n", "utf-8")
    assert glossaries.names() == ["broken", "desk"]
    assert glossaries.read("desk").terms == (Term("l'OMS", "the WHO"),)
    with pytest.raises(InvalidGlossaryError, match="Glossary “broken”: line 2") as raised:
        glossaries.read("broken")
    assert raised.value.detail == {"name": "broken", "fault": "missing_column", "place": "line 2"}


def test_a_crash_while_writing_leaves_the_old_one(glossaries: Glossaries, monkeypatch: pytest.MonkeyPatch) -> None:
    glossaries.write("un", TERMS)

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(module.os, "fsync", full)
    with pytest.raises(StorageError, match="No space left"):
        glossaries.write("un", TERMS[:1])
    assert glossaries.read("un").terms == tuple(TERMS)
    assert [path.name for path in glossaries.folder.iterdir() if path.suffix == ".tmp"] == []


def test_a_folder_that_is_none_is_a_clear_error(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    broken = Glossaries(tmp_path / "file", 100)
    for use in (broken.names, lambda: broken.write("un", TERMS), lambda: broken.read("un")):
        with pytest.raises(StorageError, match="folder can't be used"):
            use()


def test_readers_meet_no_half_of_a_glossary(glossaries: Glossaries) -> None:
    short, long = TERMS[:1], [Term(f"terme {number}", f"term {number}") for number in range(90)]
    glossaries.write("un", short)
    sizes: set[int] = set()
    stop = threading.Event()

    def read() -> None:
        while not stop.is_set():
            sizes.add(len(glossaries.read("un")))

    readers = [threading.Thread(target=read) for _ in range(2)]
    for reader in readers:
        reader.start()
    for turn in range(20):
        glossaries.write("un", long if turn % 2 else short)
    stop.set()
    for reader in readers:
        reader.join()
    assert sizes <= {1, 90}
    assert glossaries.read("un").terms == tuple(long)


def test_a_request_names_or_brings_one(glossaries: Glossaries) -> None:
    glossaries.write("un", TERMS)
    named = glossaries.resolve("un")
    assert named is not None
    assert named.terms == tuple(TERMS)
    brought = glossaries.resolve({"OMS": "WHO"})
    assert brought is not None
    assert brought.terms == (Term("OMS", "WHO"),)
    assert glossaries.resolve({"OMS": "WHO"}) is brought
    assert glossaries.resolve({}) is None
    assert glossaries.resolve("") is None
    with pytest.raises(InvalidGlossaryError, match="more than 100"):
        glossaries.resolve({str(number): "x" for number in range(101)})


def test_the_files_are_for_others_to_read_too(glossaries: Glossaries) -> None:
    glossaries.write("un", TERMS)
    umask = os.umask(0)
    os.umask(umask)
    assert (glossaries.folder / "un.tsv").stat().st_mode & 0o777 == 0o666 & ~umask


def test_a_change_leaves_the_rest(glossaries: Glossaries) -> None:
    made = glossaries.change("un", TERMS)
    assert (made.is_new, made.terms, made.before) == (True, 2, {"Conseil de sécurité": None, "OMS": None})
    changed = glossaries.change("un", [Term("OMS", "the WHO"), Term("OTAN", "NATO")], ["Conseil de sécurité", "ONU"])
    assert (changed.is_new, changed.terms) == (False, 2)
    assert changed.before == {"Conseil de sécurité": "Security Council", "ONU": None, "OMS": "WHO", "OTAN": None}
    assert glossaries.read("un").terms == (Term("OMS", "the WHO"), Term("OTAN", "NATO"))


def test_a_term_can_be_spelt_anew(glossaries: Glossaries) -> None:
    glossaries.write("un", [Term("l'OMS", "WHO"), *TERMS])
    assert glossaries.change("un", [Term("l'OMS", "the WHO")], ["l’OMS"]).before == {"l'OMS": "WHO"}
    assert Term("l'OMS", "the WHO") in glossaries.read("un").terms


def test_a_change_that_leaves_none_or_too_many_is_refused(glossaries: Glossaries) -> None:
    glossaries.write("un", TERMS)
    for changes, fault in (
        (([], [term.french for term in TERMS]), "no_terms"),
        (([Term(str(number), "x") for number in range(99)],), "too_many_terms"),
    ):
        with pytest.raises(InvalidGlossaryError) as raised:
            glossaries.change("un", *changes)
        assert raised.value.detail["fault"] == fault
    assert glossaries.read("un").terms == tuple(TERMS)
    with pytest.raises(GlossaryNotFoundError):
        glossaries.change("deux", [], ["OMS"])
    assert glossaries.names() == ["un"]


def test_a_broken_file_is_not_written_over(glossaries: Glossaries) -> None:
    glossaries.folder.mkdir(parents=True)
    (glossaries.folder / "broken.tsv").write_text("a\tb\nc\n", "utf-8")
    with pytest.raises(InvalidGlossaryError, match="Glossary “broken”: line 2"):
        glossaries.change("broken", TERMS)
    assert (glossaries.folder / "broken.tsv").read_text("utf-8") == "a\tb\nc\n"


def test_two_who_change_one_at_once_lose_nothing(glossaries: Glossaries) -> None:
    def add(writer: int) -> None:
        for number in range(20):
            glossaries.change("un", [Term(f"terme {writer} {number}", "term")])

    writers = [threading.Thread(target=add, args=(writer,)) for writer in range(4)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    assert len(glossaries.read("un")) == 80
