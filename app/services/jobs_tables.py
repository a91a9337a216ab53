"""The tables of jobs. Times are seconds since 1970, which every database orders and compares alike."""

from sqlalchemy import (
    Boolean,
    Column,
    Double,
    ForeignKey,
    Index,
    Integer,
    String,
    Table,
    Text,
    UniqueConstraint,
)

from app.services.database_engine import METADATA


def _job_id(*, primary_key: bool = False) -> "Column[str]":
    job = ForeignKey("jobs.id", ondelete="CASCADE")
    return Column("job_id", String(32), job, nullable=False, primary_key=primary_key)


# queued to cancelled: how many items stand at each; whoever changes an item has locked its job's row before.
# turn: of the open jobs, the one with the smallest is served next, and then goes to the end of the line.
JOBS = Table(
    "jobs",
    METADATA,
    Column("id", String(32), primary_key=True),
    Column("owner", String(64), nullable=False),
    Column("idempotency_key", String(255)),
    Column("fingerprint", String(64), nullable=False),
    Column("status", String(16), nullable=False),
    Column("created_at", Double, nullable=False),
    Column("turn", Double, nullable=False),
    Column("finished_at", Double),
    Column("expires_at", Double),
    Column("queued", Integer, nullable=False),
    Column("running", Integer, nullable=False),
    Column("done", Integer, nullable=False),
    Column("failed", Integer, nullable=False),
    Column("cancelled", Integer, nullable=False),
    Column("webhook_url", Text),
    Column("webhook_secret", Text),
    Column("webhook_results", Boolean, nullable=False),
    UniqueConstraint("owner", "idempotency_key", name="uq_jobs_owner"),
    Index("ix_jobs_open", "running", "queued", "turn"),
    Index("ix_jobs_expires_at", "expires_at"),
)

# attempts: how often the item was begun and not put back in good order; worker, lease_until: who works on it, and
# until when that is believed without another sign of life.
ITEMS = Table(
    "job_items",
    METADATA,
    _job_id(primary_key=True),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("kind", String(16), nullable=False),
    Column("fields", Text, nullable=False),
    Column("status", String(16), nullable=False),
    Column("attempts", Integer, nullable=False),
    Column("worker", String(32)),
    Column("lease_until", Double),
    Column("started_at", Double),
    Column("finished_at", Double),
    Column("result", Text),
    Column("error", Text),
    Index("ix_job_items_status", "status", "lease_until"),
)

# What happened to each item, one row an event; rows are added and never changed.
LOG = Table(
    "job_log",
    METADATA,
    Column("id", Integer, primary_key=True, autoincrement=True),
    _job_id(),
    Column("number", Integer, nullable=False),
    Column("event", String(16), nullable=False),
    Column("attempt", Integer, nullable=False),
    Column("worker", String(32)),
    Column("at", Double, nullable=False),
    Index("ix_job_log_job_id", "job_id", "number"),
)

DELIVERIES = Table(
    "webhook_deliveries",
    METADATA,
    Column("id", String(32), primary_key=True),
    _job_id(),
    Column("status", String(16), nullable=False),
    Column("attempts", Integer, nullable=False),
    Column("next_at", Double, nullable=False),
    Column("answer", Text),
    Column("created_at", Double, nullable=False),
    Column("finished_at", Double),
    Index("ix_webhook_deliveries_status", "status", "next_at"),
    Index("ix_webhook_deliveries_job_id", "job_id"),
)
