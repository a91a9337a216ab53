"""Clients against a small server that counts how many requests are open at a time."""

import json
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from bench.load import Request, send


class Counting(ThreadingHTTPServer):
    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.lock = threading.Lock()
        self.open = self.most = 0

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}"


class Handler(BaseHTTPRequestHandler):
    server: Counting

    def do_POST(self) -> None:
        with self.server.lock:
            self.server.open += 1
            self.server.most = max(self.server.most, self.server.open)
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        time.sleep(0.05)
        with self.server.lock:
            self.server.open -= 1
        answer = json.dumps({"translatedText": body["q"]}).encode()
        self.send_response(503 if body["q"] == "busy" else 200)
        self.send_header("Content-Length", str(len(answer)))
        self.end_headers()
        self.wfile.write(answer)

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def server() -> Iterator[Counting]:
    with Counting() as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield server
        server.shutdown()
        thread.join()


@pytest.mark.parametrize("clients", [1, 4])
def test_so_many_requests_are_open_at_a_time_and_no_more(server: Counting, clients: int):
    answers = send(server.url, [Request("/", {"q": "text"}, 3)] * 8, clients)

    assert server.most == clients
    assert len(answers.latencies) == 8
    assert answers.words == 24
    assert min(answers.latencies) >= 0.05
    assert answers.seconds >= 8 * 0.05 / clients
    assert not answers.errors


def test_what_is_refused_or_empty_is_an_error_and_counts_no_words(server: Counting):
    answers = send(server.url, [Request("/", {"q": text}, 3) for text in ("text", "busy", " ")], 1)

    assert answers.words == 3
    assert len(answers.latencies) == 1
    assert answers.errors == ['503: {"translatedText": "busy"}', "an empty answer"]


def test_a_server_that_is_not_there_is_an_error_of_each_request():
    answers = send("http://127.0.0.1:9", [Request("/", {"q": "text"}, 3)] * 2, 2)

    assert len(answers.errors) == 2
    assert answers.words == 0
