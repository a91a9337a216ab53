"""Sets as a command line names them."""

from pathlib import Path

import pytest

from app.errors import InvalidRequestError
from training.errors import TrainingError
from training.evaluation.sets import read_sets


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "news.test.tsv"
    path.write_text("Un.\tOne.\nDeux.\tTwo.\n", "utf-8")
    return path


def test_a_set_has_the_name_it_is_given_or_that_of_its_file(file: Path) -> None:
    named, plain = read_sets([f"a day's={file}", str(file)])
    assert named.name == "a day's"
    assert plain.name == "news"
    assert [pair.english for pair in named.text.pairs] == ["One.", "Two."]


def test_a_path_may_have_an_equals_sign(tmp_path: Path, file: Path) -> None:
    odd = tmp_path / "lr=3"
    odd.mkdir()
    file.rename(odd / "x.tsv")
    (only,) = read_sets([f"x={odd / 'x.tsv'}"])
    assert only.name == "x"


def test_no_more_pairs_than_asked_for(file: Path) -> None:
    (only,) = read_sets([str(file)], limit=1)
    assert [pair.french for pair in only.text.pairs] == ["Un."]


def test_two_sets_of_one_name_and_names_for_no_table_are_refused(file: Path) -> None:
    with pytest.raises(TrainingError, match="Two sets are called 'x'"):
        read_sets([f"x={file}", f"x={file}"])
    with pytest.raises(TrainingError, match="is no name for a set"):
        read_sets([f"a|b={file}"])


def test_a_file_that_is_not_there_or_holds_no_pairs_is_told(tmp_path: Path) -> None:
    with pytest.raises(InvalidRequestError, match="nowhere can't be read"):
        read_sets([f"x={tmp_path / 'nowhere'}"])
    (tmp_path / "french").write_text("Un.\n", "utf-8")
    with pytest.raises(InvalidRequestError, match="no line of French, a tab and English"):
        read_sets([f"x={tmp_path / 'french'}"])
