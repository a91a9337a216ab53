"""Redis for the translation memory: it outlives the process, and servers of several machines may share it."""

import logging
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from hashlib import blake2b
from itertools import islice
from threading import Lock
from typing import TypeVar

import redis
from redis.backoff import NoBackoff
from redis.retry import Retry

from app.errors import StorageError
from app.services.memory_codec import VERSION
from app.services.memory_store import NO_SOURCES, LateWriter, Row

logger = logging.getLogger("depeche")

Result = TypeVar("Result")
PREFIX = b"depeche:memory:%d:" % VERSION
# A reader waits for no longer than this, whatever the network does: translating anew takes not much more.
READ_SECONDS = 0.25
_CONNECT_SECONDS, _WRITE_SECONDS = 0.2, 2.0
# After a fault, so that not every request waits for the next one.
ALONE_SECONDS = 5.0
_ROWS_PER_CALL = 500
_DIGEST_BYTES = 8
_DAY_SECONDS = 86_400
# What an address or a network may do to a question. A wrong option in the address is a TypeError.
_FAULTS = (redis.RedisError, OSError, ValueError, TypeError)


class MemoryRedis:
    """Answers by key, in Redis. Reading blocks for 0.25 s at most; writing is done by a thread of its own.

    A server that is down or slow costs answers that are then made anew, and never a translation: it is told in the
    log, once, and left alone for some seconds before it is asked again.
    """

    def __init__(self, url: str, days: int) -> None:
        """Connect when it is first needed. days: how long an answer is kept after its last use.

        StorageError where the address can't be one.
        """
        try:
            self._reads = _Link(_client(url, READ_SECONDS), "read")
            self._writes = _Link(_client(url, _WRITE_SECONDS), "written")
        except (ValueError, TypeError) as error:
            # Not with the reason, which may repeat a password.
            raise StorageError("The translation memory's Redis can't be used: its address is not valid.") from error
        self._seconds = days * _DAY_SECONDS
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="memory-redis")
        self._late = LateWriter(self._write_late)

    def read(self, keys: Sequence[bytes]) -> dict[bytes, bytes]:
        """Give what there is; what is damaged or not ours is not there."""
        found = self._late.waiting(keys)
        asked = [key for key in keys if key not in found]
        if asked and self._reads.is_tried:
            # On another thread, as names are looked up, and large answers come in, for as long as they like.
            future = self._thread.submit(self._reads.ask, partial(_answers, asked))
            try:
                found |= future.result(READ_SECONDS) or {}
            except TimeoutError:
                future.cancel()
                self._reads.leave_alone("it is too slow")
        return found

    def write(self, rows: Mapping[bytes, bytes], sources: Mapping[bytes, str] = NO_SOURCES) -> None:  # noqa: ARG002
        """Have rows written soon. What they are answers to is not kept here."""
        self._late.write(rows)

    def use(self, keys: Iterable[bytes]) -> None:
        """Have answers kept for longer."""
        self._late.use(keys)

    def close(self) -> None:
        """Write what waits, and close the connections."""
        self._late.close()
        self._thread.shutdown(wait=False, cancel_futures=True)
        for link in (self._reads, self._writes):
            link.client.close()

    def _write_late(self, rows: Mapping[bytes, Row], used: Sequence[bytes]) -> None:
        for some in _batched(rows.items()):
            self._writes.ask(partial(_put, rows=some, seconds=self._seconds))
        for keys in _batched(used):
            self._writes.ask(partial(_prolong, keys=keys, seconds=self._seconds))


class _Link:
    """One way to the server, to `what` it, that is left alone for a while after a fault. For any thread."""

    def __init__(self, client: redis.Redis, what: str) -> None:
        self.client = client
        self._what = what
        self._lock = Lock()
        self._tried_from = 0.0
        self._has_failed = False

    @property
    def is_tried(self) -> bool:
        """Whether the server is asked now."""
        return time.monotonic() >= self._tried_from

    def ask(self, question: Callable[[redis.Redis], Result]) -> Result | None:
        """Ask, or give None where the server does not answer or is being left alone."""
        if not self.is_tried:
            return None
        try:
            answer = question(self.client)
        except _FAULTS as error:
            self.leave_alone(str(error) or type(error).__name__)
            return None
        with self._lock:
            if self._has_failed and self.is_tried:
                self._has_failed = False
                logger.info("The translation memory's Redis can be %s again.", self._what)
        return answer

    def leave_alone(self, reason: str) -> None:
        """Ask nothing for some seconds, and tell why where that is new."""
        with self._lock:
            self._tried_from = time.monotonic() + ALONE_SECONDS
            if not self._has_failed:
                self._has_failed = True
                logger.warning("The translation memory's Redis can't be %s: %s", self._what, reason)


def _client(url: str, seconds: float) -> redis.Redis:
    client = redis.Redis.from_url(
        url,
        socket_connect_timeout=_CONNECT_SECONDS,
        socket_timeout=seconds,
        retry=Retry(NoBackoff(), 0),
        client_name="depeche",
    )
    # Connects to nothing; a wrong option in the address is seen here.
    client.connection_pool.make_connection()
    return client


def _answers(keys: Sequence[bytes], client: redis.Redis) -> dict[bytes, bytes]:
    values = client.mget([PREFIX + key for key in keys])
    return {
        key: value[_DIGEST_BYTES:]
        for key, value in zip(keys, values, strict=True)
        if isinstance(value, bytes) and value[:_DIGEST_BYTES] == _digest(key, value[_DIGEST_BYTES:])
    }


def _put(client: redis.Redis, rows: Sequence[tuple[bytes, Row]], seconds: int) -> None:
    with client.pipeline(transaction=False) as pipeline:
        for key, (answer, _) in rows:
            pipeline.set(PREFIX + key, _digest(key, answer) + answer, ex=seconds)
        pipeline.execute()


def _prolong(client: redis.Redis, keys: Sequence[bytes], seconds: int) -> None:
    with client.pipeline(transaction=False) as pipeline:
        for key in keys:
            pipeline.expire(PREFIX + key, seconds)
        pipeline.execute()


def _digest(key: bytes, answer: bytes) -> bytes:
    """Tell that an answer is whole, and the one of this key."""
    return blake2b(answer, digest_size=_DIGEST_BYTES, key=key).digest()


Item = TypeVar("Item")


def _batched(items: Iterable[Item]) -> Iterator[list[Item]]:
    rest = iter(items)
    while some := list(islice(rest, _ROWS_PER_CALL)):
        yield some
