"""Webhooks: signed, tried again, never followed elsewhere, and delivered after a restart."""

import asyncio
import hashlib
import hmac
import json
import time
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import stamina

from app.services import webhook_deliveries
from app.services.database import Database
from app.services.jobs_queue import JobQueue
from app.services.jobs_records import NewItem, NewJob, Outcome, Webhook
from app.services.jobs_store import JobStore
from app.services.webhook_deliveries import PAUSES, Deliveries
from app.services.webhooks import DeliveryError, PassingError, WebhookSender, sign

SECRET = "a secret of sixteen"


class Receiver:
    """A server that notes what it is sent, and answers as it is told: the last of `answers` again and again."""

    def __init__(self) -> None:
        self.answers = [b"HTTP/1.1 204 No Content\r\n\r\n"]
        self.requests: list[tuple[str, dict[str, str], bytes]] = []
        self.came = asyncio.Event()
        self.url = ""

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        head = (await reader.readuntil(b"\r\n\r\n")).decode().split("\r\n")
        headers = {name.lower(): value for name, _, value in (line.partition(": ") for line in head[1:] if line)}
        body = await reader.readexactly(int(headers["content-length"]))
        self.requests.append((head[0], headers, body))
        self.came.set()
        answer = self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]
        if answer:
            writer.write(answer)
            await writer.drain()
        else:
            await reader.read()  # until the caller gives up
        writer.close()

    async def wait_for(self, count: int) -> None:
        async with asyncio.timeout(10):
            while len(self.requests) < count:
                self.came.clear()
                await self.came.wait()


@pytest.fixture
async def receiver() -> AsyncIterator[Receiver]:
    receiver = Receiver()
    server = await asyncio.start_server(receiver.serve, "127.0.0.1", 0)
    receiver.url = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}/hook?desk=1"
    async with server:
        yield receiver


@pytest.fixture(autouse=True)
def no_pauses():
    with stamina.set_testing(True, attempts=3):
        yield


def answer(status: str, *headers: str) -> bytes:
    return "\r\n".join((f"HTTP/1.1 {status}", *headers, "Content-Length: 0", "", "")).encode()


async def send(receiver: Receiver, *, private: bool = True, seconds: float = 5) -> str:
    return await WebhookSender(seconds, private=private).send(receiver.url, SECRET, "event-1", {"job_id": "é"})


async def test_a_call_is_signed_over_its_time_and_body(receiver: Receiver) -> None:
    assert await send(receiver) == "204"
    ((line, headers, body),) = receiver.requests
    assert line == "POST /hook?desk=1 HTTP/1.1"
    assert json.loads(body) == {"job_id": "é"}
    assert headers["content-type"] == "application/json"
    assert headers["x-depeche-event-id"] == "event-1"
    timestamp = headers["x-depeche-timestamp"]
    assert abs(int(timestamp) - time.time()) < 5
    # As a receiver would do it, from the documentation alone.
    expected = hmac.new(SECRET.encode(), timestamp.encode() + b"." + body, hashlib.sha256).hexdigest()
    assert headers["x-depeche-signature"] == f"sha256={expected}"


def test_another_time_body_or_secret_has_another_signature() -> None:
    signatures = {sign(SECRET, 1, b"a"), sign(SECRET, 2, b"a"), sign(SECRET, 1, b"b"), sign("another", 1, b"a")}
    assert len(signatures) == 4


@pytest.mark.parametrize("fault", ["500 Oops", "503 Busy", "429 Slow down", "408 Late"])
async def test_what_may_pass_is_tried_again_at_once(receiver: Receiver, fault: str) -> None:
    receiver.answers = [answer(fault), answer(fault), answer("200 OK")]
    assert await send(receiver) == "200"
    assert len(receiver.requests) == 3
    assert {headers["x-depeche-event-id"] for _, headers, _ in receiver.requests} == {"event-1"}


