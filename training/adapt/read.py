"""A newsroom's pairs, each with the place where it stands, so that a wrong one can be found and mended."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from app.services.evaluation_data import Pair
from app.services.memory_pairs import EditorPairs, pairs_path
from app.settings import Settings
from training.adapt.inspect import Placed
from training.data.reading.find import find_sources
from training.data.reading.read import Fields, read_numbered, read_pairs
from training.errors import TrainingError


def pairs_of_files(paths: Sequence[Path], fields: Fields) -> Iterator[Placed]:
    """Read files of pairs of any kind that is known."""
    for source in find_sources(paths):
        name = source.files[0].name
        for number, item in read_numbered(source, fields):
            yield Placed(f"{name}, line {number}", item)


def pairs_of_memory(settings: Settings) -> Iterator[Placed]:
    """Read what editors wrote at the desk, or imported; never the machine's own. TrainingError where there is none."""
    memory = EditorPairs(pairs_path(settings))
    if not memory.is_there:
        raise TrainingError(f"There is no translation memory in {memory.path}, so nobody's English to learn from.")
    for number, pair in enumerate(memory.all(), 1):
        yield Placed(f"memory, pair {number}", Pair(pair.source, pair.english))


def texts_of(path: Path, fields: Fields = Fields()) -> tuple[Pair, ...]:  # noqa: B008 - frozen
    """Read the pairs of a file to mix in or to measure on; lines without a pair are passed over."""
    found = (item for source in find_sources([path]) for item in read_pairs(source, fields))
    pairs = tuple(item for item in found if isinstance(item, Pair))
    if not pairs:
        raise TrainingError(f"{path} holds no pair of French and English.", path=str(path))
    return pairs
