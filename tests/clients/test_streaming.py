"""A stream from a real server, read by a client of server-sent events as its registry gives it out."""

import time
from pathlib import Path

import httpx
import pytest
from httpx_sse import connect_sse

from app.cli.server_process import running_server
from tests.clients.conftest import KeyedServer

pytestmark = pytest.mark.engine

SAMPLES = sorted((Path(__file__).parents[2] / "samples").glob("**/*.fr.txt"))
LONG = "\n\n".join(sample.read_text("utf-8") for sample in SAMPLES[:6])


def test_sentences_come_long_before_the_whole(keyed_server: KeyedServer) -> None:
    headers = {"Authorization": f"Bearer {keyed_server.new_key()}"}
    with httpx.Client(base_url=keyed_server.url, headers=headers, timeout=120, trust_env=False) as client:
        began = time.perf_counter()
        arrived, sentences, whole = [], [], {}
        with connect_sse(client, "POST", "/translate", json={"q": LONG, "source": "fr"}) as source:
            assert source.response.status_code == 200
            for event in source.iter_sse():
                arrived.append((event.event, time.perf_counter() - began))
                if event.event == "sentence":
                    sentences.append(event.json())
                if event.event == "done":
                    whole = event.json()
        plain = client.post("/translate", json={"q": LONG, "source": "fr", "details": True}).json()
        assert client.get("/usage").json()["characters"] == 2 * len(LONG)
    assert arrived[-1][0] == "done"
    # The engine rounds otherwise in other company, which now and then changes a word: one sentence in fifty here.
    others = plain["details"]["sentences"]
    assert [item["source"] for item in sentences] == [item["source"] for item in others]
    alike = sum(item["target"] == other["target"] for item, other in zip(sentences, others, strict=True))
    assert alike > 0.9 * len(others)
    assert [item["index"] for item in sentences] == list(range(len(sentences)))
    for item in sentences:
        assert LONG[item["source_start"] : item["source_end"]] == item["source"]
        assert whole["translatedText"][item["target_start"] : item["target_end"]] == item["target"]
    first = next(seconds for name, seconds in arrived if name == "sentence")
    assert first < arrived[-1][1] / 2


def test_who_leaves_frees_the_engine() -> None:
    with running_server() as server:
        server.wait_until_ready(lambda _: None)
        with httpx.Client(base_url=server.url, timeout=120, trust_env=False) as client:
            with connect_sse(client, "POST", "/translate", json={"q": LONG * 10, "source": "fr"}) as source:
                assert any(event.event == "sentence" for event in source.iter_sse())
            began = time.perf_counter()
            assert client.post("/translate", json={"q": "Bonjour.", "source": "fr"}).status_code == 200
            assert time.perf_counter() - began < 15
        server.stop()
        assert "The caller left the stream" in server.log.read_text("utf-8")
