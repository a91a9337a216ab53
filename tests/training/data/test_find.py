"""Files of pairs are found, named and told apart."""

import hashlib
from pathlib import Path

import pytest

from training.data.reading.find import find_sources
from training.errors import TrainingError


def written(folder: Path, *names: str) -> list[Path]:
    for name in names:
        (folder / name).write_text(name)
    return [folder / name for name in names]


def test_a_source_is_called_as_its_file(tmp_path: Path) -> None:
    files = written(tmp_path, "wmt_2008-2012.tsv.xz", "our.TMX", "old.en-fr.fr", "old.en-fr.en", "web.jsonl.gz")
    found = find_sources([files[0], files[1], files[3], files[4]])
    assert [(source.name, source.kind) for source in found] == [
        ("wmt_2008-2012", "tsv"),
        ("our", "tmx"),
        ("old.en-fr", "moses"),
        ("web", "jsonl"),
    ]
    assert found[2].files == (files[2], files[3])


def test_a_folder_stands_for_the_files_in_it(tmp_path: Path) -> None:
    written(tmp_path, "b.tsv", "a.fr", "a.en", "README.md", "c.tmx.gz")
    (tmp_path / "deeper.tsv").mkdir()
    assert [source.name for source in find_sources([tmp_path])] == ["a", "b", "c"]


def test_a_file_named_twice_is_read_once(tmp_path: Path) -> None:
    (file,) = written(tmp_path, "a.tsv")
    assert len(find_sources([file, tmp_path])) == 1


def test_the_sum_is_that_of_the_file_or_of_both(tmp_path: Path) -> None:
    written(tmp_path, "a.tsv", "b.fr", "b.en")
    sums = [source.sha256 for source in find_sources([tmp_path])]
    assert sums == [hashlib.sha256(content).hexdigest() for content in (b"a.tsv", b"b.frb.en")]
    assert [source.size for source in find_sources([tmp_path])] == [5, 8]


@pytest.mark.parametrize(
    ("there", "asked", "told"),
    [
        ([], "nowhere.tsv", "nowhere.tsv is not there"),
        ([], "nowhere", "nowhere is not there"),
        (["a.fr"], "a.fr", "a.en is not there"),
        (["a.docx"], "a.docx", "a.docx is of no kind that is read: pairs come as .tsv"),
        (["a.docx", "b.en"], "", "holds no file of pairs"),
        (["a.tsv", "a.tmx"], "", "have one name"),
    ],
)
def test_what_can_not_be_read_is_told(tmp_path: Path, there: list[str], asked: str, told: str) -> None:
    written(tmp_path, *there)
    with pytest.raises(TrainingError, match=told):
        find_sources([tmp_path / asked])
