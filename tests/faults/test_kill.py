"""The server is killed in the middle of 200 items, again and again: none is lost, and none is done twice."""

import json
import random
import signal
import threading
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer

import httpx
import pytest
from sqlalchemy import select

from app.cli.server_process import ServerProcess, running_server
from app.services.database import Database
from app.services.jobs_tables import LOG

JOBS, ITEMS_EACH = 4, 50
# How many items are done, at least, when the server is killed.
KILLS = (10, 65, 130, 185)
PATIENCE_SECONDS = 240
WORDS = ("train", "navire", "dossier", "témoin", "projet", "contrat", "wagon", "avion", "numéro", "camion")

pytestmark = pytest.mark.engine


def item(job: int, number: int) -> dict[str, object]:
    word = WORDS[number % len(WORDS)]
    return {"kind": "translate", "source": "fr", "q": f"Le {word} {1000 * (job + 1) + number} arrive à Paris."}


class Receiver(BaseHTTPRequestHandler):
    """Takes webhooks, after having refused the first."""

    came: list[dict[str, object]]

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.came.append(json.loads(body))
        self.send_response(503 if len(self.came) == 1 else 204)
        self.end_headers()

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def hook() -> Iterator[tuple[str, list[dict[str, object]]]]:
    came: list[dict[str, object]] = []
    server = HTTPServer(("127.0.0.1", 0), type("NotingReceiver", (Receiver,), {"came": came}))
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/hook", came
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture
def environment(database_url: str) -> dict[str, str]:
    return {
        "DEPECHE_DATABASE_URL": database_url,
        "DEPECHE_JOB_LEASE_SECONDS": "1",
        "DEPECHE_JOB_WORKERS": "3",
        "DEPECHE_WEBHOOK_PRIVATE": "true",
    }


def submit(client: httpx.Client, job: int, url: str) -> str:
    body = {"items": [item(job, number) for number in range(ITEMS_EACH)], "webhook": {"url": url}}
    answer = client.post("/jobs", json=body, headers={"Idempotency-Key": f"kill-{job}"})
    assert answer.status_code == 202, answer.text
    return str(answer.json()["job_id"])


def items_of(client: httpx.Client, jobs: list[str]) -> dict[tuple[str, int], dict]:
    answers = [client.get(f"/jobs/{job}").json() for job in jobs]
    return {(answer["job_id"], item["index"]): item for answer in answers for item in answer["results"]}


def wait(client: httpx.Client, jobs: list[str], enough: Callable[[int], bool]) -> dict[tuple[str, int], dict]:
    """Wait until enough items are done, and give all of them. Asked for counts alone, the server has time to work."""
    end = time.monotonic() + PATIENCE_SECONDS
    while True:
        counts = [client.get(f"/jobs/{job}", params={"limit": 0}).json()["progress"] for job in jobs]
        if enough(sum(count["done"] for count in counts)):
            return items_of(client, jobs)
        assert time.monotonic() < end, counts
        time.sleep(0.05)


def connected(server: ServerProcess) -> httpx.Client:
    server.wait_until_ready(lambda _: None)
    return httpx.Client(base_url=server.url, timeout=30, trust_env=False)


def logged(database_url: str) -> dict[tuple[str, int], list[str]]:
    database = Database(database_url)
    with database.read() as connection:
        rows = connection.execute(select(LOG.c.job_id, LOG.c.number, LOG.c.event).order_by(LOG.c.id)).all()
    database.close()
    events: dict[tuple[str, int], list[str]] = defaultdict(list)
    for job_id, number, event in rows:
        events[job_id, number].append(event)
    return events


def test_killed_again_and_again_nothing_is_lost_and_nothing_done_twice(database_url, environment, hook) -> None:
    url, came = hook
    chance = random.Random(6)
    jobs: list[str] = []
    seen_done: dict[tuple[str, int], dict] = {}
    for threshold in KILLS:
        with running_server(environment) as server, connected(server) as client:
            # What the caller does not know was taken, it sends again.
            jobs = [submit(client, job, url) for job in range(JOBS)]
            seen_done |= {
                key: item
                for key, item in wait(client, jobs, lambda done, least=threshold: done >= least).items()
                if item["status"] == "done"
            }
            time.sleep(chance.uniform(0, 0.05))
            server.process.send_signal(signal.SIGKILL)
            server.process.wait()
    with running_server(environment) as server, connected(server) as client:
        items = wait(client, jobs, lambda done: done == JOBS * ITEMS_EACH)
        end = time.monotonic() + 60
        while {message["job_id"] for message in came} < set(jobs) and time.monotonic() < end:
            time.sleep(0.1)

    events = logged(database_url)
    done = Counter(kind for kinds in events.values() for kind in kinds)
    lost = JOBS * ITEMS_EACH - len(items)
    twice = sum(kinds.count("done") > 1 for kinds in events.values())
    print(f"{len(items)} items, {len(KILLS)} kills, {done['requeued']} interrupted, {lost} lost, {twice} done twice")  # noqa: T201
    assert (lost, twice) == (0, 0)
    # The kills met items in the middle, and no item that was done was begun again.
    assert done["requeued"] >= 1
    assert done["done"] == JOBS * ITEMS_EACH
    assert done["started"] == JOBS * ITEMS_EACH + done["requeued"]
    for key, kinds in events.items():
        assert kinds[-1] == "done", (key, kinds)
        assert items[key]["attempts"] == kinds.count("started")
    # What was read before a kill is what is read after all of them.
    assert {key: items[key] for key in seen_done} == seen_done
    for (job_id, number), answer in items.items():
        assert str(1000 * (jobs.index(job_id) + 1) + number) in answer["result"]["translatedText"].replace(",", "")
    # Every end was told, under one name however often.
    ended = {(message["job_id"], message["event_id"], message["status"]) for message in came}
    assert sorted(job_id for job_id, _, _ in ended) == sorted(jobs)
    assert {status for _, _, status in ended} == {"done"}


def test_a_stop_in_good_order_counts_as_no_crash(database_url, environment, hook) -> None:
    jobs: list[str] = []
    for threshold in (10, 30):
        with running_server(environment) as server, connected(server) as client:
            jobs = [submit(client, 0, hook[0])]
            wait(client, jobs, lambda done, least=threshold: done >= least)
            server.process.terminate()
            # Once all is in order, uvicorn ends by the signal that it was sent.
            assert server.process.wait(30) == -signal.SIGTERM
    with running_server(environment) as server, connected(server) as client:
        items = wait(client, jobs, lambda done: done == ITEMS_EACH)
    assert {item["attempts"] for item in items.values()} == {1}
    events = Counter(kind for kinds in logged(database_url).values() for kind in kinds)
    assert events["requeued"] == 0
    assert events["done"] == ITEMS_EACH
