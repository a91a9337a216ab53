"""Open requests share the calls of the engine, and none waits for all of another."""

import asyncio
import random
import threading
from collections.abc import AsyncIterator, Callable, Sequence
from pathlib import Path

import pytest

from app.engines.batching import room_of
from app.engines.complete import CompleteTranslator
from app.engines.ctranslate2_translator import CTranslate2Translator
from app.engines.protocol import Decoding, Hypothesis
from app.engines.stub import StubTranslator
from app.errors import BusyError
from app.services.batching import BatchLimits
from app.services.translation import TranslationService
from app.services.worker import EngineWorker
from app.text.bounds import split_bounded
from app.text.normalize import normalize
from tests.services.conftest import FixedDetector

PLAIN = Decoding()
# Sixteen short sentences a call.
LIMITS = BatchLimits(tokens=256, waiting=1000)


SAMPLES = Path(__file__).parents[2] / "samples"
PARITY = Path(__file__).parents[1] / "engines" / "parity_sentences.txt"
GOLD = Path(__file__).parents[1] / "text" / "gold"


class Gated:
    """A translator that lets one call pass for each time that the test opens it, and notes what was asked of it."""

    signature = StubTranslator().signature

    def __init__(self) -> None:
        self.calls: list[list[str]] = []
        self.begun, self.gate = threading.Semaphore(0), threading.Semaphore(0)
        self._stub = StubTranslator()

    def count_tokens(self, sentences: Sequence[str]) -> list[int]:
        return self._stub.count_tokens(sentences)

    def translate(self, sentences: Sequence[str], decoding: Decoding) -> list[list[Hypothesis]]:
        self.calls.append(list(sentences))
        self.begun.release()
        assert self.gate.acquire(timeout=30), "the test never let it pass"
        if any("bad" in sentence for sentence in sentences):
            raise RuntimeError("bad")
        return self._stub.translate(sentences, decoding)

    def close(self) -> None:
        pass

    async def wait(self) -> None:
        assert await asyncio.to_thread(self.begun.acquire, timeout=30), "no call was begun"

    def open(self, calls: int = 10_000) -> None:
        self.gate.release(calls)


@pytest.fixture
def engine() -> Gated:
    return Gated()


@pytest.fixture
async def worker(engine: Gated) -> AsyncIterator[EngineWorker]:
    worker = EngineWorker(engine, LIMITS)
    yield worker
    engine.open()
    await asyncio.to_thread(worker.close)


def numbered(word: str, count: int) -> list[str]:
    return [f"{word} {number}" for number in range(count)]


def texts(answers: list[list[Hypothesis]]) -> list[str]:
    return [answer[0].text for answer in answers]


Started = asyncio.Task[list[list[Hypothesis]]]


async def start(worker: EngineWorker, sentences: list[str], decoding: Decoding = PLAIN) -> Started:
    """Begin a request, and wait until its sentences are counted and stand in the queue."""
    before = worker.waiting
    task = asyncio.create_task(worker.translate(sentences, decoding))
    async with asyncio.timeout(30):
        while worker.waiting == before and not task.done():  # noqa: ASYNC110 - nothing tells that it is in the queue
            await asyncio.sleep(0.001)
    return task


async def first_call(worker: EngineWorker, engine: Gated) -> Started:
    """Have the engine busy with a request of one sentence."""
    task = asyncio.create_task(worker.translate(["occupé"], PLAIN))
    await engine.wait()
    return task


async def test_a_short_request_waits_for_the_call_under_way_and_its_own(worker: EngineWorker, engine: Gated) -> None:
    long = asyncio.create_task(worker.translate(numbered("longue", 2000), PLAIN))
    await engine.wait()
    short = await start(worker, ["courte"])
    engine.open(2)
    assert texts(await asyncio.wait_for(short, 30)) == ["[en] courte"]
    assert "courte" in engine.calls[1]
    assert not long.done()
    engine.open()
    assert texts(await long) == [f"[en] {text}" for text in numbered("longue", 2000)]


async def test_a_short_request_of_another_decoding_waits_no_longer(worker: EngineWorker, engine: Gated) -> None:
    long = asyncio.create_task(worker.translate(numbered("longue", 2000), PLAIN))
    await engine.wait()
    short = await start(worker, ["courte"], Decoding(num_hypotheses=2))
    engine.open(2)
    assert [len(answer) for answer in await asyncio.wait_for(short, 30)] == [2]
    assert engine.calls[1] == ["courte"]
    engine.open()
    await long


