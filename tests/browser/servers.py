"""Servers for the page's tests: each with a home of its own, on an address that it keeps when it is started again."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import httpx

from app.cli.server_process import ServerProcess, free_port
from app.settings import Settings


class Server:
    """`depeche serve` with the real engine. It can be killed and started anew, with all that it kept."""

    def __init__(self, home: Path, environment: Mapping[str, str] | None = None) -> None:
        self.home = home
        self.log = home / "server.log"
        self.port = free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self._environment = {
            **{name: value for name, value in os.environ.items() if not name.startswith("DEPECHE_")},
            "HOME": str(home),
            # Converted once for all tests.
            "DEPECHE_CACHE_DIR": str(Settings().cache_dir.expanduser()),
            "DEPECHE_KEYS": "off",
            **(environment or {}),
        }
        self._process: ServerProcess | None = None
        self._read = 0

    def start(self) -> None:
        """Start it and wait until it translates."""
        command = (sys.executable, "-m", "app.cli", "serve", "--host", "127.0.0.1", "--port", str(self.port))
        with self.log.open("ab") as output:
            process = subprocess.Popen(
                command, stdin=subprocess.DEVNULL, stdout=output, stderr=subprocess.STDOUT, env=self._environment
            )
        self._process = ServerProcess(self.url, process, self.log)
        self._process.wait_until_ready(lambda _: None)

    def kill(self) -> None:
        """End it as a crash or the kernel would."""
        assert self._process
        self._process.process.send_signal(signal.SIGKILL)
        self._process.process.wait()

    @contextmanager
    def held(self) -> Iterator[None]:
        """Let it do nothing for a while: a page that waits for it stays as it is."""
        assert self._process
        self._process.process.send_signal(signal.SIGSTOP)
        try:
            yield
        finally:
            self._process.process.send_signal(signal.SIGCONT)

    def stop(self) -> None:
        if self._process:
            self._process.stop()

    def new_faults(self) -> list[str]:
        """Give what it logged of faults since the last call."""
        logged = self.log.read_text("utf-8", errors="replace")
        new, self._read = logged[self._read :], len(logged)
        return [line for line in new.splitlines() if "Traceback" in line or "Unexpected error" in line]

    def forget(self) -> None:
        """Take out what editors wrote and the glossaries that they made: the next test wants the machine's English."""
        wanted = {"origin": "editor", "limit": 500}
        with httpx.Client(base_url=self.url, trust_env=False, timeout=30) as client:
            while pairs := client.get("/memory", params=wanted).raise_for_status().json()["pairs"]:
                for pair in pairs:
                    # What a page that has just been closed asked for may be done a moment before.
                    answer = client.delete("/memory", params={"source": pair["source"]})
                    assert answer.is_success or answer.json()["error"]["code"] == "pair_not_found", answer.text
            for glossary in client.get("/glossaries").raise_for_status().json():
                client.delete(f"/glossaries/{glossary['name']}").raise_for_status()

    def metric(self, name: str) -> float:
        """Give the value of a metric without labels."""
        lines = httpx.get(f"{self.url}/metrics", trust_env=False).text.splitlines()
        return float(next(line.split()[1] for line in lines if line.startswith(f"{name} ")))


ServerMaker = Callable[..., Server]
