"""The pairs of the translation memory, a page at a time, for people who look something up."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path

from app.services.memory_exchange import Origin
from app.services.memory_machine import english_of
from app.services.memory_pairs import Pair, unusable
from app.services.memory_schema import connected, folded

_HOLDS = {
    # Older versions of the program, which may share the file, write no words.
    "editor": "(:text = '' OR instr(COALESCE(words, folded(source || char(10) || english)), :text))",
    "machine": "source IS NOT NULL AND (:text = '' OR instr(COALESCE(words, folded(source)), :text))",
}
_COUNTS = {
    "editor": f"SELECT COUNT(*) AS count FROM pairs WHERE {_HOLDS['editor']}",  # noqa: S608
    "machine": f"SELECT COUNT(DISTINCT source) AS count FROM sentences WHERE {_HOLDS['machine']}",  # noqa: S608
}
# Bare columns beside MAX are those of the row that has it.
_ROWS = {
    "editor": "SELECT 'editor', rowid AS place, source, english, made, COALESCE(editor, '') "  # noqa: S608
    f"FROM pairs WHERE {_HOLDS['editor']}",
    "machine": "SELECT 'machine', rowid AS place, source, '', MAX(made) AS made, '' "  # noqa: S608
    f"FROM sentences WHERE {_HOLDS['machine']} GROUP BY source",
}


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is looked for. text: in the French, and of editors' pairs in the English; empty for all of them.

    Case, accents, and the kind of quotation marks, dashes and white space make no difference.
    """

    text: str = ""
    origins: tuple[Origin, ...] = ("editor",)
    limit: int = 50
    offset: int = 0


@dataclass(frozen=True, slots=True)
class Found:
    """Pairs with their origins, newest first. total: of how many they are some."""

    pairs: tuple[tuple[Origin, Pair], ...]
    total: int


def find_pairs(path: Path, wanted: Wanted) -> Found:
    """Look in a file, which blocks, and reads all of its pairs where there is a text to be found.

    A file that is not there holds none. StorageError where it can't be read.
    """
    if not path.is_file():
        return Found((), 0)
    named = {"text": folded(wanted.text), "limit": wanted.limit, "offset": wanted.offset}
    try:
        with closing(connected(path)) as connection:
            connection.create_function("folded", 1, folded, deterministic=True)
            counts = " UNION ALL ".join(_COUNTS[origin] for origin in wanted.origins)
            (total,) = connection.execute(f"SELECT SUM(count) FROM ({counts})", named).fetchone()  # noqa: S608
            return Found(tuple(_rows(connection, wanted.origins, named)), total)
    except sqlite3.Error as error:
        raise unusable(error) from error


def _rows(
    connection: sqlite3.Connection, origins: tuple[Origin, ...], named: dict[str, object]
) -> Iterator[tuple[Origin, Pair]]:
    rows = " UNION ALL ".join(_ROWS[origin] for origin in origins)
    page = f"{rows} ORDER BY made DESC, place DESC LIMIT :limit OFFSET :offset"
    for origin, place, *columns in connection.execute(page, named).fetchall():
        pair = Pair(*columns)
        yield origin, _with_english(connection, place, pair) if origin == "machine" else pair


def _with_english(connection: sqlite3.Connection, place: int, pair: Pair) -> Pair:
    row = connection.execute("SELECT answer FROM sentences WHERE rowid = ?", (place,)).fetchone()
    return replace(pair, english=english_of(pair.source, row[0])) if row else pair