async def test_who_comes_later_never_keeps_an_older_one_waiting_for_good(worker: EngineWorker, engine: Gated) -> None:
    long = asyncio.create_task(worker.translate(numbered("longue", 40), PLAIN))
    await engine.wait()
    others = []
    for number in range(60):
        others.append(await start(worker, [f"autre {number} " + "x " * 20]))
        engine.open(1)
        await engine.wait()
        if long.done():
            break
    assert long.done()
    engine.open()
    await asyncio.gather(*others)


async def test_requests_share_a_call_and_each_has_its_share(worker: EngineWorker, engine: Gated) -> None:
    busy = await first_call(worker, engine)
    tasks = [await start(worker, numbered(word, 40)) for word in ("un", "deux", "trois")]
    engine.open()
    await asyncio.gather(busy, *tasks)
    words = [text.split()[0] for text in engine.calls[1]]
    # Of 120 sentences in eight calls of at most 16: half of the first, and what another has left of it.
    assert (words.count("un"), words.count("deux")) == (8, 7)
    assert {len(call) for call in engine.calls[1:]} == {15}
    assert len(engine.calls) == 1 + 8


async def test_answers_stand_in_the_order_of_the_sentences(worker: EngineWorker, engine: Gated) -> None:
    engine.open()
    sentences = [("mot " * (number * 7 % 50 + 1)) + str(number % 30) for number in range(90)]
    answers = await worker.translate([*sentences, *sentences], PLAIN)
    assert texts(answers) == [f"[en] {sentence}" for sentence in sentences] * 2
    assert await worker.translate([], PLAIN) == []


async def test_a_call_holds_sentences_of_one_room_and_no_more_than_its_tokens(
    worker: EngineWorker, engine: Gated
) -> None:
    busy = await first_call(worker, engine)
    tasks = [await start(worker, numbered(word, 60) + numbered(f"{word} " * 20, 20)) for word in ("un", "deux")]
    engine.open()
    await asyncio.gather(busy, *tasks)
    for call in engine.calls[1:]:
        rooms = {room_of(len(text.split()) + 1) for text in call}
        assert len(rooms) == 1
        assert rooms.pop() * len(call) <= LIMITS.tokens


@pytest.fixture
async def pair(engine: Gated) -> AsyncIterator[EngineWorker]:
    """A worker that has two calls run at a time."""
    worker = EngineWorker(engine, BatchLimits(calls=2, tokens=256))
    yield worker
    engine.open()
    await asyncio.to_thread(worker.close)


async def test_calls_that_run_at_a_time_divide_what_is_little(pair: EngineWorker, engine: Gated) -> None:
    task = asyncio.create_task(pair.translate(numbered("mot", 12), PLAIN))
    await engine.wait()
    await engine.wait()
    assert sorted(len(call) for call in engine.calls) == [6, 6]
    engine.open()
    assert texts(await task) == [f"[en] {text}" for text in numbered("mot", 12)]


async def test_a_sentence_that_is_left_over_has_no_call_of_its_own(pair: EngineWorker, engine: Gated) -> None:
    engine.open()
    await pair.translate([*numbered("mot", 9), *numbered("mot " * 20, 4)], PLAIN)
    assert sorted(len(call) for call in engine.calls) == [4, 9]


async def test_one_that_comes_later_takes_the_call_that_is_over_first(pair: EngineWorker, engine: Gated) -> None:
    long = asyncio.create_task(pair.translate(numbered("longue", 500), PLAIN))
    await engine.wait()
    await engine.wait()
    short = await start(pair, ["courte"])
    engine.open(1)
    await engine.wait()
    assert "courte" in engine.calls[2]
    assert len(engine.calls) == 3
    engine.open()
    await asyncio.gather(long, short)


async def test_a_sentence_longer_than_a_call_is_translated(worker: EngineWorker, engine: Gated) -> None:
    engine.open()
    assert len(await worker.translate(["mot " * 200, "mot " * 201], PLAIN)) == 2
    assert [len(call) for call in engine.calls] == [1, 1]


async def test_the_same_sentence_is_translated_once_for_all_who_wait(worker: EngineWorker, engine: Gated) -> None:
    busy = await first_call(worker, engine)
    tasks = [await start(worker, [word, "même", "même"]) for word in ("un", "deux")]
    engine.open()
    one, two = await asyncio.gather(*tasks)
    await busy
    assert texts(one) == ["[en] un", "[en] même", "[en] même"]
    assert texts(two) == ["[en] deux", "[en] même", "[en] même"]
    assert one[1] is not two[1]
    assert sum(call.count("même") for call in engine.calls) == 1


