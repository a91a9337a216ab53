"""How good a model is on several sets, loaded once."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from app.models.locate import InstalledModel
from app.services.evaluation import BareEngine
from app.services.evaluation_data import Pair
from app.services.evaluation_scores import score_translations
from training.evaluation import Quality
from training.evaluation.measure import opened, opened_folder, served, translate

Sets = Mapping[str, Sequence[Pair]]

_BEAM = 4


def quality_of_installed(model: InstalledModel, sets: Sets) -> dict[str, Quality]:
    """Measure an installed model on each set, as it is served."""
    settings = served(_BEAM)
    with opened(model, settings) as engine:
        return _measured(engine, sets)


def quality_of_folder(folder: Path, sets: Sets) -> dict[str, Quality]:
    """Measure the model in a folder on each set, as it would be served."""
    with opened_folder(folder, beam=_BEAM) as engine:
        return _measured(engine, sets)


def _measured(engine: BareEngine, sets: Sets) -> dict[str, Quality]:
    found = {}
    for name, pairs in sets.items():
        outputs = translate(engine, [pair.french for pair in pairs])
        scores = score_translations(outputs, [pair.english for pair in pairs])
        found[name] = Quality(scores.straight_bleu.value, scores.straight_chrf.value)
    return found
