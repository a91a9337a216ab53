"""`/jobs`: taken whole or refused whole, worked through, looked at, cancelled."""

import asyncio
import sqlite3
from pathlib import Path

import pytest
from httpx import AsyncClient, Response

from app.services.database import Database
from app.services.keys import Keys
from tests.api.conftest import MAX_CHARS, ClientMaker, assert_error

TRANSLATE = {"kind": "translate", "q": "Bonjour le monde", "source": "fr"}
SUMMARIZE = {
    "kind": "summarize",
    "q": "Le chat dort. Le chien mange. La vache rit.",
    "source": "fr",
    "max_sentences": 1,
}
ARTICLE = {"kind": "article", "article": {"guid": "urn:1", "headline": "Bonjour", "body_html": "<p>Le chat dort.</p>"}}


@pytest.fixture
def settings(settings, tmp_path: Path):
    return settings.model_copy(update={"database_url": f"sqlite:///{tmp_path}/depeche.db"})


async def ended(client: AsyncClient, job_id: str) -> dict:
    async with asyncio.timeout(20):
        while True:
            answer = await client.get(f"/jobs/{job_id}")
            if answer.json()["status"] in {"done", "failed", "cancelled"}:
                assert "retry-after" not in answer.headers
                return answer.json()
            assert int(answer.headers["retry-after"]) >= 1
            await asyncio.sleep(0.02)


async def submit(client: AsyncClient, body: dict, **headers: str) -> Response:
    answer = await client.post("/jobs", json=body, headers=headers)
    assert answer.status_code == 202, answer.text
    return answer


async def test_items_of_every_kind_are_answered_as_their_routes_answer(client: AsyncClient) -> None:
    items = [TRANSLATE, SUMMARIZE, ARTICLE, {**TRANSLATE, "q": ["Un", "Deux"], "details": True, "alternatives": 2}]
    answer = await submit(client, {"items": items})
    body = answer.json()
    assert body["items"] == 4
    assert body["poll_url"] == answer.headers["location"] == f"http://depeche/jobs/{body['job_id']}"
    assert int(answer.headers["retry-after"]) >= 1

    job = await ended(client, body["job_id"])
    assert job["progress"] == {"queued": 0, "running": 0, "done": 4, "failed": 0, "cancelled": 0}
    assert [item["index"] for item in job["results"]] == [0, 1, 2, 3]
    assert [item["attempts"] for item in job["results"]] == [1] * 4
    results = [item["result"] for item in job["results"]]
    assert results[0] == (await client.post("/translate", json=TRANSLATE)).json()
    assert results[1] == (await client.post("/summarize", json=SUMMARIZE)).json()
    assert results[3] == (await client.post("/translate", json=items[3])).json()
    article = (await client.post("/articles", json=ARTICLE["article"])).json()
    for answered in (results[2], article):
        answered["provenance"].pop("translated_at")
    assert results[2] == article


async def test_one_item_needs_no_list(client: AsyncClient) -> None:
    job = await ended(client, (await submit(client, TRANSLATE)).json()["job_id"])
    assert job["results"][0]["result"]["translatedText"] == "[en] Bonjour le monde"
    assert job["finished_at"] >= job["created_at"]
    assert job["expires_at"] > job["finished_at"]


@pytest.mark.parametrize(
    ("wrong", "status", "code"),
    [
        ({"kind": "translate"}, 422, "invalid_request"),
        ({"kind": "translate", "q": 7}, 422, "invalid_request"),
        ({"kind": "sing", "q": "Bonjour"}, 422, "invalid_request"),
        ({"q": "Bonjour"}, 422, "invalid_request"),
        ("Bonjour", 422, "invalid_request"),
        ([], 422, "invalid_request"),
        (None, 422, "invalid_request"),
        ({"kind": "translate", "q": "  "}, 422, "empty_text"),
        ({"kind": "translate", "q": "Guten Tag nicht"}, 400, "unsupported_language"),
        ({"kind": "translate", "q": "Bonjour", "target": "de"}, 400, "unsupported_language"),
        ({"kind": "translate", "q": "Bonjour", "source": "de"}, 400, "unsupported_language"),
        ({"kind": "translate", "q": "e" * (MAX_CHARS + 1)}, 413, "text_too_long"),
        ({"kind": "translate", "q": ["e"] * 21}, 413, "too_many_texts"),
        ({"kind": "translate", "q": "Bonjour", "glossary": "none"}, 404, "glossary_not_found"),
        ({"kind": "translate", "q": "Bonjour", "glossary": {"": "x"}}, 422, "invalid_glossary"),
        ({"kind": "summarize", "q": [1]}, 422, "invalid_request"),
        ({"kind": "article"}, 422, "invalid_request"),
        ({"kind": "article", "article": {}}, 422, "empty_text"),
        ({"kind": "article", "article": {"headline": "nicht"}}, 400, "unsupported_language"),
        ({"kind": "article", "article": {"headline": "Bonjour", "depeche": 1}}, 422, "invalid_request"),
        ({"kind": "article", "article": {"headline": "Bonjour"}, "max_words": 1}, 422, "invalid_request"),
    ],
)
async def test_one_wrong_item_refuses_the_job_and_is_named(client, tmp_path, wrong, status: int, code: str) -> None:
    answer = await client.post("/jobs", json={"items": [TRANSLATE, TRANSLATE, wrong]})
    detail = assert_error(answer, status, code)
    assert detail["item"] == 2
    assert answer.json()["error"]["message"].startswith("items[2]: ")
    assert not (tmp_path / "depeche.db").exists()


