"""How sure an engine is of the words of a translation."""

import asyncio
import math
from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest

from app.engines.complete import CompleteTranslator
from app.engines.protocol import ScoredPiece
from app.engines.stub import StubTranslator
from app.errors import BusyError, ScoringUnavailableError
from app.services.word_scores import GivenPair, score_words
from app.services.worker import EngineWorker
from tests.services.conftest import Scripted


@dataclass(frozen=True)
class ScoringStub(StubTranslator):
    """Takes texts apart into pieces of three characters; the one at place n has the log-probability -n."""

    read: list[tuple[str, str]] = field(default_factory=list)
    limit: int = 100

    def score(self, source: str, target: str) -> list[ScoredPiece] | None:
        self.read.append((source, target))
        if len(source) > self.limit:
            return None
        starts = range(0, len(target), 3)
        return [ScoredPiece(start, min(start + 3, len(target)), -number) for number, start in enumerate(starts)]


@pytest.fixture
def engine() -> ScoringStub:
    return ScoringStub()


@pytest.fixture
def scoring(engine: ScoringStub) -> Iterator[EngineWorker]:
    worker = EngineWorker(CompleteTranslator(engine))
    yield worker
    worker.close()


async def words(worker: EngineWorker, source: str, target: str) -> list[tuple[str, float]] | None:
    (scores,) = await score_words(worker, [GivenPair(source, target)])
    if scores is None:
        return None
    return [(target[score.span.start : score.span.end], score.probability) for score in scores]


async def test_a_word_is_as_likely_as_the_least_likely_of_its_pieces(scoring: EngineWorker) -> None:
    # 012345678901
    assert await words(scoring, "Il dort bien.", "He is asleep") == [
        ("He", 1.0),
        ("is", math.exp(-1)),
        ("asleep", math.exp(-3)),
    ]


async def test_unsure_are_words_of_a_low_probability_that_are_no_names(scoring: EngineWorker) -> None:
    target = "Burns said in Moscow that Patrushev communicated"
    (scores,) = await score_words(scoring, [GivenPair("Burns a communicated à Patrouchev.", target)])
    assert scores is not None
    unsure = [target[score.span.start : score.span.end] for score in scores if score.is_unsure]
    assert unsure == ["said", "in", "that"]
    assert all(score.probability < 0.1 for score in scores[1:])


async def test_figures_and_marks_have_no_scores(scoring: EngineWorker) -> None:
    found = await words(scoring, "Il a 12 ans.", "He is 12 – “ah” – don't say well-known!")
    assert found is not None
    assert [word for word, _ in found] == ["He", "is", "ah", "don't", "say", "well-known"]


async def test_the_engine_reads_both_as_it_was_trained(scoring: EngineWorker, engine: ScoringStub) -> None:
    await words(scoring, "«\xa0L’été\xa0»", "“The summer’s” … here")
    assert engine.read == [('"L\'été"', '"The summer\'s" ... here')]


async def test_places_are_those_of_the_text_that_was_sent(scoring: EngineWorker) -> None:
    found = await words(scoring, "Le pape…", "…  the 🎈 pope\u00ad’s  cap")
    assert found is not None
    assert [word for word, _ in found] == ["the", "pope\u00ad’s", "cap"]


async def test_the_capital_that_the_translation_got_afterwards_is_not_scored(
    scoring: EngineWorker, engine: ScoringStub, monkeypatch: pytest.MonkeyPatch
) -> None:
    # The word falls into more pieces with its capital, so that the engine reads it small.
    monkeypatch.setattr(
        StubTranslator, "count_tokens", lambda _, texts: [3 if text[0].isupper() else 1 for text in texts]
    )
    assert await words(scoring, "Grève à Paris", "Strike in Paris") is not None
    assert engine.read == [("grève à Paris", "strike in Paris")]


@pytest.mark.parametrize(
    ("source", "target"),
    [("", "Hello"), ("Bonjour", ""), ("Bonjour", " \n"), ("***", "***"), ("LE PAPE EN VISITE", "POPE VISITS")],
)
async def test_what_the_model_does_not_read_as_it_stands_has_no_words(
    scoring: EngineWorker, source: str, target: str
) -> None:
    assert await words(scoring, source, target) == []


async def test_what_is_too_long_is_told(scoring: EngineWorker, engine: ScoringStub) -> None:
    assert await words(scoring, "Mot " * 400, "Word") is None
    assert engine.read == []
    assert await words(scoring, "Mot " * 30, "Word") is None


@pytest.mark.parametrize("wrapped", [True, False])
async def test_an_engine_that_cannot_says_so(*, wrapped: bool) -> None:
    worker = EngineWorker(CompleteTranslator(Scripted({})) if wrapped else Scripted({}))
    with pytest.raises(ScoringUnavailableError):
        await score_words(worker, [GivenPair("Bonjour", "Hello")])
    worker.close()


async def test_an_engine_is_asked_with_or_without_what_splits_long_sentences_around_it(worker: EngineWorker) -> None:
    assert await words(worker, "Il dort.", "He sleeps") == [("He", math.exp(-0.1)), ("sleeps", math.exp(-0.1))]


async def test_translations_go_before(scoring: EngineWorker, monkeypatch: pytest.MonkeyPatch) -> None:
    waiting = 3
    monkeypatch.setattr(EngineWorker, "waiting", property(lambda _: waiting))
    scored = asyncio.create_task(score_words(scoring, [GivenPair("Bonjour", "Hello")]))
    await asyncio.sleep(0.2)
    assert not scored.done()
    waiting = 0
    assert len(await asyncio.wait_for(scored, 5)) == 1


async def test_who_is_never_let_is_told_to_come_again(scoring: EngineWorker, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(EngineWorker, "waiting", property(lambda _: 3))
    with pytest.raises(BusyError) as caught:
        await scoring.spare(lambda: 1, patience=0.1)
    assert caught.value.detail["retry_after_seconds"] > 0
