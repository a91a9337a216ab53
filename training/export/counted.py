"""What there is to say of a model folder, counted from its files."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from math import prod
from pathlib import Path

from app.models.convert import SHORTLIST
from app.models.layout import inspect_folder
from app.models.registry import FileSum, content_revision
from app.models.verify import sum_files
from training.errors import TrainingError
from training.export.marian import SHARED, WEIGHTS, Architecture, Side, architecture_of

_LICENCE = re.compile(r"^license:\s*([\w.+-]+)\s*$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Counted:
    """built: sizes, counted from the weights. parameters: numbers in the weights. listed: pieces of the shortlist.

    files: size and SHA-256 of each that the model consists of, which leaves out texts about it.
    """

    built: Architecture
    parameters: int
    listed: int | None
    languages: tuple[str, str] | None
    files: Mapping[str, FileSum]

    @property
    def revision(self) -> str:
        """Name the content."""
        return content_revision(self.files)


def count(folder: Path) -> Counted:
    """Count what a model folder holds; TrainingError or ModelError where it is incomplete or damaged."""
    shapes = read_shapes(folder / WEIGHTS)
    layout = inspect_folder(folder)
    return Counted(
        built=_built(shapes, architecture_of(folder)),
        parameters=sum(map(prod, shapes.values())),
        listed=_listed(folder / SHORTLIST),
        languages=layout.languages,
        files=sum_files(folder, layout.files),
    )


def read_shapes(weights: Path) -> dict[str, tuple[int, ...]]:
    """Read the shapes of the tensors in a safetensors file, and not the tensors."""
    from safetensors import SafetensorError, safe_open  # noqa: PLC0415 - what only training needs loads late

    try:
        with safe_open(weights, "np") as file:
            return {name: tuple(file.get_slice(name).get_shape()) for name in file.keys()}  # noqa: SIM118 - no dict
    except (OSError, SafetensorError) as error:
        raise TrainingError(f"The weights {weights} can't be read: {error}.", path=str(weights)) from error


def licence_of(folder: Path) -> str:
    """Read the licence from the head of a model card; `unknown` where none is stated."""
    try:
        head = (folder / "README.md").read_text("utf-8").split("\n---", 1)[0]
    except (OSError, ValueError):
        return "unknown"
    found = _LICENCE.search(head)
    return found[1] if found else "unknown"


def _built(shapes: Mapping[str, tuple[int, ...]], told: Architecture) -> Architecture:
    """Count layers and widths; heads and positions leave no trace in the weights, and are as config.json tells."""
    vocabulary, width = shapes[SHARED]
    encoder, decoder = (_side(shapes, name) for name in ("encoder", "decoder"))
    return Architecture(width, told.heads, vocabulary, told.pad, told.positions, encoder, decoder)


def _side(shapes: Mapping[str, tuple[int, ...]], name: str) -> Side:
    widths = [
        shape[0]
        for tensor, shape in shapes.items()
        if re.fullmatch(rf"model\.{name}\.layers\.\d+\.fc1\.weight", tensor)
    ]
    return Side(len(widths), max(widths, default=0))


def _listed(shortlist: Path) -> int | None:
    """Count the pieces that are candidates in every sentence; None without a list."""
    if not shortlist.is_file():
        return None
    lines = (line.split("\t") for line in shortlist.read_text("utf-8").splitlines())
    return next((len(pieces.split(" ")) for source, pieces in lines if not source), 0)
