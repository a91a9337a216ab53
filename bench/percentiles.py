"""Percentiles, without interpolation: each is a value that was measured."""

from collections.abc import Sequence


def percentile(ordered: Sequence[float], percent: float) -> float:
    """Give the smallest value that at least so many per cent are not above (nearest rank)."""
    return ordered[max(0, -int(-len(ordered) * percent // 100) - 1)]
