"""Health, readiness, info, languages, detection."""

import asyncio
import threading

import pytest
from asgi_lifespan import LifespanManager
from httpx import ASGITransport, AsyncClient, Response

from app import main
from app.errors import ModelError
from app.main import create_app
from app.services.engines import Engines
from app.settings import Settings
from tests.api.conftest import MAX_BODY, MAX_CHARS, MAX_TEXTS, ClientMaker, GatedTranslator, assert_error


async def test_health(client: AsyncClient) -> None:
    response = await client.get("/health")
    assert (response.status_code, response.json()) == (200, {"status": "ok"})


async def test_ready(client: AsyncClient) -> None:
    response = await client.get("/ready")
    assert (response.status_code, response.json()) == (200, {"status": "ready", "seconds": 0.0})


async def test_info(client: AsyncClient) -> None:
    info = (await client.get("/info")).json()
    assert info["ready"] is True
    assert info["translation"]["id"] == "stub"
    assert info["summarization"]["signature"].startswith("model:extractive|")
    limits = {name: value for name, value in info["limits"].items() if name != "max_alternatives"}
    assert limits == {
        "max_body_bytes": MAX_BODY,
        "max_text_chars": MAX_CHARS,
        "max_texts": MAX_TEXTS,
        "max_glossary_terms": 20_000,
    }
    assert {"python", "ctranslate2", "torch"} <= set(info["libraries"])
    assert info["glossary_writable"] is True
    assert info["uptime_seconds"] >= 0


async def test_info_tells_how_the_memory_is_used(client: AsyncClient, make_client: ClientMaker) -> None:
    for text in ("Il pleut. Il neige.", "Il pleut. Il vente."):
        await client.post("/translate", json={"q": text, "source": "fr"})
    memory = (await client.get("/info")).json()["memory"]
    assert memory.pop("bytes") > 0
    assert memory == {"hits": 1, "misses": 3, "entries": 3}
    async with make_client(memory_mb=0) as other:
        assert (await other.get("/info")).json()["memory"] is None


async def test_languages(client: AsyncClient) -> None:
    assert (await client.get("/languages")).json() == [
        {"code": "fr", "name": "French", "targets": ["en"]},
        {"code": "en", "name": "English", "targets": []},
    ]


async def test_detect(client: AsyncClient) -> None:
    answer = (await client.post("/detect", json={"q": "Bonjour à tous"})).json()
    assert answer == [{"confidence": 99.0, "language": "fr"}, {"confidence": 1.0, "language": "en"}]
    answer = (await client.post("/detect", data={"q": "the end"})).json()
    assert answer[0]["language"] == "en"
    assert (await client.post("/detect", json={"q": "🎉 42"})).json() == []


async def loaded(client: AsyncClient) -> Response:
    """Ask until the models are loaded, or have failed to."""
    for _ in range(3_000):
        response = await client.get("/ready")
        if "not_ready" not in response.text:
            return response
        await asyncio.sleep(0.01)
    raise AssertionError("the models never loaded")


async def test_while_the_models_load(settings: Settings, engines: Engines, monkeypatch: pytest.MonkeyPatch) -> None:
    loading = threading.Event()

    def load(*_: object) -> Engines:
        assert loading.wait(30)
        return engines

    monkeypatch.setattr(main, "load_engines", load)
    app = create_app(settings)
    async with (
        LifespanManager(app) as manager,
        AsyncClient(transport=ASGITransport(manager.app), base_url="http://depeche") as client,
    ):
        assert (await client.get("/health")).status_code == 200
        for response in (await client.get("/ready"), await client.post("/translate", json={"q": "Un."})):
            assert_error(response, 503, "not_ready")
            assert int(response.headers["retry-after"]) > 0
        assert (await client.get("/info")).json()["translation"] is None
        loading.set()
        assert (await loaded(client)).status_code == 200
        assert (await client.post("/translate", json={"q": "Un."})).status_code == 200


@pytest.mark.parametrize("failure", [ModelError("The model 'x' is not installed."), ValueError("secret")])
async def test_where_the_models_fail_to_load(
    settings: Settings, monkeypatch: pytest.MonkeyPatch, failure: Exception
) -> None:
    def load(*_: object) -> Engines:
        raise failure

    monkeypatch.setattr(main, "load_engines", load)
    app = create_app(settings)
    async with (
        LifespanManager(app) as manager,
        AsyncClient(transport=ASGITransport(manager.app), base_url="http://depeche") as client,
    ):
        response = await loaded(client)
        assert_error(response, 503, "model_error")
        assert "secret" not in response.text
        assert (await client.get("/health")).status_code == 200


async def test_health_does_not_wait_for_the_engine(make_client: ClientMaker, gated: GatedTranslator) -> None:
    async with make_client(translator=gated) as client:
        # More than asyncio's and Starlette's thread pools have room for.
        waiting = [asyncio.create_task(client.post("/translate", json={"q": "Un.", "source": "fr"})) for _ in range(60)]
        try:
            assert await asyncio.to_thread(gated.entered.wait, 30)
            for path in ("/health", "/ready", "/info", "/languages"):
                response = await asyncio.wait_for(client.get(path), 30)
                assert response.status_code == 200
            assert not any(task.done() for task in waiting)
        finally:
            gated.gate.set()
        assert {response.status_code for response in await asyncio.gather(*waiting)} == {200}
