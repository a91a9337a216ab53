"""The whole application, as `create_app` makes it, around engines without a model."""

import threading
from collections.abc import AsyncIterator, Callable, Iterator, Sequence
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest
from asgi_lifespan import LifespanManager
from httpx import ASGITransport, AsyncClient, Response

from app.engines.complete import CompleteTranslator
from app.engines.extractive import ExtractiveSummarizer
from app.engines.protocol import Decoding, DetectedLanguage, Hypothesis, Signature
from app.engines.stub import StubTranslator
from app.main import create_app
from app.services.engines import Engines
from app.settings import Settings
from tests.serving import serving

MAX_BODY = 300_000
MAX_CHARS = 200_000
MAX_TEXTS = 20

ClientMaker = Callable[..., AbstractAsyncContextManager[AsyncClient]]


class WordDetector:
    """Sees German in «nicht», English in «the», else French; nothing where there are no letters."""

    def detect(self, text: str) -> list[DetectedLanguage]:
        if not any(character.isalpha() for character in text):
            return []
        words = text.lower().split()
        language = "de" if "nicht" in words else "en" if "the" in words else "fr"
        rest = "fr" if language != "fr" else "en"
        return [DetectedLanguage(language, 0.99), DetectedLanguage(rest, 0.01)]


@dataclass
class GatedTranslator:
    """A translator that waits in every call until the test opens the gate."""

    entered: threading.Event = field(default_factory=threading.Event)
    gate: threading.Event = field(default_factory=threading.Event)
    calls: int = 0
    inner: StubTranslator = field(default_factory=StubTranslator)
    max_input_tokens: int = 110

    @property
    def signature(self) -> Signature:
        return self.inner.signature

    def count_tokens(self, sentences: Sequence[str]) -> list[int]:
        return self.inner.count_tokens(sentences)

    def translate(self, sentences: Sequence[str], decoding: Decoding) -> list[list[Hypothesis]]:
        self.calls += 1
        self.entered.set()
        assert self.gate.wait(30), "the test never opened the gate"
        return self.inner.translate(sentences, decoding)

    def close(self) -> None:
        pass


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(
        _env_file=None,
        max_body_bytes=MAX_BODY,
        max_text_chars=MAX_CHARS,
        max_texts=MAX_TEXTS,
        threads=1,  # on any machine one call at a time, so that tests can count them
        glossary_dir=tmp_path / "glossaries",
        pairs_file=str(tmp_path / "pairs.db"),
    )


@pytest.fixture
def engines() -> Engines:
    return Engines(CompleteTranslator(StubTranslator()), ExtractiveSummarizer(), WordDetector())


@pytest.fixture
def make_client(settings: Settings, engines: Engines) -> ClientMaker:
    """Make a client of an application with another translator or other settings."""

    @asynccontextmanager
    async def make(**changes: object) -> AsyncIterator[AsyncClient]:
        translator = changes.pop("translator", engines.translator)
        app = create_app(settings.model_copy(update=changes), replace(engines, translator=translator))
        async with (
            LifespanManager(app) as manager,
            AsyncClient(transport=ASGITransport(manager.app), base_url="http://depeche") as client,
        ):
            yield client

    return make


@pytest.fixture
async def client(make_client: ClientMaker) -> AsyncIterator[AsyncClient]:
    async with make_client() as client:
        yield client


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Serve the application on a stub engine over HTTP, and give its address."""
    engines = Engines(CompleteTranslator(StubTranslator()), ExtractiveSummarizer(), WordDetector())
    folder = tmp_path_factory.mktemp("service")
    own = Settings(_env_file=None, glossary_dir=folder / "glossaries", pairs_file=str(folder / "pairs.db"))
    app = create_app(own, engines)
    with serving(app) as url:
        yield url


@pytest.fixture
def gated() -> GatedTranslator:
    return GatedTranslator()


def assert_error(response: Response, status: int, code: str) -> dict[str, object]:
    """Check the one shape of errors, and give the error's detail."""
    assert response.headers["content-type"] == "application/json"
    body = response.json()
    assert (response.status_code, body["error"]["code"]) == (status, code), body
    assert set(body) == {"error", "request_id"}
    assert set(body["error"]) == {"code", "message", "detail"}
    assert body["error"]["message"]
    assert body["request_id"] == response.headers["x-request-id"]
    return body["error"]["detail"]
