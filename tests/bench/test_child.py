"""A library in a process of its own."""

import os
import shutil
from collections.abc import Sequence
from pathlib import Path

import pytest

from bench.stories import Story
from bench.systems.child import Child, Timing
from bench.systems.protocol import UnavailableError
from bench.systems.raw import UNRESTRICTED, RawWorker
from bench.systems.summaries import LEAD, LEX_RANK, OURS, TEXT_RANK, SummaryWorker

STORIES = [
    Story(
        (
            "The prime minister met the ambassador in Moscow on Tuesday.",
            "Talks on gas prices lasted three hours.",
            "Both sides called the talks on gas useful.",
            "A second meeting is planned for May in Paris.",
            "The ambassador said that prices would fall before winter.",
        )
    )
]


class Here:
    """Tells where it runs."""

    settings = "here"

    def run(self, way: str, texts: Sequence[Sequence[str]]) -> Timing:
        raise ValueError(f"{way}: {os.getpid()}")


def refuses() -> None:
    raise OSError("no such model")


def test_each_summarizer_summarizes():
    child = Child(SummaryWorker)
    try:
        outcomes = [child.run(way, STORIES) for way in (OURS, LEX_RANK, TEXT_RANK, LEAD)]
    finally:
        child.stop()

    assert "sumy" in child.settings
    for outcome in outcomes:
        assert outcome.words == STORIES[0].words
        assert len(outcome.latencies) == 1
        assert 0 < outcome.seconds < 60
        assert outcome.peak_bytes > 10_000_000


def test_what_goes_wrong_in_the_process_is_told_outside():
    with pytest.raises(UnavailableError, match="no such model"):
        Child(refuses)

    child = Child(Here)
    try:
        with pytest.raises(UnavailableError, match=r"ValueError: way: \d+") as raised:
            child.run("way", STORIES)
    finally:
        child.stop()
    assert f"way: {os.getpid()}" not in str(raised.value)


@pytest.mark.engine
def test_the_raw_limit_is_timed_as_one_request():
    from bench.systems.model import converted_folder

    worker = RawWorker(converted_folder(), 4)

    timing = worker.run("best", [("Le ministre est arrivé.", "Il pleut."), ("Il est parti.",)])

    assert len(timing.latencies) == 1
    assert timing.seconds == timing.latencies[0] > 0
    assert "beam 4" in worker.settings


@pytest.mark.engine
def test_the_raw_limit_uses_a_shortlist_where_the_model_has_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    from bench.systems.model import converted_folder

    folder = shutil.copytree(converted_folder(), tmp_path / "model")
    (folder / "vmap.txt").write_text("\t▁yes </s>\n", "utf-8")
    worker = RawWorker(folder, 4)
    assert "with a shortlist" in worker.settings

    said: list[list[str]] = []
    translate = worker._translator.translate_batch

    class Heard:
        def translate_batch(self, pieces, **options) -> None:
            said.extend(result.hypotheses[0] for result in translate(pieces, **options))

    monkeypatch.setattr(worker, "_translator", Heard())
    monkeypatch.setattr(worker, "_batch", 512)  # nothing is tried beforehand
    worker.run("best", [("Le ministre est arrivé.",)])
    worker.run(UNRESTRICTED, [("Le ministre est arrivé.",)])

    assert set(said[0]) <= {"▁yes"}
    assert "▁minister" in said[1]
