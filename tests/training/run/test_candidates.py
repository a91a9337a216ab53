"""Which rows of the table a step needs."""

import numpy as np

from tests.training.run.tiny import END, PAD, VOCABULARY, cipher, pack
from training.recipe import Device
from training.run.batch import make_batch
from training.run.candidates import Candidates

BATCH = make_batch(pack(cipher(6)), np.arange(6), start=PAD, end=END)
DEVICE = Device(full_every=4, frequent=5, random=3)
COUNTS = np.arange(VOCABULARY)[::-1].copy()  # piece 0 is the most frequent


def test_labels_frequent_pieces_and_some_others_are_candidates() -> None:
    chosen = Candidates(COUNTS, DEVICE).choose(1, [BATCH])
    assert chosen.rows is not None
    candidates = set(chosen.rows[: chosen.candidates].tolist())
    assert set(BATCH.labels.tolist()) | set(range(5)) <= candidates
    assert len(candidates) == chosen.candidates
    assert len(candidates) <= len(set(BATCH.labels.tolist()) | set(range(5))) + 3


def test_each_row_that_is_read_is_there_once_and_found() -> None:
    chosen = Candidates(COUNTS, DEVICE).choose(1, [BATCH])
    assert chosen.rows is not None
    assert len(set(chosen.rows.tolist())) == len(chosen.rows)
    for pieces in (BATCH.source, BATCH.inputs, BATCH.labels):
        assert chosen.rows[chosen.places[pieces]].tolist() == pieces.tolist()
    assert chosen.places[BATCH.labels].max() < chosen.candidates


def test_now_and_then_all_are() -> None:
    chosen = [Candidates(COUNTS, DEVICE).choose(step, [BATCH]) for step in range(9)]
    assert [step for step, one in enumerate(chosen) if one.rows is None] == [0, 4, 8]
    assert chosen[0].candidates == VOCABULARY
    assert chosen[0].places.tolist() == list(range(VOCABULARY))


def test_a_step_chooses_the_same_again_and_another_one_others() -> None:
    one, again, other = (np.asarray(Candidates(COUNTS, DEVICE).choose(step, [BATCH]).rows) for step in (1, 1, 2))
    assert one.tolist() == again.tolist() != other.tolist()


def test_a_small_vocabulary_is_taken_whole() -> None:
    chosen = Candidates(COUNTS, Device(frequent=3000, random=1000)).choose(1, [BATCH])
    assert chosen.candidates == VOCABULARY
