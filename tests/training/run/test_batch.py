"""The pieces of a batch."""

import numpy as np

from tests.training.run.tiny import pack
from training.run.batch import make_batch


def test_pieces_get_their_marks() -> None:
    packed = pack([([5, 6], [7]), ([8], [9, 10, 11]), ([], [12])])
    batch = make_batch(packed, np.array([2, 0, 1]), start=59, end=0)
    assert batch.source.tolist() == [0, 5, 6, 0, 8, 0]
    assert batch.labels.tolist() == [12, 0, 7, 0, 9, 10, 11, 0]
    assert batch.inputs.tolist() == [59, 12, 59, 7, 59, 9, 10, 11]
    assert len(batch) == 3
    assert batch.source_grid.positions.tolist() == [0, 0, 1, 2, 0, 1]
