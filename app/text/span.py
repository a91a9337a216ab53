"""Stretches of text."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Span:
    """A half-open stretch of a text, in characters (code points)."""

    start: int
    end: int


def trimmed(text: str, start: int, end: int) -> Span:
    """Shrink a span so that no white space is left at its ends; one that is nothing else becomes empty, at its end."""
    part = text[start:end]
    stripped = part.lstrip()
    begin = end - len(stripped)
    return Span(begin, begin + len(stripped.rstrip()))
