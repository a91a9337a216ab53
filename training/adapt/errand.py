"""What `depeche train adapt` is asked for, from the files to the installed model."""

import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from rich.console import Console

from app.engines.threads import usable_cores
from app.models.convert import ensure_converted
from app.models.locate import InstalledModel, find_model
from app.models.trained import install, refuse_name
from app.services.evaluation_data import Pair
from app.settings import Settings
from training.adapt.inspect import LEAST, Inspection, inspect, refuse
from training.adapt.misaligned import ModelLikelihood, suspects
from training.adapt.read import pairs_of_files, pairs_of_memory, texts_of
from training.adapt.show import shown_data, shown_end, shown_progress
from training.adapt.work import Made, Options, Wish, make
from training.data.filters.sieve import Sieve
from training.data.pieces import Pieces
from training.data.reading.find import find_sources
from training.data.reading.read import Fields
from training.errors import TrainingError
from training.export.place import placed
from training.general import general_pairs
from training.recipe import Recipe, read_recipe


@dataclass(frozen=True, slots=True)
class Asked:
    """The options of the command. fields: of JSONL, French and English. sets: NAME=FILE each."""

    name: str
    pairs: tuple[Path, ...]
    from_memory: bool
    model: str
    minutes: float
    general: tuple[Path, ...]
    sets: tuple[str, ...]
    out: Path | None
    force: bool
    share: float
    most_lost: float
    tolerance: float
    most_faulty: float
    recipe: Path
    fields: tuple[str, str]


def carry_out(asked: Asked) -> None:
    """Look at the pairs, train, measure, and install the model where it is worth it.

    Raises TrainingError where the pairs can't be learnt from, or the model is not worth installing.
    """
    settings, console = Settings(), Console(stderr=True)
    _refuse_options(asked, settings)
    parent = find_model(asked.model, "translation", settings)
    recipe, sets = read_recipe(asked.recipe), _sets(asked.sets)
    data = _inspected(asked, parent, settings, recipe, console)
    shown_data(data, console)
    refuse(data, asked.most_faulty)
    options = Options(recipe, asked.minutes, asked.share, asked.tolerance, asked.most_lost)
    general = [pair for path in asked.general or (general_pairs(),) for pair in texts_of(path)]
    wish = Wish(asked.name, parent, data, general, sets, options, settings.cache_dir / "training")
    with shown_progress(asked.minutes, console) as progressed:
        made = make(wish, progressed, lambda line: console.print(line, highlight=False, soft_wrap=True))
    shown_end(made, console)
    _settle(asked, wish, made, settings, console)


def _refuse_options(asked: Asked, settings: Settings) -> None:
    if bool(asked.pairs) == asked.from_memory:
        raise TrainingError("Name your pairs with --pairs FILE, or take the editors' with --from-memory: one of them.")
    if asked.out is None:
        refuse_name(asked.name, settings.cache_dir, force=asked.force)
    elif asked.out.exists() and not asked.force:
        raise TrainingError(f"{asked.out} is there already. Choose another folder, or replace it with --force.")


def _sets(wanted: Sequence[str]) -> dict[str, tuple[Pair, ...]]:
    sets = {}
    for one in wanted:
        name, separator, path = one.partition("=")
        if not (name and separator and path):
            raise TrainingError(f"--set {one!r}: give a name and a file, as in news=newstest.tsv.")
        sets[name] = texts_of(Path(path))
    return sets


def _inspected(
    asked: Asked, parent: InstalledModel, settings: Settings, recipe: Recipe, console: Console
) -> Inspection:
    pieces = Pieces(parent.path)

    def count(pair: Pair) -> tuple[int, int]:
        encoded = pieces.encode([pair.french], [pair.english])
        return int(encoded.source_lengths[0]), int(encoded.target_lengths[0])

    found = pairs_of_memory(settings) if asked.from_memory else pairs_of_files(asked.pairs, Fields(*asked.fields))
    names = ["the translation memory"] if asked.from_memory else [path.name for path in _files(asked.pairs)]
    with console.status("Looking at the pairs."):
        data = inspect(names, found, Sieve(recipe.data.filters), count)
        if len(data.pairs) < LEAST:  # refused anyhow, and the model takes its time
            return data
        converted = ensure_converted(parent.path, settings.cache_dir, "int8", console.print)
        threads = settings.threads or usable_cores()
        return data.without(suspects(data.pairs, ModelLikelihood(converted, threads)))


def _files(paths: Sequence[Path]) -> list[Path]:
    return [source.files[0] for source in find_sources(paths)]


def _settle(asked: Asked, wish: Wish, made: Made, settings: Settings, console: Console) -> None:
    """Install the model, or leave it where the user wants it; or say why it should not be."""
    if made.story.objections and not asked.force:
        raise TrainingError(
            f"{' '.join(made.story.objections)} {asked.name} is not installed. With more pairs or --minutes it may be "
            f"better; the same command with --force installs this one, which is kept in {wish.room} for that."
        )
    if asked.out:
        with placed(asked.out, replace=asked.force) as draft:
            shutil.copytree(made.folder, draft, dirs_exist_ok=True)
        use = asked.out
    else:
        parent = wish.parent
        install(made.folder, asked.name, parent.id, parent.license, settings.cache_dir, force=asked.force)
        use = Path(asked.name)
    shutil.rmtree(wish.room, ignore_errors=True)
    told = f"It is there: `DEPECHE_TRANSLATION_MODEL={use} depeche serve`, or `depeche translate --model {use}`."
    console.print(told, highlight=False, soft_wrap=True)
