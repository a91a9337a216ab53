"""Which pairs are seen when."""

from collections import Counter
from itertools import islice

import numpy as np
import pytest

from tests.training.run.tiny import cipher, pack
from training.errors import TrainingError
from training.run.batches import Batches

PAIRS = cipher(200)


def batches(weights: tuple[float, ...] = (1,), *, tokens: int = 50, window: int = 70, pairs=PAIRS) -> Batches:
    return Batches(pack(pairs, weights), tokens=tokens, window=window)


def seen(made: Batches, epoch: int) -> Counter[int]:
    return Counter(int(pair) for drawn in made.epoch(epoch) for pair in drawn.pairs)


def test_each_pair_is_seen_once_where_its_weight_is_1() -> None:
    assert seen(batches(), 0) == dict.fromkeys(range(200), 1)


def test_a_pair_is_seen_as_often_as_its_weight_says() -> None:
    made = batches((2, 0, 0.5, 1.25))
    counts = [seen(made, epoch) for epoch in range(40)]
    of_origin = [[count[pair] for count in counts for pair in range(origin, 200, 4)] for origin in range(4)]
    assert set(of_origin[0]) == {2}
    assert set(of_origin[1]) == {0}
    assert set(of_origin[2]) == {0, 1}
    assert set(of_origin[3]) == {1, 2}
    # 2,000 draws each: four standard deviations.
    assert np.mean(of_origin[2]) == pytest.approx(0.5, abs=0.045)
    assert np.mean(of_origin[3]) == pytest.approx(1.25, abs=0.039)


def test_which_pairs_are_seen_once_more_is_drawn_anew_in_each_epoch() -> None:
    made = batches((0.5,))
    assert seen(made, 0) != seen(made, 1)


def test_a_batch_holds_as_many_pieces_a_side_as_it_may_and_like_lengths() -> None:
    lengths = np.array([[len(source) + 1, len(target) + 1] for source, target in PAIRS])
    drawn = [lengths[batch.pairs] for batch in batches(window=200).epoch(0)]
    assert all(batch.sum(0).max() <= 50 for batch in drawn)
    # The longest pair has 9 pieces a side; only the last batch may be left with little.
    assert sum(batch.sum(0).max() + 9 <= 50 for batch in drawn) <= 1
    assert np.mean([np.ptp(batch[:, 0]) for batch in drawn]) < 1


def test_a_pair_that_is_longer_than_a_batch_is_one_of_its_own() -> None:
    long = ([1] * 99, [2] * 99)
    drawn = list(batches(pairs=[*PAIRS[:20], long], window=30).epoch(0))
    assert [20] in [batch.pairs.tolist() for batch in drawn]


def test_what_follows_a_place_is_the_same_whenever_it_is_asked_for() -> None:
    whole = [(d.epoch, d.number, d.pairs.tolist()) for d in islice(batches((1, 0.5)).after(0, 0), 90)]
    later = [(d.epoch, d.number, d.pairs.tolist()) for d in islice(batches((1, 0.5)).after(*whole[29][:2]), 60)]
    assert later == whole[30:]
    assert len({epoch for epoch, _, _ in later}) > 1


def test_epochs_differ() -> None:
    made = batches()
    assert [d.pairs.tolist() for d in made.epoch(0)] != [d.pairs.tolist() for d in made.epoch(1)]


@pytest.mark.parametrize(("pairs", "weights"), [([], (1,)), (PAIRS, (0,))])
def test_nothing_to_train_on_is_said(pairs: list, weights: tuple[float, ...]) -> None:
    with pytest.raises(TrainingError, match="no pairs to train on"):
        batches(weights, pairs=pairs)
