"""The day from which a story speaks: what its item says of when it was made."""

from collections.abc import Mapping
from datetime import date, datetime
from email.utils import parsedate_to_datetime

# As ninjs, Superdesk, WordPress, RSS and others name it, without case and underscores: the first that is there counts.
# «Mardi» is seen from this version of the text, not from the first.
_NAMES = (
    "versioncreated", "contentcreated", "datepublished", "publishedat", "published", "pubdate", "publicationdate",
    "publishdate", "date", "datetime", "firstpublished", "firstcreated", "dategmt", "createdat", "created",
)  # fmt: skip


def item_day(item: Mapping[str, object]) -> date | None:
    """Find the day that an item says it is of; None where it says none, or nothing that can be read."""
    said = {name.lower().replace("_", "").replace("-", ""): value for name, value in item.items()}
    found = (day_of(said[name]) for name in _NAMES if name in said)
    return next((day for day in found if day is not None), None)


def day_of(written: object) -> date | None:
    """Read a date in ISO 8601 or as RSS has it, in its own time zone."""
    if not isinstance(written, str):
        return None
    for read in (datetime.fromisoformat, parsedate_to_datetime):
        try:
            return read(written.strip()).date()
        except (ValueError, TypeError, IndexError, OverflowError):
            continue
    return None
