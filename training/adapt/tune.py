"""Learning from a newsroom's pairs: until they teach no more, or too much is forgotten."""

import json
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from app.services.evaluation_data import Pair
from training.adapt.blend import Tried, best_share
from training.adapt.judge import Judge, between, weights_in
from training.data.pack import pack
from training.errors import TrainingError
from training.recipe import Data, Recipe
from training.run.job import AVERAGED, BEST, Budget, Job, Measured, Progress
from training.run.loop import train
from training.run.state import save_weights
from training.run.weights import parted, read_weights

OWN, GENERAL = "own", "general"
# Measurements in a row that were no better than one before: then nothing more is learnt.
_PATIENCE = 3
# Nats a piece that the general loss may rise on the way: more than can be made good by staying nearer to the parent.
_RUNAWAY = 0.3
# Measurements in the whole time, and the share of it in which the rate falls.
_MEASUREMENTS, _COOLDOWN = 8, 0.4

Told = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Material:
    """What is learnt from, and what tells when to end: the newsroom's own pairs, and general ones."""

    own: Sequence[Pair]
    general: Sequence[Pair]
    own_stop: Sequence[Pair]
    general_stop: Sequence[Pair]


@dataclass(frozen=True, slots=True)
class Tuned:
    """Learnt weights, in a file. chosen: how far they are from the parent. ended: why training ended."""

    weights: Path
    progress: Progress
    chosen: Tried
    tried: Sequence[Tried]
    ended: str


@dataclass(frozen=True, slots=True)
class Tuning:
    """How to learn. init: Marian folder to begin with. share: of pairs seen, how many are general ones.

    tolerance: nats a piece that the loss on general pairs may rise.
    """

    init: Path
    room: Path
    recipe: Recipe
    minutes: float
    share: float
    tolerance: float

    def run(self, material: Material, progressed: Callable[[Progress], None], told: Told) -> Tuned:
        """Learn, and choose how much of it to keep; goes on where it was when it is called again with the same."""
        data, state = self.room / "data", self.room / "state"
        packed = pack({OWN: material.own, GENERAL: material.general}, self.init, self._data(material))
        packed.save(data)
        told("Measuring the parent on the pairs kept apart.")
        judge = Judge(self.init, self.recipe, material.own_stop, material.general_stop)
        parent = read_weights(self.init)
        before = judge.losses(parent)
        watcher = _Ending(lambda: judge.general(weights_in(state / AVERAGED)), before.general, progressed, told)
        job = Job(self.init, data, state, self._timed(), Budget(minutes=self.minutes), material.own_stop)
        progress, ended = self._trained(job, watcher)
        told("Choosing how much of it to keep.")
        learnt = weights_in(state / BEST)
        chosen, tried = best_share(before, lambda share: judge.losses(between(parent, learnt, share)), self.tolerance)
        out = self.room / "chosen.safetensors"
        save_weights(out, parted(between(parent, learnt, chosen.share)))
        return Tuned(out, progress, chosen, [*tried, Tried(0.0, before)], ended)

    def _trained(self, job: Job, watcher: "_Ending") -> tuple[Progress, str]:
        """Train to the end, or read how that went where it was done before."""
        note = self.room / "ended.json"
        if note.is_file():
            said = json.loads(note.read_text("utf-8"))
            return Progress(**said["progress"]), said["ended"]
        progress = train(job, watcher)
        if not progress.finished:
            raise TrainingError("Stopped. The same command goes on where it was.")
        note.write_text(json.dumps({"progress": asdict(progress), "ended": watcher.ended}), "utf-8")
        return progress, watcher.ended

    def _data(self, material: Material) -> Data:
        """Weigh general pairs so that they are so much of what is seen."""
        weight = self.share / (1 - self.share) * len(material.own) / max(len(material.general), 1)
        return self.recipe.data.model_copy(update={"weights": {OWN: 1.0, GENERAL: weight}})

    def _timed(self) -> Recipe:
        recipe = self.recipe
        schedule = recipe.schedule.model_copy(update={"cooldown": self.minutes * _COOLDOWN})
        update = {"minutes": self.minutes / _MEASUREMENTS, "scores": False}
        evaluation = recipe.evaluation.model_copy(update=update)
        return recipe.model_copy(update={"schedule": schedule, "evaluation": evaluation})


class _Ending:
    """Ends a training that has nothing more to give, or that costs too much elsewhere."""

    def __init__(
        self, general: Callable[[], float], parent: float, progressed: Callable[[Progress], None], told: Told
    ) -> None:
        self._general, self._parent, self.progressed, self._told = general, parent, progressed, told
        self._worse = 0
        self.ended = "the time was up"

    def measured(self, measured: Measured) -> bool:
        """Hear the loss on the own pairs, look at that on general ones; whether to go on."""
        general = self._general()
        self._told(
            f"{measured.minutes:.1f} minutes: {measured.loss:.3f} nats a piece on pairs like yours, {general:.3f} on "
            f"general ones ({general - self._parent:+.3f})."
        )
        self._worse = 0 if measured.is_best else self._worse + 1
        if general > self._parent + _RUNAWAY:
            self.ended = "it began to forget the rest of the language"
        elif self._worse >= _PATIENCE:
            self.ended = "nothing more was gained"
        else:
            return True
        return False
