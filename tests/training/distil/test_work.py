"""A whole run, with a teacher that answers each sentence with the sentence itself, in English clothes."""

import json
import lzma

import pytest

from app.engines.language import Py3LangidDetector
from app.engines.protocol import Decoding, Hypothesis
from training.distil.store import Store
from training.distil.texts import Fitness, french_sentences
from training.distil.work import Distillation
from training.errors import TrainingError

MADE_BY = {"teacher": "stub", "hypotheses": 2}


class Teacher:
    """Counts what it is asked, and stops the run before the sentence `killed_at`."""

    def __init__(self, killed_at=None):
        self.asked, self._killed_at = [], killed_at

    def translate(self, sentences, decoding):
        if self._killed_at is not None and len(self.asked) + len(sentences) > self._killed_at:
            raise KeyboardInterrupt
        self.asked += sentences
        return [[Hypothesis(f"The mayor opened sitting {text.split()[-1]}", -0.25)] for text in sentences]


@pytest.fixture
def texts(tmp_path):
    path = tmp_path / "texts.txt"
    lines = [f"Le maire a ouvert la séance {number}." for number in range(100, 140)]
    lines[7] = lines[3]
    path.write_text("\n".join(lines), "utf-8")
    return path


def run(texts, out, teacher, limit=0):
    fitness = Fitness(Py3LangidDetector(), lambda texts: [len(text.split()) for text in texts], 50)
    work = Distillation(teacher, Decoding(num_hypotheses=2), fitness)
    return work.run(french_sentences([texts]), Store(out, MADE_BY), limit, chunk=8)


def rows(out):
    return [line.split("\t") for line in lzma.decompress(out.read_bytes()).decode().splitlines()]


def test_pairs_are_written_with_the_teachers_score(texts, tmp_path):
    out = tmp_path / "new" / "pairs.tsv.xz"
    record = run(texts, out, Teacher())
    assert (record.read, record.kept, record.dropped, record.is_done) == (40, 39, {"repeated": 1}, True)
    assert rows(out)[0] == ["Le maire a ouvert la séance 100.", "The mayor opened sitting 100.", "-0.250"]
    note = json.loads((out.parent / "pairs.json").read_text("utf-8"))
    assert (note["made_by"], note["kept"], note["is_done"]) == (MADE_BY, 39, True)


def test_a_run_that_was_killed_goes_on_where_it_was(texts, tmp_path):
    whole, parts = tmp_path / "whole.tsv.xz", tmp_path / "parts.tsv.xz"
    run(texts, whole, Teacher())
    with pytest.raises(KeyboardInterrupt):
        run(texts, parts, Teacher(killed_at=20))
    # What stood half-written when it was killed.
    parts.write_bytes(parts.read_bytes() + b"\xfd7zXZ\x00half")
    again = Teacher()
    record = run(texts, parts, again)
    assert rows(parts) == rows(whole)
    assert (record.read, record.kept, record.dropped) == (40, 39, {"repeated": 1})
    assert again.asked[0] == "Le maire a ouvert la séance 116."


def test_a_run_that_is_done_asks_nothing(texts, tmp_path):
    out = tmp_path / "pairs.tsv.xz"
    run(texts, out, Teacher())
    before = out.read_bytes()
    assert run(texts, out, Teacher(killed_at=0)).is_done
    assert out.read_bytes() == before


def test_a_limit_can_be_raised(texts, tmp_path):
    out = tmp_path / "pairs.tsv.xz"
    assert not run(texts, out, Teacher(), limit=10).is_done
    assert len(rows(out)) == 9
    assert run(texts, out, Teacher(), limit=30).read == 30
    assert run(texts, out, Teacher()).kept == len(rows(out)) == 39


def test_what_another_teacher_began_is_not_gone_on_with(texts, tmp_path):
    out = tmp_path / "pairs.tsv.xz"
    run(texts, out, Teacher(), limit=10)
    with pytest.raises(TrainingError, match="was begun with another teacher: 'stub', now 'opus'"):
        Store(out, MADE_BY | {"teacher": "opus"})


def test_a_file_of_something_else_is_left_alone(texts, tmp_path):
    out = tmp_path / "pairs.tsv.xz"
    out.write_bytes(b"mine")
    with pytest.raises(TrainingError, match="was not made by this command"):
        Store(out, MADE_BY)
    with pytest.raises(TrainingError, match=r"must end in .tsv.xz"):
        Store(tmp_path / "pairs.txt", MADE_BY)


def test_a_file_that_was_cut_is_told(texts, tmp_path):
    out = tmp_path / "pairs.tsv.xz"
    run(texts, out, Teacher(), limit=10)
    out.write_bytes(out.read_bytes()[:20])
    with pytest.raises(TrainingError, match="is shorter than it was"):
        Store(out, MADE_BY)
    (tmp_path / "pairs.json").write_text("{", "utf-8")
    with pytest.raises(TrainingError, match="can't be read"):
        Store(out, MADE_BY)
