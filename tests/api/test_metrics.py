"""`GET /metrics`: what is counted, in Prometheus' form, and nothing of what was sent."""

import asyncio
import time
from collections.abc import Callable
from pathlib import Path

import httpx
import pytest
from httpx import AsyncClient
from prometheus_client.parser import text_string_to_metric_families

from app.services.database import Database
from app.services.keys import Keys
from tests.api.conftest import ClientMaker, GatedTranslator, assert_error

Values = dict[tuple[str, tuple[tuple[str, str], ...]], float]


def read(text: str) -> Values:
    return {
        (sample.name.removeprefix("depeche_"), tuple(sorted(sample.labels.items()))): sample.value
        for family in text_string_to_metric_families(text)
        for sample in family.samples
    }


async def metrics(client: AsyncClient) -> Values:
    response = await client.get("/metrics")
    assert response.status_code == 200
    assert response.headers["content-type"] == "text/plain; version=0.0.4; charset=utf-8"
    return read(response.text)


def requests(values: Values) -> dict[tuple[str, str, str], float]:
    return {
        (labels["route"], labels["method"], labels["status"]): value
        for (name, pairs), value in values.items()
        if name == "http_requests_total"
        for labels in [dict(pairs)]
    }


async def test_requests_are_counted_by_their_route_and_answer(client: AsyncClient) -> None:
    await client.post("/translate", json={"q": "Il pleut.", "source": "fr"})
    await client.post("/translate", json={"q": "Il neige.", "source": "fr"})
    await client.post("/translate", json={})
    await client.get("/glossaries/secret-name")
    await client.get("/health")
    await client.get("/secret-path")
    await client.request("BREW", "/health")
    await client.put("/health")
    values = await metrics(client)
    assert requests(values) == {
        ("/translate", "POST", "200"): 2,
        ("/translate", "POST", "422"): 1,
        ("/glossaries/{name}", "GET", "404"): 1,
        ("/health", "GET", "200"): 1,
        ("/health", "other", "405"): 1,
        ("/health", "PUT", "405"): 1,
        ("other", "GET", "404"): 1,
    }
    assert requests(await metrics(client))["/metrics", "GET", "200"] == 1


async def test_the_time_of_an_answer_is_that_of_all_of_it(make_client: ClientMaker, gated: GatedTranslator) -> None:
    async with make_client(translator=gated) as client:
        waiting = asyncio.create_task(client.post("/translate", json={"q": "Il pleut.", "source": "fr"}))
        await asyncio.to_thread(gated.entered.wait, 10)
        await asyncio.sleep(0.3)
        assert ("/translate", "POST", "200") not in requests(await metrics(client))
        gated.gate.set()
        await waiting
        values = await metrics(client)
    route = ("route", "/translate")
    assert 0.3 < values["http_request_seconds_sum", (route,)] < 20
    assert values["http_request_seconds_bucket", (("le", "0.25"), route)] == 0
    assert values["http_request_seconds_bucket", (("le", "+Inf"), route)] == 1


async def test_what_waits_for_the_engine_is_told(make_client: ClientMaker, gated: GatedTranslator) -> None:
    async with make_client(translator=gated) as client:
        began = asyncio.create_task(client.post("/translate", json={"q": "Il pleut.", "source": "fr"}))
        await asyncio.to_thread(gated.entered.wait, 10)
        behind = asyncio.create_task(client.post("/translate", json={"q": "Il neige. Il vente.", "source": "fr"}))
        for _ in range(500):
            if (waiting := (await metrics(client))["engine_waiting_sentences", ()]) == 2:
                break
            await asyncio.sleep(0.02)
        assert waiting == 2
        gated.gate.set()
        await asyncio.gather(began, behind)
        assert (await metrics(client))["engine_waiting_sentences", ()] == 0


async def test_what_was_translated_is_counted(client: AsyncClient) -> None:
    for text in ("Il pleut à Paris. Il neige.", "Il neige. Il y a 12 morts."):
        await client.post("/translate", json={"q": text, "source": "fr"})
    body = {"q": "Il vente.", "source": "fr"}
    async with client.stream("POST", "/translate", json=body, headers={"Accept": "text/event-stream"}) as response:
        await response.aread()
    values = await metrics(client)
    assert values["sentences_total", ()] == 5
    assert values["source_words_total", ()] == 4 + 2 + 2 + 5 + 2
    assert (values["memory_hits_total", ()], values["memory_misses_total", ()]) == (1, 4)
    assert values["memory_entries", ()] == 4
    assert values["memory_bytes", ()] > 0
    flags = {labels[0][1]: value for (name, labels), value in values.items() if name == "flags_total"}
    details = [
        (await client.post("/translate", json={"q": text, "source": "fr"})).json().get("flags", [])
        for text in ("Il pleut à Paris. Il neige.", "Il neige. Il y a 12 morts.", "Il vente.")
    ]
    codes = [flag["code"] for flags_of_one in details for flag in flags_of_one]
    assert flags == {code: codes.count(code) for code in codes}
    assert flags


