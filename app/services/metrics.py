"""What is counted for those who watch the service. Numbers only: never a text, and nothing that a caller may choose."""

from collections.abc import Iterable, Iterator

from prometheus_client import (
    CollectorRegistry,
    Counter,
    Histogram,
    PlatformCollector,
    ProcessCollector,
    generate_latest,
)
from prometheus_client.metrics_core import Metric

from app.services.results import Translation

# In seconds: a remembered sentence takes some thousandths, a long article minutes.
_BUCKETS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 120)


class Metrics:
    """The counters of one application, in Prometheus' text form. Methods may be called by any thread."""

    def __init__(self) -> None:
        self.registry = CollectorRegistry()
        ProcessCollector(registry=self.registry)
        PlatformCollector(registry=self.registry)
        self._requests = self._counter("http_requests", "Requests, by route and answer.", "route", "method", "status")
        self._seconds = Histogram(
            "depeche_http_request_seconds",
            "From a request's first byte to its answer's last.",
            ("route",),
            buckets=_BUCKETS,
            registry=self.registry,
        )
        self._sentences = self._counter("sentences", "Sentences of texts that were translated, known ones included.")
        self._words = self._counter("source_words", "French words of texts that were translated.")
        self._flags = self._counter("flags", "Flags on translations, by their code.", "code")

    def count_request(self, route: str, method: str, status: int, seconds: float) -> None:
        """Count a request and its answer. route: the template of its path."""
        self._requests.labels(route, method, str(status)).inc()
        self._seconds.labels(route).observe(seconds)

    def count_translations(self, translations: Iterable[Translation]) -> None:
        """Count what texts were made of, and what was flagged in them."""
        pairs = [pair for item in translations for document in item.documents for pair in document.pairs]
        self._sentences.inc(len(pairs))
        self._words.inc(sum(len(pair.source.split()) for pair in pairs))
        for pair in pairs:
            for flag in pair.flags:
                self._flags.labels(flag.code).inc()

    def text(self) -> bytes:
        """Write all of it down. It may block, as other collectors are asked."""
        return generate_latest(_Bare(self.registry))

    def _counter(self, name: str, description: str, *labels: str) -> Counter:
        return Counter(f"depeche_{name}", description, labels, registry=self.registry)


class _Bare(CollectorRegistry):
    """A registry's metrics without when each was made, which doubles them and is of use to nobody."""

    def __init__(self, whole: CollectorRegistry) -> None:
        super().__init__()
        self._whole = whole

    def collect(self) -> Iterator[Metric]:
        """Give the metrics."""
        for metric in self._whole.collect():
            metric.samples = [sample for sample in metric.samples if not sample.name.endswith("_created")]
            yield metric
