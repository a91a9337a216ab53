"""The translation memory's file and translators' tools: pairs in and out, as TMX."""

import time
from collections.abc import Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal

from app.errors import InvalidFileError, StorageError
from app.services.memory_machine import machine_pairs
from app.services.memory_pairs import EditorPairs, Pair
from app.text.tmx import TmxError, Unit, read_units, written_units

Origin = Literal["editor", "machine"]

MAX_PAIRS = 200_000
MAX_EDITOR_CHARS = 100
_DATE = "%Y%m%dT%H%M%SZ"


@dataclass(frozen=True, slots=True)
class Imported:
    """What became of a file. stored: pairs. replaced: of them those in the place of others. left_out: the machine's."""

    stored: int
    replaced: int
    left_out: int


def import_tmx(path: Path, chunks: Iterable[bytes], *, is_tried: bool = False) -> Imported:
    """Store the pairs of a TMX file in the memory's, all or none; of a sentence that comes twice, the last.

    is_tried: nothing is stored, and what would become of the file is told.
    What Dépêche itself made (`x-origin` is `machine`) is left out: no editor has seen it. InvalidFileError where the
    file is no TMX, has no pair or more than MAX_PAIRS; StorageError where the memory's file can't be used.
    """
    pairs: dict[str, Pair] = {}
    left_out = 0
    try:
        for unit in read_units(chunks):
            pair = _pair(unit)
            if pair is None or unit.origin == "machine":
                left_out += pair is not None
                continue
            pairs[pair.source] = pair
            if len(pairs) > MAX_PAIRS:
                raise InvalidFileError(f"There are more than {MAX_PAIRS} pairs.", fault="too_many_pairs")
    except TmxError as error:
        raise InvalidFileError(str(error), fault="malformed", place=error.place) from error
    if not pairs and not left_out:
        raise InvalidFileError("There is no pair of French and English in it.", fault="no_pairs")
    stored = EditorPairs(path)
    with closing(stored):
        replaced = len(stored.find(list(pairs))) if is_tried else stored.add(pairs.values())
    return Imported(len(pairs), replaced, left_out)


def export_tmx(path: Path, origins: Iterable[Origin]) -> Iterator[str]:
    """Give the memory's pairs as TMX, a piece at a time, each with its date, the origin that it has, and who wrote it.

    StorageError where there is no file, or it can't be read.
    """
    if not path.is_file():
        raise StorageError(f"{path}: there is no such file.")
    return written_units(_units(path, frozenset(origins)), "sentence")


def _units(path: Path, origins: frozenset[Origin]) -> Iterator[Unit]:
    if "editor" in origins:
        for pair in EditorPairs(path).all():
            yield _unit(pair, "editor")
    if "machine" in origins:
        for pair in machine_pairs(path):
            yield _unit(pair, "machine")


def _unit(pair: Pair, origin: Origin) -> Unit:
    created = datetime.fromtimestamp(pair.made, UTC).strftime(_DATE)
    return Unit(pair.source, pair.english, origin=origin, created=created, creator=pair.editor)


def tidied(text: str) -> str:
    """Put a sentence, or a name, on one line, with one space where there is white space."""
    return " ".join(text.split())


def _pair(unit: Unit) -> Pair | None:
    """Make a pair of a unit; None where a side is empty."""
    source, english, editor = tidied(unit.french), tidied(unit.english), tidied(unit.creator)[:MAX_EDITOR_CHARS]
    return Pair(source, english, _made(unit.created), editor) if source and english else None


def _made(created: str) -> int:
    try:
        return int(datetime.strptime(created, _DATE).replace(tzinfo=UTC).timestamp())
    except ValueError:
        return int(time.time())
