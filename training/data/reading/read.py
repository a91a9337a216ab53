"""Reading a file of pairs, one after the other, whatever its kind; only what is at hand is in memory."""

import json
import lzma
import zlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from itertools import zip_longest
from pathlib import Path
from typing import Any

from app.services.evaluation_data import BadLine, Pair, header_columns, line_columns, open_packed
from app.text.tmx import TmxError, read_units
from training.data.reading.find import Kind, Source
from training.errors import TrainingError

Read = Iterator[Pair | BadLine]
# Each with the number of its line, counted from 1; of a unit of a TMX file that of its beginning.
Numbered = Iterator[tuple[int, Pair | BadLine]]


@dataclass(frozen=True, slots=True)
class Fields:
    """What lines of JSON call their French and their English."""

    french: str = "fr"
    english: str = "en"


def read_pairs(source: Source, fields: Fields = Fields()) -> Read:
    """Give the pairs of a source in order, and for each line that holds none, why.

    Raises TrainingError where the file can't be read, or ends in the middle.
    """
    return (item for _, item in read_numbered(source, fields))


def read_numbered(source: Source, fields: Fields = Fields()) -> Numbered:
    """Do what `read_pairs` does, and say where each stands."""
    readers: Mapping[Kind, Callable[[Source], Numbered]] = {
        "tsv": lambda source: _tabbed(source.files[0]),
        "tmx": lambda source: _units(source.files[0]),
        "jsonl": lambda source: _objects(source.files[0], fields),
        "moses": lambda source: _side_by_side(*source.files),
    }
    try:
        yield from readers[source.kind](source)
    except (OSError, EOFError, lzma.LZMAError, zlib.error) as error:
        reason = (error.strerror if isinstance(error, OSError) else None) or f"damaged archive ({error})"
        raise TrainingError(f"{source.files[0]} can't be read: {reason}.", path=str(source.files[0])) from error
    except TmxError as error:
        raise TrainingError(f"{source.files[0]}, {error}", path=str(source.files[0])) from error


def _tabbed(path: Path) -> Numbered:
    """Read French, a tab and English; a first line that names the columns tells where they stand."""
    columns: tuple[int, ...] = (0, 1)
    with open_packed(path) as lines:
        for number, line in enumerate(lines, 1):
            if number == 1 and (named := header_columns(line)):
                columns = named
                continue
            found = line_columns(line, columns)
            yield number, found if isinstance(found, Pair) else BadLine(number, found)


def _units(path: Path) -> Numbered:
    """Read units; what Dépêche itself made is left out, as where a memory is imported: no editor has seen it."""
    with open_packed(path) as chunks:
        for unit in read_units(chunks):
            number = int(unit.place.removeprefix("line "))
            is_own = unit.origin == "machine"
            yield number, BadLine(number, "the machine's own") if is_own else Pair(unit.french, unit.english)


def _objects(path: Path, fields: Fields) -> Numbered:
    """Read an object a line; Hugging Face's form, {"translation": {"fr": …, "en": …}}, as well."""
    with open_packed(path) as lines:
        for number, line in enumerate(lines, 1):
            if line.strip():
                yield number, _object(number, line, fields)


def _object(number: int, line: bytes, fields: Fields) -> Pair | BadLine:
    try:
        row: Any = json.loads(line)
    except ValueError:  # broken UTF-8 is one, too
        return BadLine(number, "no JSON")
    if isinstance(row, dict) and isinstance(row.get("translation"), dict):
        row = row["translation"]
    texts = [row.get(name) for name in (fields.french, fields.english)] if isinstance(row, dict) else [None]
    for name, text in zip((fields.french, fields.english), texts, strict=False):
        if not isinstance(text, str) or not text.strip():
            return BadLine(number, f"no text in the field {name}")
    return Pair(*texts)


def _side_by_side(french: Path, english: Path) -> Numbered:
    """Read two files whose lines belong together; TrainingError where one has more of them than the other."""
    with open_packed(french) as sources, open_packed(english) as targets:
        for number, (source, target) in enumerate(zip_longest(sources, targets), 1):
            if source is None or target is None:
                longer = english if source is None else french
                raise TrainingError(
                    f"{french} and {english} do not belong together: {longer.name} has a line {number}, the other not.",
                    path=str(longer),
                )
            yield number, _texts(number, source, target)


def _texts(number: int, french: bytes, english: bytes) -> Pair | BadLine:
    try:
        texts = [line.decode("utf-8-sig").strip() for line in (french, english)]
    except UnicodeDecodeError as error:
        return BadLine(number, f"not UTF-8 (byte {error.start})")
    return Pair(*texts) if all(texts) else BadLine(number, f"no {'English' if texts[0] else 'French'}")
