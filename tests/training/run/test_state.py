"""States: written whole, refused where they are damaged or of another training."""

from dataclasses import replace
from pathlib import Path

import pytest
import torch

from tests.training.run.tiny import pack, tiny_job, tiny_model
from training.errors import TrainingError
from training.run.identity import identity_of
from training.run.job import Budget, Job
from training.run.state import STATE, Place, Saved, load_state, save_state

pytestmark = pytest.mark.torch
PLACE = Place(step=7, epoch=1, batch=3, pairs=99, minutes=1.5, logged=10, precision="float32", lowest=2.5)


@pytest.fixture
def job(tmp_path: Path) -> Job:
    made = tiny_job(tmp_path)
    made.state.mkdir()
    return made


def saved(value: float = 1.0) -> Saved:
    return Saved({"weights": {"one": torch.full((300,), value)}, "optimizer": {}}, PLACE)


def test_what_was_saved_is_read_again(job: Job) -> None:
    save_state(job.state, saved(1.0), identity_of(job, "cpu"))
    save_state(job.state, saved(2.0), identity_of(job, "cpu"))
    read = load_state(job.state, identity_of(job, "cpu"))
    assert read is not None
    assert read.place == PLACE
    assert torch.equal(read.tensors["weights"]["one"], torch.full((300,), 2.0))
    assert [path.name for path in job.state.iterdir()] == [STATE]


def test_a_folder_without_a_state_is_a_new_training(job: Job) -> None:
    assert load_state(job.state, identity_of(job, "cpu")) is None


def test_a_save_that_fails_leaves_the_state_before(job: Job, monkeypatch: pytest.MonkeyPatch) -> None:
    save_state(job.state, saved(1.0), identity_of(job, "cpu"))

    def full(_content: object, file) -> None:
        file.write(b"half")
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(torch, "save", full)
    with pytest.raises(OSError, match="No space"):
        save_state(job.state, saved(2.0), identity_of(job, "cpu"))
    read = load_state(job.state, identity_of(job, "cpu"))
    assert read is not None
    assert read.tensors["weights"]["one"][0] == 1


@pytest.mark.parametrize("damage", ["cut", "flipped", "text", "empty"])
def test_a_damaged_state_is_refused(job: Job, damage: str) -> None:
    save_state(job.state, saved(), identity_of(job, "cpu"))
    path = job.state / STATE
    whole = path.read_bytes()
    at = whole.index(torch.full((300,), 1.0).numpy().tobytes()) + 100
    damaged = {
        "cut": whole[: len(whole) // 2],
        "flipped": whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :],
        "text": b"this is not a state",
        "empty": b"",
    }
    path.write_bytes(damaged[damage])
    with pytest.raises(TrainingError, match=r"is damaged .*in a new folder"):
        load_state(job.state, identity_of(job, "cpu"))


def other_data(job: Job, folder: Path) -> Job:
    pack([([1, 2], [3, 4])]).save(folder / "other")
    return replace(job, data=folder / "other")


def other_start(job: Job, folder: Path) -> Job:
    return replace(job, init=tiny_model(folder / "other", seed=5))


def changed(job: Job, part: str, **options: object) -> Job:
    update = {part: getattr(job.recipe, part).model_copy(update=options)}
    return replace(job, recipe=job.recipe.model_copy(update=update))


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (other_data, "the data is another"),
        (other_start, "the model that it began with is another"),
        (lambda job, _: changed(job, "schedule", rate=0.5), "schedule.rate was 0.003 and is 0.5"),
        (lambda job, _: changed(job, "cpu", tokens=99), "cpu.tokens was 80 and is 99"),
    ],
)
def test_the_state_of_another_training_is_refused(job: Job, tmp_path: Path, change, told: str) -> None:
    save_state(job.state, saved(), identity_of(job, "cpu"))
    with pytest.raises(TrainingError, match=f"of another training: {told}"):
        load_state(job.state, identity_of(change(job, tmp_path), "cpu"))


def test_the_state_of_a_gpu_is_refused_by_a_processor(job: Job) -> None:
    save_state(job.state, saved(), identity_of(job, "cuda"))
    with pytest.raises(TrainingError, match="the device was cuda and is cpu"):
        load_state(job.state, identity_of(job, "cpu"))


def test_the_budget_and_how_it_is_computed_may_change(job: Job) -> None:
    save_state(job.state, saved(), identity_of(job, "cpu"))
    later = changed(changed(job, "schedule", cooldown=3.0), "cpu", chunk=7, precision="float32")
    assert load_state(job.state, identity_of(replace(later, budget=Budget(minutes=9)), "cpu")) is not None