@pytest.mark.parametrize("body", [{}, {"items": []}, {"items": {}}, {"items": "x"}, {"items": None}])
async def test_a_job_without_items_is_refused(client: AsyncClient, body: dict) -> None:
    assert_error(await client.post("/jobs", json=body), 422, "invalid_request")


async def test_too_many_items_are_refused(make_client: ClientMaker) -> None:
    async with make_client(max_job_items=2) as client:
        detail = assert_error(await client.post("/jobs", json={"items": [TRANSLATE] * 3}), 413, "too_many_items")
        assert (detail["items"], detail["max_job_items"]) == (3, 2)


async def test_a_full_queue_says_when_to_come_back(make_client: ClientMaker, gated) -> None:
    async with make_client(max_open_items=3, translator=gated) as client:
        job_id = (await submit(client, {"items": [TRANSLATE] * 2})).json()["job_id"]
        answer = await client.post("/jobs", json={"items": [TRANSLATE] * 2})
        assert_error(answer, 429, "queue_full")
        assert int(answer.headers["retry-after"]) >= 1
        gated.gate.set()
        await ended(client, job_id)
        await submit(client, {"items": [TRANSLATE] * 3})


async def test_an_item_that_fails_does_not_stop_the_others(client: AsyncClient) -> None:
    # Whether a sentence fits is known only when the summary is made.
    too_small = {**SUMMARIZE, "q": "mot " * 300 + ". " + "mot " * 300 + ".", "max_sentences": None, "max_words": 5}
    assert (await client.post("/summarize", json={**too_small, "kind": None})).status_code == 422
    job = await ended(client, (await submit(client, {"items": [too_small, TRANSLATE]})).json()["job_id"])
    assert job["status"] == "done"
    failed, done = job["results"]
    assert (failed["status"], failed["error"]["code"], "result" in failed) == ("failed", "limit_too_small", False)
    assert (done["status"], "error" in done) == ("done", False)
    alone = await ended(client, (await submit(client, too_small)).json()["job_id"])
    assert alone["status"] == "failed"


async def test_results_come_in_pages_and_one_by_one(client: AsyncClient) -> None:
    items = [{**TRANSLATE, "q": f"Numéro {n}"} for n in range(5)]
    job_id = (await submit(client, {"items": items})).json()["job_id"]
    await ended(client, job_id)
    first = (await client.get(f"/jobs/{job_id}?limit=2")).json()
    assert ([item["index"] for item in first["results"]], first["next_offset"]) == ([0, 1], 2)
    last = (await client.get(f"/jobs/{job_id}?limit=2&offset=4")).json()
    assert [item["index"] for item in last["results"]] == [4]
    assert "next_offset" not in last
    assert (await client.get(f"/jobs/{job_id}?limit=0")).json()["results"] == []
    assert (await client.get(f"/jobs/{job_id}?offset=99")).json()["results"] == []

    item = (await client.get(f"/jobs/{job_id}/items/3")).json()
    assert (item["index"], item["result"]["translatedText"]) == (3, "[en] Numéro 3")
    assert_error(await client.get(f"/jobs/{job_id}/items/5"), 404, "job_not_found")
    assert_error(await client.get(f"/jobs/{job_id}/items/x"), 422, "invalid_request")
    assert_error(await client.get(f"/jobs/{job_id}?limit=-1"), 422, "invalid_request")


@pytest.mark.parametrize("job_id", ["0" * 32, "none", "%00", "' OR 1=1", "é"])
async def test_a_job_that_is_not_there_is_told_and_makes_no_file(client, tmp_path, job_id: str) -> None:
    for answer in (
        await client.get(f"/jobs/{job_id}"),
        await client.get(f"/jobs/{job_id}/items/0"),
        await client.delete(f"/jobs/{job_id}"),
    ):
        assert_error(answer, 404, "job_not_found")
    assert not (tmp_path / "depeche.db").exists()


