"""Pairs that are written bit by bit, and a record that tells how far it has got: a run that was killed goes on."""

import json
import lzma
import os
from collections import Counter
from collections.abc import Iterable
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from training.errors import TrainingError

SUFFIX = ".tsv.xz"


@dataclass(slots=True)
class Record:
    """What stands in the file, and what it was made by.

    made_by: teacher, settings and texts; the same for a file from beginning to end. read: sentences so far. bytes: of
    the file that hold whole chunks; what is behind them was being written when the run was killed.
    """

    made_by: dict[str, Any]
    read: int = 0
    kept: int = 0
    bytes: int = 0
    seconds: float = 0.0
    is_done: bool = False
    dropped: dict[str, int] = field(default_factory=dict)


class Store:
    """A file of `French<TAB>English<TAB>score` lines, one xz stream for each chunk, and its record beside it."""

    def __init__(self, path: Path, made_by: dict[str, Any]) -> None:
        """Open a file, or begin one. TrainingError where it was made by another teacher, or is none of ours."""
        if not path.name.endswith(SUFFIX):
            raise TrainingError(f"{path}: the name must end in {SUFFIX}.", path=str(path))
        self.path = path
        self._note = path.with_name(path.name.removesuffix(SUFFIX) + ".json")
        self.record = self._begun(made_by)

    def add(self, rows: Iterable[tuple[str, str, float]], read: int, dropped: Counter[str], seconds: float) -> None:
        """Append a chunk and write down that it is there. read, dropped, seconds: of this chunk."""
        rows = list(rows)
        chunk = "".join(f"{french}\t{english}\t{score:.3f}\n" for french, english, score in rows)
        record = self.record
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            with self.path.open("r+b" if self.path.exists() else "wb") as file:
                file.seek(record.bytes)
                file.write(lzma.compress(chunk.encode()) if chunk else b"")
                file.truncate()
                record.bytes = file.tell()
                file.flush()
                os.fsync(file.fileno())
            record.read += read
            record.kept += len(rows)
            record.seconds += seconds
            record.dropped = dict(Counter(record.dropped) + dropped)
            self._write()
        except OSError as error:
            raise TrainingError(f"{self.path} can't be written: {error.strerror}.", path=str(self.path)) from error

    def finish(self) -> None:
        """Write down that all texts were read."""
        self.record.is_done = True
        self._write()

    def _begun(self, made_by: dict[str, Any]) -> Record:
        if not self._note.exists():
            if self.path.exists():
                raise TrainingError(f"{self.path} is there already, and was not made by this command.")
            return Record(made_by)
        try:
            record = Record(**json.loads(self._note.read_text("utf-8")))
        except (OSError, ValueError, TypeError, KeyError) as error:
            raise TrainingError(f"{self._note} can't be read: {error}. Remove it to begin anew.") from error
        if differing := [name for name in made_by if record.made_by.get(name) != made_by[name]]:
            raise TrainingError(
                f"{self.path} was begun with another {differing[0]}: {record.made_by.get(differing[0])!r}, now "
                f"{made_by[differing[0]]!r}. Give another --out, or remove it and {self._note.name}."
            )
        if record.bytes > (self.path.stat().st_size if self.path.exists() else 0):
            raise TrainingError(f"{self.path} is shorter than it was. Remove {self._note.name} to begin anew.")
        return record

    def _write(self) -> None:
        draft = self._note.with_name(f".{self._note.name}.draft")
        draft.write_text(json.dumps(asdict(self.record), indent=2, ensure_ascii=False) + "\n", "utf-8")
        draft.replace(self._note)
