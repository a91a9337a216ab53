"""A folder that is there whole or not at all."""

from pathlib import Path

import pytest

from training.errors import TrainingError
from training.export import place
from training.export.place import placed


def write(out: Path, content: str, *, replace: bool = False) -> None:
    with placed(out, replace=replace) as draft:
        assert draft.name == out.absolute().name
        assert [*draft.iterdir()] == []
        (draft / "config.json").write_text(content, "utf-8")


def names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def test_a_folder_stands_when_the_block_has_ended_and_nothing_beside_it(tmp_path: Path) -> None:
    write(tmp_path / "new" / "model", "1")
    assert (tmp_path / "new" / "model" / "config.json").read_text("utf-8") == "1"
    assert names(tmp_path / "new") == {"model"}


def test_a_fault_leaves_nothing(tmp_path: Path) -> None:
    def fail() -> None:
        with placed(tmp_path / "model") as draft:
            (draft / "config.json").write_text("half", "utf-8")
            raise KeyError

    with pytest.raises(KeyError):
        fail()
    assert names(tmp_path) == set()


def test_what_a_killed_run_left_is_in_nobodys_way(tmp_path: Path) -> None:
    (tmp_path / ".model.draft" / "model").mkdir(parents=True)
    (tmp_path / ".model.draft" / "model" / "half").write_text("half", "utf-8")
    write(tmp_path / "model", "1")
    assert names(tmp_path / "model") == {"config.json"}
    assert names(tmp_path) == {"model"}


def test_a_model_is_replaced_only_where_that_is_asked_for(tmp_path: Path) -> None:
    write(tmp_path / "model", "1")
    with pytest.raises(TrainingError, match=r"is there already.*--force"):
        write(tmp_path / "model", "2")
    assert (tmp_path / "model" / "config.json").read_text("utf-8") == "1"
    write(tmp_path / "model", "2", replace=True)
    assert (tmp_path / "model" / "config.json").read_text("utf-8") == "2"
    assert names(tmp_path) == {"model"}


def test_a_model_is_replaced_where_folders_can_not_be_swapped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path / "model", "1")
    monkeypatch.setattr(place, "_swapped", lambda *_: False)
    write(tmp_path / "model", "2", replace=True)
    assert (tmp_path / "model" / "config.json").read_text("utf-8") == "2"
    assert names(tmp_path) == {"model"}


def test_the_old_model_is_there_until_the_new_one_is_whole(tmp_path: Path) -> None:
    write(tmp_path / "model", "1")
    with placed(tmp_path / "model", replace=True) as draft:
        assert (tmp_path / "model" / "config.json").read_text("utf-8") == "1"
        (draft / "config.json").write_text("2", "utf-8")
    assert (tmp_path / "model" / "config.json").read_text("utf-8") == "2"


def test_a_place_may_be_named_from_within(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path / "model", "1")
    monkeypatch.chdir(tmp_path / "model")
    write(Path(), "2", replace=True)
    assert (tmp_path / "model" / "config.json").read_text("utf-8") == "2"


def test_what_is_no_model_is_never_replaced(tmp_path: Path) -> None:
    (tmp_path / "letters").mkdir()
    (tmp_path / "letters" / "dear.txt").write_text("dear", "utf-8")
    (tmp_path / "link").symlink_to(tmp_path / "letters")
    (tmp_path / "file").write_text("text", "utf-8")
    for name in ("letters", "link", "file"):
        with pytest.raises(TrainingError, match="is not a model folder, so it is not replaced"):
            write(tmp_path / name, "1", replace=True)
    assert (tmp_path / "letters" / "dear.txt").read_text("utf-8") == "dear"


def test_an_empty_folder_is_filled(tmp_path: Path) -> None:
    (tmp_path / "model").mkdir()
    write(tmp_path / "model", "1", replace=True)
    assert names(tmp_path / "model") == {"config.json"}


def test_a_place_that_can_not_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("text", "utf-8")
    with pytest.raises(TrainingError, match=r"can't be written: .*Not a directory"):
        write(tmp_path / "file" / "model", "1")
