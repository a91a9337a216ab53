"""What is looked up when someone asks for metrics: how full, how far, which models."""

from collections.abc import Iterator

from prometheus_client.metrics_core import CounterMetricFamily, GaugeMetricFamily, Metric
from prometheus_client.registry import Collector

from app.engines.protocol import Signature
from app.errors import StorageError
from app.services.container import Services, State


class StateGauges(Collector):
    """Gauges of an application's state. It reads the database where there are jobs, which blocks."""

    def __init__(self, state: State) -> None:
        self._state = state

    def collect(self) -> Iterator[Metric]:
        """Give what is known; of models, once they are loaded."""
        services = self._state.services
        yield GaugeMetricFamily("depeche_ready", "Whether texts can be sent.", value=services is not None)
        yield from self._jobs()
        if services:
            yield from _engine(services)
            yield from _memory(services)
            yield _models(services)

    def _jobs(self) -> Iterator[Metric]:
        jobs = GaugeMetricFamily("depeche_jobs", "Jobs that are kept, by their status.", labels=("status",))
        try:
            counts = self._state.jobs.store.counts()
        except StorageError:
            # Those who watch want the rest all the more.
            return
        for status, count in counts.items():
            jobs.add_metric((status,), count)
        yield jobs


def _engine(services: Services) -> Iterator[Metric]:
    translation = services.translation
    waiting = "Sentences that wait for the engine."
    yield GaugeMetricFamily("depeche_engine_waiting_sentences", waiting, value=translation.worker.waiting)
    again = "Sentences that were translated again, as something was wrong or missing."
    yield CounterMetricFamily("depeche_sentences_retried", again, value=translation.faithful.tried_again)


def _memory(services: Services) -> Iterator[Metric]:
    if services.translation.memory is None:
        return
    figures = services.translation.memory.figures
    yield CounterMetricFamily("depeche_memory_hits", "Sentences that were known.", value=figures.hits)
    yield CounterMetricFamily("depeche_memory_misses", "Sentences that went to the engine.", value=figures.misses)
    yield GaugeMetricFamily("depeche_memory_entries", "Sentences that the process remembers.", value=figures.entries)
    yield GaugeMetricFamily("depeche_memory_bytes", "Memory that they take.", value=figures.bytes)


def _models(services: Services) -> Metric:
    labels = ("task", "model", "revision", "engine", "quantization", "version")
    models = GaugeMetricFamily("depeche_model_info", "The models that answer; always 1.", labels=labels)
    engines = services.engines
    for task, made in (("translation", engines.translator.signature), ("summarization", engines.summarizer.signature)):
        models.add_metric((task, *_named(made)), 1)
    return models


def _named(signature: Signature) -> tuple[str, ...]:
    return signature.model, signature.revision, signature.engine, signature.quantization, signature.version
