"""Every kind of file gives the same pairs."""

import gzip
import json
import lzma
from pathlib import Path

import pytest

from app.services.evaluation_data import BadLine, Pair
from app.text.tmx import Unit, written_units
from training.data.reading.find import find_sources
from training.data.reading.read import Fields, read_pairs
from training.errors import TrainingError

PAIRS = [Pair("Il pleut à Brest.", "It is raining in Brest."), Pair("Où est-il ?", "Where is he?")]
TABBED = "".join(f"{pair.french}\t{pair.english}\n" for pair in PAIRS)
LINES = "".join(json.dumps({"fr": pair.french, "en": pair.english}) + "\n" for pair in PAIRS)


def read(file: Path, *fields: Fields) -> list[Pair | BadLine]:
    (source,) = find_sources([file])
    return list(read_pairs(source, *fields))


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.tsv", TABBED.encode()),
        ("a.tsv", b"\xef\xbb\xbf" + TABBED.replace("\n", "\r\n").encode()),
        ("a.tsv.xz", lzma.compress(TABBED.encode())),
        ("a.tsv.gz", gzip.compress(TABBED.encode())),
        ("a.tsv", ("score\tEnglish\tFrench\n" + "".join(f"1\t{p.english}\t{p.french}\n" for p in PAIRS)).encode()),
        ("a.jsonl", LINES.encode()),
        ("a.jsonl.xz", lzma.compress(LINES.encode())),
        ("a.ndjson", "".join(f'{{"translation": {line}}}\n\n' for line in LINES.splitlines()).encode()),
        ("a.tmx", "".join(written_units([Unit(p.french, p.english) for p in PAIRS], "sentence")).encode()),
    ],
)
def test_all_kinds_give_the_pairs(tmp_path: Path, name: str, content: bytes) -> None:
    (tmp_path / name).write_bytes(content)
    assert read(tmp_path / name) == PAIRS


def test_two_files_side_by_side(tmp_path: Path) -> None:
    (tmp_path / "a.fr.gz").write_bytes(gzip.compress("".join(f"{p.french}\n" for p in PAIRS).encode()))
    (tmp_path / "a.en.gz").write_bytes(gzip.compress("".join(f"{p.english}\n" for p in PAIRS).encode()))
    assert read(tmp_path / "a.fr.gz") == PAIRS


def test_fields_have_the_names_that_one_says(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text(LINES.replace('"fr"', '"quelle"').replace('"en"', '"cible"'))
    assert read(tmp_path / "a.jsonl", Fields("quelle", "cible")) == PAIRS
    assert [line.reason for line in read(tmp_path / "a.jsonl") if isinstance(line, BadLine)] == [
        "no text in the field fr"
    ] * 2


def test_lines_without_a_pair_are_told_with_their_number(tmp_path: Path) -> None:
    (tmp_path / "a.tsv").write_bytes(TABBED.encode() + b"alone\n\tEnglish\n\xff\tx\n")
    assert read(tmp_path / "a.tsv")[2:] == [
        BadLine(3, "1 column, needs 2"),
        BadLine(4, "no French"),
        BadLine(5, "not UTF-8 (byte 0)"),
    ]
    (tmp_path / "b.jsonl").write_text('{"fr": "Oui."\n[1]\n{"fr": "Oui.", "en": 3}\n')
    assert read(tmp_path / "b.jsonl") == [
        BadLine(1, "no JSON"),
        BadLine(2, "no text in the field fr"),
        BadLine(3, "no text in the field en"),
    ]
    (tmp_path / "c.fr").write_bytes(b"Oui.\n\nNon.\n")
    (tmp_path / "c.en").write_bytes(b"Yes.\nNo.\n\xff\n")
    assert read(tmp_path / "c.fr") == [
        Pair("Oui.", "Yes."),
        BadLine(2, "no French"),
        BadLine(3, "not UTF-8 (byte 0)"),
    ]


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("a.tsv.xz", lzma.compress(TABBED.encode())[:-9], "a.tsv.xz can't be read: damaged archive"),
        ("a.tsv.gz", b"no archive", "a.tsv.gz can't be read"),
        ("a.tmx", b"<tmx>\n<", "a.tmx, line 2: "),
    ],
)
def test_damaged_files_are_told(tmp_path: Path, name: str, content: bytes, told: str) -> None:
    (tmp_path / name).write_bytes(content)
    with pytest.raises(TrainingError, match=told):
        read(tmp_path / name)


def test_files_of_unlike_length_do_not_belong_together(tmp_path: Path) -> None:
    (tmp_path / "a.fr").write_text("Oui.\nNon.\n")
    (tmp_path / "a.en").write_text("Yes.\n")
    with pytest.raises(TrainingError, match=r"a\.fr has a line 2, the other not"):
        read(tmp_path / "a.fr")
