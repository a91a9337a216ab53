"""A line of a cue as characters, each with the tags that are open around it.

Tags are taken off before a sentence is put together and put around the words again where those have gone. What is no
tag known to players is text: `<3` and `{sic}` are.
"""

import html
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

Style = tuple[str, ...]
Character = tuple[str, Style]

_MARKUP = re.compile(
    r"<(?P<close>/?)(?P<name>[ibus]|font|c|v|lang|ruby|rt|em|strong|span)(?P<rest>[.\s][^<>]*)?>"
    r"|\{\\(?P<code>[ibus])(?P<on>[01])\}"
    r"|(?P<point><(?:\d+:)?\d\d:\d\d\.\d{3}>|\{\\[^{}]*\})",
    re.IGNORECASE | re.ASCII,
)
# What stands before the words of a line: a dash for who speaks, a note for what is sung.
_LEAD = re.compile(r"(?:[-–—‐]+|[♪♫#*]+|>>+)[ \u00a0\u202f]*")
_NOTES = "♪♫"
# No subtitle nests so deep; what is deeper is shown as text.
_DEEPEST = 16


@dataclass(slots=True)
class Slot:
    """A stretch of one line that is filled again with its share of a translation.

    lead, tail: what stands around the words and is no part of a sentence. breaks: nothing before it runs on into it.
    """

    line: int
    lead: str = ""
    characters: list[Character] = field(default_factory=list)
    tail: str = ""
    breaks: bool = False

    @property
    def text(self) -> str:
        """The words, without their tags."""
        return "".join(character for character, _ in self.characters)


def read_slots(number: int, line: str, open_tags: list[str], *, is_vtt: bool) -> list[Slot]:
    """Take a line apart: one slot, and one more behind each point in time that stands in it.

    open_tags: those that earlier lines of the cue have left open; changed to those that are open at the end.
    """
    slots = [Slot(number)]
    position = 0
    for match in _MARKUP.finditer(line):
        _add(slots[-1], line[position : match.start()], open_tags, is_vtt=is_vtt)
        position = match.end()
        if match["point"]:
            if slots[-1].text.strip():
                slots.append(Slot(number))
            slots[-1].lead += match["point"]
        elif (match["name"] or "").lower() == "v" and not match["close"]:
            slots[-1].lead += match.group()
            slots[-1].breaks = True
        elif match["close"] or match["on"] == "0":
            _close(slots[-1], match, open_tags)
        elif len(open_tags) < _DEEPEST:
            open_tags.append(match.group())
        else:
            _add(slots[-1], match.group(), open_tags, is_vtt=False)
    _add(slots[-1], line[position:], open_tags, is_vtt=is_vtt)
    for slot in slots:
        _trim(slot)
    return slots


def write_characters(characters: Iterable[Character], *, is_vtt: bool) -> str:
    """Write characters with their tags, each pair around as much as it can hold."""
    output: list[str] = []
    current: Style = ()
    for character, style in [*characters, ("", ())]:
        shared = 0
        while shared < min(len(current), len(style)) and current[shared] == style[shared]:
            shared += 1
        output += [_closing(tag) for tag in reversed(current[shared:])]
        output += style[shared:]
        output.append(html.escape(character, quote=False) if is_vtt else character)
        current = style
    return "".join(output)


def _add(slot: Slot, text: str, open_tags: Sequence[str], *, is_vtt: bool) -> None:
    style = tuple(open_tags)
    slot.characters += [(character, style) for character in (html.unescape(text) if is_vtt else text)]


def _close(slot: Slot, match: re.Match[str], open_tags: list[str]) -> None:
    closing = match.group().lower()
    for place in range(len(open_tags) - 1, -1, -1):
        if _closing(open_tags[place]).lower() == closing:
            del open_tags[place]
            return
    # `</v>` ends a voice that stands in the lead; an end without a beginning does nothing on any player.
    if (match["name"] or "").lower() == "v":
        slot.tail += match.group()


def _closing(tag: str) -> str:
    if tag.startswith("{"):
        return tag[:-2] + "0}"
    name = re.match(r"<(\w+)", tag)
    return f"</{name[1]}>" if name else ""


def _trim(slot: Slot) -> None:
    """Take what is no word off both ends."""
    text = slot.text
    lead = _LEAD.match(text, len(text) - len(text.lstrip()))
    if lead:
        slot.lead += lead.group()
        slot.characters = slot.characters[lead.end() :]
        slot.breaks = True
    text = slot.text.rstrip()
    words = text.rstrip(_NOTES).rstrip() if text.endswith(tuple(_NOTES)) else text
    slot.tail = text[len(words) :] + slot.tail
    slot.characters = slot.characters[len(words) - len(words.lstrip()) : len(words)]
