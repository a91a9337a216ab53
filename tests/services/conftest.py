"""Services around an engine without a model."""

from collections.abc import Iterator, Sequence

import pytest

from app.engines.protocol import Decoding, DetectedLanguage, Hypothesis, Signature
from app.engines.stub import StubTranslator
from app.services.translation import TranslationOptions, TranslationService
from app.services.worker import EngineWorker


class FixedDetector:
    """Sees one language in everything that holds letters."""

    def __init__(self, language: str = "fr", confidence: float = 0.99) -> None:
        self.answer = DetectedLanguage(language, confidence)

    def detect(self, text: str) -> list[DetectedLanguage]:
        return [self.answer] if any(character.isalpha() for character in text) else []


@pytest.fixture
def worker() -> Iterator[EngineWorker]:
    worker = EngineWorker(StubTranslator())
    yield worker
    worker.close()


@pytest.fixture
def detector() -> FixedDetector:
    return FixedDetector()


@pytest.fixture
def translation(worker: EngineWorker, detector: FixedDetector) -> TranslationService:
    return TranslationService(worker, detector, Decoding())


class Scripted:
    """Answers with what the test wrote down; n-best only where asked. Each word is aligned to the word at its place."""

    max_input_tokens = 110
    signature = Signature("scripted", "none", "scripted", "none", 1, "1")

    def __init__(self, answers: dict[str, Sequence[str]]) -> None:
        self.answers = answers
        self.calls: list[tuple[list[str], Decoding]] = []

    def count_tokens(self, sentences: Sequence[str]) -> list[int]:
        return [len(sentence.split()) for sentence in sentences]

    def translate(self, sentences: Sequence[str], decoding: Decoding) -> list[list[Hypothesis]]:
        self.calls.append((list(sentences), decoding))
        return [
            [
                Hypothesis(
                    text, -0.1 * (rank + 1), alignment=_word_by_word(sentence, text) if decoding.alignment else ()
                )
                for rank, text in enumerate(self.answers[sentence][: decoding.num_hypotheses])
            ]
            for sentence in sentences
        ]

    def close(self) -> None:
        pass


def _places(text: str) -> list[tuple[int, int]]:
    places, position = [], 0
    for word in text.split():
        start = text.index(word, position)
        position = start + len(word)
        places.append((start, position))
    return places


def _word_by_word(source: str, target: str) -> tuple[tuple[tuple[int, int], tuple[int, int]], ...]:
    return tuple(zip(_places(source), _places(target), strict=False))


@pytest.fixture
def translate(detector):
    """Translate one text with the answers given, and give the answer and the engine."""

    async def run(text: str, answers: dict[str, Sequence[str]], **options: object):
        engine = Scripted(answers)
        worker = EngineWorker(engine)
        service = TranslationService(worker, detector, Decoding())
        (answer,) = await service.translate([text], "fr", options=TranslationOptions(**options))
        worker.close()
        return answer, engine

    return run
