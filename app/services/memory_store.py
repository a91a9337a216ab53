"""Where the translation memory keeps its answers besides the process, and how they get there."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from threading import Lock
from types import MappingProxyType
from typing import Final, NamedTuple, Protocol

# Most rows that wait to be written: a disk or a server that is too slow must not fill the memory.
MOST_WAITING = 20_000
# Uses are noted together.
USES_PER_WRITE = 1_000


NO_SOURCES: Final[Mapping[bytes, str]] = MappingProxyType({})


class MemoryStore(Protocol):
    """Answers by key, beyond the life of the process. Its faults cost answers, and are never raised."""

    def read(self, keys: Sequence[bytes]) -> dict[bytes, bytes]:
        """Give what there is; it may block."""
        ...

    def write(self, rows: Mapping[bytes, bytes], sources: Mapping[bytes, str] = NO_SOURCES) -> None:
        """Have rows written soon, by another thread. sources: the sentences that they are answers to."""
        ...

    def use(self, keys: Iterable[bytes]) -> None:
        """Note that answers were used, so that they are kept for longer than others."""
        ...

    def close(self) -> None:
        """Write what waits, and close."""
        ...


class Row(NamedTuple):
    """An answer, and the sentence that it is one to; that is empty where it is not known."""

    answer: bytes
    source: str


Write = Callable[[Mapping[bytes, Row], Sequence[bytes]], None]


class LateWriter:
    """Rows and uses of a store, which a thread of its own writes, many at a time.

    write: is given rows and the keys that were used; it must raise nothing.
    """

    def __init__(self, write: Write) -> None:
        self._write = write
        self._lock = Lock()
        self._rows: dict[bytes, Row] = {}
        self._used: set[bytes] = set()
        self._is_writing = False
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="memory")

    def waiting(self, keys: Sequence[bytes]) -> dict[bytes, bytes]:
        """Give the rows of these keys that are not yet written."""
        with self._lock:
            return {key: self._rows[key].answer for key in keys if key in self._rows}

    def write(self, rows: Mapping[bytes, bytes], sources: Mapping[bytes, str] = NO_SOURCES) -> None:
        """Have rows written soon."""
        with self._lock:
            if len(self._rows) + len(rows) <= MOST_WAITING:
                self._rows |= {key: Row(answer, sources.get(key, "")) for key, answer in rows.items()}
            self._schedule()

    def use(self, keys: Iterable[bytes]) -> None:
        """Note uses; they are written once there are many."""
        with self._lock:
            self._used.update(keys)
            if len(self._used) >= USES_PER_WRITE:
                self._schedule()

    def close(self) -> None:
        """Write what waits, and wait for it."""
        with self._lock:
            self._schedule()
        self._thread.shutdown()

    def _schedule(self) -> None:
        if not self._is_writing and (self._rows or self._used):
            self._is_writing = True
            self._thread.submit(self._write_waiting)

    def _write_waiting(self) -> None:
        while True:
            with self._lock:
                rows, used, self._used = dict(self._rows), list(self._used), set()
                if not rows and not used:
                    self._is_writing = False
                    return
            self._write(rows, used)
            with self._lock:
                # They could be read while they were being written.
                for key in rows:
                    del self._rows[key]
