"""A caller who leaves: no stack trace, no work for nobody."""

import asyncio
import json
import logging

import pytest
from asgi_lifespan import LifespanManager
from starlette.types import Message

from app.main import create_app
from app.services.engines import Engines
from app.settings import Settings
from tests.api.conftest import GatedTranslator

SCOPE = {
    "type": "http",
    "asgi": {"version": "3.0"},
    "http_version": "1.1",
    "method": "POST",
    "scheme": "http",
    "path": "/translate",
    "raw_path": b"/translate",
    "query_string": b"",
    "root_path": "",
    "headers": [(b"content-type", b"application/json")],
    "client": ("127.0.0.1", 1),
    "server": ("127.0.0.1", 2),
}
LONG = " ".join(f"Phrase numéro {number} du texte." for number in range(500))


async def test_what_nobody_waits_for_is_given_up(
    settings: Settings, engines: Engines, gated: GatedTranslator, caplog: pytest.LogCaptureFixture
) -> None:
    app = create_app(settings, Engines(gated, engines.summarizer, engines.detector))
    incoming: asyncio.Queue[Message] = asyncio.Queue()
    body = json.dumps({"q": LONG, "source": "fr"}).encode()
    incoming.put_nowait({"type": "http.request", "body": body, "more_body": False})
    sent: list[Message] = []

    async def send(message: Message) -> None:
        sent.append(message)

    async with LifespanManager(app):
        request = asyncio.create_task(app(dict(SCOPE), incoming.get, send))
        assert await asyncio.to_thread(gated.entered.wait, 30)
        incoming.put_nowait({"type": "http.disconnect"})
        await asyncio.wait_for(request, 30)
        gated.gate.set()
    # The call under way ends; the other seven of this text are never made.
    assert gated.calls == 1
    assert sent[0]["status"] == 499
    assert not [record for record in caplog.records if record.levelno >= logging.WARNING or record.exc_info]


async def test_a_caller_who_leaves_while_sending(
    settings: Settings, engines: Engines, caplog: pytest.LogCaptureFixture
) -> None:
    app = create_app(settings, engines)
    incoming: asyncio.Queue[Message] = asyncio.Queue()
    incoming.put_nowait({"type": "http.request", "body": b'{"q": ', "more_body": True})
    incoming.put_nowait({"type": "http.disconnect"})
    sent: list[Message] = []

    async def send(message: Message) -> None:
        sent.append(message)

    async with LifespanManager(app):
        await asyncio.wait_for(app(dict(SCOPE), incoming.get, send), 30)
    assert sent[0]["status"] == 499
    assert not [record for record in caplog.records if record.levelno >= logging.WARNING or record.exc_info]


async def test_a_cancelled_request(
    settings: Settings, engines: Engines, gated: GatedTranslator, caplog: pytest.LogCaptureFixture
) -> None:
    app = create_app(settings, Engines(gated, engines.summarizer, engines.detector))
    incoming: asyncio.Queue[Message] = asyncio.Queue()
    incoming.put_nowait({"type": "http.request", "body": json.dumps({"q": LONG}).encode(), "more_body": False})

    async def send(_: Message) -> None:
        raise AssertionError("a cancelled request has no answer")

    async with LifespanManager(app):
        request = asyncio.create_task(app(dict(SCOPE), incoming.get, send))
        assert await asyncio.to_thread(gated.entered.wait, 30)
        request.cancel()
        with pytest.raises(asyncio.CancelledError):
            await request
        gated.gate.set()
    assert gated.calls == 1
    assert not [record for record in caplog.records if record.exc_info]
