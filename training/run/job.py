"""What a training is asked for, and what it tells."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from app.services.evaluation_data import Pair
from training.recipe import Recipe

# In a state folder, written with each save: averaged weights, and those of them that did best on the dev set.
# Names and shapes as in a Hugging Face folder's model.safetensors, float32, the output bias as `final_logits_bias`.
AVERAGED = "averaged.safetensors"
BEST = "best.safetensors"
LOG = "log.jsonl"


@dataclass(frozen=True, slots=True)
class Budget:
    """When to stop; None is no limit.

    minutes: of training, and steps: both counted over all calls on one state. this_call: minutes of training of this
    call.
    """

    minutes: float | None = None
    steps: int | None = None
    this_call: float | None = None


@dataclass(frozen=True, slots=True)
class Job:
    """A training. init: Marian folder to start from. data: folder of packed pairs. state: folder that it goes on in."""

    init: Path
    data: Path
    state: Path
    recipe: Recipe
    budget: Budget
    dev: Sequence[Pair] = ()


@dataclass(frozen=True, slots=True)
class Progress:
    """Where a training stands. minutes: of training, in all calls. loss: mean since the last one, nats a piece.

    finished: whether nothing is left to do, so that another call would end at once.
    """

    step: int
    epoch: int
    pairs: int
    minutes: float
    loss: float
    rate: float
    pairs_per_second: float
    finished: bool = False


@dataclass(frozen=True, slots=True)
class Measured:
    """The averaged weights on the dev pairs. loss: nats a piece, of the labels as they are.

    bleu, chrf: of greedy search; None where the recipe asks for no scores.

    is_best: whether no earlier loss was lower. seconds: that measuring took, which are not training.
    """

    step: int
    minutes: float
    loss: float
    bleu: float | None
    chrf: float | None
    is_best: bool
    seconds: float = 0.0


class Watcher(Protocol):
    """Hears how a training goes, and may end it."""

    def progressed(self, progress: Progress) -> None:
        """Hear where it stands, a few times a minute."""

    def measured(self, measured: Measured) -> bool:
        """Hear what was measured; whether to go on."""
        ...
