import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from app.engines.focus import towards

SCORES = st.lists(st.integers(-5000, 5000).map(lambda number: number / 100), min_size=1, max_size=12)


def test_without_emphasis_nothing_moves() -> None:
    scores = np.array([3.0, 1.0])
    assert towards(scores, []) is scores


@given(SCORES, st.data())
def test_what_has_all_of_it_comes_before_what_has_nothing(scores: list[float], data: st.DataObject) -> None:
    emphasis = data.draw(st.lists(st.sampled_from([0.0, 1.0]), min_size=len(scores), max_size=len(scores)))
    moved = towards(np.array(scores), emphasis)
    having = [score for score, share in zip(moved, emphasis, strict=True) if share]
    lacking = [score for score, share in zip(moved, emphasis, strict=True) if not share]
    assert not having or not lacking or min(having) > max(lacking)


@given(SCORES)
def test_among_equals_the_order_stays(scores: list[float]) -> None:
    moved = towards(np.array(scores), [1.0] * len(scores))
    assert int(np.argmax(moved)) == int(np.argmax(scores))
