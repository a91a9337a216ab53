import asyncio
import threading

import pytest

from app.engines.protocol import Decoding, Hypothesis
from app.engines.stub import StubTranslator
from app.services.worker import SENTENCES_PER_CALL, EngineWorker


class Recorder:
    """Notes the first sentence and the size of each call, and waits for a sign before the first one ends."""

    def __init__(self) -> None:
        self.calls: list[tuple[str, int]] = []
        self.called, self.go = threading.Event(), threading.Event()
        self._stub = StubTranslator()

    def translate(self, sentences, decoding: Decoding) -> list[list[Hypothesis]]:
        self.calls.append((sentences[0], len(sentences)))
        self.called.set()
        self.go.wait(10)
        return self._stub.translate(sentences, decoding)

    def close(self) -> None:
        self.go.set()


async def test_answers_stand_in_the_order_of_the_sentences(worker: EngineWorker) -> None:
    sentences = [f"Phrase {number}." for number in range(2 * SENTENCES_PER_CALL + 3)]
    answers = await worker.translate(sentences, Decoding())
    assert [answer[0].text for answer in answers] == [f"[en] {sentence}" for sentence in sentences]


async def test_a_short_request_does_not_wait_for_a_long_one() -> None:
    engine = Recorder()
    worker = EngineWorker(engine)
    long = asyncio.create_task(worker.translate([f"longue {n}" for n in range(5 * SENTENCES_PER_CALL)], Decoding()))
    await asyncio.sleep(0)
    short = asyncio.create_task(worker.translate(["courte"], Decoding()))
    await asyncio.sleep(0)
    engine.go.set()
    await short
    assert not long.done()
    await long
    assert [call[0].split()[0] for call in engine.calls].index("courte") == 1
    await asyncio.to_thread(worker.close)


async def test_a_cancelled_request_gives_up_its_remaining_turns() -> None:
    engine = Recorder()
    worker = EngineWorker(engine)
    long = asyncio.create_task(worker.translate(["x"] * (5 * SENTENCES_PER_CALL), Decoding()))
    await asyncio.to_thread(engine.called.wait, 10)
    long.cancel()
    with pytest.raises(asyncio.CancelledError):
        await long
    engine.go.set()
    await worker.translate(["y"], Decoding())
    assert [call[0] for call in engine.calls] == ["x", "y"]
    await asyncio.to_thread(worker.close)


async def test_a_summary_does_not_wait_for_translations() -> None:
    engine = Recorder()
    worker = EngineWorker(engine)
    long = asyncio.create_task(worker.translate(["x"] * (3 * SENTENCES_PER_CALL), Decoding()))
    await asyncio.to_thread(engine.called.wait, 10)
    assert await worker.summarize(lambda: "summary") == "summary"
    assert not long.done()
    engine.go.set()
    await long
    await asyncio.to_thread(worker.close)
