"""What there is to say about every known model on this machine: for lists, and for checks of all."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from app.errors import ModelError
from app.models.folders import embedded_folder, hub_snapshot, pulled_folder
from app.models.layout import inspect_folder
from app.models.locate import HUB_ID, InstalledModel, find_model, installed_models
from app.models.manifest import MANIFEST, Manifest, read_manifest
from app.models.registry import TASKS, Entry, FileSum, Quality, Task, load_registry
from app.models.trained import trained_folder
from app.settings import Settings

State = Literal["built-in", "embedded", "pulled", "trained", "hub cache", "damaged", "no"]


@dataclass(frozen=True, slots=True)
class Row:
    """One model: known, pulled, or trained here.

    pull_name: what to give to `pull`; None where there is nothing to pull. size: bytes, exact where its files are here.
    auto: whether `auto` takes it for its task.
    """

    id: str
    task: Task
    languages: tuple[str, ...]
    license: str
    description: str
    pull_name: str | None
    state: State
    size: int | None
    size_is_exact: bool
    auto: bool
    quality: tuple[Quality, ...]

    @property
    def installed(self) -> bool:
        """Whether it can be loaded now."""
        return self.state not in {"damaged", "no"}


@dataclass(frozen=True, slots=True)
class Expected:
    """A model folder and what its files must be."""

    id: str
    folder: Path
    files: Mapping[str, FileSum]


def catalogue(settings: Settings) -> list[Row]:
    """Every model of the registry, in its order, then those that were pulled or trained besides."""
    chosen = {model.id for task in TASKS if (model := _auto(task, settings))}
    entries = load_registry().entries
    known = {entry.id for entry in entries}
    besides = [_unlisted(model) for model in installed_models(settings) if model.id not in known]
    return [_row(entry, settings, chosen) for entry in entries] + besides


def expected_files(name: str, settings: Settings) -> Expected:
    """Find what a model's files must be, complete or not; ModelError where nothing was recorded."""
    entry = load_registry().find(name)
    if entry and entry.folder:
        return Expected(entry.id, embedded_folder() / entry.folder, entry.files)
    if entry and entry.repo is None:
        raise ModelError(f"{entry.id} is part of the program: there are no files to check.", model=entry.id)
    given = Path(name).expanduser()
    trained = trained_folder(settings.cache_dir, name)
    if trained is None and entry is None and given.is_dir():
        folder = given
    else:
        folder = trained or pulled_folder(settings.cache_dir, repo_of(entry, name))
    manifest = read_manifest(folder)
    if manifest is None:
        raise ModelError(f"{name} was not pulled by Dépêche, so there are no sums to check it against.", model=name)
    # Sums of the registry stand above those of a record that anyone who can change the files can change too.
    pinned = entry.files if entry and entry.revision == manifest.commit else {}
    return Expected(manifest.repo, folder, {**manifest.files, **pinned})


def checkable(settings: Settings) -> list[str]:
    """Names of the models whose files can be checked: embedded ones and all pulled or trained ones, damaged or not."""
    embedded = [entry.id for entry in load_registry().entries if entry.folder]
    records = sorted((settings.cache_dir / "models").glob(f"[!.]*/{MANIFEST}"))
    return embedded + [manifest.repo for record in records if (manifest := read_manifest(record.parent))]


def repo_of(entry: Entry | None, name: str) -> str:
    """Give the hub id that a name means: the registry's, else the name itself, which must look like one."""
    if entry and entry.repo:
        return entry.repo
    if not HUB_ID.fullmatch(name):
        raise ModelError(
            f"{name!r} is neither a known model nor a hub id (owner/name). `depeche models list` shows the known ones.",
            model=name,
        )
    return name


def _auto(task: Task, settings: Settings) -> InstalledModel | None:
    try:
        return find_model("auto", task, settings)
    except ModelError:
        return None


def _row(entry: Entry, settings: Settings, chosen: set[str]) -> Row:
    manifest, state = _look(entry, settings)
    return Row(
        id=entry.id,
        task=entry.task,
        languages=entry.languages,
        license=entry.license,
        description=entry.description,
        pull_name=(entry.names or (entry.id,))[0] if entry.repo else None,
        state=state,
        size=_size(manifest) or entry.size,
        size_is_exact=bool(manifest or entry.files),
        auto=entry.id in chosen,
        quality=entry.quality,
    )


def _look(entry: Entry, settings: Settings) -> tuple[Manifest | None, State]:
    if entry.repo is None:
        return None, _embedded_state(entry)
    folder = pulled_folder(settings.cache_dir, entry.repo)
    try:
        manifest = read_manifest(folder)
    except ModelError:
        return None, "damaged"
    if manifest:
        return manifest, "damaged" if manifest.damage(folder) else "pulled"
    return None, "hub cache" if _is_complete(hub_snapshot(entry.repo)) else "no"


def _is_complete(folder: Path | None) -> bool:
    try:
        return folder is not None and bool(inspect_folder(folder))
    except ModelError:
        return False


def _embedded_state(entry: Entry) -> State:
    if entry.folder is None:
        return "built-in"
    folder = embedded_folder() / entry.folder
    return "embedded" if all((folder / name).is_file() for name in entry.files) else "damaged"


def _size(manifest: Manifest | None) -> int | None:
    return sum(file.size for file in manifest.files.values()) if manifest else None


def _unlisted(model: InstalledModel) -> Row:
    manifest = read_manifest(model.path)
    parent = manifest.made_from if manifest else ""
    return Row(
        id=model.id,
        task=model.task,
        languages=model.languages or (),
        license=model.license,
        description=f"Trained here, from {parent}."
        if parent
        else "Pulled from the hub; not in the list of known models.",
        pull_name=None if parent else model.id,
        state="trained" if parent else "pulled",
        size=_size(manifest),
        size_is_exact=True,
        auto=False,
        quality=(),
    )
