"""Moving the scores of sentences towards what a summary is to centre on."""

from collections.abc import Sequence

import numpy as np

from app.engines.terms import Vector

# Of the distance between the best score and the worst: a sentence that has all of it comes before every one that has
# nothing, though it bring a sentence that it leans on, and the lead is still the best of those that have as much.
FOCUS_WEIGHT = 3.0


def towards(scores: Vector, emphasis: Sequence[float] | Vector, weight: float = FOCUS_WEIGHT) -> Vector:
    """Raise each score by its emphasis, from 0 to 1, on the scale of the scores themselves, whatever made them."""
    if not len(scores) or not len(emphasis):
        return scores
    spread = float(np.ptp(scores)) or 1.0
    return scores + weight * spread * np.asarray(emphasis, dtype=np.float64)
