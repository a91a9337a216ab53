"""Reading the parallel text that translations are judged on."""

import gzip
import lzma
import zlib
from collections.abc import Iterable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path

from app.errors import InvalidRequestError

# What files call their columns, in lower case.
_FRENCH = frozenset({"fr", "fra", "fre", "fr-fr", "french", "français", "francais", "source", "src"})
_ENGLISH = frozenset({"en", "eng", "en-us", "en-gb", "english", "anglais", "target", "tgt", "reference", "ref"})


@dataclass(frozen=True, slots=True)
class Pair:
    """A French line and its English reference; an empty one where the file has none."""

    french: str
    english: str


@dataclass(frozen=True, slots=True)
class BadLine:
    """A line that holds no pair, by its number counted from 1."""

    number: int
    reason: str


@dataclass(frozen=True, slots=True)
class ParallelText:
    """The pairs of a file, in its order, and the lines that were left out."""

    pairs: tuple[Pair, ...]
    bad_lines: tuple[BadLine, ...]

    @property
    def references(self) -> tuple[str, ...] | None:
        """The English of each pair; None where the file is French alone."""
        english = tuple(pair.english for pair in self.pairs)
        return english if all(english) else None


def read_parallel(path: Path, limit: int = 0, *, french_alone: bool = False) -> ParallelText:
    """Read tab-separated French and English, one pair a line, in UTF-8, plain or as .gz or .xz.

    A first line that names its columns tells where French and English stand; without one they are the first two.
    Further columns are ignored, lines without a pair reported. limit: most pairs to read, 0 for all.
    french_alone: whether the file may have French only; it does where its first line has but one column.
    Raises InvalidRequestError where the file can't be read or holds no pair.
    """
    pairs: list[Pair] = []
    bad_lines: list[BadLine] = []
    columns: tuple[int, ...] = (0, 1)
    try:
        with open_packed(path) as lines:
            for number, line in enumerate(lines, 1):
                if number == 1:
                    if french_alone and b"\t" not in line:
                        columns = (0,)
                    if named := header_columns(line, english=len(columns) > 1):
                        columns = named
                        continue
                found = line_columns(line, columns)
                if isinstance(found, Pair):
                    pairs.append(found)
                else:
                    bad_lines.append(BadLine(number, found))
                if len(pairs) == limit > 0:
                    break
    except (OSError, EOFError, lzma.LZMAError, zlib.error) as error:
        reason = (error.strerror if isinstance(error, OSError) else None) or f"damaged archive ({error})"
        raise InvalidRequestError(f"{path} can't be read: {reason}.", path=str(path)) from error
    if not pairs:
        wanted = "French, a tab and English" if len(columns) > 1 else "French"
        raise InvalidRequestError(f"{path} holds no line of {wanted} ({len(bad_lines)} other lines).", path=str(path))
    return ParallelText(tuple(pairs), tuple(bad_lines))


def open_packed(path: Path) -> AbstractContextManager[Iterable[bytes]]:
    """Open the lines of a file, plain or packed as its name says."""
    suffix = path.suffix.lower()
    if suffix == ".gz":
        return gzip.open(path, "rb")
    return lzma.open(path, "rb") if suffix == ".xz" else path.open("rb")


def header_columns(line: bytes, *, english: bool = True) -> tuple[int, ...] | None:
    """Give the columns that a first line names; None where it names them not, and is a line of text."""
    names = [name.strip().casefold() for name in line.decode("utf-8-sig", "replace").split("\t")]
    wanted = (_FRENCH, _ENGLISH) if english else (_FRENCH,)
    places = [next((place for place, name in enumerate(names) if name in known), None) for known in wanted]
    found = tuple(place for place in places if place is not None)
    return found if len(found) == len(wanted) else None


def line_columns(line: bytes, columns: tuple[int, ...]) -> Pair | str:
    """Give the pair of a line, or why it holds none."""
    try:
        fields = line.decode("utf-8-sig").rstrip("\r\n").split("\t")
    except UnicodeDecodeError as error:
        return f"not UTF-8 (byte {error.start})"
    if len(fields) <= max(columns):
        return f"{len(fields)} column{'s' if len(fields) > 1 else ''}, needs {max(columns) + 1}"
    texts = [fields[column].strip() for column in columns]
    if not all(texts):
        return f"no {'English' if texts[0] else 'French'}"
    return Pair(texts[0], texts[1] if len(texts) > 1 else "")
