"""Sentences come while others are being translated; a caller who leaves ends the work."""

import asyncio
import json
import logging
import threading
from collections.abc import AsyncIterator, Callable, Sequence
from dataclasses import dataclass, field

import pytest
from asgi_lifespan import LifespanManager
from httpx import AsyncClient
from starlette.types import Message

from app.api.event_stream import Event, EventStream
from app.engines.protocol import Decoding, Hypothesis, Signature
from app.engines.stub import StubTranslator
from app.main import create_app
from app.services.engines import Engines
from app.services.turns import FIRST_GROUP
from app.settings import Settings
from tests.api.conftest import ClientMaker, assert_error
from tests.api.test_disconnect import SCOPE

STREAM = {"Accept": "text/event-stream"}
LONG = " ".join(f"Phrase numéro {number} du texte." for number in range(60))


def parse(text: str) -> list[tuple[str, dict[str, object]]]:
    """Read events as the standard says: a blank line ends each, a colon begins a comment."""
    events = []
    for block in text.split("\n\n"):
        lines = [line.partition(": ") for line in block.splitlines() if not line.startswith(":")]
        if lines:
            named = {name: value for name, _, value in lines}
            assert set(named) == {"event", "data"}
            events.append((named["event"], json.loads(named["data"])))
    assert text.endswith("\n\n")
    return events


def named(events: list[tuple[str, dict[str, object]]], name: str) -> list[dict[str, object]]:
    return [data for kind, data in events if kind == name]


@dataclass
class TurnstileTranslator:
    """A translator that lets one call pass for each time that the test opens it."""

    turnstile: threading.Semaphore = field(default_factory=lambda: threading.Semaphore(0))
    calls: list[int] = field(default_factory=list)
    fail_at: int | None = None
    inner: StubTranslator = field(default_factory=StubTranslator)
    max_input_tokens: int = 110

    @property
    def signature(self) -> Signature:
        return self.inner.signature

    def count_tokens(self, sentences: Sequence[str]) -> list[int]:
        return self.inner.count_tokens(sentences)

    def translate(self, sentences: Sequence[str], decoding: Decoding) -> list[list[Hypothesis]]:
        self.calls.append(len(sentences))
        assert self.turnstile.acquire(timeout=30), "the test never let it pass"
        if self.fail_at is not None and len(self.calls) > self.fail_at:
            raise RuntimeError("secret path")
        return self.inner.translate(sentences, decoding)

    def close(self) -> None:
        pass


@pytest.mark.parametrize(
    "body", [{"q": LONG}, {"q": LONG, "alternatives": 2, "details": True}, {"q": LONG, "api_key": ""}]
)
async def test_the_events_are_the_whole(client: AsyncClient, body: dict[str, object]) -> None:
    plain = (await client.post("/translate", json=body)).json()
    response = await client.post("/translate", json=body, headers=STREAM)
    assert response.status_code == 200
    assert response.headers["content-type"].startswith("text/event-stream")
    assert response.headers["cache-control"] == "no-cache"
    assert "content-length" not in response.headers
    events = parse(response.text)
    sentences = named(events, "sentence")
    assert [item["index"] for item in sentences] == list(range(60))
    assert " ".join(item["target"] for item in sentences) == plain["translatedText"]
    for item in sentences:
        assert LONG[item["source_start"] : item["source_end"]] == item["source"]
        assert plain["translatedText"][item["target_start"] : item["target_end"]] == item["target"]
        assert {"score", "flags"} <= set(item)
        assert ("alternatives" in item) == ("alternatives" in body)
    assert events[0] == ("progress", {"done": 0, "total": 60})
    assert events[-1] == ("done", plain)
    assert [item["done"] for item in named(events, "progress")] == [0, 2, 6, 14, 30, 60]


async def test_a_list_names_the_text_of_each_sentence(client: AsyncClient) -> None:
    response = await client.post("/translate", json={"q": ["Un. Deux.", "", "Trois."]}, headers=STREAM)
    events = parse(response.text)
    assert [(item["text"], item["source"]) for item in named(events, "sentence")] == [
        (0, "Un."), (0, "Deux."), (2, "Trois."),
    ]  # fmt: skip
    assert named(events, "done")[0]["translatedText"] == ["[en] Un. [en] Deux.", "", "[en] Trois."]


async def test_html_names_the_block_of_each_sentence(client: AsyncClient) -> None:
    html = "<h1>Titre</h1><p>Un <b>mot</b>. Deux.</p>"
    response = await client.post("/translate", json={"q": html, "format": "html"}, headers=STREAM)
    events = parse(response.text)
    assert [(item["block"], item["source"]) for item in named(events, "sentence")] == [
        (0, "Titre"), (1, "Un mot."), (1, "Deux."),
    ]  # fmt: skip
    plain = await client.post("/translate", json={"q": html, "format": "html"})
    assert named(events, "done") == [plain.json()]


async def test_a_plain_text_is_streamed_too(client: AsyncClient) -> None:
    headers = STREAM | {"Content-Type": "text/plain"}
    response = await client.post("/translate", content="Un. Deux.", headers=headers)
    assert [item["source"] for item in named(parse(response.text), "sentence")] == ["Un.", "Deux."]


@pytest.mark.parametrize("accept", ["*/*", "application/json, text/event-stream", "text/event-stream;q=0.5, */*"])
async def test_json_where_it_is_as_welcome(client: AsyncClient, accept: str) -> None:
    response = await client.post("/translate", json={"q": "Un."}, headers={"Accept": accept})
    assert response.headers["content-type"] == "application/json"


