"""Rounds, and the figures made of them."""

import pytest

from bench.rounds import Row, run_rounds
from bench.stories import Story
from bench.systems.protocol import Case, Outcome

STORIES = [Story((f"Phrase {number}.",)) for number in range(8)]


def outcome(words: int = 100, seconds: float = 1.0, latencies: tuple[float, ...] = (0.5,), **others) -> Outcome:
    return Outcome(words, seconds, others.pop("cpu", 2.0), others.pop("peak", 5_000_000), latencies, **others)


def test_in_each_round_every_case_works_once_and_every_second_round_goes_backwards():
    done: list[tuple[str, int]] = []

    def case(name: str, share: float, at_least: int) -> Case:
        def run(stories) -> Outcome:
            done.append((name, len(stories)))
            return outcome()

        return Case(name, "a story", run, share, at_least)

    rows = run_rounds([case("a", 1.0, 1), case("b", 0.25, 3)], STORIES, 3, lambda _: None)

    assert done == [("a", 2), ("b", 2), *[("a", 8), ("b", 3)], *[("b", 3), ("a", 8)], *[("a", 8), ("b", 3)]]
    assert [len(row.outcomes) for row in rows.values()] == [3, 3]


def test_figures_are_medians_and_memory_the_largest_and_errors_all():
    row = Row(
        "name",
        "a story",
        [
            outcome(seconds=1.0, latencies=(0.1, 0.2, 0.9)),
            outcome(seconds=4.0, latencies=(0.4,), peak=9_000_000, errors=("503: busy", "503: busy")),
            outcome(seconds=2.0, latencies=(0.3,), cpu=1.0),
        ],
    )

    figures = row.figures()

    assert figures["words/s"] == 50
    assert (figures["p50 s"], figures["p95 s"]) == (0.3, 0.4)
    assert figures["CPU s per 1,000 words"] == 20
    assert figures["peak MB"] == 9
    assert figures["errors"] == 2
    assert figures["requests a round"] == 3


def test_a_case_that_answered_nothing_has_no_percentiles_and_no_speed():
    figures = Row("name", "a story", [outcome(words=0, latencies=(), errors=("500: no",))]).figures()

    assert figures["words/s"] == 0
    assert figures["p95 s"] is None
    assert figures["CPU s per 1,000 words"] is None


@pytest.mark.parametrize(("share", "at_least", "count"), [(1.0, 1, 8), (0.25, 1, 2), (0.01, 1, 1), (0.25, 5, 5)])
def test_a_case_takes_the_first_stories(share: float, at_least: int, count: int):
    case = Case("name", "a story", lambda stories: outcome(), share, at_least)

    assert case.stories(STORIES) == STORIES[:count]
