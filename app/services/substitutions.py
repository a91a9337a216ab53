"""Which words of the English stand where a figure or name of the French should: both are one thing to check."""

from collections.abc import Iterator, Sequence

from app.engines.protocol import Hypothesis
from app.services.repairs import aligned_runs
from app.text.expectation import Expectation
from app.text.span import Span

Pair = tuple[Expectation | None, Span | None]

# Where nothing but the order speaks for it, a name stands at about the same share of both sentences.
_NEAR = 0.25


def pair_figures(missing: Sequence[Expectation], invented: Sequence[Span], hypothesis: Hypothesis) -> list[Pair]:
    """Pair figures that a hypothesis lacks with those that it invents; each stands in one pair, alone or with another.

    By the alignment where it points to one; what is left over goes together in order where there are as many of both.
    """
    pairs, alone, left = _by_alignment(missing, invented, hypothesis)
    return [*pairs, *_in_order(alone, left)]


def pair_names(
    missing: Sequence[Expectation], invented: Sequence[Span], hypothesis: Hypothesis, source_length: int
) -> list[Pair]:
    """Pair names as figures are, but those that only the order pairs where they are near each other too.

    A name is often left out for a pronoun, and another made up for a common noun: order alone says little.
    """
    pairs, alone, left = _by_alignment(missing, invented, hypothesis)
    for expectation, place in _in_order(alone, left):
        if expectation and place and not _is_near(expectation.source, source_length, place, len(hypothesis.text)):
            pairs += [(expectation, None), (None, place)]
        else:
            pairs.append((expectation, place))
    return pairs


def _by_alignment(
    missing: Sequence[Expectation], invented: Sequence[Span], hypothesis: Hypothesis
) -> tuple[list[Pair], list[Expectation], list[Span]]:
    """Pair what the alignment pairs, and give what is left over of both."""
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
    return pairs, alone, left


def _aligned(expectation: Expectation, places: Sequence[Span], hypothesis: Hypothesis) -> Span | None:
    runs = aligned_runs(hypothesis, expectation.source)
    return next((place for run in runs for place in places if place.start < run.end and run.start < place.end), None)


def _in_order(missing: Sequence[Expectation], places: Sequence[Span]) -> Iterator[Pair]:
    if len(missing) == len(places):
        yield from zip(missing, places, strict=True)
    else:
        yield from ((expectation, None) for expectation in missing)
        yield from ((None, place) for place in places)


def _is_near(source: Span, source_length: int, target: Span, target_length: int) -> bool:
    return abs(source.start / max(1, source_length) - target.start / max(1, target_length)) < _NEAR
