"""What a process and its children take: processor time and resident memory."""

import contextlib
import threading
from collections.abc import Iterator
from dataclasses import dataclass

import psutil

_INTERVAL = 0.05


@dataclass(slots=True)
class Usage:
    """cpu_seconds: of user and system, while it was watched. peak_bytes: the most that was resident at one time."""

    cpu_seconds: float = 0.0
    peak_bytes: int = 0


@contextlib.contextmanager
def watched(pid: int) -> Iterator[Usage]:
    """Watch a process tree; the figures are whole when the context ends. Memory is read 20 times a second."""
    process, usage, done = psutil.Process(pid), Usage(), threading.Event()

    def watch() -> None:
        while not done.wait(_INTERVAL):
            usage.peak_bytes = max(usage.peak_bytes, resident_bytes(process))

    before = cpu_seconds(process)
    usage.peak_bytes = resident_bytes(process)
    watcher = threading.Thread(target=watch, daemon=True)
    watcher.start()
    try:
        yield usage
    finally:
        done.set()
        watcher.join()
        usage.cpu_seconds = cpu_seconds(process) - before
        usage.peak_bytes = max(usage.peak_bytes, resident_bytes(process))


def resident_bytes(process: psutil.Process) -> int:
    """Resident memory of a process and its children; 0 where it has ended."""
    return sum(int(member.memory_info().rss) for member in _living(process))


def cpu_seconds(process: psutil.Process) -> float:
    """Processor time of a process and its children, those that have ended too; 0 where it has ended itself."""
    times = [member.cpu_times() for member in _living(process)]
    ended = times[0].children_user + times[0].children_system if times else 0.0
    return ended + sum(time.user + time.system for time in times)


def _living(process: psutil.Process) -> list[psutil.Process]:
    family = []
    with contextlib.suppress(psutil.NoSuchProcess):
        family = [process, *process.children(recursive=True)]
    return [member for member in family if member.is_running() and member.status() != psutil.STATUS_ZOMBIE]