@pytest.mark.parametrize(
    ("body", "status", "code"),
    [
        ({"q": ""}, 422, "empty_text"),
        ({"q": 1}, 422, "invalid_request"),
        ({"q": "Un.", "target": "de"}, 400, "unsupported_language"),
        ({"q": "Das ist nicht gut."}, 400, "unsupported_language"),
        ({"q": "Un.", "glossary": "none"}, 404, "glossary_not_found"),
    ],
)
async def test_a_wrong_request_has_its_status(
    client: AsyncClient, body: dict[str, object], status: int, code: str
) -> None:
    assert_error(await client.post("/translate", json=body, headers=STREAM), status, code)


class Caller:
    """Speaks to the application itself, as a server does: the usual test client waits for the whole answer."""

    def __init__(self, body: dict[str, object]) -> None:
        self.incoming: asyncio.Queue[Message] = asyncio.Queue()
        self.incoming.put_nowait({"type": "http.request", "body": json.dumps(body).encode(), "more_body": False})
        self.sent: list[Message] = []
        self._news = asyncio.Condition()

    async def send(self, message: Message) -> None:
        async with self._news:
            self.sent.append(message)
            self._news.notify_all()

    @property
    def text(self) -> str:
        return b"".join(message.get("body", b"") for message in self.sent).decode()

    async def wait_for(self, condition: Callable[[str], bool]) -> None:
        async with asyncio.timeout(30), self._news:
            await self._news.wait_for(lambda: condition(self.text))


async def test_sentences_come_before_the_last_begin(settings: Settings, engines: Engines) -> None:
    engine = TurnstileTranslator()
    app = create_app(settings, Engines(engine, engines.summarizer, engines.detector))
    caller = Caller({"q": LONG, "source": "fr", "checks": False})
    scope = dict(SCOPE, headers=[*SCOPE["headers"], (b"accept", b"text/event-stream")])
    async with LifespanManager(app):
        request = asyncio.create_task(app(scope, caller.incoming.get, caller.send))
        await caller.wait_for(lambda text: "event: progress" in text)
        assert "event: sentence" not in caller.text
        engine.turnstile.release()
        await caller.wait_for(lambda text: text.count("event: sentence") == FIRST_GROUP)
        assert sum(engine.calls) < 60
        engine.turnstile.release(100)
        await asyncio.wait_for(request, 30)
    assert len(named(parse(caller.text), "sentence")) == 60
    assert sum(engine.calls) == 60
    assert caller.sent[-1] == {"type": "http.response.body", "body": b"", "more_body": False}


async def test_who_leaves_ends_the_work(settings: Settings, engines: Engines, caplog: pytest.LogCaptureFixture) -> None:
    engine = TurnstileTranslator()
    app = create_app(settings, Engines(engine, engines.summarizer, engines.detector))
    caller = Caller({"q": LONG, "source": "fr", "checks": False})
    scope = dict(SCOPE, headers=[*SCOPE["headers"], (b"accept", b"text/event-stream")])
    async with LifespanManager(app):
        request = asyncio.create_task(app(scope, caller.incoming.get, caller.send))
        engine.turnstile.release()
        await caller.wait_for(lambda text: "event: sentence" in text)
        caller.incoming.put_nowait({"type": "http.disconnect"})
        await asyncio.wait_for(request, 30)
        engine.turnstile.release(100)
    # Two groups are begun ahead, of twice and four times as many.
    assert sum(engine.calls) <= 7 * FIRST_GROUP
    assert "event: done" not in caller.text
    assert not [record for record in caplog.records if record.levelno >= logging.WARNING or record.exc_info]


async def test_a_fault_on_the_way_is_an_event(make_client: ClientMaker, caplog: pytest.LogCaptureFixture) -> None:
    engine = TurnstileTranslator(fail_at=1)
    engine.turnstile.release(100)
    async with make_client(translator=engine) as client:
        response = await client.post(
            "/translate",
            json={"q": LONG, "api_key": "", "checks": False},
            headers=STREAM | {"X-Request-ID": "story-42"},
        )
    events = parse(response.text)
    assert len(named(events, "sentence")) == FIRST_GROUP
    name, body = events[-1]
    assert name == "error"
    assert body["error"]["code"] == "internal_error"
    assert body["request_id"] == "story-42"
    assert "secret" not in response.text
    (record,) = [record for record in caplog.records if record.levelno == logging.ERROR]
    assert "story-42" in record.getMessage()
    assert not named(events, "done")


async def test_a_silent_stream_is_kept_open() -> None:
    more = asyncio.Event()

    async def events() -> AsyncIterator[list[Event]]:
        await more.wait()
        yield [Event("done", "{}")]

    caller = Caller({})
    await caller.incoming.get()
    stream = EventStream(events(), keep_alive=0.01)
    answer = asyncio.create_task(stream({"type": "http", "headers": []}, caller.incoming.get, caller.send))
    await caller.wait_for(lambda text: text.count(": still at work\n\n") >= 3)
    more.set()
    await asyncio.wait_for(answer, 30)
    assert parse(caller.text) == [("done", {})]


async def test_a_server_that_refuses_to_send_ends_the_work() -> None:
    ended = asyncio.Event()

    async def events() -> AsyncIterator[list[Event]]:
        try:
            while True:
                yield [Event("sentence", "{}")]
        finally:
            ended.set()

    sent: list[Message] = []

    async def send(message: Message) -> None:
        sent.append(message)
        if len(sent) > 3:
            raise OSError("gone")

    waiting: asyncio.Queue[Message] = asyncio.Queue()
    await asyncio.wait_for(EventStream(events())({"type": "http", "headers": []}, waiting.get, send), 30)
    assert ended.is_set()
    assert len(sent) == 4
