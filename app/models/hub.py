"""Pull a model from a Hugging Face hub: pinned, checked, resumable, and there whole or not at all.

Pins: where `registry.toml` holds a commit and sums, they are enforced. Where it doesn't, the first pull is trusted,
and what it brought (commit, SHA-256 of each file) is written beside the files in `depeche.json`; every later pull and
`depeche models verify` is held against that record. Files are also checked against the hub's own sums.
Nothing is unpickled here: `pytorch_model.bin` is bytes to this module.
"""

import shutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from filelock import FileLock
from rich.filesize import decimal

from app.errors import ModelError
from app.models.folders import hub_snapshot, pulled_folder
from app.models.layout import SMALL_FILES, WEIGHTS, architecture_of, inspect_folder
from app.models.manifest import Manifest, read_manifest
from app.models.place import put_in_place
from app.models.registry import Entry, FileSum
from app.models.remote import (
    RemoteFile,
    RemoteModel,
    disk_faults,
    download,
    endpoint,
    list_files,
    refuse_when_offline,
)
from app.models.verify import FileState, check_files

Report = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Pulled:
    """A pulled model: where it lies, and its record.

    fresh: this pull brought it. trusted: no sums of it were known before.
    """

    path: Path
    manifest: Manifest
    fresh: bool
    trusted: bool = False


@dataclass(frozen=True, slots=True)
class _Pin:
    """What the files must be. With no sums, what comes is trusted."""

    revision: str
    files: Mapping[str, FileSum]


def pull(repo: str, cache_dir: Path, report: Report, revision: str | None = None, entry: Entry | None = None) -> Pulled:
    """Fetch a model into the cache folder, or check it where it is already there.

    revision: a commit, branch or tag; None keeps what is pinned. entry: the registry's, for its pin.
    Raises ModelError where it can't be fetched, is not what it should be, or can't be stored.
    """
    folder = pulled_folder(cache_dir, repo)
    if found := _intact(folder, revision, report):
        return found
    refuse_when_offline(repo)
    with disk_faults(repo):
        folder.parent.mkdir(parents=True, exist_ok=True)
        with FileLock(folder.parent / f".{folder.name}.lock"):
            # Another process may have pulled it while this one waited.
            return _intact(folder, revision, report) or _fetch(repo, folder, report, _pin(folder, revision, entry))


def _intact(folder: Path, revision: str | None, report: Report) -> Pulled | None:
    manifest = read_manifest(folder)
    if manifest is None or revision not in (None, manifest.commit):
        return None
    wrong = [check for check in check_files(folder, manifest.files) if check.state is not FileState.OK]
    for check in wrong:
        report(f"{check.name} is {check.state}; it is fetched again.")
    return None if wrong else Pulled(folder, manifest, fresh=False)


def _pin(folder: Path, revision: str | None, entry: Entry | None) -> _Pin:
    manifest = read_manifest(folder)
    if manifest and revision in (None, manifest.commit):
        return _Pin(manifest.commit, manifest.files)
    if entry and entry.revision and revision in (None, entry.revision):
        return _Pin(entry.revision, entry.files)
    return _Pin(revision or "main", entry.files if entry and revision is None else {})


def _fetch(repo: str, folder: Path, report: Report, pin: _Pin) -> Pulled:
    model = list_files(repo, pin.revision)
    wanted = _wanted(model, pin)
    staging = folder.with_name(f".{folder.name}.partial")
    staging.mkdir(exist_ok=True)
    _check_space(wanted, staging)
    sources = (staging, folder, hub_snapshot(repo, model.commit))
    delivery = _Delivery(model, staging, tuple(filter(None, sources)), pin.files, report)
    files: dict[str, FileSum] = {}
    for file in wanted:
        files[file.name] = delivery.obtain(file)
        if file.name == "config.json":
            # Before the weights: a model that Dépêche can't run should not cost gigabytes.
            architecture_of(staging / file.name)
    now = datetime.now(UTC).isoformat(timespec="seconds")
    manifest = Manifest(repo, model.commit, model.license, endpoint(), now, files)
    for leftover in staging.iterdir():
        if leftover.name not in files:
            leftover.unlink()
    manifest.write(staging)
    inspect_folder(staging)
    put_in_place(staging, folder)
    return Pulled(folder, manifest, fresh=True, trusted=not pin.files)


def _wanted(model: RemoteModel, pin: _Pin) -> list[RemoteFile]:
    files = {file.name: file for file in model.files}
    if absent := sorted(pin.files.keys() - files.keys()):
        raise ModelError(f"{model.repo} at {model.commit} no longer has {', '.join(absent)}.", repo=model.repo)
    weights = next((name for name in WEIGHTS if name in files), None)
    if "config.json" not in files or weights is None:
        raise ModelError(
            f"{model.repo} holds no model that Dépêche reads: it needs config.json and {' or '.join(WEIGHTS)}.",
            repo=model.repo,
        )
    return [files[name] for name in (*SMALL_FILES, weights) if name in files]


def _check_space(wanted: list[RemoteFile], staging: Path) -> None:
    there = sum(path.stat().st_size for path in staging.iterdir())
    needed = sum(file.size or 0 for file in wanted) - there
    free = shutil.disk_usage(staging).free
    if needed > free:
        raise ModelError(
            f"The disk of {staging.parent} has {free / 1e6:,.0f} MB free, and {needed / 1e6:,.0f} MB are needed. "
            "Free some space, or set DEPECHE_CACHE_DIR to another disk.",
            needed_bytes=needed,
            free_bytes=free,
        )


@dataclass(frozen=True, slots=True)
class _Delivery:
    """Brings the files of one model into the staging folder, each checked.

    sources: folders that may hold a file already, best first. pinned: sums that must hold.
    """

    model: RemoteModel
    staging: Path
    sources: tuple[Path, ...]
    pinned: Mapping[str, FileSum]
    report: Report

    def obtain(self, file: RemoteFile) -> FileSum:
        """Take a file from where it is on this machine, else fetch it."""
        if file.fingerprint:
            for source in self.sources:
                if found := self._accept(file, source):
                    if source != self.staging:
                        shutil.copyfile(source / file.name, self.staging / file.name)
                    return found
        self.report(f"Fetching {file.name}" + (f" ({decimal(file.size)})" if file.size else ""))
        download(self.model, file, self.staging)
        if found := self._accept(file, self.staging):
            return found
        (self.staging / file.name).unlink()
        raise ModelError(
            f"{file.name} of {self.model.repo} has a wrong checksum and was removed. Pull again; if it happens twice, "
            f"the file at {endpoint()} was changed or damaged: don't use it.",
            repo=self.model.repo,
            file=file.name,
        )

    def _accept(self, file: RemoteFile, folder: Path) -> FileSum | None:
        path = folder / file.name
        found = file.accepts(path) if path.is_file() else None
        return found if found == self.pinned.get(file.name, found) else None
