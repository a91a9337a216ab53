"""Which files of pairs stand at the places that were named, and what they are called."""

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from training.errors import TrainingError

Kind = Literal["tsv", "tmx", "jsonl", "moses"]

_KINDS: dict[str, Kind] = {
    ".tsv": "tsv",
    ".tmx": "tmx",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".fr": "moses",
    ".en": "moses",
}
_PACKINGS = (".gz", ".xz")
_BLOCK = 1 << 20


@dataclass(frozen=True, slots=True)
class Source:
    """A file of pairs; of Moses' form two, French and English. name: of the file, without what says its form."""

    name: str
    kind: Kind
    files: tuple[Path, ...]

    @property
    def sha256(self) -> str:
        """Of the file; of two, of one and the other behind it, as `cat` gives them."""
        digest = hashlib.sha256()
        for file in self.files:
            with file.open("rb") as data:
                while block := data.read(_BLOCK):
                    digest.update(block)
        return digest.hexdigest()

    @property
    def size(self) -> int:
        """Bytes on the disk."""
        return sum(file.stat().st_size for file in self.files)


def find_sources(paths: Sequence[Path]) -> tuple[Source, ...]:
    """Give the sources at some paths, in their order; in a folder all files of a kind that is read, by name.

    Raises TrainingError where there is none, where it is of no kind that is read, or two have one name.
    """
    found: dict[str, Source] = {}
    for path in paths:
        for source in _in_folder(path) if path.is_dir() else (_source(path),):
            known = found.setdefault(source.name, source)
            if known.files != source.files:
                raise TrainingError(
                    f"{known.files[0]} and {source.files[0]} have one name: the recipe can't tell them apart; "
                    f"rename one.",
                    path=str(source.files[0]),
                )
    return tuple(found.values())


def _in_folder(folder: Path) -> Iterator[Source]:
    named = [file for file in sorted(folder.iterdir()) if file.is_file() and _form(file)[1] in _KINDS]
    # Of two files in Moses' form the French one stands for both.
    named = [file for file in named if _form(file)[1] != ".en"]
    if not named:
        raise TrainingError(f"{folder} holds no file of pairs: {_known()}.", path=str(folder))
    yield from map(_source, named)


def _source(file: Path) -> Source:
    name, form, packing = _form(file)
    kind = _KINDS.get(form)
    if not file.exists():
        raise TrainingError(f"{file} is not there.", path=str(file))
    if kind is None:
        raise TrainingError(f"{file} is of no kind that is read: {_known()}.", path=str(file))
    files: tuple[Path, ...] = (file,)
    if kind == "moses":
        files = (file.with_name(f"{name}.fr{packing}"), file.with_name(f"{name}.en{packing}"))
    for one in files:
        if not one.is_file():
            raise TrainingError(f"{one} is not there.", path=str(one))
    return Source(name, kind, files)


def _form(file: Path) -> tuple[str, str, str]:
    """Take the name of a file apart: «europarl», «.tsv», «.xz»."""
    packing = file.suffix if file.suffix.lower() in _PACKINGS else ""
    rest = file.name.removesuffix(packing)
    form = Path(rest).suffix
    return rest.removesuffix(form), form.lower(), packing


def _known() -> str:
    return "pairs come as .tsv, .tmx, .jsonl, or .fr with .en beside it (Moses), plain or as .gz or .xz"
