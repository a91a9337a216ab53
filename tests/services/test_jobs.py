"""Jobs as a whole: nothing is there before the first one, and work begins wherever that comes from."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from app.errors import JobNotFoundError
from app.services import jobs as module
from app.services.database import Database
from app.services.jobs import Jobs
from app.services.jobs_records import Job, NewItem, NewJob
from app.services.jobs_store import JobStore
from app.settings import Settings

NEW = NewJob((NewItem("translate", "{}"),), "fingerprint")


async def run(fields: str) -> str:
    return '"done"'


@pytest.fixture
async def database(tmp_path: Path) -> AsyncIterator[Database]:
    database = Database(f"sqlite:///{tmp_path}/depeche.db")
    yield database
    database.close()


async def ended(store: JobStore, job_id: str) -> Job:
    async with asyncio.timeout(10):
        while True:
            job = await asyncio.to_thread(store.read, job_id)
            if not job.open_items:
                return job
            await asyncio.sleep(0.01)


async def test_the_first_job_is_kept_and_done(database: Database) -> None:
    jobs = Jobs(database, run, Settings(_env_file=None))
    jobs.start()
    assert await jobs.known(NEW) is None
    await asyncio.sleep(0)
    assert not database.exists
    job, is_new = await jobs.submit(NEW)
    assert is_new
    assert (await ended(jobs.store, job.id)).status == "done"
    await jobs.stop()


async def test_what_another_server_was_given_is_taken_up(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "LOOK_SECONDS", 0.01)
    jobs = Jobs(database, run, Settings(_env_file=None))
    jobs.start()
    await asyncio.sleep(0.05)
    other = JobStore(Database(database.url), 3600, 100)
    job, _ = await asyncio.to_thread(other.submit, NEW)
    assert (await ended(other, job.id)).status == "done"
    await jobs.stop()
    other.database.close()


async def test_jobs_that_never_began_can_be_stopped(database: Database) -> None:
    jobs = Jobs(database, run, Settings(_env_file=None))
    with pytest.raises(JobNotFoundError):
        await jobs.cancel("0" * 32)
    await jobs.stop()
    assert not database.exists
