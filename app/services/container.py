"""The services of a running application, and how far it has got in starting."""

import asyncio
import time
from dataclasses import dataclass, field

from app.errors import ModelError, NotReadyError
from app.services.access import Access, keys_required
from app.services.articles import ArticleService
from app.services.database import Database
from app.services.document_desk import DocumentDesk
from app.services.documents import DocumentService
from app.services.engines import Engines, batch_limits, decoding
from app.services.glossaries import Glossaries
from app.services.jobs import Jobs
from app.services.memory import open_memory
from app.services.metrics import Metrics
from app.services.shelf import FileShelf
from app.services.summary import SummaryService
from app.services.translation import TranslationService
from app.services.worker import EngineWorker
from app.settings import Settings


@dataclass(frozen=True, slots=True)
class Services:
    """The use cases, ready to be called."""

    engines: Engines
    translation: TranslationService
    summary: SummaryService
    articles: ArticleService
    glossaries: Glossaries
    documents: DocumentService
    files: FileShelf
    desk: DocumentDesk

    @classmethod
    def build(cls, engines: Engines, settings: Settings, metrics: Metrics | None = None) -> "Services":
        """Make the services around loaded engines. metrics: told what was translated."""
        worker = EngineWorker(engines.translator, batch_limits(settings))
        count = metrics.count_translations if metrics else None
        translation = TranslationService(worker, engines.detector, decoding(settings), open_memory(settings), count)
        summary = SummaryService(translation, engines.summarizer, engines.detector)
        glossaries = Glossaries(settings.glossary_dir, settings.max_glossary_terms)
        documents = DocumentService(translation, settings.max_text_chars)
        files = FileShelf(60 * settings.file_minutes, settings.max_kept_file_bytes)
        articles, desk = ArticleService(translation, summary), DocumentDesk(documents, files)
        return cls(engines, translation, summary, articles, glossaries, documents, files, desk)

    def close(self) -> None:
        """Free the models, and remove what was kept for a while only."""
        self.desk.close()
        self.files.close()
        self.translation.worker.close()
        if self.translation.memory:
            self.translation.memory.close()
        self.engines.summarizer.close()


@dataclass(slots=True)
class State:
    """What changes while the application lives: nothing yet, loaded, or failed.

    loading: the task that loads the models, where they were not given. database: opened when it is first used.
    jobs: put in by `create_app`, which knows how their items are done.
    """

    settings: Settings
    loading: asyncio.Task[None] | None = None
    services: Services | None = None
    failure: str | None = None
    load_seconds: float = 0.0
    started: float = field(default_factory=time.monotonic)
    database: Database = field(init=False)
    access: Access = field(init=False)
    metrics: Metrics = field(default_factory=Metrics)
    jobs: Jobs = field(init=False)

    def __post_init__(self) -> None:
        """Make what does not wait for the models."""
        self.database = Database(self.settings.database_url)
        self.access = Access(self.database, required=keys_required(self.settings))

    def ready_services(self) -> Services:
        """Give the services; NotReadyError while they load, ModelError where they failed to."""
        if self.failure:
            raise ModelError(self.failure)
        if self.services is None:
            raise NotReadyError("The models are still loading. Try again in a moment.", retry_after_seconds=2)
        return self.services
