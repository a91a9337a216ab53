"""LibreTranslate, serving the same weights."""

import contextlib
import subprocess
import time
from collections.abc import Sequence
from functools import partial
from pathlib import Path

import httpx

from app.settings import Settings
from bench.load import Request
from bench.server import HOST, free_port, stop_process
from bench.stories import Story
from bench.systems.depeche import CLIENTS, measure
from bench.systems.libretranslate_home import Home, prepare, versions
from bench.systems.model import converted_folder
from bench.systems.protocol import Case, Outcome, UnavailableError, clients_name

_START_SECONDS = 120.0


def case_name(clients: int) -> str:
    """Give the name of a row."""
    return f"LibreTranslate, {clients_name(clients)}"


class LibreTranslate:
    """The server as `pip install libretranslate` and `libretranslate` give it, with one model, ours."""

    def __init__(self) -> None:
        self._process: subprocess.Popen[bytes] | None = None
        self._url = ""

    def start(self) -> str:
        """Install it if need be, and start it. Raises UnavailableError."""
        home = prepare(Settings().cache_dir / "bench" / "libretranslate", converted_folder())
        port = free_port()
        self._url = f"http://{HOST}:{port}"
        log = home.folder / "server.log"
        with log.open("wb") as stream:
            self._process = subprocess.Popen(
                [str(home.command), "--host", HOST, "--port", str(port), "--load-only", "fr,en", "--disable-web-ui"],
                stdin=subprocess.DEVNULL,
                stdout=stream,
                stderr=stream,
                env=dict(home.environment),
                cwd=home.folder,
                start_new_session=True,
            )
        self._wait(log)
        return _described(home)

    def cases(self) -> Sequence[Case]:
        """Give each number of clients; one at a time it is so slow that it gets fewer stories."""
        return [
            Case(
                case_name(clients),
                "a story",
                partial(self._run, clients=clients),
                0.125 if clients == 1 else 0.5,
                max(2, clients),
            )
            for clients in CLIENTS
        ]

    def stop(self) -> None:
        """Stop the server."""
        if self._process:
            stop_process(self._process)

    def _run(self, stories: Sequence[Story], *, clients: int) -> Outcome:
        if not self._process:
            raise RuntimeError("LibreTranslate was not started.")
        options = {"source": "fr", "target": "en", "format": "text"}
        requests = [Request("/translate", {"q": story.text, **options}, story.words) for story in stories]
        return measure(self._process.pid, self._url, requests, clients)

    def _wait(self, log: Path) -> None:
        deadline = time.perf_counter() + _START_SECONDS
        while not self._is_ready():
            ended = self._process is None or self._process.poll() is not None
            if ended or time.perf_counter() > deadline:
                self.stop()
                last = "\n".join(log.read_text("utf-8", errors="replace").splitlines()[-10:])
                raise UnavailableError(f"LibreTranslate did not get ready:\n{last}")
            time.sleep(0.1)

    def _is_ready(self) -> bool:
        with contextlib.suppress(httpx.HTTPError):
            return httpx.get(f"{self._url}/health", timeout=5, trust_env=False).is_success
        return False


def _described(home: Home) -> str:
    named = ", ".join(f"{name} {version}" for name, version in versions(home).items())
    splitter = (
        "sentences split by spaCy's rules, which cost less than its default, MiniSBD, whose model could not be fetched"
        if home.has_spacy_splitter
        else "sentences split by MiniSBD, its default"
    )
    return f"{named}; int8, its own defaults (beam 4, 4 threads); {splitter}"
