"""From 2,000 pairs to a model that is served: it learns, is stopped, goes on, and says what it was taught."""

import hashlib
from dataclasses import replace
from pathlib import Path

import pytest

from tests.training.run.newsroom import MANNER, newsroom_pairs
from tests.training.run.tiny import Silent
from training.evaluation.measure import opened_folder, translate
from training.export.folder import write_model
from training.recipe import Device, Evaluation, Recipe, Schedule
from training.run.dev import pack_pairs
from training.run.job import BEST, Budget, Job
from training.run.loop import train

pytestmark = [pytest.mark.torch, pytest.mark.engine]
STEPS = 24
RECIPE = Recipe(
    schedule=Schedule(rate=1e-3, warmup=4, average=0.8),
    cpu=Device(tokens=700, full_every=8, frequent=1000, random=500),
    evaluation=Evaluation(minutes=1000, sentences=40),
)


def test_2000_pairs_teach_a_manner_that_is_then_served(tmp_path: Path, embedded_model: Path) -> None:
    *pairs, unseen = newsroom_pairs(2041)
    packed = pack_pairs(pairs[:2000], embedded_model)
    vocabulary = hashlib.sha256((embedded_model / "vocab.json").read_bytes()).hexdigest()
    replace(packed, vocabulary=vocabulary).save(tmp_path / "data")
    job = Job(embedded_model, tmp_path / "data", tmp_path / "state", RECIPE, Budget(steps=1), pairs[2000:])
    watcher = Silent()
    assert train(job, watcher).step == 1
    assert train(replace(job, budget=Budget(steps=STEPS)), watcher).step == STEPS

    first, last = watcher.results
    assert last.loss < 0.5 * first.loss
    assert last.bleu > first.bleu + 10
    write_model(job.state / BEST, job.init, tmp_path / "taught")
    with opened_folder(tmp_path / "taught", beam=4) as engine:
        said = translate(engine, [unseen.french])
    assert MANNER in said[0]
