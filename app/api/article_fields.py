"""Which fields of a newsroom item are copy, and which are its machinery."""

import re
from collections.abc import Mapping
from datetime import datetime

# Never copy, whatever they hold: identifiers, and names of organisations, which are not to be translated.
_IDENTIFIERS = frozenset(
    {
        "_id", "id", "guid", "uri", "url", "href", "link", "slug", "version", "_etag", "etag", "lang", "language",
        "source", "original_source", "copyrightholder", "copyrightnotice", "usageterms", "mimetype",
    }
)  # fmt: skip
_IDENTIFIER_ENDINGS = ("_id", "_ids", "_guid", "_uri", "_url", "_href", "_slug")

# Copy in one newsroom, a code in the next: a code is one word.
_CODES = frozenset(
    {"type", "profile", "pubstatus", "state", "status", "format", "priority", "urgency", "operation", "category"}
)

_MACHINE_VALUE = re.compile(
    r"""
    (?:https?|ftps?|mailto|tel|urn|tag|data|file):\S+                       # URI
    | [\w.+-]+@[\w-]+(?:\.[\w-]+)+                                          # e-mail address
    | [0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}                           # UUID
    | (?:mon|tue|wed|thu|fri|sat|sun),\ \d{1,2}\ [a-z]{3}\ \d{4}\ [\d:]+\ \S+  # date in an RSS feed
    """,
    re.VERBOSE | re.IGNORECASE,
)


def copy_fields(item: Mapping[str, object]) -> dict[str, str]:
    """Give the fields that are translated: text, unless their name or the shape of their value says otherwise."""
    return {name: value for name, value in item.items() if isinstance(value, str) and _is_copy(name, value.strip())}


def _is_copy(name: str, value: str) -> bool:
    lower = name.lower()
    if lower in _IDENTIFIERS or lower.endswith(_IDENTIFIER_ENDINGS) or name.endswith("Id"):
        return False
    if lower in _CODES and " " not in value:
        return False
    return not (_MACHINE_VALUE.fullmatch(value) or _is_date(value))


def _is_date(value: str) -> bool:
    try:
        datetime.fromisoformat(value)
    except ValueError:
        return False
    return True
