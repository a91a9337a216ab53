"""What French pieces start with, on vectors made up so that it can be told by eye."""

import numpy as np
import pytest

from training.align.ibm1 import Translations
from training.parent.vectors import RARELY, Parent, mean, start_vectors

PIECES = ("</s>", "<unk>", "▁house", "▁casa", "▁lar", "▁in")
VECTORS = np.array([[9, 9], [8, 8], [0, 3], [4, 0], [0, 2], [1, 1]], np.float32)
BIAS = np.array([0.5, -3, 0.25, 1, 1, 0], np.float32)
PARENT = Parent({piece: place for place, piece in enumerate(PIECES)}, VECTORS, BIAS, lambda _: [2, 5])
NUMBERS = {"</s>": 0, "<unk>": 1, "▁house": 2, "▁maison": 3, "▁foyer": 4, "▁rare": 5, "<pad>": 6}
KEPT = frozenset({"</s>", "<unk>", "▁house"})


def translations(*cells: tuple[int, int, float]) -> Translations:
    sources, targets, likelihoods = zip(*cells, strict=True)
    return Translations(np.array(sources, np.int32), np.array(targets, np.int32), np.array(likelihoods, np.float32))


@pytest.fixture(scope="module")
def started() -> tuple[np.ndarray, np.ndarray]:
    portuguese = translations((3, 3, 0.6), (3, 4, 0.3))
    english = translations((3, 2, 0.9), (4, 2, 0.9))
    return start_vectors(NUMBERS, KEPT, PARENT, [portuguese, english])


def test_pieces_of_the_parent_keep_vector_and_bias(started: tuple[np.ndarray, np.ndarray]) -> None:
    vectors, bias = started
    assert vectors[[0, 1, 2]].tolist() == VECTORS[[0, 1, 2]].tolist()
    assert bias[[0, 1, 2]].tolist() == BIAS[[0, 1, 2]].tolist()


def test_a_french_piece_lies_between_its_translations_and_is_as_long(started: tuple[np.ndarray, np.ndarray]) -> None:
    vector = started[0][3]
    assert np.linalg.norm(vector) == pytest.approx((0.6 * 4 + 0.3 * 2) / 0.9)
    assert vector[0] / vector[1] == pytest.approx(0.6 * 4 / (0.3 * 2))


def test_english_tells_what_portuguese_does_not(started: tuple[np.ndarray, np.ndarray]) -> None:
    assert started[0][4].tolist() == [0, 3]


def test_a_piece_that_nothing_translates_starts_as_the_parent_spells_it(started: tuple[np.ndarray, np.ndarray]) -> None:
    assert started[0][5].tolist() == pytest.approx(mean(VECTORS[[2, 5]], np.ones(2, np.float32)).tolist())


def test_translations_may_be_missing_altogether() -> None:
    nothing = Translations(np.empty(0, np.int32), np.empty(0, np.int32), np.empty(0, np.float32))
    assert start_vectors(NUMBERS, KEPT, PARENT, [nothing])[0][3].any()


def test_french_pieces_are_seldom_written_at_first(started: tuple[np.ndarray, np.ndarray]) -> None:
    assert set(started[1][3:].tolist()) == {RARELY}


def test_padding_is_nothing(started: tuple[np.ndarray, np.ndarray]) -> None:
    assert started[0][6].tolist() == [0, 0]


def test_vectors_that_cancel_out_give_nothing_and_no_fault() -> None:
    assert mean(np.array([[1, 0], [-1, 0]], np.float32), np.ones(2, np.float32)).tolist() == [0, 0]
