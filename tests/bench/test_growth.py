"""What the curves are made of."""

import pytest

from bench.growth import HITS, LENGTHS, UPDATE, Reach, grow, spread
from bench.growth import _is_known as is_known
from bench.stories import make_stories


@pytest.mark.parametrize("share", [0, 25, 50, 75, 95, 100])
def test_the_known_share_is_spread_evenly(share: int):
    known = [is_known(at, share) for at in range(200)]

    assert sum(known) == 2 * share
    assert abs(sum(known[:100]) - sum(known[100:])) <= 1


def test_a_part_is_taken_from_all_over():
    stories = make_stories([str(number) for number in range(10)], 10, 1)

    assert [story.sentences[0] for story in spread(stories, 3)] == ["0", "3", "6"]
    assert spread(stories, 10) == spread(stories, 20) == stories


@pytest.mark.engine
def test_each_curve_has_its_points_without_errors():
    sentences = [f"Le ministre numéro {number} est arrivé à Paris." for number in range(60)]

    curves = grow(sentences, Reach((10, 50), (1,), 2, (0, 100)), 1, lambda _: None)

    assert [row.name for row in curves[LENGTHS].values()] == ["10 sentences", "50 sentences"]
    assert [row.name for row in curves[HITS].values()] == ["0 % remembered", "100 % remembered"]
    assert len(curves[UPDATE]) == 2
    outcomes = [outcome for points in curves.values() for row in points.values() for outcome in row.outcomes]
    assert not any(outcome.errors for outcome in outcomes)
    assert all(outcome.words for outcome in outcomes)
