"""The queue on both databases: in turn, each item once, whatever dies in between."""

import threading
import time
from collections import Counter
from collections.abc import Iterator

import pytest
from sqlalchemy import func, select, text

from app.errors import IdempotencyKeyReusedError, JobNotFoundError, QueueFullError
from app.services import jobs_queue, jobs_rows, jobs_store
from app.services.database import Database
from app.services.jobs_queue import JobQueue
from app.services.jobs_records import Claim, NewItem, NewJob, Outcome, Webhook
from app.services.jobs_store import JobStore
from app.services.jobs_tables import DELIVERIES, ITEMS, JOBS, LOG

DONE = Outcome(result='{"translatedText": "One\\u0000"}')


class Clock:
    """A time that stands until it is moved, a little at every look, so that no two moments are the same."""

    def __init__(self) -> None:
        self.at = 1_000_000.0

    def __call__(self) -> float:
        self.at += 0.001
        return self.at


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    clock = Clock()
    for module in (jobs_queue, jobs_rows, jobs_store):
        monkeypatch.setattr(module, "now", clock)
    return clock


@pytest.fixture
def database(database_url: str) -> Iterator[Database]:
    database = Database(database_url)
    yield database
    database.close()


@pytest.fixture
def store(database: Database) -> JobStore:
    return JobStore(database, keep_seconds=3600, max_open_items=1_000)


@pytest.fixture
def queue(database: Database) -> JobQueue:
    return JobQueue(database, keep_seconds=3600, lease_seconds=10)


def submit(store: JobStore, items: int = 1, **options: object) -> str:
    new = NewJob(tuple(NewItem("translate", f'{{"n": {n}}}') for n in range(items)), **{"fingerprint": "f", **options})
    return store.submit(new)[0].id


def claimed(queue: JobQueue, worker: str = "w") -> Claim:
    claim = queue.claim(worker)
    assert claim is not None
    return claim


def counts(store: JobStore, job_id: str) -> dict[str, int]:
    return {status: count for status, count in store.read(job_id).counts.items() if count}


def test_an_item_goes_from_queued_to_done(store: JobStore, queue: JobQueue, clock: Clock) -> None:
    job_id = submit(store, 2)
    assert store.read(job_id).status == "queued"
    claim = claimed(queue)
    assert (claim.number, claim.attempt, claim.fields) == (0, 1, '{"n": 0}')
    assert (store.read(job_id).status, counts(store, job_id)) == ("running", {"queued": 1, "running": 1})
    assert queue.finish(claim, DONE)
    assert (store.read(job_id).status, counts(store, job_id)) == ("running", {"queued": 1, "done": 1})
    assert queue.finish(claimed(queue), Outcome(error='{"code": "x"}'))
    job, items = store.page(job_id, 0, 10)
    assert (job.status, counts(store, job_id)) == ("done", {"done": 1, "failed": 1})
    assert [(item.result, item.error) for item in items] == [(DONE.result, None), (None, '{"code": "x"}')]
    assert job.expires_at == pytest.approx(job.finished_at + 3600, abs=1)
    assert queue.claim("w") is None


def test_one_item_of_a_job_at_a_time_and_jobs_in_turn(store: JobStore, queue: JobQueue, clock: Clock) -> None:
    first, second = submit(store, 3), submit(store, 2)
    order = []
    a, b = claimed(queue, "a"), claimed(queue, "b")
    assert queue.claim("c") is None
    for _ in range(2):
        order += [(a.job_id, a.number), (b.job_id, b.number)]
        queue.finish(a, DONE)
        queue.finish(b, DONE)
        a, b = claimed(queue, "a"), queue.claim("b")
    assert b is None
    assert [*order, (a.job_id, a.number)] == [(first, 0), (second, 0), (first, 1), (second, 1), (first, 2)]


def test_a_new_job_does_not_wait_for_all_of_a_long_one(store: JobStore, queue: JobQueue, clock: Clock) -> None:
    submit(store, 100)
    claim = claimed(queue)
    new = submit(store, 1)
    queue.finish(claim, DONE)
    assert claimed(queue).job_id == new


