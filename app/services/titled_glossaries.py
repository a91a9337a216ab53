"""Stored glossaries as DeepL's clients see them: an id, a title for people, and when they were made."""

import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from uuid import uuid4

from app.errors import GlossaryNotFoundError, InvalidGlossaryError, StorageError
from app.services.glossaries import Glossaries
from app.text.glossary import Term

_ENDING = ".title.json"


@dataclass(frozen=True, slots=True)
class TitledGlossary:
    """A stored glossary. id: its name at `/glossaries`."""

    id: str
    title: str
    created: datetime
    terms: Sequence[Term]


class TitledGlossaries:
    """Keeps title and time in a file beside the glossary's own. Methods may be called by any thread.

    A glossary that was stored without has its name for a title, and the time of its file. All methods raise
    StorageError; those that take an id GlossaryNotFoundError, and InvalidGlossaryError for one that none can have.
    """

    def __init__(self, glossaries: Glossaries) -> None:
        self.glossaries = glossaries

    def all(self) -> list[TitledGlossary]:
        """Give all that can be read, the oldest first."""
        found: list[TitledGlossary] = []
        for name in self.glossaries.names():
            # One put there by hand may be broken, one may be deleted at this moment.
            with suppress(InvalidGlossaryError, GlossaryNotFoundError):
                found.append(self.get(name))
        return sorted(found, key=lambda glossary: (glossary.created, glossary.id))

    def get(self, name: str) -> TitledGlossary:
        """Give one."""
        terms = self.glossaries.read(name).terms
        try:
            noted = json.loads(self._path(name).read_bytes())
            title, created = str(noted["title"]), datetime.fromisoformat(noted["created"])
        except (OSError, ValueError, KeyError, TypeError):
            title, created = name, self._changed(name)
        return TitledGlossary(name, title, created, terms)

    def create(self, title: str, terms: Sequence[Term]) -> TitledGlossary:
        """Store a new one, under an id that no other has."""
        glossary = TitledGlossary(str(uuid4()), title, datetime.now(UTC), terms)
        self.glossaries.write(glossary.id, terms)
        self._note(glossary)
        return glossary

    def change(self, name: str, title: str | None = None, terms: Sequence[Term] | None = None) -> TitledGlossary:
        """Give one another title, or other terms in the place of its own."""
        old = self.get(name)
        if terms is not None:
            self.glossaries.write(name, terms)
        # The time is noted, too: that of the file has just changed.
        new = TitledGlossary(name, title or old.title, old.created, old.terms if terms is None else terms)
        self._note(new)
        return new

    def delete(self, name: str) -> None:
        """Delete one."""
        self.glossaries.delete(name)
        with _stored_safely():
            self._path(name).unlink(missing_ok=True)

    def _note(self, glossary: TitledGlossary) -> None:
        noted = {"title": glossary.title, "created": glossary.created.isoformat()}
        with _stored_safely():
            self._path(glossary.id).write_text(json.dumps(noted), "utf-8")

    def _path(self, name: str) -> Path:
        return self.glossaries.folder / f"{name}{_ENDING}"

    def _changed(self, name: str) -> datetime:
        try:
            seconds = (self.glossaries.folder / f"{name}.tsv").stat().st_mtime
        except OSError:
            seconds = 0.0
        return datetime.fromtimestamp(seconds, UTC)


@contextmanager
def _stored_safely() -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise StorageError(f"The glossaries' folder can't be used: {error.strerror or error}.") from error
