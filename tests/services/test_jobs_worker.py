"""The worker: does what is queued, tells what fails, and stops in good order."""

import asyncio
import json
from collections.abc import Iterator
from pathlib import Path

import pytest
import stamina

from app.errors import BusyError, StorageError, SummaryLimitError
from app.services import jobs_worker
from app.services.database import Database
from app.services.jobs_queue import JobQueue
from app.services.jobs_records import NewItem, NewJob
from app.services.jobs_store import JobStore
from app.services.jobs_worker import JobWorker


@pytest.fixture
def store(tmp_path: Path) -> Iterator[JobStore]:
    store = JobStore(Database(f"sqlite:///{tmp_path}/depeche.db"), keep_seconds=3600, max_open_items=100)
    yield store
    store.database.close()


@pytest.fixture
def queue(store: JobStore) -> JobQueue:
    return JobQueue(store.database, 3600, lease_seconds=1)


def submit(store: JobStore, *fields: str) -> str:
    return store.submit(NewJob(tuple(NewItem("translate", item) for item in fields), "f"))[0].id


async def until(store: JobStore, job_id: str, *statuses: str) -> list:
    async with asyncio.timeout(10):
        while True:
            job, items = await asyncio.to_thread(store.page, job_id, 0, 100)
            if job.status in statuses:
                return list(items)
            await asyncio.sleep(0.01)


async def test_faults_are_told_and_their_insides_kept_to_the_log(store, queue, caplog) -> None:
    async def run(fields: str) -> str:
        if fields == "expected":
            raise SummaryLimitError("No sentence fits.", max_words=5)
        if fields == "unexpected":
            raise RuntimeError("secret path")
        return '"done"'

    job_id = submit(store, "expected", "unexpected", "well")
    worker = JobWorker(queue, run, slots=2)
    worker.start()
    items = await until(store, job_id, "done")
    await worker.stop()
    assert [item.status for item in items] == ["failed", "failed", "done"]
    assert json.loads(items[0].error) == {
        "code": "limit_too_small",
        "message": "No sentence fits.",
        "detail": {"max_words": 5},
    }
    assert json.loads(items[1].error)["code"] == "internal_error"
    assert "secret path" not in items[1].error
    assert "secret path" in caplog.text


async def test_a_full_server_is_waited_for(store, queue, monkeypatch) -> None:
    monkeypatch.setattr(jobs_worker, "BUSY_SECONDS", 0.01)
    answers = iter([BusyError("Full."), BusyError("Full."), None])

    async def run(_: str) -> str:
        if (error := next(answers)) is not None:
            raise error
        return '"done"'

    job_id = submit(store, "item")
    worker = JobWorker(queue, run, slots=1)
    worker.start()
    items = await until(store, job_id, "done")
    await worker.stop()
    assert [(item.status, item.error) for item in items] == [("done", None)]


async def test_several_jobs_run_at_once_but_no_more_than_slots(store, queue) -> None:
    at_once: list[int] = []
    running = 0
    full = asyncio.Event()

    async def run(_: str) -> str:
        nonlocal running
        running += 1
        at_once.append(running)
        if running == 3:
            full.set()
        await asyncio.wait_for(full.wait(), 30)
        await asyncio.sleep(0.05)
        running -= 1
        return "1"

    jobs = [submit(store, "a", "b") for _ in range(4)]
    worker = JobWorker(queue, run, slots=3)
    worker.start()
    for job_id in jobs:
        await until(store, job_id, "done")
    await worker.stop()
    assert max(at_once) == 3


async def test_a_long_item_is_not_taken_for_dead(store, queue) -> None:
    async def run(_: str) -> str:
        await asyncio.sleep(2.5)  # the lease is one second
        return "1"

    job_id = submit(store, "long")
    worker = JobWorker(queue, run, slots=1)
    worker.start()
    (item,) = await until(store, job_id, "done", "failed")
    await worker.stop()
    assert (item.status, item.attempts) == ("done", 1)


async def test_what_another_cancels_is_given_up(store, queue) -> None:
    given_up = asyncio.Event()

    async def run(_: str) -> str:
        try:
            await asyncio.sleep(60)
        except asyncio.CancelledError:
            given_up.set()
            raise
        return "1"

    job_id = submit(store, "long")
    worker = JobWorker(queue, run, slots=1)
    worker.start()
    await until(store, job_id, "running")
    # By another server that shares the database: nobody tells this worker.
    await asyncio.to_thread(store.cancel, job_id)
    await asyncio.wait_for(given_up.wait(), 5)
    await worker.stop()
    (item,) = await until(store, job_id, "cancelled")
    assert item.status == "cancelled"


async def test_a_result_that_cannot_be_kept_at_once_is_kept_later(store, queue, monkeypatch) -> None:
    runs = 0
    refusals = iter([StorageError("full"), StorageError("full")])
    finish = queue.finish

    def finish_late(*args: object) -> bool:
        for refusal in refusals:
            raise refusal
        return finish(*args)

    async def run(_: str) -> str:
        nonlocal runs
        runs += 1
        return "1"

    monkeypatch.setattr(queue, "finish", finish_late)
    job_id = submit(store, "a")
    worker = JobWorker(queue, run, slots=1)
    with stamina.set_testing(True, attempts=5):
        worker.start()
        await until(store, job_id, "done")
    await worker.stop()
    assert runs == 1


async def test_a_database_that_is_away_for_a_while_stops_nothing_for_good(store, queue, monkeypatch, caplog) -> None:
    monkeypatch.setattr(jobs_worker, "IDLE_SECONDS", 0.05)
    claim = queue.claim
    away = iter([StorageError("The database can't be used: away.")] * 5)

    def claim_late(worker: str) -> object:
        for refusal in away:
            raise refusal
        return claim(worker)

    async def run(_: str) -> str:
        return "1"

    monkeypatch.setattr(queue, "claim", claim_late)
    job_id = submit(store, "a")
    worker = JobWorker(queue, run, slots=1)
    worker.start()
    await until(store, job_id, "done")
    await worker.stop()
    # Told once, not at every turn.
    assert caplog.text.count("The database can't be used: away.") == 1


async def test_a_stop_puts_back_what_takes_too_long(store, queue, monkeypatch) -> None:
    monkeypatch.setattr(jobs_worker, "GRACE_SECONDS", 0.1)

    async def run(_: str) -> str:
        await asyncio.sleep(60)
        return "1"

    job_id = submit(store, "long")
    worker = JobWorker(queue, run, slots=1)
    worker.start()
    await until(store, job_id, "running")
    await worker.stop()
    (item,) = await until(store, job_id, "queued")
    assert (item.status, item.attempts) == ("queued", 0)


async def test_a_stop_lets_what_is_nearly_done_finish(store, queue) -> None:
    async def run(_: str) -> str:
        await asyncio.sleep(0.3)
        return "1"

    job_id = submit(store, "short", "next")
    worker = JobWorker(queue, run, slots=1)
    worker.start()
    await until(store, job_id, "running")
    await worker.stop()
    _, items = store.page(job_id, 0, 10)
    assert items[0].status == "done"
    assert items[1].status == "queued"
