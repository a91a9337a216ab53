"""The list of known models, read from `models/registry.toml`."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import Any, Literal, get_args

from app.errors import ModelError
from app.models.folders import embedded_folder

Task = Literal["translation", "summarization"]
TASKS: tuple[Task, ...] = get_args(Task)


@dataclass(frozen=True, slots=True)
class FileSum:
    """What a file must be: its SHA-256 in hexadecimal and its size in bytes."""

    sha256: str
    size: int


@dataclass(frozen=True, slots=True)
class Quality:
    """One figure on one public test set, and who measured it."""

    test: str
    metric: str
    value: float
    source: str

    def __str__(self) -> str:
        """`BLEU 30.2 on newstest2014 (measured, …)`."""
        return f"{self.metric} {self.value} on {self.test} ({self.source})"


@dataclass(frozen=True, slots=True)
class Entry:
    """One known model.

    folder: name inside the embedded models folder; repo: id on the hub; a part of the program has neither.
    revision: a label of an embedded model, the commit hash of a hub model, None while the hub's is not pinned.
    size: bytes on disk, exact where `files` is known, else about.
    rank: `auto` takes the installed model with the highest; None is never taken unasked.
    """

    id: str
    task: Task
    languages: tuple[str, ...]
    license: str
    description: str = ""
    names: tuple[str, ...] = ()
    folder: str | None = None
    repo: str | None = None
    revision: str | None = None
    size: int | None = None
    rank: int | None = None
    quality: tuple[Quality, ...] = ()
    files: Mapping[str, FileSum] = field(default_factory=dict)

    @property
    def pair(self) -> tuple[str, str] | None:
        """Source and target language of a translation model."""
        is_pair = self.task == "translation" and len(self.languages) == 2
        return (self.languages[0], self.languages[1]) if is_pair else None


@dataclass(frozen=True, slots=True)
class Registry:
    """The known models, in the order of the file."""

    entries: tuple[Entry, ...]

    def find(self, name: str) -> Entry | None:
        """Look a model up by id or short name; case does not matter, as on the hub's web site."""
        wanted = name.casefold()
        return next((e for e in self.entries if wanted in (e.id.casefold(), *map(str.casefold, e.names))), None)


def registry_path() -> Path:
    """Where the list lies: beside the embedded models."""
    return embedded_folder() / "registry.toml"


def load_registry(path: Path | None = None) -> Registry:
    """Read the list of known models; ModelError where it is missing or broken."""
    path = path or registry_path()
    try:
        tables = tomllib.loads(path.read_text(encoding="utf-8"))["models"]
        return Registry(tuple(_entry(model_id, table) for model_id, table in tables.items()))
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise ModelError(f"The list of models {path} can't be read: {error}.", path=str(path)) from error


def _entry(model_id: str, table: dict[str, Any]) -> Entry:
    files = {name: FileSum(**sums) for name, sums in table.pop("files", {}).items()}
    quality = tuple(Quality(**figure) for figure in table.pop("quality", ()))
    size = sum(file.size for file in files.values()) or table.pop("size", None)
    names, languages = tuple(table.pop("names")), tuple(table.pop("languages"))
    return Entry(id=model_id, names=names, languages=languages, quality=quality, files=files, size=size, **table)


def write_sums(path: Path, model_id: str, files: Mapping[str, FileSum]) -> None:
    """Replace the `files` table of a model in the list, and leave every other line and comment as it is."""
    lines = path.read_text(encoding="utf-8").splitlines()
    header = f"[models.{model_id}.files]"
    if header not in lines:
        raise ModelError(f"{path} has no table {header}.", path=str(path))
    start = lines.index(header) + 1
    end = next((i for i in range(start, len(lines)) if not lines[i].startswith('"')), len(lines))
    lines[start:end] = [
        f'"{name}" = {{ size = {file.size}, sha256 = "{file.sha256}" }}' for name, file in sorted(files.items())
    ]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def content_revision(files: Mapping[str, FileSum]) -> str:
    """Name the content of a set of files in eight hexadecimal digits, so that other weights never share a signature."""
    listing = "".join(f"{name} {files[name].sha256}\n" for name in sorted(files))
    return sha256(listing.encode()).hexdigest()[:8]
