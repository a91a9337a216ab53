"""The whole of an export: the folder, its shortlist, its figures, its card, its history, its place in the list."""

import shutil
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from app.models.convert import SHORTLIST
from app.models.locate import InstalledModel
from app.models.registry import Entry, Quality
from training.data.packed import Origin
from training.evaluation import history
from training.evaluation.figures import Figures, measure_set
from training.evaluation.measure import opened_folder
from training.evaluation.sets import EvaluationSet
from training.export import card
from training.export.counted import Counted, count, licence_of
from training.export.folder import fill
from training.export.place import placed
from training.export.registry import Listing, write_listing
from training.export.trained import Trained
from training.shortlist.make import make_shortlist


@dataclass(frozen=True, slots=True)
class Export:
    """What to export.

    weights: files of them; of several the mean. pairs: French and English to make a lexical shortlist from; None keeps
    the init's. licence: empty takes the init's.
    weights_told, trained, sources, recipe: for the card; which weights these are, and what is known of their training.
    listing: where to list the model; None lists it nowhere. beam: that it is measured with.
    """

    weights: Sequence[Path]
    weights_told: str
    init: Path
    out: Path
    trained: Trained | None = None
    pairs: Sequence[tuple[str, str]] | None = None
    sets: Sequence[EvaluationSet] = ()
    sources: Sequence[Origin] = ()
    recipe: str = ""
    licence: str = ""
    listing: Listing | None = None
    beam: int = 4

    @property
    def name(self) -> str:
        """What the model is called."""
        return self.listing.model_id if self.listing else self.out.name


@dataclass(frozen=True, slots=True)
class Told:
    """Hears how an export goes. say: what begins, a line. measured: a set's name and how many lines more are done."""

    say: Callable[[str], None] = lambda _: None
    measured: Callable[[str, int], None] = lambda _name, _count: None


def export(wanted: Export, *, force: bool = False, told: Told = Told()) -> tuple[Figures, ...]:
    """Write the model folder, whole or not at all, then its place in the list; gives what was measured.

    force: whether a model that is there is replaced; its history goes on.
    Raises TrainingError or ModelError where something is missing, doesn't fit, or can't be written.
    """
    with placed(wanted.out, replace=force) as draft:
        fill(wanted.weights, wanted.init, draft)
        if wanted.pairs is not None:
            make_shortlist(wanted.pairs, draft, told=told.say).write(draft / SHORTLIST)
        counted = count(draft)
        figures = _measured(wanted, draft, counted, told)
        _write_history(wanted, draft, figures)
        (draft / card.NAME).write_text(card.card(_facts(wanted, counted, figures)), "utf-8")
    if wanted.listing:
        write_listing(wanted.listing, _entry(wanted, counted, figures))
    return figures


def _measured(wanted: Export, draft: Path, counted: Counted, told: Told) -> tuple[Figures, ...]:
    if not wanted.sets:
        return ()
    told.say("Converting to eight bits, as it is served")
    label = f"{wanted.listing.label}-" if wanted.listing else ""
    languages = counted.languages or ("fr", "en")
    revision = f"{label}{counted.revision}"
    model = InstalledModel(wanted.name, draft, revision, "translation", languages, _licence(wanted))
    figures: list[Figures] = []
    with opened_folder(draft, beam=wanted.beam) as engine:
        for one in wanted.sets:
            figures += measure_set([(model, engine)], one, partial(_tell, told, one.name))
    return tuple(figures)


def _tell(told: Told, name: str, _model: str, count: int) -> None:
    told.measured(name, count)


def _write_history(wanted: Export, draft: Path, figures: Sequence[Figures]) -> None:
    before = wanted.out / history.NAME
    if before.is_file():
        shutil.copyfile(before, draft / history.NAME)
    if figures:
        history.add_rows(draft / history.NAME, [item.row for item in figures])


def _facts(wanted: Export, counted: Counted, figures: Sequence[Figures]) -> card.Facts:
    return card.Facts(
        name=wanted.name,
        licence=_licence(wanted),
        date=datetime.now(UTC).date().isoformat(),
        parent=wanted.init.resolve().name,
        counted=counted,
        weights=wanted.weights_told,
        trained=wanted.trained,
        sources=wanted.sources,
        recipe=wanted.recipe,
        figures=figures,
    )


def _licence(wanted: Export) -> str:
    return wanted.licence or licence_of(wanted.init)


def _entry(wanted: Export, counted: Counted, figures: Sequence[Figures]) -> Entry:
    """Give the model for a list that does not have it yet; of one that has it, only the sums are written."""
    source = f"measured: see {wanted.out.parent.resolve().name}/{wanted.out.name}/{card.NAME}"
    scores = [
        (item.set.name, metric, value)
        for item in figures
        for metric, value in (("BLEU", item.bleu), ("chrF", item.chrf))
    ]
    return Entry(
        id=wanted.name,
        task="translation",
        languages=counted.languages or ("fr", "en"),
        license=_licence(wanted),
        description=f"Trained here. {counted.parameters / 1e6:.0f} million parameters.",
        folder=wanted.out.name,
        quality=tuple(Quality(name, metric, round(value, 1), source) for name, metric, value in scores),
        files=counted.files,
    )