def test_only_who_holds_an_item_can_finish_it(store: JobStore, queue: JobQueue, clock: Clock) -> None:
    job_id = submit(store, 1)
    claim = claimed(queue)
    stranger = Claim(claim.job_id, claim.number, claim.attempt, "another", claim.kind, claim.fields)
    assert not queue.finish(stranger, DONE)
    assert queue.finish(claim, DONE)
    assert not queue.finish(claim, Outcome(error="{}"))
    assert not queue.release(claim)
    assert counts(store, job_id) == {"done": 1}


def test_the_items_of_a_dead_worker_are_taken_over(store: JobStore, queue: JobQueue, clock: Clock) -> None:
    job_id = submit(store, 2)
    lost = claimed(queue, "dead")
    clock.at += 9
    assert queue.take_over() == 0
    clock.at += 2
    assert queue.take_over() == 1
    again = claimed(queue, "alive")
    assert (again.number, again.attempt) == (lost.number, 2)
    # Who was thought dead and comes back has nothing to say any more.
    assert queue.extend([lost, again]) == [lost]
    assert not queue.finish(lost, DONE)
    assert queue.finish(again, DONE)
    assert counts(store, job_id) == {"done": 1, "queued": 1}


def test_a_worker_that_was_away_too_long_cannot_finish_for_itself(store, queue, clock: Clock) -> None:
    submit(store, 1)
    late = claimed(queue, "w")
    clock.at += 11
    queue.take_over()
    again = claimed(queue, "w")
    assert not queue.finish(late, DONE)
    assert queue.finish(again, DONE)


def test_a_sign_of_life_at_the_last_moment_counts(store: JobStore, queue: JobQueue, clock: Clock) -> None:
    submit(store, 1)
    claim = claimed(queue)
    clock.at += 11
    # After the stale items were looked up, and before this one is put back.
    queue.extend([claim])
    assert not queue._take_over(claim)
    assert queue.finish(claim, DONE)


def test_a_sign_of_life_keeps_an_item(store: JobStore, queue: JobQueue, clock: Clock) -> None:
    submit(store, 1)
    claim = claimed(queue)
    for _ in range(5):
        clock.at += 8
        assert queue.extend([claim]) == []
        assert queue.take_over() == 0
    assert queue.finish(claim, DONE)


def test_an_item_that_kills_its_workers_fails_after_three(store: JobStore, queue: JobQueue, clock: Clock) -> None:
    job_id = submit(store, 2)
    for attempt in (1, 2, 3):
        assert claimed(queue).attempt == attempt
        clock.at += 11
        assert queue.take_over() == 1
    item = store.page(job_id, 0, 1)[1][0]
    assert (item.status, item.attempts) == ("failed", 3)
    assert '"code": "crashed"' in (item.error or "")
    assert claimed(queue).number == 1


def test_stopping_in_good_order_is_no_crash(store: JobStore, queue: JobQueue, clock: Clock) -> None:
    job_id = submit(store, 1)
    for _ in range(5):
        assert queue.release(claimed(queue))
    assert store.page(job_id, 0, 1)[1][0].attempts == 0
    assert counts(store, job_id) == {"queued": 1}


def test_cancelling_takes_the_item_from_its_worker(store: JobStore, queue: JobQueue, clock: Clock) -> None:
    job_id = submit(store, 3)
    queue.finish(claimed(queue), DONE)
    claim = claimed(queue)
    job = store.cancel(job_id)
    assert (job.status, counts(store, job_id)) == ("cancelled", {"done": 1, "cancelled": 2})
    assert queue.extend([claim]) == [claim]
    assert not queue.finish(claim, DONE)
    assert not queue.release(claim)
    assert queue.claim("w") is None
    assert store.cancel(job_id).status == "cancelled"
    assert counts(store, job_id) == {"done": 1, "cancelled": 2}


@pytest.mark.parametrize("ending", ["done", "cancelled"])
def test_the_webhook_is_ordered_once_with_the_end(store, queue, database, clock, ending: str) -> None:
    job_id = submit(store, 2, webhook=Webhook("https://example.org", "s" * 16))
    queue.finish(claimed(queue), DONE)
    assert store.read(job_id).delivery is None
    if ending == "done":
        queue.finish(claimed(queue), DONE)
    else:
        store.cancel(job_id)
        store.cancel(job_id)
    delivery = store.read(job_id).delivery
    assert delivery is not None
    assert delivery.status == "pending"
    with database.read() as connection:
        assert connection.execute(select(func.count()).select_from(DELIVERIES)).scalar() == 1


