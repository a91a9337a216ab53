"""What the model made, as pairs, where the translation memory's file keeps it with its French."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from app.services.memory_codec import decoded
from app.services.memory_pairs import Pair, unusable
from app.services.memory_schema import connected
from app.services.sentence_work import printed

# Of a sentence that was translated in several ways, the newest.
_ALL = (
    "SELECT source, answer, MAX(made) AS newest FROM sentences WHERE source IS NOT NULL GROUP BY source ORDER BY newest"
)


def machine_pairs(path: Path) -> Iterator[Pair]:
    """Give a pair for each sentence, oldest first. StorageError where the file can't be read."""
    try:
        with closing(connected(path)) as connection:
            for source, answer, made in connection.execute(_ALL):
                if english := english_of(source, answer):
                    yield Pair(source, english, made)
    except sqlite3.Error as error:
        raise unusable(error) from error


def english_of(source: str, answer: bytes) -> str:
    """Read the English of a stored answer in print form; empty where it is damaged."""
    try:
        return next(iter(printed(source, decoded(answer)))).text
    except (ValueError, StopIteration):
        return ""