async def test_the_same_key_gives_the_same_job(client: AsyncClient) -> None:
    key = {"Idempotency-Key": "story-1"}
    body = {"items": [TRANSLATE], "webhook": {"url": "https://example.org/hook"}}
    first = (await submit(client, body, **key)).json()
    again = (await submit(client, body, **key)).json()
    # The first answer may have been lost, and with it a secret that was made.
    assert (again["job_id"], again["webhook"]) == (first["job_id"], first["webhook"])
    detail = assert_error(
        await client.post("/jobs", json={"items": [SUMMARIZE]}, headers=key), 422, "idempotency_key_reused"
    )
    assert detail["job_id"] == first["job_id"]
    assert (await submit(client, body, **{"Idempotency-Key": "story-2"})).json()["job_id"] != first["job_id"]
    assert (await submit(client, body)).json()["job_id"] != first["job_id"]


async def test_the_same_key_at_the_same_time_makes_one_job(client: AsyncClient) -> None:
    answers = await asyncio.gather(*(submit(client, TRANSLATE, **{"Idempotency-Key": "k"}) for _ in range(8)))
    assert len({answer.json()["job_id"] for answer in answers}) == 1


@pytest.mark.parametrize("key", ["", " ", "é".encode().decode("latin-1"), "k" * 256])
async def test_keys_that_are_none_are_refused(client: AsyncClient, key: str) -> None:
    answer = await client.post("/jobs", json=TRANSLATE, headers={"Idempotency-Key": key.encode("latin-1")})
    assert_error(answer, 422, "invalid_request")


async def test_cancelling_stops_what_is_not_done(make_client: ClientMaker, gated) -> None:
    async with make_client(translator=gated) as client:
        job_id = (await submit(client, {"items": [TRANSLATE] * 3})).json()["job_id"]
        await asyncio.to_thread(gated.entered.wait, 10)
        answer = await client.delete(f"/jobs/{job_id}")
        assert answer.json()["progress"]["cancelled"] == 3
        assert answer.json()["status"] == "cancelled"
        gated.gate.set()
        await asyncio.sleep(0.2)
        job = (await client.get(f"/jobs/{job_id}")).json()
        assert [item["status"] for item in job["results"]] == ["cancelled"] * 3
        assert gated.calls == 1
        assert (await client.delete(f"/jobs/{job_id}")).json()["status"] == "cancelled"


async def test_a_job_that_has_ended_is_not_cancelled(client: AsyncClient) -> None:
    job_id = (await submit(client, TRANSLATE)).json()["job_id"]
    await ended(client, job_id)
    assert (await client.delete(f"/jobs/{job_id}")).json()["status"] == "done"


async def test_jobs_take_turns(make_client: ClientMaker, gated, tmp_path: Path) -> None:
    async with make_client(translator=gated, job_workers=1) as client:
        first = (await submit(client, {"items": [TRANSLATE] * 4})).json()["job_id"]
        await asyncio.to_thread(gated.entered.wait, 10)
        second = (await submit(client, {"items": [TRANSLATE] * 2})).json()["job_id"]
        gated.gate.set()
        await ended(client, first)
        await ended(client, second)
    with sqlite3.connect(tmp_path / "depeche.db") as database:
        rows = database.execute("SELECT job_id FROM job_log WHERE event = 'started' ORDER BY id").fetchall()
    assert ["first" if job == first else "second" for (job,) in rows] == [
        "first", "second", "first", "second", "first", "first"
    ]  # fmt: skip


async def test_a_job_outlives_a_stop_in_good_order(make_client: ClientMaker, gated, monkeypatch) -> None:
    monkeypatch.setattr("app.services.jobs_worker.GRACE_SECONDS", 0.1)
    async with make_client(translator=gated) as client:
        job_id = (await submit(client, {"items": [TRANSLATE] * 3})).json()["job_id"]
        await asyncio.to_thread(gated.entered.wait, 10)
        asyncio.get_running_loop().call_later(0.5, gated.gate.set)
    async with make_client() as client:
        job = await ended(client, job_id)
        assert job["status"] == "done"
        # A stop in good order is no crash: the attempt that was given up does not count.
        assert [item["attempts"] for item in job["results"]] == [1, 1, 1]


