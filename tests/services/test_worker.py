import asyncio
import threading

from app.engines.protocol import Decoding, Hypothesis
from app.engines.stub import StubTranslator
from app.services.worker import GROUP_SENTENCES, EngineWorker


class Recorder:
    """Notes the first sentence and the size of each call, and waits for a sign before the first one ends."""

    def __init__(self) -> None:
        self.calls: list[tuple[str, int]] = []
        self.called, self.go = threading.Event(), threading.Event()
        self._stub = StubTranslator()

    def count_tokens(self, sentences) -> list[int]:
        return self._stub.count_tokens(sentences)

    def translate(self, sentences, decoding: Decoding) -> list[list[Hypothesis]]:
        self.calls.append((sentences[0], len(sentences)))
        self.called.set()
        self.go.wait(10)
        return self._stub.translate(sentences, decoding)

    def close(self) -> None:
        self.go.set()


async def test_answers_stand_in_the_order_of_the_sentences(worker: EngineWorker) -> None:
    sentences = [f"Phrase {number}." for number in range(2 * GROUP_SENTENCES + 3)]
    answers = await worker.translate(sentences, Decoding())
    assert [answer[0].text for answer in answers] == [f"[en] {sentence}" for sentence in sentences]


async def test_a_summary_does_not_wait_for_translations() -> None:
    engine = Recorder()
    worker = EngineWorker(engine)
    long = asyncio.create_task(worker.translate([f"Phrase {number}." for number in range(1000)], Decoding()))
    await asyncio.to_thread(engine.called.wait, 10)
    assert await worker.summarize(lambda: "summary") == "summary"
    assert not long.done()
    engine.go.set()
    await long
    await asyncio.to_thread(worker.close)
