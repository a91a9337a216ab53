"""Find the model that a name means, among those that are on this machine. Nothing is fetched."""

import logging
import re
from dataclasses import dataclass, replace
from pathlib import Path

from app.errors import ModelError
from app.models.folders import embedded_folder, hub_snapshot, pulled_folder
from app.models.layout import inspect_folder
from app.models.manifest import MANIFEST, Manifest, read_manifest
from app.models.registry import Entry, Registry, Task, content_revision, load_registry
from app.models.trained import trained_folder
from app.models.verify import sum_files
from app.settings import Settings

_log = logging.getLogger(__name__)

HUB_ID = re.compile(r"\w[\w.-]*/\w[\w.-]*", re.ASCII)
_OPUS_NAME = re.compile(r"/opus-mt-(?:tc-\w+-)?([a-z]{2,3})-([a-z]{2,3})$")


@dataclass(frozen=True, slots=True)
class InstalledModel:
    """A model that can be loaded now.

    id: the registry's or the hub's, a trained model's name, or a local folder's. path: its folder; of the extractive
    summarizer, which has none, the folder of embedded models. revision: the hub's commit, or a name of the content.
    languages: source and target of a translation model, None where its files don't tell.
    """

    id: str
    path: Path
    revision: str
    task: Task
    languages: tuple[str, str] | None
    license: str


def find_model(name: str, task: Task, settings: Settings) -> InstalledModel:
    """Find the installed model that a name means.

    name: `auto`, an id or short name of the registry, the name of a model that was trained here, a hub id that was
    pulled (or that the user's Hugging Face cache holds), or a local folder. Raises ModelError where there is none,
    where it is damaged, or is for another task.
    """
    if name == "auto":
        return _best(task, settings)
    model = resolve_model(name, settings)
    if model.task != task:
        raise ModelError(f"{model.id} is a {model.task} model, and a {task} model is needed.", model=model.id)
    return model


def resolve_model(name: str, settings: Settings) -> InstalledModel:
    """Find the installed model that a name other than `auto` means, whatever its task."""
    registry = load_registry()
    if entry := registry.find(name):
        return _known(entry, settings)
    # Before a folder of this name where the program was started: that one can be told by `./`.
    if trained := trained_folder(settings.cache_dir, name):
        return _local(trained, registry)
    folder = Path(name).expanduser()
    if name and folder.is_dir():
        return _local(folder.resolve(), registry)
    if not HUB_ID.fullmatch(name):
        raise ModelError(f"There is no model {name!r}. `depeche models list` shows the known ones.", model=name)
    return _from_hub(name, None, settings)


def installed_models(settings: Settings) -> list[InstalledModel]:
    """Every complete model that comes with Dépêche, was pulled, or was trained here, best first for each task.

    A model that only the user's Hugging Face cache holds is not among them: its files were never checked, and what
    another program fetched must not change what `auto` means.
    """
    registry = load_registry()
    found = [model for entry in registry.entries if entry.repo is None and (model := _try(entry, settings))]
    for record in sorted((settings.cache_dir / "models").glob(f"*/{MANIFEST}")):
        if record.parent.name.startswith("."):
            continue
        try:
            found.append(_local(record.parent, registry))
        except ModelError as error:
            _log.warning("%s It is left out.", error.message)
    return sorted(found, key=lambda model: (model.task == "summarization", -_rank(registry, model)))


def _best(task: Task, settings: Settings) -> InstalledModel:
    registry = load_registry()
    # None that writes is ranked for summaries: it can say what the article doesn't.
    ranked = [model for model in installed_models(settings) if model.task == task and _rank(registry, model) > 0]
    if not ranked:
        raise ModelError(f"No {task} model is installed. Run `depeche models pull opus-mt-fr-en`.", task=task)
    return ranked[0]


def _rank(registry: Registry, model: InstalledModel) -> int:
    entry = registry.find(model.id)
    return (entry.rank or 0) if entry else 0


def _try(entry: Entry, settings: Settings) -> InstalledModel | None:
    try:
        return _known(entry, settings)
    except ModelError as error:
        _log.warning("%s It is left out.", error.message)
        return None


def _known(entry: Entry, settings: Settings) -> InstalledModel:
    if entry.repo:
        return _from_hub(entry.repo, entry, settings)
    if entry.folder is None:
        return InstalledModel(entry.id, embedded_folder(), "built-in", entry.task, entry.pair, entry.license)
    folder = embedded_folder() / entry.folder
    inspect_folder(folder)
    # The sums are part of the revision: replaced weights under an old label would forge the engine's signature.
    revision = f"{entry.revision}-{content_revision(entry.files)}"
    return InstalledModel(entry.id, folder, revision, entry.task, entry.pair, entry.license)


def _from_hub(repo: str, entry: Entry | None, settings: Settings) -> InstalledModel:
    folder = pulled_folder(settings.cache_dir, repo)
    if manifest := read_manifest(folder):
        return _pulled(folder, manifest, entry)
    snapshot = hub_snapshot(repo)
    if snapshot is None:
        name = entry.names[0] if entry else repo
        raise ModelError(f"{repo} is not installed. Run `depeche models pull {name}`.", model=repo)
    model = _described(repo, snapshot, snapshot.name, "unknown")
    return _as_listed(model, entry)


def _local(folder: Path, registry: Registry) -> InstalledModel:
    if manifest := read_manifest(folder):
        return _pulled(folder, manifest, registry.find(manifest.repo))
    revision = content_revision(sum_files(folder, inspect_folder(folder).files))
    return _described(folder.name, folder, revision, "unknown")


def _pulled(folder: Path, manifest: Manifest, entry: Entry | None) -> InstalledModel:
    if damaged := manifest.damage(folder):
        again = "Train it again" if manifest.made_from else f"Run `depeche models pull {manifest.repo}`"
        raise ModelError(
            f"{manifest.repo} is damaged ({', '.join(damaged)}). {again}.",
            model=manifest.repo,
            files=damaged,
        )
    return _as_listed(_described(manifest.repo, folder, manifest.commit, manifest.license), entry)


def _described(model_id: str, folder: Path, revision: str, license_: str) -> InstalledModel:
    layout = inspect_folder(folder)
    languages = layout.languages
    if languages is None and (match := _OPUS_NAME.search(model_id)):
        languages = (match[1], match[2])
    return InstalledModel(model_id, folder, revision, layout.task, languages, license_)


def _as_listed(model: InstalledModel, entry: Entry | None) -> InstalledModel:
    return replace(model, license=entry.license, languages=entry.pair) if entry else model
