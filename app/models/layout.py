"""What a model folder in Hugging Face layout holds, and what it must hold to be of use."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from app.errors import ModelError
from app.models.registry import Task

# safetensors first: the other is a pickle, which only the conversion reads, with weights_only=True.
WEIGHTS = ("model.safetensors", "pytorch_model.bin")

# Of a summarizer that chooses sentences (see training/README.md), which needs no conversion.
EXTRACTIVE = "extractive"
_READY_WEIGHTS = "model.bin"

SMALL_FILES = (
    "config.json",
    "generation_config.json",
    "tokenizer_config.json",
    "special_tokens_map.json",
    "source.spm",
    "target.spm",
    "spiece.model",
    "vocab.json",
    "target_vocab.json",
    "merges.txt",
    "tokenizer.json",
    "vmap.txt",
    "readings.tsv",
    "sentences.spm",
    "vocabulary.json",
    "scorer.npz",
)

# Of each architecture: its task, and what it needs besides config.json and weights. Any one set of names will do.
_ARCHITECTURES: dict[str, tuple[Task, tuple[tuple[str, ...], ...]]] = {
    "marian": ("translation", (("source.spm", "target.spm", "vocab.json"),)),
    "bart": ("summarization", (("tokenizer.json",), ("vocab.json", "merges.txt"))),
    EXTRACTIVE: ("summarization", (("sentences.spm", "vocabulary.json", "scorer.npz"),)),
    "pegasus": ("summarization", (("tokenizer.json",), ("spiece.model",))),
}


@dataclass(frozen=True, slots=True)
class Layout:
    """A complete model folder: its task, its languages where the tokenizer's settings tell them, its files."""

    task: Task
    languages: tuple[str, str] | None
    files: tuple[str, ...]


def inspect_folder(folder: Path) -> Layout:
    """Look at a model folder; ModelError says what is missing or wrong. Weights are not opened."""
    if not folder.is_dir():
        raise ModelError(f"There is no model folder {folder}.", path=str(folder))
    present = frozenset(path.name for path in folder.iterdir() if path.is_file() and path.stat().st_size)
    if "config.json" not in present:
        raise ModelError(f"{folder} is not a model in Hugging Face layout: it has no config.json.", path=str(folder))
    architecture = architecture_of(folder / "config.json")
    if missing := _missing(architecture, present):
        raise ModelError(f"The model in {folder} lacks {', '.join(missing)}.", path=str(folder), missing=missing)
    weights = next(name for name in _weights_of(architecture) if name in present)
    files = tuple(name for name in SMALL_FILES if name in present)
    return Layout(_ARCHITECTURES[architecture][0], _languages(folder), (*files, weights))


def architecture_of(config: Path) -> str:
    """Read the `model_type` of a config.json; ModelError where it is none that Dépêche runs."""
    architecture = _read_object(config).get("model_type")
    if architecture not in _ARCHITECTURES:
        known = ", ".join(_ARCHITECTURES)
        raise ModelError(
            f"{config} describes a model of type {architecture!r}; Dépêche runs {known}.", path=str(config)
        )
    return str(architecture)


def _weights_of(architecture: str) -> tuple[str, ...]:
    return (_READY_WEIGHTS,) if architecture == EXTRACTIVE else WEIGHTS


def _missing(architecture: str, present: frozenset[str]) -> list[str]:
    names = _weights_of(architecture)
    weights = [] if present.intersection(names) else [" or ".join(names)]
    choices = _ARCHITECTURES[architecture][1]
    if any(present.issuperset(choice) for choice in choices):
        return weights
    shortest = min(([name for name in choice if name not in present] for choice in choices), key=len)
    return weights + shortest


def _languages(folder: Path) -> tuple[str, str] | None:
    config = folder / "tokenizer_config.json"
    settings = _read_object(config) if config.is_file() else {}
    source, target = settings.get("source_lang"), settings.get("target_lang")
    return (str(source), str(target)) if source and target else None


def _read_object(path: Path) -> dict[str, Any]:
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise ModelError(f"{path} can't be read: {error}.", path=str(path)) from error
    if not isinstance(content, dict):
        raise ModelError(f"{path} is not a JSON object.", path=str(path))
    return content
