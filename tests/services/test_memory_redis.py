"""Redis for the translation memory: over restarts, for several servers, and never in the way."""

import socket
import threading
import time
from collections.abc import Callable, Iterator

import httpx
import pytest
import redis
from pydantic import ValidationError

from app.cli.server_process import ServerProcess, free_port, running_server
from app.engines.protocol import Decoding, Hypothesis
from app.errors import StorageError
from app.services.checked import Checked
from app.services.memory import TranslationMemory, open_memory
from app.services.memory_redis import ALONE_SECONDS, PREFIX, MemoryRedis
from app.services.translation import TranslationService
from app.services.worker import EngineWorker
from app.settings import Settings
from tests.redis_server import running_redis
from tests.services.conftest import FixedDetector, Scripted

MIB = 2**20
ANSWER = Checked((Hypothesis("text", 0.0),))
PATIENCE_SECONDS = 10


def settings(url: str) -> Settings:
    return Settings(_env_file=None, memory_redis=url)


@pytest.fixture
def client(redis_url: str) -> Iterator[redis.Redis]:
    with redis.Redis.from_url(redis_url) as client:
        yield client


@pytest.fixture
def store(redis_url: str, patient: None) -> Iterator[MemoryRedis]:
    store = MemoryRedis(redis_url, 30)
    yield store
    store.close()


