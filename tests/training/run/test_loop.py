"""A training: what it learns, tells, measures, and when it ends."""

from dataclasses import replace
from pathlib import Path

import pytest
import torch
from safetensors.torch import load_file

from app.services.evaluation_data import Pair
from tests.training.run.tiny import Silent, cipher, pack, tiny_job, tiny_model
from training.errors import TrainingError
from training.evaluation import Quality
from training.export.marian import architecture_of
from training.recipe import Architecture, Evaluation
from training.run import dev as dev_module
from training.run.dev import Dev
from training.run.job import AVERAGED, BEST, Budget, Job, Measured
from training.run.log import read_log
from training.run.loop import train

pytestmark = pytest.mark.torch


@pytest.fixture
def measured_job(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Job:
    """A job with dev pairs, of which only the loss is really measured: the tiny model has no tokenizer."""
    monkeypatch.setattr(dev_module, "pack_pairs", lambda pairs, _: pack(cipher(len(pairs), seed=9)))
    monkeypatch.setattr(Dev, "quality", lambda _, weights: Quality(float(weights.is_file()), 2.0))
    job = tiny_job(tmp_path, steps=60)
    evaluation = job.recipe.evaluation.model_copy(update={"minutes": 1e-9, "sentences": 20})
    recipe = job.recipe.model_copy(update={"evaluation": evaluation})
    return replace(job, recipe=recipe, dev=[Pair("un", "one")] * 40)


def test_it_learns(measured_job: Job) -> None:
    job = replace(measured_job, recipe=measured_job.recipe.model_copy(update={"evaluation": Evaluation(minutes=99)}))
    watcher = Silent()
    for steps in (1, 60):
        train(replace(job, budget=Budget(steps=steps)), watcher)
    first, last = watcher.results  # at the end of each budget
    assert last.loss < 0.8 * first.loss
    assert (first.step, last.step, last.bleu, last.is_best) == (1, 60, 1.0, True)


def test_the_best_weights_stay_where_later_ones_are_worse(measured_job: Job, monkeypatch: pytest.MonkeyPatch) -> None:
    losses = iter([3.0, 1.0, 2.0, 5.0])
    monkeypatch.setattr(Dev, "loss", lambda *_: next(losses))
    kept = {}

    class Keeping(Silent):
        def measured(self, measured: Measured) -> bool:
            kept[measured.step] = (measured_job.state / AVERAGED).read_bytes()
            return super().measured(measured)

    train(replace(measured_job, budget=Budget(steps=4)), Keeping())
    # Averages are taken every five steps, so the first four are alike: tell them apart by the log.
    assert [line["is_best"] for line in read_log(measured_job.state) if line["about"] == "dev"] == [
        True,
        True,
        False,
        False,
    ]
    assert (measured_job.state / BEST).read_bytes() == kept[2]


def test_a_watcher_may_end_it(measured_job: Job) -> None:
    class Enough(Silent):
        def measured(self, measured: Measured) -> bool:
            super().measured(measured)
            return measured.step < 3

    watcher = Enough()
    progress = train(measured_job, watcher)
    assert progress.step == 3
    assert progress.finished
    assert len(watcher.results) == 3


def test_weights_are_written_as_a_model_folder_has_them(tmp_path: Path) -> None:
    job = tiny_job(tmp_path, steps=10)
    progress = train(job, Silent())
    written = load_file(job.state / AVERAGED)
    assert {name: tuple(tensor.shape) for name, tensor in written.items()} == architecture_of(job.init).shapes()
    assert all(tensor.dtype == torch.float32 for tensor in written.values())
    before = load_file(job.init / "model.safetensors")
    assert all(not torch.equal(before[name], written[name]) for name in written)
    assert progress.pairs > 0
    assert read_log(job.state)[-1]["step"] == 10


def test_a_machine_has_its_pace(tmp_path: Path) -> None:
    rates = []
    for pace in (1.0, 4.0):
        job = tiny_job(tmp_path, f"pace{pace}", steps=3)
        cpu = job.recipe.cpu.model_copy(update={"pace": pace})
        train(replace(job, recipe=job.recipe.model_copy(update={"cpu": cpu})), Silent())
        rates.append(read_log(job.state)[-1]["rate"])
    assert rates[1] == pytest.approx(4 * rates[0])


def test_minutes_end_it_too(tmp_path: Path) -> None:
    job = replace(tiny_job(tmp_path), budget=Budget(minutes=0.5 / 60))
    progress = train(job, Silent())
    assert progress.finished
    assert progress.minutes * 60 >= 0.5


def test_what_goes_astray_is_not_saved(tmp_path: Path) -> None:
    job = tiny_job(tmp_path)
    wild = job.recipe.schedule.model_copy(update={"rate": 1e30, "warmup": 0})
    with pytest.raises(TrainingError, match=r"no number at step .*lower rate"):
        train(replace(job, recipe=job.recipe.model_copy(update={"schedule": wild})), Silent())
    assert not (job.state / AVERAGED).exists()


def test_pairs_of_another_vocabulary_are_refused(tmp_path: Path) -> None:
    job = tiny_job(tmp_path)
    pack(cipher(9), vocabulary="of another").save(job.data)
    with pytest.raises(TrainingError, match="another vocabulary"):
        train(job, Silent())


def test_a_folder_without_a_model_is_refused(tmp_path: Path) -> None:
    job = tiny_job(tmp_path)
    (job.init / "config.json").write_text("{}", "utf-8")
    with pytest.raises(TrainingError, match="no model folder"):
        train(job, Silent())


def test_a_model_of_another_size_than_the_recipe_wants_is_refused(tmp_path: Path) -> None:
    job = tiny_job(tmp_path)
    for wanted in ({"encoder_layers": 6}, {"decoder_layers": 2}, {"feed_forward": 128}):
        recipe = job.recipe.model_copy(update={"architecture": Architecture(**wanted)})
        with pytest.raises(TrainingError, match=f"wants {next(iter(wanted))} = .*training.parent.resize"):
            train(replace(job, recipe=recipe), Silent())
    fitting = Architecture(encoder_layers=2, decoder_layers=1, feed_forward=64)
    ended = train(replace(job, recipe=job.recipe.model_copy(update={"architecture": fitting})), Silent())
    assert ended.finished


def test_the_vector_of_padding_stays_nothing(tmp_path: Path) -> None:
    job = tiny_job(tmp_path, steps=6)
    train(job, Silent())
    pad = architecture_of(tiny_model(tmp_path / "other")).pad
    assert not load_file(job.state / AVERAGED)["model.shared.weight"][pad].any()
