"""Where model files lie on this machine."""

import os
from pathlib import Path

import app


def embedded_folder() -> Path:
    """Folder of the models that come with Dépêche: `models/` of a checkout, `app/embedded` of an installed wheel."""
    package = Path(app.__file__).parent
    inside_wheel = package / "embedded"
    return inside_wheel if inside_wheel.is_dir() else package.parent / "models"


def pulled_folder(cache_dir: Path, repo: str) -> Path:
    """Folder of a model pulled from the hub, whether it is there or not."""
    return cache_dir / "models" / repo.replace("/", "--")


def hub_snapshot(repo: str, commit: str | None = None) -> Path | None:
    """Folder of a model in the user's ordinary Hugging Face cache: of a commit, or what `main` was when last fetched.

    The paths are huggingface_hub's, worked out here because importing it would slow every start of the server.
    """
    home = os.environ.get("HF_HOME") or Path(os.environ.get("XDG_CACHE_HOME") or "~/.cache") / "huggingface"
    cache = os.environ.get("HF_HUB_CACHE") or os.environ.get("HUGGINGFACE_HUB_CACHE") or Path(home) / "hub"
    folder = Path(os.path.expandvars(cache)).expanduser() / f"models--{repo.replace('/', '--')}"
    try:
        snapshot = folder / "snapshots" / (commit or (folder / "refs" / "main").read_text(encoding="utf-8").strip())
        return snapshot if snapshot.is_dir() else None
    except OSError:
        return None
