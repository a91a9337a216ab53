"""Talking to a Hugging Face hub: what a model's files are, and fetching one. Every fault is a ModelError.

`HF_ENDPOINT`, `HF_HUB_OFFLINE`, `HF_TOKEN` and `HF_HOME` mean what they mean to huggingface_hub. This module imports
huggingface_hub, which is slow; the server never imports this module.
"""

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx2
from huggingface_hub import HfApi, constants, hf_hub_url
from huggingface_hub.errors import (
    GatedRepoError,
    HfHubHTTPError,
    HFValidationError,
    OfflineModeIsEnabled,
    RepositoryNotFoundError,
    RevisionNotFoundError,
)
from huggingface_hub.file_download import http_get
from huggingface_hub.utils import build_hf_headers  # type: ignore[attr-defined]  # a public name, exported lazily

from app import __version__
from app.errors import ModelError
from app.models.registry import FileSum
from app.models.verify import git_blob_id, sum_file


@dataclass(frozen=True, slots=True)
class RemoteFile:
    """A file on the hub. sha256 is known of large files (Git LFS), blob_id (git's own SHA-1) of the others."""

    name: str
    size: int | None
    sha256: str | None
    blob_id: str | None

    @property
    def fingerprint(self) -> str | None:
        """Names the content, so that the pieces of two versions are never put together."""
        return self.sha256 or self.blob_id

    def accepts(self, path: Path) -> FileSum | None:
        """Give the sum of a file on disk where it is what the hub has, else None."""
        found = sum_file(path)
        if self.size not in (None, found.size) or self.sha256 not in (None, found.sha256):
            return None
        if self.sha256 is None and self.blob_id not in (None, git_blob_id(path)):
            return None
        return found


@dataclass(frozen=True, slots=True)
class RemoteModel:
    """A model on the hub at one commit."""

    repo: str
    commit: str
    license: str
    files: tuple[RemoteFile, ...]


def endpoint() -> str:
    """Give the hub's address. Read at each call: huggingface_hub itself reads it once, when it is imported."""
    return (os.environ.get("HF_ENDPOINT") or constants.ENDPOINT).rstrip("/")


def refuse_when_offline(repo: str) -> None:
    """Raise ModelError where the user has forbidden the network."""
    asked = os.environ.get("HF_HUB_OFFLINE") or os.environ.get("TRANSFORMERS_OFFLINE") or ""
    if asked.upper() in constants.ENV_VARS_TRUE_VALUES:
        raise _offline(repo)


def list_files(repo: str, revision: str) -> RemoteModel:
    """Ask the hub which commit a revision is, and what its files are."""
    with hub_faults(repo, revision):
        api = HfApi(endpoint=endpoint(), library_name="depeche", library_version=__version__)
        info = api.model_info(repo, revision=revision, files_metadata=True, timeout=constants.HF_HUB_ETAG_TIMEOUT)
    if not info.sha:
        raise ModelError(f"The hub {endpoint()} does not tell the commit of {repo}; is HF_ENDPOINT a hub?", repo=repo)
    licenses = (tag.removeprefix("license:") for tag in info.tags or () if tag.startswith("license:"))
    files = tuple(
        RemoteFile(s.rfilename, s.size, s.lfs.sha256 if s.lfs else None, s.blob_id) for s in info.siblings or ()
    )
    return RemoteModel(repo, info.sha, next(licenses, "unknown"), files)


