"""Glossaries: those stored on the server, each in a file of its own, and those that come with a request."""

import os
import re
from collections import OrderedDict
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from threading import Lock
from typing import TypeVar
from uuid import uuid4

from filelock import FileLock

from app.errors import GlossaryNotFoundError, InvalidGlossaryError, StorageError
from app.text.glossary import Glossary, Term, checked_terms
from app.text.glossary.files import read_glossary, write_glossary
from app.text.glossary.terms import Entry, as_read

Key = TypeVar("Key")

LONGEST_NAME = 64
_NAME = re.compile(rf"[a-z0-9][a-z0-9_-]{{0,{LONGEST_NAME - 1}}}")
_ENDING = ".tsv"
# A newsroom sends the same few glossaries again and again; compiling one is what takes time.
_KEPT_OF_REQUESTS = 8
_KEPT_OF_FILES = 32


@dataclass(frozen=True, slots=True)
class GlossaryChange:
    """What a change made of a glossary.

    terms: how many it has now. before: of each French term that was to change, its English until then, or None.
    """

    is_new: bool
    terms: int
    before: dict[str, str | None]


class Glossaries:
    """Stores glossaries in a folder, and compiles those that are used, once each. Methods may be called by any thread.

    A file is written beside the old one and put in its place whole, so that neither a reader nor a crash meets half of
    one. Files that were put into the folder by hand are found too: TSV of French and English.
    """

    def __init__(self, folder: Path, max_terms: int) -> None:
        self.folder = folder
        self.max_terms = max_terms
        self._lock = Lock()
        self._of_files: OrderedDict[tuple[str, int, int, int], Glossary] = OrderedDict()
        self._of_requests: OrderedDict[tuple[tuple[str, str], ...], Glossary] = OrderedDict()

    def names(self) -> list[str]:
        """Name the stored glossaries, sorted."""
        with _stored_safely():
            paths = list(self.folder.iterdir()) if self.folder.exists() else []
        return sorted(path.stem for path in paths if path.suffix == _ENDING and _NAME.fullmatch(path.stem))

    def read(self, name: str) -> Glossary:
        """Give a stored glossary, compiled; one whose file has not changed is not read again.

        Raises GlossaryNotFoundError, StorageError, and InvalidGlossaryError for a name that none can have and for a
        file put there by hand that is none.
        """
        path = self._path(name)
        try:
            with _stored_safely(), path.open("rb") as file:
                facts = os.fstat(file.fileno())
                key = (name, facts.st_mtime_ns, facts.st_size, facts.st_ino)
                kept = self._kept(self._of_files, key)
                if kept is not None:
                    return kept
                data = file.read()
        except StorageError as error:
            if isinstance(error.__cause__, FileNotFoundError):
                raise _not_found(name, self.names()) from error
            raise
        glossary = Glossary(self._terms(name, data))
        return self._keep(self._of_files, key, glossary, _KEPT_OF_FILES)

    def write(self, name: str, terms: Sequence[Term]) -> bool:
        """Store terms under a name; tell whether it is a new one. Raises InvalidGlossaryError, StorageError."""
        path = self._path(name)
        if not terms:
            raise InvalidGlossaryError("A glossary has at least one term.", fault="no_terms")
        with _stored_safely():
            self.folder.mkdir(parents=True, exist_ok=True)
            with self._locked(name):
                is_new = not path.exists()
                _write_whole(path, write_glossary(terms, "tsv").encode())
        return is_new

    def change(self, name: str, terms: Sequence[Term], removed: Collection[str] = ()) -> GlossaryChange:
        """Add terms, in the place of those with the same French, after others were removed; the rest stays.

        Where two change a glossary at once, neither loses what the other wrote. One that is not there is made.
        removed: French terms; one that is not there is none the less removed.
        Raises GlossaryNotFoundError where something is to be removed from one that is not there, InvalidGlossaryError
        where too many terms would be in it, or none, and StorageError.
        """
        path = self._path(name)
        if not terms and not path.exists():
            raise _not_found(name, self.names())
        gone = dict.fromkeys(as_read(french) for french in removed)
        with _stored_safely():
            self.folder.mkdir(parents=True, exist_ok=True)
            with self._locked(name):
                is_new = not path.exists()
                old = {} if is_new else {term.french: term.english for term in self._terms(name, path.read_bytes())}
                new = {french: english for french, english in old.items() if french not in gone}
                new |= {term.french: term.english for term in terms}
                self._check_count(new)
                if new != old:
                    _write_whole(path, write_glossary([Term(*item) for item in new.items()], "tsv").encode())
        named = (*gone, *(term.french for term in terms))
        return GlossaryChange(is_new, len(new), {french: old.get(french) for french in named})

    def delete(self, name: str) -> None:
        """Delete a stored glossary. Raises GlossaryNotFoundError, StorageError."""
        path = self._path(name)
        if not path.exists():
            raise _not_found(name, self.names())
        with _stored_safely(), self._locked(name):
            path.unlink(missing_ok=True)

    def resolve(self, wanted: str | Mapping[str, str]) -> Glossary | None:
        """Give the glossary that a request names or brings; None for one without terms.

        Raises GlossaryNotFoundError and InvalidGlossaryError.
        """
        if isinstance(wanted, str):
            return self.read(wanted) if wanted else None
        key = tuple(wanted.items())
        kept = self._kept(self._of_requests, key)
        if kept is None and key:
            entries = (Entry(french, english) for french, english in key)
            glossary = Glossary(checked_terms(entries, self.max_terms))
            kept = self._keep(self._of_requests, key, glossary, _KEPT_OF_REQUESTS)
        return kept

    def _path(self, name: str) -> Path:
        check_name(name)
        return self.folder / f"{name}{_ENDING}"

    def _terms(self, name: str, data: bytes) -> list[Term]:
        try:
            return read_glossary(data, self.max_terms)
        except InvalidGlossaryError as error:
            raise InvalidGlossaryError(f"Glossary “{name}”: {error.message}", name=name, **error.detail) from error

    def _check_count(self, terms: Mapping[str, str]) -> None:
        if not terms:
            raise InvalidGlossaryError("A glossary has at least one term. Delete it as a whole.", fault="no_terms")
        if len(terms) > self.max_terms:
            raise InvalidGlossaryError(
                f"There are more than {self.max_terms} terms.", fault="too_many_terms", max_terms=self.max_terms
            )

    def _locked(self, name: str) -> FileLock:
        return FileLock(self.folder / f".{name}.lock")

    def _kept(self, cache: "OrderedDict[Key, Glossary]", key: Key) -> Glossary | None:
        with self._lock:
            if key in cache:
                cache.move_to_end(key)
            return cache.get(key)

    def _keep(self, cache: "OrderedDict[Key, Glossary]", key: Key, glossary: Glossary, most: int) -> Glossary:
        with self._lock:
            cache[key] = glossary
            while len(cache) > most:
                cache.popitem(last=False)
        return glossary


def check_name(name: str) -> None:
    """Raise InvalidGlossaryError unless a glossary can have this name; no other name becomes a part of a path."""
    if not _NAME.fullmatch(name):
        raise InvalidGlossaryError(
            f"A glossary's name is up to {LONGEST_NAME} small letters (a to z), figures, “-” and “_”.",
            fault="name",
            max_chars=LONGEST_NAME,
        )


def _write_whole(path: Path, data: bytes) -> None:
    """Write a file so that its name stands for the old content or the new one at any moment, also after a crash."""
    new = path.with_name(f".{path.stem}.{uuid4().hex}.tmp")
    try:
        with new.open("xb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        new.replace(path)
    except BaseException:
        new.unlink(missing_ok=True)
        raise


@contextmanager
def _stored_safely() -> Iterator[None]:
    """Say what keeps the server from its folder: a full disk, missing rights."""
    try:
        yield
    except OSError as error:
        raise StorageError(f"The glossaries' folder can't be used: {error.strerror or error}.") from error


def _not_found(name: str, names: list[str]) -> GlossaryNotFoundError:
    there = ", ".join(names[:20]) or "none"
    return GlossaryNotFoundError(f"There is no glossary “{name}”. Stored: {there}.", name=name, stored=names[:20])
