import json
import lzma

import pytest

from app.services.evaluation_data import BadLine, Pair
from app.services.memory_pairs import EditorPairs
from app.services.memory_pairs import Pair as EditorPair
from app.settings import Settings
from app.text.tmx import Unit, written_units
from training.adapt.inspect import Placed
from training.adapt.read import pairs_of_files, pairs_of_memory, texts_of
from training.data.reading.read import Fields
from training.errors import TrainingError

PAIRS = [Pair("Bonjour.", "Hello."), Pair("Merci.", "Thanks.")]


def test_a_table_tells_its_lines_its_header_counted(tmp_path):
    path = tmp_path / "our.tsv.xz"
    path.write_bytes(lzma.compress(b"id\tfr\ten\n1\tBonjour.\tHello.\n2\tMerci.\n3\tMerci.\tThanks.\n"))
    assert [*pairs_of_files([path], Fields())] == [
        Placed("our.tsv.xz, line 2", PAIRS[0]),
        Placed("our.tsv.xz, line 3", BadLine(3, "2 columns, needs 3")),
        Placed("our.tsv.xz, line 4", PAIRS[1]),
    ]


def test_lines_of_json_and_of_moses_files(tmp_path):
    rows = [{"f": pair.french, "e": pair.english} for pair in PAIRS]
    (tmp_path / "our.jsonl").write_text("\n\n".join(map(json.dumps, rows)), "utf-8")
    (tmp_path / "pairs.fr").write_text("Bonjour.\nMerci.\n", "utf-8")
    (tmp_path / "pairs.en").write_text("Hello.\nThanks.\n", "utf-8")
    found = [*pairs_of_files([tmp_path / "our.jsonl", tmp_path / "pairs.fr"], Fields("f", "e"))]
    assert [one.place for one in found] == [
        "our.jsonl, line 1",
        "our.jsonl, line 3",
        "pairs.fr, line 1",
        "pairs.fr, line 2",
    ]
    assert [one.item for one in found] == PAIRS * 2


def test_a_memory_of_translators_tells_lines_and_keeps_the_machines_own_out(tmp_path):
    units = [Unit(pair.french, pair.english) for pair in PAIRS] + [Unit("Oui.", "Yes.", origin="machine")]
    (tmp_path / "our.tmx").write_text("".join(written_units(units, "sentence")), "utf-8")
    found = [*pairs_of_files([tmp_path / "our.tmx"], Fields())]
    assert [one.item for one in found] == [*PAIRS, BadLine(7, "the machine's own")]
    assert [one.place for one in found] == [f"our.tmx, line {number}" for number in (5, 6, 7)]


def test_the_desks_memory(tmp_path):
    settings = Settings(pairs_file=str(tmp_path / "pairs.db"), memory_file="", _env_file=None)
    with pytest.raises(TrainingError, match="no translation memory"):
        [*pairs_of_memory(settings)]
    EditorPairs(tmp_path / "pairs.db").add(EditorPair(pair.french, pair.english, made=7) for pair in PAIRS)
    assert [one.item for one in pairs_of_memory(settings)] == PAIRS


def test_pairs_to_mix_in_or_to_measure_on(tmp_path):
    path = tmp_path / "news.tsv"
    path.write_text("Bonjour.\tHello.\nMerci.\nMerci.\tThanks.\n", "utf-8")
    assert texts_of(path) == tuple(PAIRS)
    path.write_text("Merci.\n", "utf-8")
    with pytest.raises(TrainingError, match="holds no pair"):
        texts_of(path)
