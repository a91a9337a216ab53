"""Dépêche over HTTP, in a server of its own."""

import contextlib
from collections.abc import Mapping, Sequence
from functools import partial

import httpx

from bench.load import Answers, Request, send
from bench.server import Server, running_server
from bench.stories import Story
from bench.systems.model import MODEL
from bench.systems.protocol import Case, Outcome, clients_name
from bench.usage import watched

CLIENTS = (1, 8, 32)
CHECKED = "with checks"
UNCHECKED = "without checks"
# Nothing is remembered: a story that comes again in the next round is to be translated again.
ENVIRONMENT = {"DEPECHE_MEMORY_MB": "0", "DEPECHE_KEYS": "off", "DEPECHE_TRANSLATION_MODEL": MODEL}


def case_name(clients: int, checks: str) -> str:
    """Give the name of a row."""
    return f"Dépêche, {clients_name(clients)}, {checks}"


def translations(stories: Sequence[Story], *, checks: bool = True) -> list[Request]:
    """Give a request for each story."""
    options = {"source": "fr", "target": "en", "checks": checks}
    return [Request("/translate", {"q": story.text, **options}, story.words) for story in stories]


def measure(pid: int, url: str, requests: Sequence[Request], clients: int) -> Outcome:
    """Send requests to a server and watch its processes."""
    with watched(pid) as usage:
        answers: Answers = send(url, requests, clients)
    return Outcome(
        answers.words,
        answers.seconds,
        usage.cpu_seconds,
        usage.peak_bytes,
        tuple(answers.latencies),
        tuple(answers.errors),
    )


class Depeche:
    """The service with default settings, but that it remembers nothing."""

    def __init__(self, environment: Mapping[str, str] = ENVIRONMENT) -> None:
        self._environment = environment
        self._closing = contextlib.ExitStack()
        self._server: Server | None = None

    def start(self) -> str:
        """Start the server."""
        self._server = self._closing.enter_context(running_server(self._environment))
        info = httpx.get(f"{self._server.url}/info", timeout=60, trust_env=False).raise_for_status().json()
        return f"{info['translation']['signature']}, no memory"

    def cases(self) -> Sequence[Case]:
        """Give each number of clients, with checks and without."""
        return [
            Case(
                case_name(clients, checks),
                "a story",
                partial(self.run, clients=clients, checks=checks == CHECKED),
                0.25 if clients == 1 else 1.0,
                clients,
            )
            for clients in CLIENTS
            for checks in (CHECKED, UNCHECKED)
        ]

    def run(self, stories: Sequence[Story], *, clients: int, checks: bool = True) -> Outcome:
        """Translate stories with so many requests open at a time."""
        return self.send(translations(stories, checks=checks), clients)

    def send(self, requests: Sequence[Request], clients: int) -> Outcome:
        """Send any requests."""
        server = self._running
        return measure(server.process.pid, server.url, requests, clients)

    @property
    def _running(self) -> Server:
        if not self._server:
            raise RuntimeError("The server was not started.")
        return self._server

    def english(self, stories: Sequence[Story]) -> list[Story]:
        """Translate stories sentence by sentence. Raises httpx.HTTPError."""
        with httpx.Client(base_url=self._running.url, timeout=600, trust_env=False) as client:
            return [Story(tuple(_translated(client, story.sentences))) for story in stories]

    def summary_cases(self) -> Sequence[Case]:
        """Give the ways to summarize English."""
        return [Case("Dépêche, POST /summarize", "an article", self._summarize)]

    def _summarize(self, articles: Sequence[Story]) -> Outcome:
        options = {"source": "en", "max_sentences": 3}
        return self.send(
            [Request("/summarize", {"q": story.text, **options}, story.words, "summary") for story in articles], 1
        )

    def stop(self) -> None:
        """Stop the server."""
        self._closing.close()
        self._server = None


def _translated(client: httpx.Client, sentences: Sequence[str]) -> list[str]:
    answer = client.post("/translate", json={"q": list(sentences), "source": "fr", "target": "en", "checks": False})
    translated: list[str] = answer.raise_for_status().json()["translatedText"]
    return translated
