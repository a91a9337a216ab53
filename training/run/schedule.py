"""How fast to learn at which step."""

import math

from training.recipe import Schedule
from training.run.job import Budget

# The rate never falls to nothing at all, so that the last steps still learn.
_LEAST = 0.02


def rate_at(schedule: Schedule, step: int, left: float = 1.0) -> float:
    """Give the rate of a step, counted from 0: up while warming up, level until the knee, then with the root.

    left: share of the cooldown that is still to come, from 1 to 0.
    """
    up = min(1.0, (step + 1) / max(schedule.warmup, 1))
    down = min(1.0, math.sqrt(schedule.knee / (step + 1)))
    return schedule.rate * up * down * max(min(left, 1.0), _LEAST)


def cooldown_left(schedule: Schedule, budget: Budget, step: int, minutes: float) -> float:
    """Give the share of the cooldown that is still to come, from 1 to 0; by time or by steps, whichever ends first.

    step: steps done. minutes: of training done. A cooldown takes at most half of the budget, so that a short training
    does not begin with a slow one.
    """
    shares = [1.0]
    if budget.minutes is not None and (length := min(schedule.cooldown, budget.minutes / 2)):
        shares.append((budget.minutes - minutes) / length)
    if budget.steps is not None and (length := budget.steps * schedule.cooldown_share):
        shares.append((budget.steps - step) / length)
    return max(min(shares), 0.0)
