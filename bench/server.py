"""A real server for a measurement: its own process, a free port, always stopped."""

import contextlib
import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from typing import IO

HOST = "127.0.0.1"
STOP_SECONDS = 15.0


@dataclass(frozen=True, slots=True)
class Server:
    """A running `depeche serve`. ready_seconds: from its start to the first 200 of /ready."""

    process: subprocess.Popen[bytes]
    port: int
    ready_seconds: float
    log: Path

    @property
    def url(self) -> str:
        """Its address."""
        return f"http://{HOST}:{self.port}"


@contextlib.contextmanager
def running_server(
    env: Mapping[str, str] | None = None, ready_timeout: float = 120.0, poll: float = 0.005
) -> Iterator[Server]:
    """Start `depeche serve` with the default settings and `env`, wait until it is ready, and stop it at the end.

    poll: seconds between two questions to /ready. Raises RuntimeError, with the server's log, where it gets not ready.
    """
    port = free_port()
    command = [str(Path(sys.executable).with_name("depeche")), "serve", "--host", HOST, "--port", str(port)]
    with tempfile.TemporaryDirectory(prefix="depeche-bench-") as folder:
        log = Path(folder) / "server.log"
        with log.open("wb") as stream:
            started = time.perf_counter()
            process = _start(command, stream, {**os.environ, **(env or {})})
        try:
            _wait_until_ready(process, port, started + ready_timeout, poll, log)
            yield Server(process, port, time.perf_counter() - started, log)
        finally:
            stop_process(process)


def free_port() -> int:
    """Give a port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        port: int = probe.getsockname()[1]
    return port


def _start(command: list[str], stream: IO[bytes], env: dict[str, str]) -> subprocess.Popen[bytes]:
    # A session of its own: Ctrl-C ends this script, which then stops the server.
    return subprocess.Popen(
        command, stdin=subprocess.DEVNULL, stdout=stream, stderr=stream, env=env, start_new_session=True
    )


def _wait_until_ready(process: subprocess.Popen[bytes], port: int, deadline: float, poll: float, log: Path) -> None:
    while not _is_ready(port):
        if process.poll() is not None:
            raise RuntimeError(f"The server ended with {process.returncode}:\n{log.read_text(errors='replace')}")
        if time.perf_counter() > deadline:
            raise RuntimeError(f"The server did not get ready in time:\n{log.read_text(errors='replace')}")
        time.sleep(poll)


def _is_ready(port: int) -> bool:
    connection = HTTPConnection(HOST, port, timeout=5)
    try:
        connection.request("GET", "/ready")
        return connection.getresponse().status == 200
    except (OSError, HTTPException):
        return False
    finally:
        connection.close()


def stop_process(process: subprocess.Popen[bytes]) -> None:
    """Ask a process to end; kill it where it doesn't."""
    if process.poll() is None:
        process.send_signal(signal.SIGTERM)
        try:
            process.wait(STOP_SECONDS)
        except subprocess.TimeoutExpired:
            process.kill()
    process.wait()