def download(model: RemoteModel, file: RemoteFile, folder: Path) -> None:
    """Fetch one file into a folder, where a partial one goes on from where it stopped. Content is not checked.

    `hf_hub_download` (huggingface_hub 2.4) throws a partial file away when the program ends, which hurts at 1.6 GB;
    its own `http_get` can go on, so the partial file is kept here.
    """
    part = folder / f"{file.name}.{file.fingerprint or model.commit}.part"
    with hub_faults(model.repo, model.commit):
        have = part.stat().st_size if part.exists() else 0
        if file.size is None or have > file.size:
            part.unlink(missing_ok=True)
            have = 0
        url = hf_hub_url(model.repo, file.name, revision=model.commit, endpoint=endpoint())
        headers = build_hf_headers(library_name="depeche", library_version=__version__)
        with part.open("ab") as stream:
            http_get(
                url,
                stream,
                resume_size=have,
                # A compressed answer can't be continued at a byte of the file.
                headers={**headers, "Accept-Encoding": "identity"},
                expected_size=file.size,
                displayed_filename=file.name,
            )
        part.replace(folder / file.name)


@contextmanager
def hub_faults(repo: str, revision: str) -> Iterator[None]:
    """Turn what goes wrong between here and the hub into one line that says what to do."""
    try:
        yield
    except OfflineModeIsEnabled as error:
        raise _offline(repo) from error
    except HFValidationError as error:
        raise ModelError(f"{repo!r} is not a model's id on the hub (owner/name).", repo=repo) from error
    except HfHubHTTPError as error:
        raise _refused(error, repo, revision) from error
    except httpx2.HTTPError as error:
        raise ModelError(
            f"The hub {endpoint()} can't be reached ({_words(error)}). Check the network, the proxy and HF_ENDPOINT, "
            "then run the same command again: it goes on where it stopped.",
            repo=repo,
        ) from error
    except (httpx2.InvalidURL, ValueError) as error:
        raise ModelError(f"The hub {endpoint()} answered nonsense for {repo}: {_words(error)}.", repo=repo) from error


@contextmanager
def disk_faults(repo: str) -> Iterator[None]:
    """Turn what goes wrong on this machine's disk into one line that says what to do."""
    try:
        yield
    except OSError as error:
        raise ModelError(_disk_message(error, repo), repo=repo) from error


def _words(error: Exception) -> str:
    return (str(error).strip() or type(error).__name__).splitlines()[0].rstrip(".")


def _offline(repo: str) -> ModelError:
    return ModelError(
        f"HF_HUB_OFFLINE is set, so {repo} can't be fetched. Unset it, or copy the folder from a machine that has it "
        "and give its path as the model.",
        repo=repo,
    )


def _refused(error: HfHubHTTPError, repo: str, revision: str) -> ModelError:
    status = error.response.status_code
    if isinstance(error, GatedRepoError):
        message = f"{repo} is gated: accept its terms at {endpoint()}/{repo}, then set HF_TOKEN to your access token."
    elif isinstance(error, RevisionNotFoundError):
        message = f"{repo} has no revision {revision!r}; leave --revision out to take its main branch."
    elif isinstance(error, RepositoryNotFoundError):
        message = f"{repo} is not on {endpoint()}. Check the spelling (owner/name); if it is private, set HF_TOKEN."
    elif status in (401, 403):
        message = (
            f"{endpoint()} refuses access to {repo} ({status}). Check HF_TOKEN: it may be wrong or lack the right."
        )
    elif status == 429:
        message = f"{endpoint()} asks to slow down (429). Wait a few minutes, or set HF_TOKEN for a higher limit."
    else:
        message = f"{endpoint()} answered {status} for {repo}. Try again later; HF_ENDPOINT can name a mirror."
    return ModelError(message, repo=repo, status=status)


def _disk_message(error: OSError, repo: str) -> str:
    where = error.filename or "The cache folder"
    elsewhere = "Set DEPECHE_CACHE_DIR to a folder that you may write to."
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return f"The disk is full. Free some space and pull {repo} again: it goes on where it stopped."
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return f"{where} can't be written ({error.strerror}). {elsewhere}"
    if error.errno in (errno.ENOTDIR, errno.EEXIST):
        return f"{where} is not a folder. {elsewhere}"
    if error.errno is None:  # http_get's own check of the length
        return f"{repo} came incomplete ({_words(error)}). Run the same command again."
    return f"{repo} can't be stored: {_words(error)}."
