"""Slips of a model that print shows: no capital at the start, and spaces as French sets them."""

import re
from collections.abc import Iterator

from app.text.quotes import opening_quotes
from app.text.span import Span

Slip = tuple[Span, str]

_CAPITAL = re.compile(r"[^\w@#/]*[A-ZÀ-ÖØ-Þ]")
# «iPhone», «afp.com» and «e4» begin with a small letter wherever they stand.
_SMALL = re.compile(r"[\"'“‘(]*([a-z])[a-zà-öø-ÿ'’-]*(?![\w@/]|[.:][\w/])")
_SPACED_MARK = re.compile(r"(?<=\w)\s(?=[,;:!?](?:\s|\Z)|\.\Z)|(?<=\d)\s(?=%)")
_SPACED_QUOTE = re.compile(r"(?<=“)\s|\s(?=”)")


def print_slips(source: str, target: str) -> Iterator[Slip]:
    """Find what is set wrong in a translation of a normalised French sentence: its place, what should stand there."""
    if _CAPITAL.match(source) and (small := _SMALL.match(target)):
        yield Span(*small.span(1)), small[1].upper()
    for match in _SPACED_MARK.finditer(target):
        yield Span(*match.span()), ""
    yield from _quote_slips(target)


def _quote_slips(target: str) -> Iterator[Slip]:
    for match in _SPACED_QUOTE.finditer(target):
        yield Span(*match.span()), ""
    if '" ' not in target and ' "' not in target:
        return
    opening, closing = opening_quotes(target)
    if len(opening) != len(closing):
        return  # nobody knows which is which
    for place in sorted(opening):
        if target[place + 1 : place + 2].isspace():
            yield Span(place + 1, place + 2), ""
    for place in sorted(closing):
        if target[place - 1 : place].isspace():
            yield Span(place - 1, place), ""