async def test_the_state_is_told(client: AsyncClient) -> None:
    values = await metrics(client)
    assert values["ready", ()] == 1
    assert values["engine_waiting_sentences", ()] == 0
    assert values["sentences_retried_total", ()] == 0
    models = {
        labels["task"]: labels["model"]
        for (name, pairs), value in values.items()
        if name == "model_info" and value == 1
        for labels in [dict(pairs)]
    }
    assert models == {"translation": "stub", "summarization": "extractive"}
    assert values["process_cpu_seconds_total", ()] > 0
    assert values["process_resident_memory_bytes", ()] > 1e6


async def test_jobs_are_told_by_their_status(make_client: ClientMaker, tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/jobs.db"
    async with make_client(database_url=url) as client:
        values = await metrics(client)
        assert not (tmp_path / "jobs.db").exists()
        assert values["jobs", (("status", "queued"),)] == 0
        item = {"kind": "translate", "q": "Il pleut.", "source": "fr"}
        job = (await client.post("/jobs", json={"items": [item]})).json()["job_id"]
        for _ in range(500):
            if (await client.get(f"/jobs/{job}")).json()["status"] == "done":
                break
            await asyncio.sleep(0.02)
        values = await metrics(client)
    assert {pairs[0][1]: value for (name, pairs), value in values.items() if name == "jobs"} == {
        "queued": 0,
        "running": 0,
        "done": 1,
        "failed": 0,
        "cancelled": 0,
    }


async def test_a_broken_database_leaves_the_rest(make_client: ClientMaker, tmp_path: Path) -> None:
    (tmp_path / "jobs.db").write_text("no database")
    async with make_client(database_url=f"sqlite:///{tmp_path}/jobs.db", keys="off") as client:
        values = await metrics(client)
    assert values["ready", ()] == 1
    assert not [name for name, _ in values if name == "jobs"]


async def test_without_a_memory_none_is_told(make_client: ClientMaker) -> None:
    async with make_client(memory_mb=0) as client:
        assert not [name for name, _ in await metrics(client) if name.startswith("memory")]


async def test_nothing_that_was_sent_is_in_it(client: AsyncClient) -> None:
    secret = "Zanzibar"
    await client.post("/translate", json={"q": f"M. {secret} a 12 {secret}.", "source": "fr", "api_key": secret})
    await client.get(f"/{secret}", params={"api_key": secret}, headers={"Authorization": f"Bearer {secret}"})
    await client.request(secret.upper(), f"/jobs/{secret}", headers={"X-Request-ID": secret})
    assert secret.lower() not in (await client.get("/metrics")).text.lower()


async def test_it_asks_for_a_key_where_others_do(make_client: ClientMaker, tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/keys.db"
    _, secret = Keys(Database(url)).create("prometheus", None, None)
    async with make_client(database_url=url, keys="on") as client:
        assert_error(await client.get("/metrics"), 401, "key_missing")
        answer = await client.get("/metrics", headers={"Authorization": f"Bearer {secret}"})
    assert answer.status_code == 200
    assert requests(read(answer.text)) == {("/metrics", "GET", "401"): 1}


async def test_two_applications_count_apart(client: AsyncClient, make_client: ClientMaker) -> None:
    await client.get("/health")
    async with make_client() as other:
        assert requests(await metrics(other)) == {}


def test_who_leaves_is_counted_too(service: str, wait_for: Callable[[Callable[[], bool]], None]) -> None:
    text = "Il pleut. " * 3_000
    with httpx.Client(base_url=service, trust_env=False) as client:
        with pytest.raises(httpx.ReadTimeout):
            client.post("/translate", json={"q": text, "source": "fr"}, timeout=httpx.Timeout(30, read=0.05))
        wait_for(
            lambda: ("/translate", "POST", "499") in requests(read(client.get("/metrics", timeout=30).text)),
        )


@pytest.fixture
def wait_for() -> Callable[[Callable[[], bool]], None]:
    def wait(is_so: Callable[[], bool]) -> None:
        end = time.monotonic() + 30
        while not is_so():
            assert time.monotonic() < end, "it never came"
            time.sleep(0.05)

    return wait
