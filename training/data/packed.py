"""Pairs as a training reads them: pieces as numbers, one after the other, in files that are mapped, not loaded."""

import json
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from training.errors import TrainingError

MANIFEST = "manifest.json"
_ARRAYS = ("source", "source_starts", "target", "target_starts", "origins")


@dataclass(frozen=True, slots=True)
class Origin:
    """A source of pairs. weight: how often a pair of it is seen in one pass. read, kept: pairs.

    dropped: how many were left out, by reason. sha256: of its file; empty where it has none.
    """

    name: str
    weight: float
    read: int
    kept: int
    dropped: dict[str, int] = field(default_factory=dict)
    licence: str = ""
    sha256: str = ""


@dataclass(frozen=True, slots=True)
class Packed:
    """Pairs number 0 to n - 1, without end marks.

    source, target: the pieces of all, as numbers of vocab.json. Those of pair i are
    source[source_starts[i]:source_starts[i + 1]]. origins: for each pair, the place of its origin in `listed`.
    vocabulary: SHA-256 of the vocab.json that the numbers are of.
    """

    source: NDArray[Any]
    source_starts: NDArray[np.int64]
    target: NDArray[Any]
    target_starts: NDArray[np.int64]
    origins: NDArray[np.uint16]
    listed: tuple[Origin, ...]
    vocabulary: str

    def __len__(self) -> int:
        return len(self.origins)

    def save(self, folder: Path) -> None:
        """Write the files; the manifest last, so that half-written ones are not taken for whole.

        Raises TrainingError where the folder can't be written.
        """
        try:
            folder.mkdir(parents=True, exist_ok=True)
            (folder / MANIFEST).unlink(missing_ok=True)
        except OSError as error:
            raise TrainingError(f"{folder} can't be written: {error.strerror}.", path=str(folder)) from error
        for name in _ARRAYS:
            np.save(folder / f"{name}.npy", getattr(self, name))
        content = {"pairs": len(self), "vocabulary": self.vocabulary, "sources": [asdict(one) for one in self.listed]}
        draft = folder / f".{MANIFEST}"
        draft.write_text(json.dumps(content, indent=2, ensure_ascii=False) + "\n", "utf-8")
        draft.replace(folder / MANIFEST)

    @classmethod
    def load(cls, folder: Path) -> "Packed":
        """Map what `save` has written; TrainingError where it is missing or damaged."""
        try:
            content = json.loads((folder / MANIFEST).read_text("utf-8"))
            arrays = {name: np.load(folder / f"{name}.npy", mmap_mode="r") for name in _ARRAYS}
            listed = tuple(Origin(**one) for one in content["sources"])
            return cls(**arrays, listed=listed, vocabulary=content["vocabulary"])
        except (OSError, EOFError, ValueError, KeyError, TypeError) as error:
            raise TrainingError(f"{folder} holds no packed pairs: {error}.", path=str(folder)) from error
