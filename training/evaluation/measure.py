"""Models as they are served, CTranslate2 in eight bits, with nothing around them but the normalisation."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from app.errors import DepecheError, ModelError
from app.services.evaluation_data import Pair
from training.errors import TrainingError

if TYPE_CHECKING:
    from app.models.locate import InstalledModel
    from app.services.evaluation import BareEngine
    from app.settings import Settings

# Lines of one engine call, as in `depeche eval`.
BATCH = 64


@dataclass(frozen=True, slots=True)
class Quality:
    """Scores of a model's English, from 0 to 100, quotation marks made straight on both sides."""

    bleu: float
    chrf: float


def measure_model(folder: Path, pairs: Sequence[Pair], *, beam: int = 4) -> Quality:
    """Translate the French of pairs with the model in a folder, as it is served, and score it against their English.

    The model is converted anew, and nothing of that is kept: some seconds.
    Raises TrainingError where there are no pairs, ModelError where the folder holds no whole model.
    """
    from app.services.evaluation_scores import score_translations  # noqa: PLC0415 - imports sacrebleu

    if not pairs:
        raise TrainingError(f"There are no pairs to measure {folder} on.", path=str(folder))
    with opened_folder(folder, beam=beam) as engine:
        outputs = translate(engine, [pair.french for pair in pairs])
    scores = score_translations(outputs, [pair.english for pair in pairs])
    return Quality(scores.straight_bleu.value, scores.straight_chrf.value)


def translate(engine: "BareEngine", texts: Sequence[str]) -> list[str]:
    """Translate texts, like lengths together; the answers stand in the order of the texts."""
    from app.services.evaluation import batches_by_length  # noqa: PLC0415 - with the engine's modules

    outputs: dict[int, str] = {}
    for batch in batches_by_length(texts, BATCH):
        answers = engine.translate([texts[index] for index in batch])
        outputs.update(zip(batch, (answer.text for answer in answers), strict=True))
    return [outputs[index] for index in range(len(texts))]


@contextmanager
def opened_folder(folder: Path, *, beam: int) -> "Iterator[BareEngine]":
    """Load the model in a folder, converted into a temporary one: most folders that are measured don't last."""
    from app.models.locate import find_model  # noqa: PLC0415 - with the engine's modules

    with TemporaryDirectory(prefix="depeche-") as cache:
        settings = served(beam, cache_dir=Path(cache))
        # A whole path is never taken for the name of another model.
        with opened(find_model(str(folder.resolve()), "translation", settings), settings) as engine:
            yield engine


@contextmanager
def opened(model: "InstalledModel", settings: "Settings", name: str = "") -> "Iterator[BareEngine]":
    """Load a model as a system to measure, which is called by its id unless it is given a name."""
    from app.engines.complete import CompleteTranslator  # noqa: PLC0415 - slow, as is the next
    from app.services.engines import decoding, load_bare_translator  # noqa: PLC0415
    from app.services.evaluation import BareEngine  # noqa: PLC0415

    try:
        translator = load_bare_translator(model, settings)
    except ModelError as error:
        raise _explained(error, model.id) from error
    try:
        yield BareEngine(name or model.id, translator, CompleteTranslator(translator), decoding(settings))
    finally:
        translator.close()


def _explained(error: ModelError, model_id: str) -> DepecheError:
    """Say what is missing where a slim installation can't convert; any other fault stays as it is."""
    missing = [name for name in ("torch", "transformers") if find_spec(name) is None]
    if not missing:
        return error
    return TrainingError(
        f"{model_id} must be converted before it is measured, and {' and '.join(missing)} is not installed:"
        " `pip install 'depeche[train]'`.",
        model=model_id,
    )


def served(beam: int, **others: object) -> "Settings":
    """Give the settings that figures are comparable under: those of this machine, but eight bits and this beam."""
    from app.settings import Settings  # noqa: PLC0415 - with the engine's modules

    fixed = {"engine": "ctranslate2", "compute_type": "int8", "beam_size": beam, "shortlist": True}
    return Settings(**(fixed | others))  # type: ignore[arg-type]
