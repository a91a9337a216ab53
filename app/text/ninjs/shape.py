"""Telling ninjs from other JSON, and its three lines from each other."""

import re
from collections.abc import Mapping
from typing import Literal

Line = Literal[1, 2, 3]


def _names(text: str) -> frozenset[str]:
    return frozenset(text.split())


_ARRAYS = ("headlines", "bodies", "descriptions")
# What 1.x and Superdesk's reading of it have; free names begin with one of the three words.
_NAMES_1 = _names(
    "uri type mimetype representationtype profile version firstcreated versioncreated contentcreated embargoed "
    "pubstatus urgency copyrightholder copyrightnotice usageterms ednote language person organisation place subject "
    "event object infosource title byline headline slugline located charcount wordcount renditions associations altids "
    "trustindicator $standard genre expires rightsinfo digitalsourcetype"
)
_FREE_NAME_1 = re.compile(r"(?:description|body|headline)_\w+", re.ASCII)
_STANDARD = re.compile(r"([123])\.\d")

# Names that 2.x writes in small letters and 3.x in camel case.
_CAMEL = _names(
    "representationType firstCreated versionCreated contentCreated embargoedUntil pubStatus copyrightHolder "
    "copyrightNotice usageTerms edNote infoSources altIds trustIndicators rightsInfo digitalSourceType eventDetails "
    "plannedCoverage"
)
_SMALL = _names(
    "representationtype firstcreated versioncreated contentcreated embargoed pubstatus copyrightholder "
    "copyrightnotice usageterms ednote infosources altids trustindicators rightsinfo digitalsourcetype"
)


def is_ninjs(item: Mapping[str, object]) -> bool:
    """Whether fields are a ninjs item by their shape: `uri`, and what no newsroom's own fields would have by chance."""
    if not isinstance(item.get("uri"), str):
        return False
    if any(_is_objects(item.get(name)) for name in _ARRAYS) or _said_line(item) is not None:
        return True
    if "representationtype" in item or "representationType" in item:
        return True
    return any(_FREE_NAME_1.fullmatch(name) for name in item) and all(
        name in _NAMES_1 or _FREE_NAME_1.fullmatch(name) for name in item
    )


def line_of(item: Mapping[str, object]) -> Line:
    """Tell which line of the standard an item follows; the newest where two would do."""
    said = _said_line(item)
    if said is not None:
        return said
    if any(name in item for name in _CAMEL):
        return 3
    if not (any(isinstance(item.get(name), list) for name in (*_ARRAYS, "associations", "renditions"))):
        return 1
    return 2 if any(name in item for name in _SMALL) or _has_key(item, "contenttype") else 3


def _said_line(item: Mapping[str, object]) -> Line | None:
    """Give what the item says of itself."""
    for name in ("$standard", "standard"):
        standard = item.get(name)
        if isinstance(standard, dict) and str(standard.get("name", "")).lower() == "ninjs":
            match = _STANDARD.match(str(standard.get("version", "")))
            if match:
                return 1 if match[1] == "1" else 2 if match[1] == "2" else 3
    return None


def _is_objects(value: object) -> bool:
    return isinstance(value, list) and bool(value) and all(isinstance(entry, dict) for entry in value)


def _has_key(item: Mapping[str, object], key: str) -> bool:
    entries = (entry for name in _ARRAYS if isinstance(value := item.get(name), list) for entry in value)
    return any(isinstance(entry, dict) and key in entry for entry in entries)
