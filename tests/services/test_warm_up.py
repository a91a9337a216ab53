"""The warm-up: the tables that are read when first asked for have been read."""

from app.engines.protocol import Decoding, DetectedLanguage
from app.services.translation import TranslationService
from app.services.warm_up import warm_up
from app.services.worker import EngineWorker
from app.text import english_dictionary, french_words
from app.text.names import invented, tables
from tests.services.conftest import FixedDetector


async def test_the_tables_of_words_and_names_are_read(translation: TranslationService) -> None:
    lazy = (english_dictionary._words, french_words.french_only, invented._names, tables.exonyms)
    for table in lazy:
        table.cache_clear()
    await warm_up(translation)
    assert [table.cache_info().misses for table in lazy] == [1] * len(lazy)


async def test_the_language_was_asked_for(worker: EngineWorker) -> None:
    class Detector(FixedDetector):
        asked = 0

        def detect(self, text: str) -> list[DetectedLanguage]:
            self.asked += 1
            return super().detect(text)

    detector = Detector()
    await warm_up(TranslationService(worker, detector, Decoding()))
    assert detector.asked
