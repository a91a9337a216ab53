"""Joining lines to stories, so that a service has to find the sentences again."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from app.errors import ModelError

Joint = Literal["line", "space"]


@dataclass(frozen=True, slots=True)
class Stories:
    """How lines become stories.

    size: lines of a story, 1 for each line by itself.
    joint: `line` puts each line into a paragraph of its own, so that a story's translation can be scored line by line;
        `space` makes one running paragraph, whose translation can be scored only as a whole.
    """

    size: int = 1
    joint: Joint = "line"

    def __str__(self) -> str:
        """In words, for a report."""
        if self.size == 1:
            return "each line a text"
        return f"each {self.size} lines a text, joined by {'line breaks' if self.joint == 'line' else 'spaces'}"

    def join(self, lines: Sequence[str]) -> list[str]:
        """Join each `size` lines in a row."""
        glue = "\n" if self.joint == "line" else " "
        return [glue.join(lines[start : start + self.size]) for start in range(0, len(lines), self.size)]

    def units(self, lines: Sequence[str]) -> list[str]:
        """Give the units that are scored: lines, or whole stories where lines can't be told apart afterwards."""
        return list(lines) if self.joint == "line" else self.join(lines)

    def unjoin(self, translations: Sequence[str], lines: int) -> list[str]:
        """Take the translations of `join` apart into the units that are scored.

        lines: how many were joined. Raises ModelError where a translation has another number of lines than its story.
        """
        if self.joint == "space" or self.size == 1:
            return list(translations)
        units: list[str] = []
        for number, translation in enumerate(translations):
            parts = translation.split("\n")
            expected = min(self.size, lines - number * self.size)
            if len(parts) != expected:
                raise ModelError(f"Story {number + 1} has {expected} lines, its translation {len(parts)}.")
            units += parts
        return units