async def test_of_a_cancelled_request_nothing_more_is_begun(worker: EngineWorker, engine: Gated) -> None:
    long = asyncio.create_task(worker.translate([*numbered("longue", 500), "même"], PLAIN))
    await engine.wait()
    other = await start(worker, ["courte", "même"])
    long.cancel()
    with pytest.raises(asyncio.CancelledError):
        await long
    assert worker.waiting == 2
    engine.open()
    assert texts(await other) == ["[en] courte", "[en] même"]
    assert [sorted(call) for call in engine.calls[1:]] == [["courte", "même"]]


async def test_an_error_is_theirs_whose_sentences_were_in_the_call(worker: EngineWorker, engine: Gated) -> None:
    busy = await first_call(worker, engine)
    bad = await start(worker, ["bad", *numbered("mot " * 20, 30)])
    beside = await start(worker, ["courte"])
    later = await start(worker, numbered("mot " * 40, 3))
    engine.open()
    results = await asyncio.gather(busy, bad, beside, later, return_exceptions=True)
    failed = [isinstance(result, RuntimeError) for result in results]
    shared = any("bad" in call and "courte" in call for call in engine.calls)
    assert failed == [False, True, shared, False]
    assert worker.waiting == 0
    assert sum(text.startswith("mot " * 20) for call in engine.calls for text in call) < 33
    assert texts(await worker.translate(["Encore."], PLAIN)) == ["[en] Encore."]


async def test_a_full_queue_refuses_before_any_work(engine: Gated, detector: FixedDetector) -> None:
    worker = EngineWorker(engine, BatchLimits(tokens=64, waiting=100))
    service = TranslationService(worker, detector, PLAIN)
    long = asyncio.create_task(worker.translate(numbered("longue", 300), PLAIN))
    await engine.wait()
    with pytest.raises(BusyError) as refused:
        await service.translate(["Courte."], "fr")
    with pytest.raises(BusyError):
        await anext(service.translate_in_turns(["Courte."], "fr"))
    assert 1 <= refused.value.detail["retry_after_seconds"] <= 60
    assert worker.waiting > 100
    # What was begun goes on: its second tries are not refused.
    begun = await start(worker, ["seconde"])
    engine.open()
    await asyncio.gather(long, begun)
    assert (await service.translate(["Courte."], "fr"))[0].text == "[en] Courte."
    await asyncio.to_thread(worker.close)


async def test_the_event_loop_is_free_while_the_engine_works(worker: EngineWorker, engine: Gated) -> None:
    task = asyncio.create_task(worker.translate(["un"], PLAIN))
    await engine.wait()
    async with asyncio.timeout(1):
        await asyncio.sleep(0)
    assert not task.done()
    engine.open()
    await task


async def test_who_waits_at_the_end_is_not_left_waiting(engine: Gated) -> None:
    worker = EngineWorker(engine, LIMITS)
    long = asyncio.create_task(worker.translate(numbered("longue", 300), PLAIN))
    await engine.wait()
    closing = asyncio.create_task(asyncio.to_thread(worker.close))
    await asyncio.sleep(0.05)
    engine.open()
    with pytest.raises((asyncio.CancelledError, RuntimeError)):
        await asyncio.wait_for(long, 30)
    await closing


def french_sentences() -> list[str]:
    files = [*sorted(SAMPLES.rglob("*.fr.txt")), PARITY, *sorted(GOLD.glob("*.txt"))]
    stories = [path.read_text("utf-8") for path in files if path.name != "english.txt"]
    sentences = [normalize(story[span.start : span.end]).text for story in stories for span in split_bounded(story)]
    return list(dict.fromkeys(filter(None, sentences)))


@pytest.mark.engine
async def test_a_crowd_changes_nothing(converted_model: Callable[[str], Path]) -> None:
    sentences = random.Random(7).sample(french_sentences(), 500)
    engine = CTranslate2Translator(converted_model("int8"), model="m", revision="1")
    worker = EngineWorker(CompleteTranslator(engine), BatchLimits(calls=2))
    decoding = Decoding(num_hypotheses=4, alignment=True, first_token_aligned=False)
    try:
        crowd = await asyncio.gather(*(worker.translate(sentences[number::8], decoding) for number in range(8)))
        together = {
            text: answer
            for number, answers in enumerate(crowd)
            for text, answer in zip(sentences[number::8], answers, strict=True)
        }
        # Some are tried one by one, the others in fives that the crowd had in other batches.
        alone = {text: (await worker.translate([text], decoding))[0] for text in sentences[:40]}
        for start in range(40, 500, 5):
            few = sentences[start : start + 5]
            alone |= zip(few, await worker.translate(few, decoding), strict=True)
    finally:
        await asyncio.to_thread(worker.close)
    assert len(together) == 500
    assert [text for text in sentences if alone[text] != together[text]] == []
