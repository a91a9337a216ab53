"""A Redis server for tests: from Debian's packages, with nothing on disk, gone afterwards."""

import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import redis

from app.cli.server_process import free_port

# As it stands in a URL: one that must be read with care.
PASSWORD = "a%20password%2Fof%20tests"
START_SECONDS = 30


@contextmanager
def running_redis(binary: str, port: int | None = None) -> Iterator[str]:
    """Start a server, on a free port where none is given; give its URL."""
    port = port or free_port()
    url = f"redis://:{PASSWORD}@127.0.0.1:{port}/0"
    with tempfile.TemporaryDirectory(prefix="depeche-redis-") as home:
        log = Path(home) / "log"
        options = ("--bind", "127.0.0.1", "--save", "", "--appendonly", "no", "--dir", home)
        with log.open("wb") as output:
            server = subprocess.Popen(
                (binary, "--port", str(port), "--requirepass", "a password/of tests", *options),
                stdout=output,
                stderr=output,
            )
        try:
            _wait(url, server, log)
            yield url
        finally:
            server.terminate()
            server.wait(20)


def _wait(url: str, server: subprocess.Popen[bytes], log: Path) -> None:
    end = time.monotonic() + START_SECONDS
    with redis.Redis.from_url(url) as client:
        while True:
            try:
                client.ping()
            except redis.ConnectionError:
                if server.poll() is not None or time.monotonic() > end:
                    raise RuntimeError(log.read_text(errors="replace")) from None
                time.sleep(0.05)
            else:
                return
