"""Keys, and how many characters each has translated in a month."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "keys",
        sa.Column("id", sa.String(16), primary_key=True),
        sa.Column("name", sa.String(100), nullable=False),
        sa.Column("digest", sa.String(64), nullable=False),
        sa.Column("chars_per_month", sa.BigInteger),
        sa.Column("per_minute", sa.Integer),
        sa.Column("created_at", sa.Double, nullable=False),
        sa.Column("revoked_at", sa.Double),
    )
    op.create_index("ix_keys_name", "keys", ["name"])
    op.create_table(
        "usage",
        sa.Column(
            "key_id", sa.String(16), sa.ForeignKey("keys.id", name="fk_usage_keys", ondelete="CASCADE"),
            primary_key=True,
        ),
        sa.Column("month", sa.String(7), primary_key=True),
        sa.Column("characters", sa.BigInteger, nullable=False),
    )  # fmt: skip


def downgrade() -> None:
    """Drop the tables."""
    op.drop_table("usage")
    op.drop_table("keys")
