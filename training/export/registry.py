"""A model's place in the list of known models: the sums of its files, and a table for a new one."""

import json
import re
from dataclasses import dataclass
from pathlib import Path

from app.models.registry import Entry, load_registry, write_sums
from training.errors import TrainingError

# Such an id stands in a table's header as it is.
_PLAIN = re.compile(r"[A-Za-z0-9_-]+")
_FIRST_REVISION = "v1"


@dataclass(frozen=True, slots=True)
class Listing:
    """Where a model is listed: the list, the model's id there, and its entry, None of a new one."""

    path: Path
    model_id: str
    entry: Entry | None

    @property
    def label(self) -> str:
        """The label of its revision."""
        return (self.entry.revision if self.entry else None) or _FIRST_REVISION


def find_listing(path: Path, model_id: str, folder: Path) -> Listing:
    """Look a model up before its folder is written; TrainingError where it can't be listed like this."""
    if not _PLAIN.fullmatch(model_id):
        raise TrainingError(f"{model_id!r} is no name for a model: letters, digits, - and _ make one.")
    if folder.resolve().parent != path.resolve().parent:
        raise TrainingError(f"A model that {path} lists lies beside it, and {folder} does not.", path=str(path))
    entry = load_registry(path).find(model_id)
    if entry and entry.id != model_id:
        raise TrainingError(f"{model_id} is a short name of {entry.id} in {path}. Choose another.", path=str(path))
    if entry and (entry.folder != folder.name or entry.task != "translation"):
        raise TrainingError(f"{model_id} in {path} is not the translation model in {folder}.", path=str(path))
    return Listing(path, model_id, entry)


def write_listing(listing: Listing, model: Entry) -> None:
    """Record the files of a known model, or add the table of a new one. Every other line and comment stays as it is."""
    path = listing.path
    draft = path.with_name(f".{path.name}.draft")
    try:
        text = path.read_text("utf-8")
        draft.write_text(text if listing.entry else f"{text.rstrip()}\n\n{_table(model)}", "utf-8")
        write_sums(draft, listing.model_id, model.files)
        draft.replace(path)
    except OSError as error:
        raise TrainingError(f"{path} can't be written: {error.strerror}.", path=str(path)) from error
    finally:
        draft.unlink(missing_ok=True)


def _table(model: Entry) -> str:
    """Give the lines of a model that `auto` never takes: it has no rank."""
    quality = [
        f"  {{ test = {_quoted(one.test)}, metric = {_quoted(one.metric)}, value = {one.value},"
        f" source = {_quoted(one.source)} }},"
        for one in model.quality
    ]
    lines = [
        f"[models.{model.id}]",
        "names = []",
        f"description = {_quoted(model.description)}",
        f"task = {_quoted(model.task)}",
        f"languages = [{', '.join(map(_quoted, model.languages))}]",
        f"folder = {_quoted(model.folder or model.id)}",
        f"revision = {_quoted(model.revision or _FIRST_REVISION)}",
        f"license = {_quoted(model.license)}",
        *(["quality = [", *quality, "]"] if quality else []),
        "",
        f"[models.{model.id}.files]",
    ]
    return "".join(f"{line}\n" for line in lines)


def _quoted(text: str) -> str:
    """Write a string as TOML does, which JSON's way is a part of."""
    return json.dumps(text, ensure_ascii=False)
