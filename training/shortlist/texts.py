"""The pairs that a shortlist is made from: any kind of file that a training reads, in the form that it trains on."""

from collections.abc import Callable, Sequence
from pathlib import Path

from app.services.evaluation_data import Pair
from app.text.normalize import normalize
from training.data.reading.find import find_sources
from training.data.reading.read import read_pairs


def read_texts(paths: Sequence[Path], told: Callable[[str], None] = lambda _: None) -> list[tuple[str, str]]:
    """Read French and English of files or folders, normalised; lines that hold no pair are passed over.

    told: hears in a line which file is read. Raises TrainingError where one can't be read, or is of no kind that is.
    """
    texts: list[tuple[str, str]] = []
    for source in find_sources(paths):
        told(f"reading {source.name}")
        pairs = (item for item in read_pairs(source) if isinstance(item, Pair))
        texts += ((normalize(pair.french).text, normalize(pair.english).text) for pair in pairs)
    return texts
