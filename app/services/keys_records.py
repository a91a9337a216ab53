"""What is known of a key and its use, as plain values."""

from dataclasses import dataclass
from datetime import UTC, datetime

# Begins every key, so that one is recognized where it should not be: in a log, in a repository.
PREFIX = "depeche"


@dataclass(frozen=True, slots=True)
class Key:
    """A key without its secret part. None as a limit is none."""

    id: str
    name: str
    chars_per_month: int | None
    per_minute: int | None
    created_at: float
    revoked_at: float | None = None

    @property
    def prefix(self) -> str:
        """How the whole key begins."""
        return f"{PREFIX}_{self.id}_"


@dataclass(frozen=True, slots=True)
class Usage:
    """How many characters were translated in a month. limit: how many may be; None is as many as one likes."""

    month: str
    characters: int
    limit: int | None


def this_month() -> str:
    """Give the month that characters are counted in, of UTC: `2026-11`."""
    return datetime.now(UTC).strftime("%Y-%m")
