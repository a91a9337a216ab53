import subprocess
from hashlib import sha256

import pytest

from app.errors import ModelError
from app.models.registry import FileSum
from app.models.verify import FileCheck, FileState, check_files, git_blob_id, sum_file


def sums(files):
    return {name: FileSum(sha256(content).hexdigest(), len(content)) for name, content in files.items()}


def test_each_file_is_ok_changed_or_missing(write_folder, tmp_path):
    files = {"good": b"abc", "same-size": b"abc", "longer": b"abc", "gone": b"abc"}
    folder = write_folder(tmp_path / "m", files)
    (folder / "same-size").write_bytes(b"abd")
    (folder / "longer").write_bytes(b"abcd")
    (folder / "gone").unlink()
    assert check_files(folder, sums(files)) == [
        FileCheck("good", FileState.OK),
        FileCheck("same-size", FileState.CHANGED),
        FileCheck("longer", FileState.CHANGED),
        FileCheck("gone", FileState.MISSING),
    ]


def test_progress_adds_up_to_the_size(write_folder, tmp_path):
    files = {"large": bytes(3_000_000), "small": b"abc", "empty": b""}
    told = []
    check_files(write_folder(tmp_path / "m", files), sums(files), told.append)
    assert sum(told) == 3_000_003
    assert len(told) > 2, "large files are read in pieces"


def test_file_that_can_t_be_read(write_folder, tmp_path, monkeypatch):
    folder = write_folder(tmp_path / "m", {"a": b"abc"})

    def refuse(*args):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("app.models.verify.sum_file", refuse)
    with pytest.raises(ModelError, match="can't be read: Permission denied"):
        check_files(folder, sums({"a": b"abc"}))


def test_sum_of_a_known_text(tmp_path):
    (tmp_path / "abc").write_bytes(b"abc")
    # FIPS 180-2, appendix B.1
    known = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
    assert sum_file(tmp_path / "abc") == FileSum(known, 3)


def test_git_blob_id_is_git_s(tmp_path):
    path = tmp_path / "été.txt"
    path.write_bytes("Une dépêche\r\n".encode())
    told = subprocess.run(["git", "hash-object", "--no-filters", path], capture_output=True, text=True, check=True)
    assert git_blob_id(path) == told.stdout.strip()
