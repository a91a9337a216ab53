"""Fields of a paragraph: links whose words are translated, and what Word works out itself, which is not."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from app.text.docx.events import Closed, Event, Opened, Text, Thing, local_name


@dataclass(frozen=True, slots=True)
class LinkOpened:
    """The beginning of a link that is written as a field. head, tail: what stands before and after its words."""

    head: tuple[Thing, ...]
    tail: tuple[Thing, ...]


@dataclass(frozen=True, slots=True)
class Kept:
    """A field that stays as it is: a page number, a date. text: what it shows."""

    events: tuple[Text | Thing, ...]
    text: str


Piece = Event | LinkOpened | Kept


def with_fields(found: Sequence[Event]) -> Iterator[Piece]:
    """Find the fields among events; one that does not end in the paragraph (a table of contents) breaks it."""
    ends = _ends(found)
    place = 0
    while place < len(found):
        event = found[place]
        if place in ends:
            yield from _field(found[place : ends[place] + 1])
            place = ends[place]
        elif isinstance(event, Thing) and event.part:
            yield Thing(event.element, event.format, breaks=True)
        elif isinstance(event, Thing) and local_name(event.element) == "fldSimple":
            yield Kept((event,), "".join(event.element.itertext()))
        else:
            yield event
        place += 1


def _ends(found: Sequence[Event]) -> dict[int, int]:
    """Find where fields end, by where they begin. One that overlaps the border of an element is none."""
    ends: dict[int, int] = {}
    begun: list[tuple[int, int]] = []  # each with how many borders of elements were before it
    borders = 0
    for place, event in enumerate(found):
        if isinstance(event, Opened | Closed):
            borders += 1
        elif isinstance(event, Thing) and event.part == "begin":
            begun.append((place, borders))
        elif isinstance(event, Thing) and event.part == "end" and begun:
            start, before = begun.pop()
            if borders == before:
                ends[start] = place
    return ends


def _field(found: Sequence[Event]) -> Iterator[Piece]:
    inside = [event for event in found if isinstance(event, Text | Thing)]
    parts = [event.part if isinstance(event, Thing) else "" for event in inside]
    separator = parts.index("separate") if "separate" in parts else len(parts) - 1
    instruction = "".join(
        event.element.text or ""
        for event in inside[:separator]
        if isinstance(event, Thing) and event.part == "instruction"
    )
    is_link = instruction.split()[:1] == ["HYPERLINK"] and parts.count("begin") == 1 and "separate" in parts
    head = [event for event in inside[: separator + 1] if isinstance(event, Thing)]
    if is_link and len(head) == separator + 1:
        tail = inside[-1]
        yield LinkOpened(tuple(head), (tail,) if isinstance(tail, Thing) else ())
        yield from inside[separator + 1 : -1]
        yield Closed()
    else:
        shown = "".join(event.text for event in inside[separator:] if isinstance(event, Text))
        yield Kept(tuple(inside), shown)