async def test_a_disk_that_cannot_be_written_stops_jobs_only(make_client: ClientMaker) -> None:
    async with make_client(database_url="sqlite:////proc/depeche/depeche.db") as client:
        assert_error(await client.post("/jobs", json=TRANSLATE), 503, "storage_error")
        assert (await client.post("/translate", json={"q": "Bonjour"})).status_code == 200
        assert_error(await client.get(f"/jobs/{'0' * 32}"), 404, "job_not_found")


@pytest.mark.parametrize(
    ("webhook", "code"),
    [
        ("https://example.org", "invalid_request"),
        ({}, "invalid_request"),
        ({"url": 7}, "invalid_request"),
        ({"url": "https://example.org", "secret": "short"}, "invalid_request"),
        ({"url": "https://example.org", "secret": "é" * 20}, "invalid_request"),
        ({"url": "https://example.org", "sekret": "x" * 20}, "invalid_request"),
        ({"url": "ftp://example.org"}, "webhook_refused"),
        ({"url": "http://127.0.0.1/hook"}, "webhook_refused"),
        ({"url": "http://169.254.169.254/latest/meta-data"}, "webhook_refused"),
    ],
)
async def test_webhooks_that_are_none_are_refused(client: AsyncClient, webhook: object, code: str) -> None:
    assert_error(await client.post("/jobs", json={**TRANSLATE, "webhook": webhook}), 422, code)


async def test_a_secret_is_told_once(client: AsyncClient) -> None:
    hook = {"url": "https://example.org/hook", "secret": "a secret of our own"}
    given = (await submit(client, {**TRANSLATE, "webhook": hook})).json()
    assert given["webhook"] == {"url": hook["url"], "secret": hook["secret"]}
    made = (await submit(client, {**TRANSLATE, "webhook": {"url": hook["url"]}})).json()
    assert len(made["webhook"]["secret"]) >= 32
    job = await client.get(f"/jobs/{made['job_id']}")
    assert made["webhook"]["secret"] not in job.text
    assert job.json()["webhook"]["url"] == hook["url"]


async def test_a_job_is_seen_by_its_key_only_and_charged_once(make_client: ClientMaker, settings) -> None:
    keys = Keys(Database(settings.database_url))
    mine, other = ({"X-API-Key": keys.create(name, chars_per_month=40)[1]} for name in ("mine", "other"))
    async with make_client(keys="on") as client:
        assert_error(await client.post("/jobs", json=TRANSLATE), 401, "key_missing")
        repeated = {**mine, "Idempotency-Key": "story-1"}
        job_id = (await submit(client, TRANSLATE, **repeated)).json()["job_id"]
        for _ in range(3):
            assert (await submit(client, TRANSLATE, **repeated)).json()["job_id"] == job_id
        assert (await client.get("/usage", headers=mine)).json()["characters"] == len(TRANSLATE["q"])
        # The same words under the same Idempotency-Key, but by somebody else, are another job.
        assert (await submit(client, TRANSLATE, **other, **{"Idempotency-Key": "story-1"})).json()["job_id"] != job_id

        for answer in (
            await client.get(f"/jobs/{job_id}", headers=other),
            await client.get(f"/jobs/{job_id}/items/0", headers=other),
            await client.delete(f"/jobs/{job_id}", headers=other),
        ):
            assert_error(answer, 404, "job_not_found")
        assert (await client.get(f"/jobs/{job_id}", headers=mine)).status_code == 200

        assert_error(await client.post("/jobs", json={"items": [TRANSLATE] * 3}, headers=mine), 429, "quota_exceeded")
        assert (await client.get("/usage", headers=mine)).json()["characters"] == len(TRANSLATE["q"])


async def test_keys_in_bodies_are_not_kept(client: AsyncClient, tmp_path: Path) -> None:
    secret = "dpk_do-not-keep-me"
    macro = {"kind": "article", "article": {"document": {"headline": "Bonjour"}, "token": secret}}
    body = {"items": [{**TRANSLATE, "api_key": secret}, macro], "api_key": secret}
    job = await ended(client, (await submit(client, body)).json()["job_id"])
    assert job["progress"]["done"] == 2
    assert secret.encode() not in _kept(tmp_path)


def _kept(folder: Path) -> bytes:
    return b"".join(file.read_bytes() for file in folder.glob("depeche.db*"))


@pytest.mark.parametrize("item", [{"q": "Bonjour"}, {"kind": "sing", "q": "Bonjour"}])
async def test_an_item_without_a_known_kind_is_told_which_there_are(client: AsyncClient, item: dict) -> None:
    answer = await client.post("/jobs", json={"items": [item]})
    assert answer.json()["error"]["message"] == "items[0]: kind: must be `translate`, `summarize` or `article`"
