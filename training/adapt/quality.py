"""How good a model is on several sets, loaded once."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from app.services.evaluation_data import Pair
from app.services.evaluation_scores import score_translations
from training.evaluation import Quality
from training.evaluation.measure import opened_folder, translate


def measure_sets(folder: Path, sets: Mapping[str, Sequence[Pair]], beam: int = 4) -> dict[str, Quality]:
    """Translate the French of each set as the model is served, and score it against its English."""
    with opened_folder(folder, beam=beam) as engine:
        outputs = {name: translate(engine, [pair.french for pair in pairs]) for name, pairs in sets.items()}
    scores = {name: score_translations(outputs[name], [pair.english for pair in pairs]) for name, pairs in sets.items()}
    return {name: Quality(one.straight_bleu.value, one.straight_chrf.value) for name, one in scores.items()}
