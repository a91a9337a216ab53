"""The body limit, message by message."""

import asyncio
import json

import pytest
from fastapi import FastAPI, Request
from starlette.types import Message

from app.api import middleware
from app.api.errors import install_error_handlers
from app.api.middleware import BodyLimit

CHUNK = 100
LIMIT = 250


class Exchange:
    """One request of several chunks; `events` tells in which order they were read and the answer was sent."""

    def __init__(self, chunks: int, declared: str | None = None, path: str = "/") -> None:
        self.path = path
        self.chunks = chunks
        self.declared = declared
        self.events: list[str] = []
        self.sent: list[Message] = []

    async def run(self) -> None:
        app = FastAPI()
        install_error_handlers(app)

        @app.post("/file")
        @app.post("/")
        async def count(request: Request) -> int:
            return len(await request.body())

        headers = [] if self.declared is None else [(b"content-length", self.declared.encode("latin-1"))]
        scope = {"type": "http", "method": "POST", "path": self.path, "query_string": b"", "headers": headers}
        await BodyLimit(app, max_bytes=LIMIT, larger={"/file": 5 * CHUNK})(scope, self.receive, self.send)

    async def receive(self) -> Message:
        if not self.chunks:
            await asyncio.Event().wait()
        self.events.append("read")
        self.chunks -= 1
        return {"type": "http.request", "body": b"a" * CHUNK, "more_body": self.chunks > 0}

    async def send(self, message: Message) -> None:
        if message.get("body"):
            self.events.append("answered")
        self.sent.append(message)

    @property
    def status(self) -> int:
        return self.sent[0]["status"]

    @property
    def answer(self) -> object:
        return json.loads(b"".join(message.get("body", b"") for message in self.sent))

    @property
    def read_before_answer(self) -> int:
        return self.events.index("answered")


@pytest.mark.parametrize("declared", [None, "200", "nonsense", "²", ""])
async def test_a_body_within_the_limit(declared: str | None) -> None:
    exchange = Exchange(2, declared)
    await exchange.run()
    assert (exchange.status, exchange.answer) == (200, 2 * CHUNK)


@pytest.mark.parametrize(("chunks", "status"), [(5, 200), (6, 413)])
async def test_a_path_may_take_more(chunks: int, status: int) -> None:
    exchange = Exchange(chunks, path="/file")
    await exchange.run()
    assert exchange.status == status


@pytest.mark.parametrize("declared", ["251", "1000", "9" * 5000])
async def test_a_declared_large_body_is_refused_unread(declared: str) -> None:
    exchange = Exchange(10, declared)
    await exchange.run()
    assert exchange.status == 413
    assert exchange.answer["error"]["code"] == "body_too_large"
    assert exchange.read_before_answer == 0


@pytest.mark.parametrize("declared", [None, "200", "-1"])
async def test_a_streamed_large_body_is_refused_when_it_has_grown_too_large(declared: str | None) -> None:
    exchange = Exchange(10, declared)
    await exchange.run()
    assert exchange.status == 413
    assert exchange.answer["error"]["code"] == "body_too_large"
    assert exchange.read_before_answer == 3


@pytest.mark.parametrize("declared", [None, "1000"])
async def test_what_is_still_sent_is_drained_so_that_the_answer_arrives(declared: str | None) -> None:
    exchange = Exchange(10, declared)
    await exchange.run()
    assert exchange.chunks == 0
    assert exchange.events.count("answered") == 1
    assert [message.get("more_body", False) for message in exchange.sent[1:]] == [True, False]


async def test_draining_has_an_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(middleware, "DRAINED_BYTES", 5 * CHUNK)
    exchange = Exchange(1_000_000, "1000000")
    await exchange.run()
    assert exchange.events.count("read") == 5


async def test_draining_does_not_wait_for_ever(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(middleware, "DRAINED_SECONDS", 0.01)
    exchange = Exchange(0, "1000")
    await asyncio.wait_for(exchange.run(), 30)
    assert exchange.status == 413
