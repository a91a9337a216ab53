"""How far to go from the parent towards what was learnt: as far as the rest of the language allows.

Weights between those of a model and those of its fine-tuned copy lose less elsewhere than they give up at home:
Wortsman et al. 2022, "Robust fine-tuning of zero-shot models".
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

SHARES = (1.0, 0.8, 0.6, 0.4, 0.2)


@dataclass(frozen=True, slots=True)
class Losses:
    """Mean negative log-likelihood, in nats a piece, on pairs kept apart: the newsroom's own, and general ones."""

    own: float
    general: float


@dataclass(frozen=True, slots=True)
class Tried:
    """A share of the way from the parent (0) to what was learnt (1), and what it is worth."""

    share: float
    losses: Losses


def best_share(
    parent: Losses, of: Callable[[float], Losses], tolerance: float, shares: Iterable[float] = SHARES
) -> tuple[Tried, list[Tried]]:
    """Give the share that does best at home, of those whose general loss is above the parent's by `tolerance` at most.

    of: measures a share. Where none is allowed it is the parent, share 0. All that were tried are given as well.
    """
    tried = [Tried(share, of(share)) for share in shares]
    allowed = [one for one in tried if one.losses.general <= parent.general + tolerance]
    return min([*allowed, Tried(0.0, parent)], key=lambda one: one.losses.own), tried
