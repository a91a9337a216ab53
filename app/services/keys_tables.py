"""The tables of keys. Times are seconds since 1970."""

from sqlalchemy import BigInteger, Column, Double, ForeignKey, Index, Integer, String, Table

from app.services.database_engine import METADATA

# id: the part of a key that may be seen. digest: SHA-256 of the whole key, which itself is kept nowhere.
KEYS = Table(
    "keys",
    METADATA,
    Column("id", String(16), primary_key=True),
    Column("name", String(100), nullable=False),
    Column("digest", String(64), nullable=False),
    Column("chars_per_month", BigInteger),
    Column("per_minute", Integer),
    Column("created_at", Double, nullable=False),
    Column("revoked_at", Double),
    Index("ix_keys_name", "name"),
)

# month: of UTC, as 2026-11.
USAGE = Table(
    "usage",
    METADATA,
    Column("key_id", String(16), ForeignKey("keys.id", ondelete="CASCADE"), primary_key=True),
    Column("month", String(7), primary_key=True),
    Column("characters", BigInteger, nullable=False),
)