def test_jobs_are_forgotten_with_all_that_belongs_to_them(store, queue, database, clock: Clock) -> None:
    job_id = submit(store, 1, webhook=Webhook("https://example.org", "s" * 16))
    open_job = submit(store, 1)
    queue.finish(claimed(queue), DONE)
    assert store.sweep() == 0
    clock.at += 3601
    assert store.sweep() == 1
    with pytest.raises(JobNotFoundError):
        store.read(job_id)
    assert store.read(open_job).status == "queued"
    with database.read() as connection:
        for table in (ITEMS, LOG, DELIVERIES):
            assert set(connection.execute(select(table.c.job_id)).scalars()) <= {open_job}


def test_the_queue_has_a_limit(store: JobStore, queue: JobQueue, clock: Clock) -> None:
    store.max_open_items = 3
    submit(store, 2)
    with pytest.raises(QueueFullError):
        submit(store, 2)
    queue.finish(claimed(queue), DONE)
    submit(store, 2)


def test_an_owner_sees_no_others_jobs_and_has_keys_of_its_own(store: JobStore, clock: Clock) -> None:
    mine = submit(store, 1, owner="a", idempotency_key="k")
    assert submit(store, 1, owner="a", idempotency_key="k") == mine
    assert submit(store, 1, owner="b", idempotency_key="k") != mine
    with pytest.raises(IdempotencyKeyReusedError):
        submit(store, 1, owner="a", idempotency_key="k", fingerprint="another")
    for owner in ("b", ""):
        with pytest.raises(JobNotFoundError):
            store.read(mine, owner)
        with pytest.raises(JobNotFoundError):
            store.cancel(mine, owner)


def _in_threads(count: int, work) -> None:
    faults: list[Exception] = []

    def run(number: int) -> None:
        try:
            work(number)
        except Exception as error:  # noqa: BLE001 - told below
            faults.append(error)

    threads = [threading.Thread(target=run, args=(number,)) for number in range(count)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert faults == []


def test_the_same_key_at_the_same_time_makes_one_job(store: JobStore) -> None:
    submit(store, 1)
    made: list[str] = []
    _in_threads(8, lambda _: made.append(submit(store, 2, idempotency_key="k")))
    assert len(set(made)) == 1


def test_many_workers_do_every_item_once(store: JobStore, database: Database) -> None:
    jobs = [submit(store, 15) for _ in range(4)]

    def work(number: int) -> None:
        queue = JobQueue(database, 3600, 10)
        idle = 0
        while idle < 20:
            claim = queue.claim(f"worker-{number}")
            if claim is None:
                idle += 1
                time.sleep(0.01)
                continue
            idle = 0
            assert queue.finish(claim, DONE)

    _in_threads(4, work)
    assert [counts(store, job) for job in jobs] == [{"done": 15}] * 4
    with database.read() as connection:
        events = connection.execute(select(LOG.c.job_id, LOG.c.number, LOG.c.event)).all()
        running = connection.execute(text("SELECT max(running) FROM jobs")).scalar()
    assert Counter(events.count(event) for event in set(events)) == {1: 2 * 60}
    assert running == 0


def test_cancelling_while_many_work_leaves_the_counts_right(store: JobStore, database: Database) -> None:
    job_id = submit(store, 400)

    def work(number: int) -> None:
        queue = JobQueue(database, 3600, 10)
        if number == 0:
            while not store.read(job_id).counts["done"]:
                time.sleep(0.001)
            store.cancel(job_id)
            return
        for _ in range(60):
            if claim := queue.claim(f"worker-{number}"):
                queue.finish(claim, DONE)
            else:
                time.sleep(0.005)

    _in_threads(4, work)
    job, items = store.page(job_id, 0, 400)
    assert job.status == "cancelled"
    assert dict(job.counts) == {
        status: sum(item.status == status for item in items)
        for status in ("queued", "running", "done", "failed", "cancelled")
    }
    with database.read() as connection:
        assert connection.execute(select(JOBS.c.running)).scalar() == 0
