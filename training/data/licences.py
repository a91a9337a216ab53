"""Under what terms sources may be used: a TOML file with a line for each, `name = "CC BY 4.0"`."""

import tomllib
from collections.abc import Mapping
from pathlib import Path

from training.errors import TrainingError


def read_licences(path: Path | None) -> Mapping[str, str]:
    """Read the terms by the name of the source; nothing without a file. TrainingError where it can't be read."""
    if path is None:
        return {}
    try:
        rows = tomllib.loads(path.read_text("utf-8"))
    except (OSError, ValueError) as error:
        raise TrainingError(f"The licences {path} can't be read: {error}.", path=str(path)) from error
    for name, terms in rows.items():
        if not isinstance(terms, str):
            raise TrainingError(f'{path}: a line is `name = "terms"`, and {name} has no such terms.', path=str(path))
    return rows
