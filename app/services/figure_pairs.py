"""Which figure of the English stands where a figure of the French should: one wrong figure is one thing to check."""

from collections.abc import Iterator, Sequence

from app.engines.protocol import Hypothesis
from app.services.repairs import aligned_runs
from app.text.expectation import Expectation
from app.text.span import Span

Pair = tuple[Expectation | None, Span | None]


def pair_figures(missing: Sequence[Expectation], invented: Sequence[Span], hypothesis: Hypothesis) -> list[Pair]:
    """Pair figures that a hypothesis lacks with those that it invents; each stands in one pair, alone or with another.

    By the alignment where it points to one; what is left over goes together in order where there are as many of both.
    """
    left = list(invented)
    pairs: list[Pair] = []
    alone: list[Expectation] = []
    for expectation in missing:
        place = _aligned(expectation, left, hypothesis)
        if place is None:
            alone.append(expectation)
        else:
            left.remove(place)
            pairs.append((expectation, place))
    return [*pairs, *_in_order(alone, left)]


def _aligned(expectation: Expectation, places: Sequence[Span], hypothesis: Hypothesis) -> Span | None:
    runs = aligned_runs(hypothesis, expectation.source)
    return next((place for run in runs for place in places if place.start < run.end and run.start < place.end), None)


def _in_order(missing: Sequence[Expectation], places: Sequence[Span]) -> Iterator[Pair]:
    if len(missing) == len(places):
        yield from zip(missing, places, strict=True)
    else:
        yield from ((expectation, None) for expectation in missing)
        yield from ((None, place) for place in places)
