"""Keeping what passes for a sentence within a size that the engine can take its turns on."""

import math
import re
from collections.abc import Iterator

from app.text.sentences import split_french
from app.text.span import Span, trimmed
from app.text.split import split_long

# The longest sentence of newstest2013 has 600 characters. What is longer is no sentence but a table or a fault of the
# sender's, and would keep every other request waiting while it is translated in one piece.
LONGEST_SENTENCE = 1_000
_PART = 500
_SPACE = re.compile(r"\s+")


def split_bounded(text: str) -> list[Span]:
    """Find the French sentences of a paragraph; what is far too long for one is cut at clauses into several."""
    return [part for span in split_french(text) for part in _bounded(text, span)]


def whole_bounded(text: str) -> list[Span]:
    """Take a paragraph for one sentence, unless it is far too long for one."""
    span = trimmed(text, 0, len(text))
    return list(_bounded(text, span)) if span.start < span.end else []


def is_unbroken(text: str) -> bool:
    """Whether a text is one long run without white space: data rather than words, which no model can read."""
    return len(text) > LONGEST_SENTENCE // 5 and not any(character.isspace() for character in text)


def _bounded(text: str, span: Span) -> Iterator[Span]:
    length = span.end - span.start
    if length <= LONGEST_SENTENCE:
        yield span
        return
    for part in split_long(text[span.start : span.end], math.ceil(length / _PART)):
        whole = trimmed(text, span.start + part.start, span.start + part.end)
        if whole.start < whole.end:
            yield from _at_spaces(text, whole)


def _at_spaces(text: str, part: Span) -> Iterator[Span]:
    """Cut what is still too long, which clauses and words don't divide: rows of figures, dates or numbers to call."""
    start = part.start
    if part.end - start > LONGEST_SENTENCE:
        for space in _SPACE.finditer(text, start, part.end):
            if space.start() - start >= _PART:
                yield Span(start, space.start())
                start = space.end()
    yield Span(start, part.end)
