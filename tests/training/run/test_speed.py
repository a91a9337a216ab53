"""Measuring how fast a training is."""

from pathlib import Path

import pytest

from tests.training.run.tiny import tiny_job
from training.run.opened import open_training
from training.run.speed import Spent, measure, report

pytestmark = pytest.mark.torch


def test_steps_and_bare_products_are_timed_apart(tmp_path: Path) -> None:
    job = tiny_job(tmp_path)
    job.state.mkdir()
    steps, bare, peak = measure(open_training(job), job.recipe, minutes=0)
    assert steps.pairs > 0
    assert min(steps.clock, steps.cores, steps.operations, bare.clock, bare.cores, peak.cores) > 0
    assert bare.operations == 6 * 3 * 2 * 80 * 32 * 64
    assert "pairs a second" in report(steps, bare, peak, "float32")


def test_the_report_says_which_share_of_the_peak_it_is() -> None:
    steps, bare, peak = Spent(10, 20, 1e12, 500), Spent(1, 2, 1.25e11, 0), Spent(1, 4, 4e11, 0)
    lines = report(steps, bare, peak, "bfloat16").splitlines()
    assert "bfloat16, 500 pairs in 10 s" in lines[0]
    assert lines[1:] == [
        "50.0 pairs a second",
        "40.0 seconds of a core for 1,000 pairs",
        "2.00 GFLOP a pair, those of Muon counted in",
        "100 GFLOP/s, products of such shapes alone 125: 80% of their speed by the clock, 80% by cores' time",
        "Large squares reach 400 GFLOP/s: 25% of their speed by the clock, 50% by cores' time",
    ]
