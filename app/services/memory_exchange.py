"""The translation memory's file and translators' tools: pairs in and out, as TMX."""

import sqlite3
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal

from app.errors import InvalidFileError, StorageError
from app.services.memory_codec import decoded
from app.services.memory_pairs import EditorPairs, Pair
from app.services.memory_schema import connected
from app.services.sentence_work import printed
from app.text.tmx import TmxError, Unit, read_units, written_units

Origin = Literal["editor", "machine"]

MAX_PAIRS = 200_000
_DATE = "%Y%m%dT%H%M%SZ"
# Of a sentence that was translated in several ways, the newest.
_MACHINE = (
    "SELECT source, answer, MAX(made) AS newest FROM sentences WHERE source IS NOT NULL GROUP BY source ORDER BY newest"
)


@dataclass(frozen=True, slots=True)
class Imported:
    """What became of a file. stored: pairs. replaced: of them those in the place of others. left_out: the machine's."""

    stored: int
    replaced: int
    left_out: int


def import_tmx(path: Path, chunks: Iterable[bytes]) -> Imported:
    """Store the pairs of a TMX file in the memory's, all or none; of a sentence that comes twice, the last.

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
    try:
        return Imported(len(pairs), stored.add(pairs.values()), left_out)
    finally:
        stored.close()


def export_tmx(path: Path, origins: Iterable[Origin]) -> Iterator[str]:
    """Give the memory's pairs as TMX, a piece at a time, each with its date and the origin that it has.

    StorageError where there is no file, or it can't be read.
    """
    if not path.is_file():
        raise StorageError(f"{path}: there is no such file.")
    return written_units(_units(path, frozenset(origins)), "sentence")


def _units(path: Path, origins: frozenset[Origin]) -> Iterator[Unit]:
    if "editor" in origins:
        stored = EditorPairs(path)
        try:
            for pair in stored.all():
                yield _unit(pair, "editor")
        finally:
            stored.close()
    if "machine" in origins:
        for pair in _made_by_machine(path):
            yield _unit(pair, "machine")


def _made_by_machine(path: Path) -> Iterator[Pair]:
    connection = connected(path)
    try:
        for source, answer, made in connection.execute(_MACHINE):
            try:
                english = next(iter(printed(source, decoded(answer)))).text
            except (ValueError, StopIteration):
                continue
            yield Pair(source, english, made)
    except sqlite3.Error as error:
        raise StorageError(f"{path}: {error}.") from error
    finally:
        connection.close()


def _unit(pair: Pair, origin: Origin) -> Unit:
    created = datetime.fromtimestamp(pair.made, UTC).strftime(_DATE)
    return Unit(pair.source, pair.english, origin=origin, created=created)


def _pair(unit: Unit) -> Pair | None:
    """Make a pair of a unit, on one line each; None where a side is empty."""
    source, english = " ".join(unit.french.split()), " ".join(unit.english.split())
    return Pair(source, english, _made(unit.created)) if source and english else None


def _made(created: str) -> int:
    try:
        return int(datetime.strptime(created, _DATE).replace(tzinfo=UTC).timestamp())
    except ValueError:
        return int(time.time())
