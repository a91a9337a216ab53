"""The whole pipeline as a system to measure, in this process: splitting, checks, repairs, flags and typography."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from types import TracebackType
from typing import Self

from app.engines.complete import CompleteTranslator
from app.engines.language import Py3LangidDetector
from app.engines.protocol import Translator
from app.services.engines import batch_limits, decoding
from app.services.evaluation import Answer, BareEngine, System
from app.services.evaluation_variants import Variant
from app.services.translation import TranslationOptions, TranslationService
from app.services.worker import EngineWorker
from app.settings import Settings


class LoadedPipeline:
    """A translation service around one loaded engine, called without an event loop. Use it as a context manager.

    translator: as it was loaded, with nothing around it.
    """

    def __init__(self, translator: Translator, settings: Settings) -> None:
        self.translator = translator
        self.complete = CompleteTranslator(translator)
        worker = EngineWorker(self.complete, batch_limits(settings))
        self.service = TranslationService(worker, Py3LangidDetector(), decoding(settings))
        self._runner = asyncio.Runner()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._runner.close()
        self.service.worker.close()

    def system(self, variant: Variant) -> System:
        """Give the variant as a system: this pipeline, or only its engine."""
        if variant.pipeline:
            return Pipeline(variant, self)
        return BareEngine(variant.name, self.translator, self.complete, self.service.decoding)

    def translate(self, texts: Sequence[str], options: TranslationOptions) -> list[Answer]:
        """Translate French texts, with the codes of their flags."""
        translations = self._runner.run(self.service.translate(texts, "fr", "en", options))
        return [Answer(item.text, tuple(flag.code for flag in item.flags)) for item in translations]


@dataclass(frozen=True, slots=True)
class Pipeline:
    """A variant, run by a loaded pipeline: a `System` for evaluation. What broke off is among its flags."""

    variant: Variant
    loaded: LoadedPipeline
    truncated: int | None = None

    @property
    def name(self) -> str:
        """As the caller wrote it."""
        return self.variant.name

    @property
    def signature(self) -> str:
        """Of the engine, and what is switched off around it."""
        off = [word for word in ("checks", "names") if not getattr(self.variant, word)]
        return "|".join([self.loaded.service.signature, *(f"{word}:off" for word in off)])

    def translate(self, texts: Sequence[str]) -> list[Answer]:
        """Translate the texts in one call."""
        return self.loaded.translate(texts, TranslationOptions(names=self.variant.names, checks=self.variant.checks))
