"""Writes the tables of the documentation from what the program itself reads; `make docs` runs it, a test compares."""  # noqa: INP001

import re
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Literal, get_args, get_origin

from annotated_types import Ge, Le
from pydantic.fields import FieldInfo

from app.errors import DepecheError
from app.models.registry import Entry, load_registry
from app.settings import Settings

ROOT = Path(__file__).parents[1]
PAGES = tuple(ROOT / name for name in ("README.md", "docs/api.md", "docs/configuration.md", "docs/models.md"))


def settings_table() -> str:
    """List every option with its default."""
    rows = (
        (f"`DEPECHE_{name.upper()}`", f"`{_default(field)}`", _values(field), field.description or "")
        for name, field in Settings.model_fields.items()
    )
    return _table(("variable", "default", "values", "what it does"), rows)


def models_table() -> str:
    """List every known model with its figures."""
    rows = (
        (
            f"`{entry.id}`",
            entry.task,
            entry.description,
            _size(entry),
            "<br>".join(map(str, entry.quality)),
            entry.license,
        )
        for entry in load_registry().entries
    )
    return _table(("model", "task", "what it is", "download", "quality", "licence"), rows)


def errors_table() -> str:
    """List every error that a caller can do something about."""
    kinds = [kind for kind in DepecheError.__subclasses__() if kind.__module__ == DepecheError.__module__]
    kinds.sort(key=lambda kind: (kind.status, kind.code))
    rows = ((f"`{kind.code}`", str(kind.status), (kind.__doc__ or "").splitlines()[0]) for kind in kinds)
    return _table(("code", "status", "meaning"), rows)


TABLES: dict[str, Callable[[], str]] = {
    "settings": settings_table,
    "models": models_table,
    "errors": errors_table,
}


def updated(page: str) -> str:
    """Replace what stands between `<!-- table: NAME -->` and `<!-- end -->`."""
    return re.sub(
        r"(<!-- table: (\w+) -->\n).*?(<!-- end -->)",
        lambda match: f"{match[1]}\n{TABLES[match[2]]()}\n\n{match[3]}",
        page,
        flags=re.DOTALL,
    )


def _default(field: FieldInfo) -> str:
    value = field.get_default(call_default_factory=True, validated_data={})
    return str(value).replace(str(Path.home()), "~")


def _values(field: FieldInfo) -> str:
    if get_origin(field.annotation) is Literal:
        return ", ".join(f"`{value}`" for value in get_args(field.annotation))
    low = next((limit.ge for limit in field.metadata if isinstance(limit, Ge)), None)
    high = next((limit.le for limit in field.metadata if isinstance(limit, Le)), None)
    if low is None:
        return "folder" if field.annotation is Path else "text"
    return f"{low} or more" if high is None else f"{low} to {high}"


def _size(entry: Entry) -> str:
    if entry.repo is None:
        return "comes with Dépêche"
    return f"about {entry.size / 1e6:,.0f} MB" if entry.size else "unknown"


def _table(header: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    lines = [header, ("---",) * len(header), *rows]
    return "\n".join("| " + " | ".join(cell.replace("|", r"\|") for cell in line) + " |" for line in lines)


if __name__ == "__main__":
    for path in PAGES:
        path.write_text(updated(path.read_text("utf-8")), "utf-8")