@pytest.fixture
def patient(monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine that is busy with other things is no slow Redis."""
    for name in ("READ_SECONDS", "_CONNECT_SECONDS", "_WRITE_SECONDS"):
        monkeypatch.setattr(f"app.services.memory_redis.{name}", float(PATIENCE_SECONDS))


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """A server that failed is asked again soon."""
    monkeypatch.setattr("app.services.memory_redis.ALONE_SECONDS", 0.3)


def wait_until(is_so: Callable[[], object]) -> None:
    end = time.monotonic() + PATIENCE_SECONDS
    while not is_so():
        assert time.monotonic() < end, "it never came"
        time.sleep(0.02)


@pytest.mark.redis
@pytest.mark.usefixtures("patient")
async def test_what_one_server_has_translated_another_knows(redis_url: str) -> None:
    source = "Il y a 12 morts, dit William Burns."
    answers, counts = [], []
    for _ in range(2):
        engine = Scripted({source: ["There are 13 dead, says William Burnset."]})
        memory = open_memory(settings(redis_url))
        service = TranslationService(EngineWorker(engine), FixedDetector(), Decoding(), memory)
        answers += await service.translate([source], "fr")
        counts.append(len(engine.calls))
        service.worker.close()
        memory.close()
    assert counts[0]
    assert not counts[1]
    assert answers[0] == answers[1]
    assert answers[0].flags


@pytest.mark.redis
@pytest.mark.engine
def test_two_processes_share_it(redis_url: str) -> None:
    environment = {"DEPECHE_MEMORY_REDIS": redis_url}
    with running_server(environment) as one, running_server(environment) as other:
        for server in (one, other):
            server.wait_until_ready(lambda _: None)
        for place in ("Paris", "Nice", "Lille"):
            body = {
                "q": f"Le ministre est arrivé à {place} lundi. Il pleut à {place}.",
                "source": "fr",
                "details": True,
            }
            first, _ = asked(one, body)
            with redis.Redis.from_url(redis_url) as client:
                wait_until(lambda client=client: client.dbsize() >= 2)
            second, hits = asked(other, body)
            assert first == second
            if hits == 2:
                return
            # A machine that has too much to do is as slow as a Redis that has, and that one is then left alone.
            time.sleep(ALONE_SECONDS + 1)
            with redis.Redis.from_url(redis_url) as client:
                client.flushdb()
    pytest.fail("the second process never knew what the first had translated")


def asked(server: ServerProcess, body: dict[str, object]) -> tuple[dict[str, object], int]:
    """Give the answer, and how many sentences were known for it."""
    with httpx.Client(base_url=server.url, trust_env=False, timeout=60) as caller:
        before = caller.get("/info").json()["memory"]["hits"]
        answer = caller.post("/translate", json=body).json()
        return answer, caller.get("/info").json()["memory"]["hits"] - before


@pytest.mark.redis
@pytest.mark.usefixtures("patient")
def test_what_waits_to_be_written_can_be_read_and_is_there_for_others(redis_url: str, store: MemoryRedis) -> None:
    rows = {number.to_bytes(20): b"%d" % number for number in range(1200)}
    other = MemoryRedis(redis_url, 30)
    other.write(rows)
    assert other.read(list(rows)) == rows
    other.close()
    assert store.read([*rows, b"unknown"]) == rows


@pytest.mark.redis
@pytest.mark.usefixtures("patient")
def test_answers_expire_and_are_kept_for_longer_where_they_are_used(redis_url: str, client: redis.Redis) -> None:
    store = MemoryRedis(redis_url, 2)
    store.write({b"used": b"1", b"unused": b"2"})
    store.close()
    assert {key: client.ttl(PREFIX + key) for key in (b"used", b"unused")} == {
        b"used": pytest.approx(2 * 86_400, abs=60),
        b"unused": pytest.approx(2 * 86_400, abs=60),
    }
    store = MemoryRedis(redis_url, 3)
    store.use([b"used", b"never there"])
    store.close()
    assert client.ttl(PREFIX + b"used") > 2.9 * 86_400
    assert client.ttl(PREFIX + b"unused") <= 2 * 86_400
    assert sorted(client.keys()) == [PREFIX + b"unused", PREFIX + b"used"]


@pytest.mark.redis
@pytest.mark.usefixtures("patient")
def test_what_is_damaged_or_not_ours_is_made_anew(redis_url: str, client: redis.Redis) -> None:
    store = MemoryRedis(redis_url, 30)
    store.write(dict.fromkeys((b"cut", b"other", b"changed", b"list", b"whole"), b"answer"))
    store.close()
    whole = client.get(PREFIX + b"whole")
    client.set(PREFIX + b"cut", whole[:5])
    client.set(PREFIX + b"other", whole)
    client.set(PREFIX + b"changed", client.get(PREFIX + b"changed")[:-1] + b"?")
    client.delete(PREFIX + b"list")
    client.rpush(PREFIX + b"list", b"answer")
    store = MemoryRedis(redis_url, 30)
    assert store.read([b"cut", b"other", b"changed", b"list", b"whole"]) == {b"whole": b"answer"}
    store.write({b"rubbish": b"rubbish"})
    memory = TranslationMemory(MIB, store)
    assert memory.recall([b"rubbish"]) == {}
    memory.close()


@pytest.mark.redis
@pytest.mark.usefixtures("patient", "impatient")
def test_a_server_that_goes_and_comes_back_costs_answers_only(
    redis_binary: str, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("INFO")
    port = free_port()
    memory = None
    with running_redis(redis_binary, port) as url:
        memory = open_memory(settings(url))
        memory.keep({b"first": ANSWER})
        with redis.Redis.from_url(url) as client:
            wait_until(client.dbsize)
    for number in range(4):
        key = b"down %d" % number
        assert memory.recall([key]) == {}
        memory.keep({key: ANSWER})
        assert memory.recall([key]) == {key: ANSWER}
        time.sleep(0.2)
    wait_until(lambda: "can't be written" in caplog.text)
    with running_redis(redis_binary, port) as url, redis.Redis.from_url(url) as client:
        time.sleep(0.4)
        memory.keep({b"back": ANSWER})
        wait_until(client.dbsize)
        assert memory.recall([b"unknown"]) == {}
        memory.close()
        assert client.exists(PREFIX + b"back")
    for told in ("can't be read", "can't be written", "can be read again", "can be written again"):
        assert caplog.text.count(told) == 1


@pytest.fixture
def silent() -> Iterator[str]:
    """A server that takes connections and never says a word."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        yield f"redis://127.0.0.1:{listening.getsockname()[1]}"


@pytest.fixture
def dripping() -> Iterator[str]:
    """A server that never stops answering, a byte at a time, so that no single wait is long."""
    stopped = threading.Event()

    def drip(listening: socket.socket) -> None:
        connection, _ = listening.accept()
        with connection:
            while not stopped.wait(0.02):
                try:
                    connection.sendall(b"+")
                except OSError:
                    return

    with socket.create_server(("127.0.0.1", 0)) as listening:
        thread = threading.Thread(target=drip, args=(listening,))
        thread.start()
        yield f"redis://127.0.0.1:{listening.getsockname()[1]}"
        stopped.set()
        thread.join()


@pytest.mark.parametrize("server", ["silent", "dripping"])
def test_a_server_that_is_slow_is_waited_for_once(
    server: str, request: pytest.FixtureRequest, caplog: pytest.LogCaptureFixture
) -> None:
    memory = open_memory(settings(request.getfixturevalue(server)))
    began = time.monotonic()
    for number in range(50):
        assert memory.recall([b"%d" % number]) == {}
    assert time.monotonic() - began < 1.5
    assert caplog.text.count("can't be read") == 1
    memory.close()


def test_a_password_is_not_told(caplog: pytest.LogCaptureFixture) -> None:
    memory = open_memory(settings(f"redis://:geheim@127.0.0.1:{free_port()}/0"))
    assert memory.recall([b"key"]) == {}
    memory.close()
    assert "can't be read" in caplog.text
    assert "geheim" not in caplog.text + repr(settings("redis://:geheim@h"))


@pytest.mark.parametrize("url", ["redis://h:port", "redis://h/0?nonsense=1", "redis://h/0?socket_timeout=long"])
def test_an_address_that_is_none_is_told_and_remembering_goes_on(url: str, caplog: pytest.LogCaptureFixture) -> None:
    with pytest.raises(StorageError, match="not valid"):
        MemoryRedis(url, 30)
    memory = open_memory(settings(url))
    assert "not valid" in caplog.text
    memory.keep({b"key": ANSWER})
    assert memory.recall([b"key"])


@pytest.mark.parametrize(
    ("values", "told"),
    [
        ({"memory_redis": "http://h"}, "must begin with `redis://`"),
        ({"memory_redis": "redis://h", "memory_file": "memory.db"}, "not in both"),
        ({"memory_redis": "redis://h", "memory_redis_days": 0}, "greater than or equal to 1"),
    ],
)
def test_settings_that_make_no_sense_are_told_at_the_start(values: dict[str, object], told: str) -> None:
    with pytest.raises(ValidationError, match=told) as caught:
        Settings(_env_file=None, **values)
    assert str(caught.value.errors()[0]["loc"][0]).startswith("memory_redis")


def test_switched_off_it_is_not_asked() -> None:
    assert open_memory(Settings(_env_file=None, memory_mb=0, memory_redis="redis://h")) is None
