"""From a newsroom's pairs to a model that has been measured and can be installed."""

import hashlib
import json
import shutil
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from app.engines.marian_tokenizer import MarianTokenizer
from app.models.convert import SHORTLIST
from app.models.locate import InstalledModel
from app.services.evaluation_data import Pair
from training.adapt.card import Story, card
from training.adapt.inspect import Inspection
from training.adapt.listed import extended
from training.adapt.parent import trainable
from training.adapt.quality import quality_of_folder, quality_of_installed
from training.adapt.split import Split, split, split_general
from training.adapt.tune import Material, Told, Tuned, Tuning
from training.adapt.verdict import Figures, objections
from training.export.folder import write_model
from training.recipe import Recipe
from training.run.job import Progress

_OWN, _GENERAL = "pairs like yours", "general pairs"


@dataclass(frozen=True, slots=True)
class Options:
    """minutes: of training. share: of pairs seen, how many are general. most_lost: BLEU, on any further set."""

    recipe: Recipe
    minutes: float
    share: float
    tolerance: float
    most_lost: float


@dataclass(frozen=True, slots=True)
class Wish:
    """What is to be made. sets: further pairs to measure on, by name. rooms: folder for what is needed on the way."""

    name: str
    parent: InstalledModel
    data: Inspection
    general: Sequence[Pair]
    sets: Mapping[str, Sequence[Pair]]
    options: Options
    rooms: Path

    @property
    def room(self) -> Path:
        """A folder of this wish's own: asked for the same again, it goes on with what is there."""
        options = self.options
        settings = [
            self.parent.id,
            self.parent.revision,
            options.recipe.model_dump_json(),
            options.minutes,
            options.share,
        ]
        texts = [[pair.french, pair.english] for pairs in (self.data.pairs, self.general) for pair in pairs]
        digest = hashlib.sha256(json.dumps([settings, texts]).encode()).hexdigest()
        return self.rooms / f"{self.name}-{digest[:12]}"


@dataclass(frozen=True, slots=True)
class Made:
    """A finished model folder, and what is to be said of it."""

    folder: Path
    story: Story
    ended: str


def make(wish: Wish, progressed: Callable[[Progress], None], told: Told) -> Made:
    """Train, measure before and after, and write the model with its card. Nothing is installed."""
    tested = [pair for pairs in wish.sets.values() for pair in pairs]
    own = split(wish.data.pairs, tested)
    general = split_general(wish.general, [*own.stop, *own.test, *tested])
    sets = {_OWN: own.test, _GENERAL: general.test, **wish.sets}
    init = trainable(wish.parent.path, wish.room)
    told("Translating with the parent, to compare.")
    before = quality_of_installed(wish.parent, sets)
    material = Material(own.train, general.train, own.stop, general.stop)
    tuned = _tuning(wish, init).run(material, progressed, told)
    folder = _written(tuned, init, own, wish.room / "model")
    told("Translating with the new model.")
    after = quality_of_folder(folder, sets)
    figures = [Figures(name, len(pairs), before[name], after[name]) for name, pairs in sets.items()]
    story = _story(wish, own, general, tuned, figures)
    (folder / "README.md").write_text(card(story), "utf-8")
    return Made(folder, story, tuned.ended)


def _tuning(wish: Wish, init: Path) -> Tuning:
    options = wish.options
    return Tuning(init, wish.room, options.recipe, options.minutes, options.share, options.tolerance)


def _written(tuned: Tuned, init: Path, own: Split, out: Path) -> Path:
    """Write the model folder, with a shortlist that has the pieces of the newsroom's words."""
    shutil.rmtree(out, ignore_errors=True)
    write_model(tuned.weights, init, out)
    shortlist = out / SHORTLIST
    if shortlist.is_file():
        tokenizer = MarianTokenizer(init)
        pieces = {piece for pair in own.train for piece in tokenizer.encode_target(pair.english)[0]}
        shortlist.write_text(extended(shortlist.read_text("utf-8"), pieces), "utf-8")
    return out


def _story(wish: Wish, own: Split, general: Split, tuned: Tuned, figures: Sequence[Figures]) -> Story:
    at_home, general_figures, *others = figures
    return Story(
        name=wish.name,
        parent=wish.parent,
        data=wish.data,
        parts=own,
        general=len(general.train),
        share=wish.options.share,
        progress=tuned.progress,
        kept=tuned.chosen.share,
        figures=figures,
        objections=[*objections(at_home, general_figures, others, wish.options.most_lost)],
        made=datetime.now(UTC).date().isoformat(),
    )
