"""Services around an engine without a model."""

from collections.abc import Iterator

import pytest

from app.engines.protocol import Decoding, DetectedLanguage
from app.engines.stub import StubTranslator
from app.services.translation import TranslationService
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