async def test_a_round_of_tries_ends(receiver: Receiver) -> None:
    receiver.answers = [answer("500 Oops")]
    with pytest.raises(PassingError, match="status 500") as caught:
        await send(receiver)
    assert len(receiver.requests) == 3
    assert not caught.value.for_good


@pytest.mark.parametrize(
    ("status", "for_good"), [("400 No", False), ("404 No", False), ("410 Gone", True), ("302 Found", True)]
)
async def test_what_does_not_pass_is_not_tried_at_once(receiver: Receiver, status: str, for_good: bool) -> None:
    receiver.answers = [answer(status)]
    with pytest.raises(DeliveryError, match=f"status {status[:3]}") as caught:
        await send(receiver)
    assert len(receiver.requests) == 1
    assert caught.value.for_good == for_good


@pytest.mark.parametrize("status", ["301 Moved", "302 Found", "307 Temporary", "308 Permanent"])
async def test_redirects_are_not_followed(receiver: Receiver, status: str) -> None:
    receiver.answers = [answer(status, f"Location: {receiver.url}"), answer("200 OK")]
    with pytest.raises(DeliveryError, match="status 30"):
        await send(receiver)
    assert len(receiver.requests) == 1


async def test_a_receiver_that_does_not_answer_is_given_up(receiver: Receiver) -> None:
    receiver.answers = [b""]
    started = time.monotonic()
    with pytest.raises(PassingError, match="no answer in"):
        await send(receiver, seconds=0.2)
    assert time.monotonic() - started < 5


async def test_a_receiver_that_answers_nonsense_is_a_fault(receiver: Receiver) -> None:
    receiver.answers = [b"220 ready \x00 for mail\r\n\r\n"]
    with pytest.raises(PassingError, match="ProtocolError") as caught:
        await send(receiver)
    assert str(caught.value).isprintable()


async def test_private_addresses_are_refused_at_the_connection(receiver: Receiver) -> None:
    with pytest.raises(DeliveryError, match="not public") as caught:
        await send(receiver, private=False)
    assert caught.value.for_good
    assert receiver.requests == []


