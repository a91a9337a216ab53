"""A ninjs item written in English, with the French item beside it.

The schemas of ninjs are closed: an item may have no fields but the standard's. So what the service has to say stands in
the standard's own places: the summary among the descriptions, the French item and the service's notes among the
associations.
"""

import copy
import json
import re
import uuid
from collections.abc import Mapping
from dataclasses import dataclass

from app.text.newsml.story import Rendered
from app.text.ninjs.fields import Path
from app.text.ninjs.shape import Line
from app.text.words import count_words

TRANSLATION_OF = "translationOf"
NOTES = "depeche"
Item = dict[str, object]

# The first version of each line that has the digital source type, and its name there.
_SOURCE_TYPE = {1: ("1.6", "digitalsourcetype"), 2: ("2.2", "digitalsourcetype"), 3: ("3.1", "digitalSourceType")}
_CONTENT_TYPE = {2: "contenttype", 3: "contentType"}
_COUNTS = {"charcount", "charCount", "wordcount", "wordCount"}
_VERSION = re.compile(r"[123]\.\d")
_NOT_TEXT = frozenset({"audio", "video", "picture", "graphic"})


@dataclass(frozen=True, slots=True)
class Additions:
    """What the item gets besides its translation.

    notes: flags and provenance, for programs; the names of the fields that came back as they were are added.
    """

    summary: str | None
    digital_source_type: str
    notes: Mapping[str, object]


def write_item(item: Item, line: Line, translations: Mapping[Path, Rendered], additions: Additions) -> Item:
    """Write the item. translations: of its fields, by their paths."""
    english = copy.deepcopy(item)
    for path, translation in translations.items():
        _put(english, path, translation)
    english["language"] = "en"
    _add_summary(english, line, additions.summary)
    if str(english.get("type")) not in _NOT_TEXT:
        _add_source_type(english, line, additions.digital_source_type)
    untouched = [name for name, value in item.items() if english[name] == value]
    _associate(english, line, TRANSLATION_OF, item)
    _associate(english, line, NOTES, _notes(item, line, {**additions.notes, "untouched": untouched}))
    return english


def _put(english: Item, path: Path, translation: Rendered) -> None:
    """Put a translation in its place, and bring what is said of its length and of its item's language up to date."""
    places: list[object] = [english]
    for part in path[:-1]:
        places.append(places[-1][part])  # type: ignore[index] # the path was found in a copy of this
    *_, holder = places
    holder[path[-1]] = translation.text  # type: ignore[index]
    owner = next(place for place, part in zip(reversed(places), reversed(path), strict=True) if isinstance(part, str))
    counted = holder if path[-1] == "value" else owner if str(path[-1]).startswith("body_") else None
    if isinstance(counted, dict):
        for name in _COUNTS & set(counted):
            counted[name] = count_words(translation.plain) if name[0] == "w" else len(translation.plain)
    for place in places:
        if isinstance(place, dict) and "language" in place:
            place["language"] = "en"


def _add_summary(english: Item, line: Line, summary: str | None) -> None:
    """Put the summary among the descriptions; where the desk has one of its own, beside it."""
    if summary is None:
        return
    if line == 1:
        name = "description_summary" if "description_summary" not in english else f"description_summary_{NOTES}"
        english[name] = summary
        return
    descriptions = english.get("descriptions")
    others = descriptions if isinstance(descriptions, list) else []
    is_taken = any(isinstance(other, dict) and other.get("role") == "summary" for other in others)
    role = f"summary_{NOTES}" if is_taken else "summary"
    english["descriptions"] = [*others, {"role": role, _CONTENT_TYPE[line]: "text/plain", "value": summary}]


def _add_source_type(english: Item, line: Line, uri: str) -> None:
    version, name = _SOURCE_TYPE[line]
    english[name] = {"uri": uri}
    standard = english.get("$standard" if line == 1 else "standard")
    said = str(standard.get("version")) if isinstance(standard, dict) else ""
    if isinstance(standard, dict) and _VERSION.fullmatch(said) and said < version:
        standard["version"] = version
        if isinstance(standard.get("schema"), str):
            standard["schema"] = standard["schema"].replace(f"_{said}", f"_{version}")


def _associate(english: Item, line: Line, name: str, other: Item) -> None:
    """Add an associated item; the name gets a number where it is taken."""
    associations = english.get("associations")
    if line == 1:
        named = associations if isinstance(associations, dict) else {}
        english["associations"] = {**named, _free(name, set(named)): other}
        return
    listed = associations if isinstance(associations, list) else []
    taken = {str(entry.get("name")) for entry in listed if isinstance(entry, dict)}
    relation = {"rel": name} if line == 3 and name == TRANSLATION_OF else {}
    english["associations"] = [*listed, {"name": _free(name, taken), **relation, **other}]


def _notes(item: Item, line: Line, notes: Mapping[str, object]) -> Item:
    """Make the item that holds the notes: JSON in a body, as the standard has no place for other structures."""
    text = json.dumps(notes, ensure_ascii=False)
    base: Item = {
        "uri": uuid.uuid5(uuid.NAMESPACE_URL, f"{item.get('uri', '')}#{NOTES}").urn,
        "type": "component",
        "profile": NOTES,
        "title": "Machine translation: what made it and what to check",
        "language": "en",
    }
    if line == 1:
        return {**base, "body_json": text}
    return {**base, "bodies": [{"role": "notes", _CONTENT_TYPE[line]: "application/json", "value": text}]}


def _free(name: str, taken: set[str]) -> str:
    number = 1
    while (free := name if number == 1 else f"{name}{number}") in taken:
        number += 1
    return free
