"""`depeche.json`, the record beside the files of a model: where they come from, and what they were."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path

from app.errors import ModelError
from app.models.registry import FileSum

MANIFEST = "depeche.json"


@dataclass(frozen=True, slots=True)
class Manifest:
    """Pins a model: later pulls and verifications are held against it.

    repo: id on the hub; commit: what the revision asked for was at that time; license: as the hub states it.
    endpoint: the hub's address; pulled_at: ISO 8601, UTC.
    made_from: the parent of a model that was trained here, whose `repo` is its name, `commit` that of its content, and
        `endpoint` empty; empty for a pulled one.
    """

    repo: str
    commit: str
    license: str
    endpoint: str
    pulled_at: str
    files: Mapping[str, FileSum]
    made_from: str = ""

    def write(self, folder: Path) -> None:
        """Put the record into a model folder."""
        (folder / MANIFEST).write_text(json.dumps(asdict(self), indent=2) + "\n", encoding="utf-8")

    def damage(self, folder: Path) -> list[str]:
        """Names of files that are missing or have another size. Content is not read: see `app.models.verify`."""
        return [
            name
            for name, file in self.files.items()
            if not (folder / name).is_file() or (folder / name).stat().st_size != file.size
        ]


def read_manifest(folder: Path) -> Manifest | None:
    """Read the record in a model folder; None where there is none; ModelError where it can't be read."""
    path = folder / MANIFEST
    if not path.is_file():
        return None
    try:
        fields = json.loads(path.read_text(encoding="utf-8"))
        files = {name: FileSum(**sums) for name, sums in fields.pop("files").items()}
        return Manifest(files=files, **fields)
    except (OSError, ValueError, TypeError, KeyError, AttributeError) as error:
        raise ModelError(
            f"{path} can't be read: {error}. Remove the folder and pull again, or train again.", path=str(path)
        ) from error
