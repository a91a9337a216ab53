"""The real server, in a process of its own, for as long as someone needs it."""

import os
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

import httpx

from app.errors import DepecheError

POLL_SECONDS = 0.1
STOP_SECONDS = 15


class ServerFailedError(DepecheError):
    """The server did not start. `log` is what it had to say."""

    code: ClassVar[str] = "server_failed"

    def __init__(self, message: str, log: str) -> None:
        super().__init__(message)
        self.log = log


@dataclass(frozen=True, slots=True)
class ServerProcess:
    """A server that was started; `log` is the file that it writes to."""

    url: str
    process: subprocess.Popen[bytes]
    log: Path

    def wait_until_ready(self, progress: Callable[[str], None], limit: float = 300.0) -> float:
        """Wait until the models are loaded, and give the seconds since the call.

        progress: is told the latest thing that the server said, whenever there is a new one. Raises ServerFailedError
        where the server ends, where its models can't be loaded, or where that takes longer than `limit` seconds.
        """
        started = time.perf_counter()
        said = ""
        with httpx.Client(base_url=self.url, timeout=5, trust_env=False) as client:
            while not self._is_ready(client):
                if time.perf_counter() - started > limit:
                    raise self._failed(f"The server was not ready after {limit:.0f} seconds.")
                if (latest := self._latest_message()) != said:
                    said = latest
                    progress(said)
                time.sleep(POLL_SECONDS)
        return time.perf_counter() - started

    def stop(self) -> None:
        """Ask the server to stop, and wait for it; kill it where it doesn't."""
        self.process.terminate()
        try:
            self.process.wait(STOP_SECONDS)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()

    def _is_ready(self, client: httpx.Client) -> bool:
        if self.process.poll() is not None:
            raise self._failed(f"The server ended with status {self.process.returncode}.")
        try:
            answer = client.get("/ready")
        except httpx.TransportError:
            return False
        if answer.is_success:
            return True
        error = answer.json()["error"]
        if error["code"] != "not_ready":
            raise self._failed(f"The server can't get ready: {error['message']}")
        return False

    def _latest_message(self) -> str:
        """Give the text of the last line that Dépêche itself logged, without its time and level."""
        lines = self._read_log().splitlines()
        return next((line.partition(" depeche  ")[2] for line in reversed(lines) if " depeche  " in line), "")

    def _failed(self, message: str) -> ServerFailedError:
        return ServerFailedError(message, self._read_log())

    def _read_log(self) -> str:
        return self.log.read_text("utf-8", errors="replace")


@contextmanager
def running_server(environment: Mapping[str, str] | None = None) -> Iterator[ServerProcess]:
    """Start `depeche serve` on a free loopback port, and stop it at the end, whatever happens.

    environment: variables besides this process's own.
    """
    port = free_port()
    command = [sys.executable, "-m", "app.cli", "serve", "--host", "127.0.0.1", "--port", str(port)]
    with tempfile.TemporaryDirectory(prefix="depeche-") as folder:
        log = Path(folder) / "server.log"
        with log.open("wb") as output:
            process = subprocess.Popen(  # noqa: S603 - our own command
                command,
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
                # It is there for this program only, which has no key.
                env={**os.environ, "DEPECHE_KEYS": "off", **(environment or {})},
            )
        server = ServerProcess(f"http://127.0.0.1:{port}", process, log)
        try:
            yield server
        finally:
            server.stop()


def free_port() -> int:
    """Give a TCP port of the loopback address that nothing listens on at the moment."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    return port
