"""From 2,000 pairs to a model that is served: it learns, is stopped, goes on, and says what it was taught."""

from dataclasses import replace
from pathlib import Path

import pytest
import torch

from tests.training.run.newsroom import MANNER, newsroom_pairs
from tests.training.run.tiny import Silent
from training.evaluation.measure import opened_folder, translate
from training.export.folder import write_model
from training.recipe import Device, Evaluation, Recipe, Schedule
from training.run.dev import Dev, pack_pairs
from training.run.identity import vocabulary_of
from training.run.job import BEST, Budget, Job
from training.run.loop import train
from training.run.network import read_build
from training.run.weights import read_weights

pytestmark = [pytest.mark.torch, pytest.mark.engine]
STEPS = 14
RECIPE = Recipe(
    schedule=Schedule(rate=1e-3, warmup=4, average=0.5),
    cpu=Device(tokens=600, full_every=14, frequent=500, random=200),
    evaluation=Evaluation(minutes=1000, sentences=40),
)


def test_2000_pairs_teach_a_manner_that_is_then_served(tmp_path: Path, embedded_model: Path) -> None:
    *pairs, unseen = newsroom_pairs(2041)
    packed = pack_pairs(pairs[:2000], embedded_model)
    replace(packed, vocabulary=vocabulary_of(embedded_model)).save(tmp_path / "data")
    job = Job(embedded_model, tmp_path / "data", tmp_path / "state", RECIPE, Budget(steps=2))
    dev = Dev(pairs[2000:], 40, embedded_model, read_build(embedded_model), RECIPE.cpu)
    before = dev.loss(read_weights(embedded_model), torch.float32)
    watcher = Silent()
    assert train(job, watcher).step == 2
    assert train(replace(job, budget=Budget(steps=STEPS), dev=pairs[2000:]), watcher).step == STEPS

    (measured,) = watcher.results
    assert measured.loss < 0.5 * before
    assert measured.bleu > 60
    write_model(job.state / BEST, job.init, tmp_path / "taught")
    with opened_folder(tmp_path / "taught", beam=4) as engine:
        said = translate(engine, [unseen.french])
    assert MANNER in said[0]
