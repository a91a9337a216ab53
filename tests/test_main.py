"""How the application starts: alive at once, ready when its models are, honest when they can't be."""

import threading
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import replace

import pytest
from asgi_lifespan import LifespanManager
from fastapi import FastAPI
from httpx import ASGITransport, AsyncClient

from app import main
from app.engines.extractive import ExtractiveSummarizer
from app.engines.protocol import DetectedLanguage
from app.engines.stub import StubTranslator
from app.errors import ModelError
from app.services.engines import Engines, Loading
from app.settings import Settings


class French:
    def detect(self, text: str) -> list[DetectedLanguage]:
        return [DetectedLanguage("fr", 1.0)]


ENGINES = Engines(StubTranslator(), ExtractiveSummarizer(), French())


def application(monkeypatch: pytest.MonkeyPatch, load: Callable[..., Engines]) -> FastAPI:
    monkeypatch.setattr(main, "load_engines", load)
    return main.create_app(Settings(_env_file=None))


def client(app: FastAPI) -> AsyncClient:
    return AsyncClient(transport=ASGITransport(app), base_url="http://depeche")


async def until_loaded(app: FastAPI) -> None:
    await app.state.depeche.loading


async def test_it_is_alive_before_it_is_ready(monkeypatch: pytest.MonkeyPatch) -> None:
    gate = threading.Event()

    def load(*_: object) -> Engines:
        gate.wait(10)
        return ENGINES

    app = application(monkeypatch, load)
    async with LifespanManager(app), client(app) as http:
        assert (await http.get("/health")).status_code == 200
        early = await http.get("/ready")
        assert early.status_code == 503
        assert early.json()["error"]["code"] == "not_ready"
        assert int(early.headers["retry-after"]) >= 1
        assert (await http.post("/translate", json={"q": "Bonjour"})).status_code == 503
        gate.set()
        await until_loaded(app)
        assert (await http.get("/ready")).status_code == 200
        assert (await http.post("/translate", json={"q": "Bonjour"})).json()["translatedText"] == "[en] Bonjour"


@pytest.mark.parametrize(
    ("fault", "told"),
    [(ModelError("No model 'x'."), "No model 'x'."), (RuntimeError("secret path"), "server's log")],
)
async def test_a_model_that_cannot_be_loaded_is_told(monkeypatch, fault: Exception, told: str) -> None:
    def load(*_: object) -> Engines:
        raise fault

    app = application(monkeypatch, load)
    async with LifespanManager(app), client(app) as http:
        await until_loaded(app)
        for answer in (await http.get("/ready"), await http.post("/translate", json={"q": "Bonjour"})):
            assert answer.status_code == 503
            assert told in answer.json()["error"]["message"]
            assert "secret path" not in answer.text
        assert (await http.get("/health")).status_code == 200


@pytest.mark.parametrize("fault", [None, ModelError("No model 'x'.")])
async def test_what_was_begun_before_is_waited_for(monkeypatch: pytest.MonkeyPatch, fault: Exception | None) -> None:
    monkeypatch.delattr(main, "load_engines")
    loading: Future[Engines] = Future()
    app = main.create_app(Settings(_env_file=None), loading=Loading(loading))
    async with LifespanManager(app), client(app) as http:
        assert (await http.get("/ready")).json()["error"]["code"] == "not_ready"
        if fault:
            loading.set_exception(fault)
        else:
            loading.set_result(ENGINES)
        await until_loaded(app)
        ready = await http.get("/ready")
    assert (ready.status_code, "No model 'x'." in ready.text) == ((503, True) if fault else (200, False))


async def test_a_fault_of_the_first_translation_is_logged_and_not_fatal(monkeypatch, caplog) -> None:
    class Broken(StubTranslator):
        def translate(self, sentences, decoding):
            raise RuntimeError("no memory")

    app = application(monkeypatch, lambda *_: replace(ENGINES, translator=Broken()))
    async with LifespanManager(app), client(app) as http:
        await until_loaded(app)
        assert (await http.get("/ready")).status_code == 200
    assert "The first translation failed" in caplog.text


async def test_stopping_while_loading_is_no_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    gate = threading.Event()
    app = application(monkeypatch, lambda *_: gate.wait(0.2) or ENGINES)
    async with LifespanManager(app), client(app) as http:
        assert (await http.get("/health")).status_code == 200
