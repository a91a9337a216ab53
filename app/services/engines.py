"""Finding and loading what the settings ask for."""

import time
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field

from app.engines.complete import CompleteTranslator
from app.engines.extractive import ExtractiveSummarizer
from app.engines.language import Py3LangidDetector
from app.engines.protocol import Decoding, LanguageDetector, Summarizer, Translator
from app.engines.threads import usable_cores
from app.models.convert import ensure_converted
from app.models.layout import EXTRACTIVE, architecture_of
from app.models.locate import InstalledModel, find_model
from app.services.batching import BatchLimits
from app.settings import Settings

Report = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Engines:
    """Everything loaded that answers requests. The models are None where tests put engines in directly."""

    translator: Translator
    summarizer: Summarizer
    detector: LanguageDetector
    translation_model: InstalledModel | None = None
    summarization_model: InstalledModel | None = None


def silent(_: str) -> None:
    """Report nothing."""


def load_engines(settings: Settings, report: Report = silent) -> Engines:
    """Find, convert where needed, and load the models that the settings name. Slow, and blocking.

    report: is told in a line what takes long. Raises ModelError.
    """
    translation = find_model(settings.translation_model, "translation", settings)
    summarization = find_model(settings.summarization_model, "summarization", settings)
    return Engines(
        translator=load_translator(translation, settings, report),
        summarizer=load_summarizer(summarization, settings, report),
        detector=Py3LangidDetector(),
        translation_model=translation,
        summarization_model=summarization,
    )


@dataclass(frozen=True, slots=True)
class Loading:
    """Engines that are being loaded. began: by `time.perf_counter`."""

    engines: Future[Engines]
    began: float = field(default_factory=time.perf_counter)


def begin_loading(settings: Settings, report: Report = silent) -> Loading:
    """Begin `load_engines` in a thread of its own: little of it is Python, so that a start goes on meanwhile."""
    thread = ThreadPoolExecutor(1, "loading")
    loading = Loading(thread.submit(load_engines, settings, report))
    thread.shutdown(wait=False)
    return loading


def decoding(settings: Settings) -> Decoding:
    """Give the decoding settings of the service."""
    return Decoding(beam_size=settings.beam_size)


def batch_limits(settings: Settings) -> BatchLimits:
    """Give what an engine call holds, and how much may wait for one."""
    # torch has its threads share one call; CTranslate2 gives each call its own.
    calls = 1 if settings.engine == "transformers" else settings.threads or usable_cores()
    return BatchLimits(calls, settings.batch_tokens, settings.max_waiting_sentences)


def load_translator(model: InstalledModel, settings: Settings, report: Report = silent) -> Translator:
    """Load a translation model into the engine that the settings name, wrapped so that nothing is cut."""
    return CompleteTranslator(load_bare_translator(model, settings, report))


def load_bare_translator(model: InstalledModel, settings: Settings, report: Report = silent) -> Translator:
    """Load a translation model into the engine that the settings name; what it makes of a sentence is left as it is."""
    if settings.engine == "transformers":
        from app.engines.transformers_translator import TransformersTranslator  # noqa: PLC0415 - imports torch

        return TransformersTranslator(
            model.path,
            model=model.id,
            revision=model.revision,
            device=settings.device,
            threads=settings.threads,
            max_input_tokens=settings.max_sentence_tokens,
            beam_size=settings.beam_size,
            batch_tokens=settings.batch_tokens,
        )
    from app.engines.ctranslate2_translator import CTranslate2Translator  # noqa: PLC0415 - only what is asked for

    return CTranslate2Translator(
        ensure_converted(model.path, settings.cache_dir, settings.compute_type, report),
        model=model.id,
        revision=model.revision,
        compute_type=settings.compute_type,
        device=settings.device,
        threads=settings.threads,
        max_input_tokens=settings.max_sentence_tokens,
        beam_size=settings.beam_size,
        shortlist=settings.shortlist,
        batch_tokens=settings.batch_tokens,
    )


def load_summarizer(model: InstalledModel, settings: Settings, report: Report = silent) -> Summarizer:
    """Load a summarization model: one that chooses sentences, or a sequence-to-sequence one on CTranslate2.

    Beside one that writes, the best one that chooses is loaded, for what the other can't do.
    """
    if _chooses(model):
        return _load_chooser(model)
    from app.engines.seq2seq import Seq2SeqSummarizer  # noqa: PLC0415 - only what is asked for

    return Seq2SeqSummarizer(
        ensure_converted(model.path, settings.cache_dir, settings.compute_type, report),
        model=model.id,
        revision=model.revision,
        compute_type=settings.compute_type,
        device=settings.device,
        threads=settings.threads,
        chooser=_load_chooser(find_model("auto", "summarization", settings)),
    )


def _chooses(model: InstalledModel) -> bool:
    return model.id == EXTRACTIVE or architecture_of(model.path / "config.json") == EXTRACTIVE


def _load_chooser(model: InstalledModel) -> ExtractiveSummarizer:
    if model.id == EXTRACTIVE:
        return ExtractiveSummarizer()
    from app.engines.neural_salience import load_neural_extractive  # noqa: PLC0415 - only what is asked for

    return load_neural_extractive(model.path, model=model.id, revision=model.revision)