async def test_no_proxy_is_asked(receiver: Receiver, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "HTTP_PROXY", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    assert await send(receiver) == "204"


@pytest.fixture
def store(tmp_path: Path):
    store = JobStore(Database(f"sqlite:///{tmp_path}/depeche.db"), keep_seconds=3600, max_open_items=10)
    yield store
    store.database.close()


def finished_job(store: JobStore, url: str, *, results: bool = False) -> str:
    items = (NewItem("translate", '{"kind": "translate", "q": "Un"}'),) * 2
    job, _ = store.submit(NewJob(items, "f", webhook=Webhook(url, SECRET, results)))
    queue = JobQueue(store.database, 3600, 10)
    for outcome in (Outcome(result='{"translatedText": "One"}'), Outcome(error='{"code": "c", "message": "m"}')):
        claim = queue.claim("w")
        assert claim
        assert queue.finish(claim, outcome)
    return job.id


async def until(store: JobStore, job_id: str, status: str, attempts: int = 1):
    async with asyncio.timeout(10):
        while True:
            delivery = (await asyncio.to_thread(store.read, job_id)).delivery
            if delivery and (delivery.status, delivery.attempts) == (status, attempts):
                return delivery
            await asyncio.sleep(0.01)


def deliveries(store: JobStore, lease_seconds: float = 10) -> Deliveries:
    return Deliveries(store, WebhookSender(5, private=True), lease_seconds)


@pytest.mark.parametrize("results", [False, True])
async def test_the_end_of_a_job_is_told_with_results_where_asked(receiver, store: JobStore, results: bool) -> None:
    job_id = finished_job(store, receiver.url, results=results)
    calling = deliveries(store)
    calling.start()
    delivery = await until(store, job_id, "delivered")
    await calling.stop()
    assert delivery.answer == "204"
    message = json.loads(receiver.requests[0][2])
    told = message.pop("results", None)
    assert message == {
        "event": "job.done",
        "event_id": delivery.event_id,
        "job_id": job_id,
        "status": "done",
        "items": 2,
        "progress": {"queued": 0, "running": 0, "done": 1, "failed": 1, "cancelled": 0},
    }
    expected = [
        {"index": 0, "kind": "translate", "status": "done", "attempts": 1, "result": {"translatedText": "One"}},
        {"index": 1, "kind": "translate", "status": "failed", "attempts": 1, "error": {"code": "c", "message": "m"}},
    ]
    assert told == (expected if results else None)


async def test_results_come_whole_however_many(receiver, store: JobStore, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(webhook_deliveries, "_ITEMS_A_PAGE", 1)
    finished_job(store, receiver.url, results=True)
    calling = deliveries(store)
    calling.start()
    await receiver.wait_for(1)
    await calling.stop()
    assert [item["index"] for item in json.loads(receiver.requests[0][2])["results"]] == [0, 1]


async def test_what_was_not_delivered_is_delivered_after_a_restart(receiver, store: JobStore, monkeypatch) -> None:
    job_id = finished_job(store, receiver.url)
    receiver.answers = [answer("500 Oops")]
    monkeypatch.setattr(webhook_deliveries, "PAUSES", (0.2,))
    first = deliveries(store)
    first.start()
    await until(store, job_id, "pending")
    await first.stop()
    store.database.close()

    receiver.answers = [answer("200 OK")]
    second = deliveries(store)
    second.start()
    await asyncio.sleep(0.3)
    second.wake()
    delivery = await until(store, job_id, "delivered", attempts=2)
    await second.stop()
    assert {json.loads(body)["event_id"] for _, _, body in receiver.requests} == {delivery.event_id}


async def test_a_call_under_way_is_taken_up_by_another_only_when_its_server_is_gone(receiver, store: JobStore) -> None:
    finished_job(store, receiver.url)
    receiver.answers = [b""]
    first, second = deliveries(store, lease_seconds=0.3), deliveries(store)
    first.start()
    await receiver.wait_for(1)
    await asyncio.sleep(0.6)
    assert await asyncio.to_thread(second.queue.claim, 8) == []
    await first.stop()
    await asyncio.sleep(0.4)
    assert len(await asyncio.to_thread(second.queue.claim, 8)) == 1


async def test_a_sign_of_life_that_comes_late_leaves_the_pause_as_it_is(receiver, store: JobStore) -> None:
    finished_job(store, receiver.url)
    queue = deliveries(store, lease_seconds=0.01).queue
    (due,) = await asyncio.to_thread(queue.claim, 8)
    await asyncio.to_thread(queue.failed, due, "status 500", for_good=False)
    await asyncio.to_thread(queue.extend, [due])
    await asyncio.sleep(0.05)
    assert await asyncio.to_thread(queue.claim, 8) == []


async def test_a_delivery_fails_after_its_last_pause(receiver, store: JobStore, monkeypatch) -> None:
    job_id = finished_job(store, receiver.url)
    receiver.answers = [answer("404 Nothing here")]
    monkeypatch.setattr(webhook_deliveries, "PAUSES", (0.0, 0.0))
    monkeypatch.setattr(webhook_deliveries, "POLL_SECONDS", 0.01)
    calling = deliveries(store)
    calling.start()
    delivery = await until(store, job_id, "failed", attempts=3)
    await calling.stop()
    assert delivery.answer == "status 404"
    assert len(receiver.requests) == 3


async def test_who_is_gone_is_not_called_again(receiver, store: JobStore) -> None:
    job_id = finished_job(store, receiver.url)
    receiver.answers = [answer("410 Gone")]
    calling = deliveries(store)
    calling.start()
    await until(store, job_id, "failed")
    await calling.stop()


def test_all_tries_fall_into_the_day_that_a_job_is_kept() -> None:
    assert sum(PAUSES) < 24 * 3600
