"""The pairs that a shortlist is made from, in the form that a training sees them."""

from collections.abc import Callable, Sequence
from pathlib import Path

from app.services.evaluation_data import read_parallel
from app.text.normalize import normalize
from training.errors import TrainingError


def read_texts(paths: Sequence[Path], told: Callable[[str], None] = lambda _: None) -> list[tuple[str, str]]:
    """Read French and English of files, normalised; lines that hold no pair are passed over.

    told: hears in a line which file is read. Raises TrainingError or InvalidRequestError where one can't be read.
    """
    texts: list[tuple[str, str]] = []
    for path in paths:
        if not path.is_file():
            raise TrainingError(f"{path} is not there.", path=str(path))
        told(f"reading {path.name}")
        pairs = read_parallel(path).pairs
        texts += ((normalize(pair.french).text, normalize(pair.english).text) for pair in pairs)
    return texts
