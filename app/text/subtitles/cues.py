"""A subtitle file taken apart into lines, some of which are the text of a cue."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

# SubRip writes a comma before the milliseconds, WebVTT a dot and may leave out the hours; both are met in either.
_TIMING = re.compile(
    r"\s*(?:(\d{1,4}):)?(\d{1,2}):(\d{1,2})(?:[.,](\d{1,3}))?"
    r"\s*-->\s*(?:(\d{1,4}):)?(\d{1,2}):(\d{1,2})(?:[.,](\d{1,3}))?(?:\s.*)?\Z",
    re.ASCII,
)
_NUMBER = re.compile(r"\s*\d{1,7}\s*\Z", re.ASCII)


@dataclass(frozen=True, slots=True)
class Cue:
    """A cue: when it is shown, in seconds, and which lines of the file are its text. No line of it is blank."""

    start: float
    end: float
    lines: tuple[int, ...]


def file_lines(text: str) -> list[tuple[str, str]]:
    """Cut a text into lines, each with what ends it; put together again they are the text."""
    # Not str.splitlines: a form feed or U+2028 ends no line of a subtitle file.
    parts = re.split(r"(\r\n|\n|\r)", text)
    lines = list(zip(parts[::2], [*parts[1::2], ""], strict=True))
    return lines if lines[-1] != ("", "") else lines[:-1]


def find_cues(lines: Sequence[str], *, is_vtt: bool) -> Iterator[Cue]:
    """Find the cues in order. Without a line of times, there is none.

    The text of a cue ends at a blank line. Makers of SubRip files don't keep to that: there it ends before the next
    line of times and the number over it. In WebVTT notes and styles may stand between cues.
    """
    timings = [(place, found) for place, line in enumerate(lines) if (found := _TIMING.match(line))]
    for number, (place, timing) in enumerate(timings):
        is_last = number + 1 == len(timings)
        stop = len(lines) if is_last else timings[number + 1][0]
        if not is_last and not is_vtt and _NUMBER.match(lines[stop - 1]):
            stop -= 1
        inside = range(place + 1, stop)
        blank = next((line for line in inside if not lines[line].strip()), stop)
        if is_vtt:
            inside = range(place + 1, blank)
        yield Cue(
            _seconds(timing.groups()[:4]),
            _seconds(timing.groups()[4:]),
            tuple(line for line in inside if lines[line].strip()),
        )


def _seconds(parts: Sequence[str | None]) -> float:
    hours, minutes, seconds, fraction = (part or "0" for part in parts)
    return int(hours) * 3600 + int(minutes) * 60 + int(seconds) + float(f"0.{fraction}")
