"""Slips of a model that print shows: no capital at the start, spaces as French sets them, titles, small signs."""

import re
from collections.abc import Iterator

from app.text.eras import era_slips
from app.text.lasting import lasting_slips
from app.text.quotes import opening_quotes
from app.text.span import Span
from app.text.titles import title_slips

Slip = tuple[Span, str]

_CAPITAL = re.compile(r"[^\w@#/]*[A-ZÀ-ÖØ-Þ]")
# «iPhone», «afp.com» and «e4» begin with a small letter wherever they stand.
_SMALL = re.compile(r"[\"'“‘(]*([a-z])[a-zà-öø-ÿ'’-]*(?![\w@/]|[.:][\w/])")
_SPACED_MARK = re.compile(r"(?<=\w)\s(?=[,;:!?](?:\s|\Z)|\.\Z)|(?<=\d)\s(?=%)")
_SPACED_BRACKET = re.compile(r"(?<=\()\s|\s(?=\))")
_POWER = re.compile(r"(?<![\w/])(?:[kc]?m)([23])(?![\w²³])")
_SHORT_MONTH = re.compile(r"\b(?:Jan|Feb|Aug|Sept|Oct|Nov|Dec)(?= [0-9]{1,2}\b)")
_SIGN_BEHIND = re.compile(r"(?<![\w.,€£-])([0-9]{1,3}(?:,?[0-9]{3})*(?:\.[0-9]+)?) ?([€£])(?![\w/])")
_GLUED = re.compile(r"(?<![\w'’.-])(?:the|The|of|in|to|and)(?=([A-ZÀ-Þ][\w-]+))")
_TWO_CLOSED = re.compile(r"\"\s?[.,]?\"[.,]?\Z")
_ONE_CLOSED = re.compile(r"(?<![\"\s])\"\Z")
_SPACED_QUOTE = re.compile(r"(?<=“)\s|\s(?=”)")


def print_slips(source: str, target: str) -> Iterator[Slip]:
    """Find what is set wrong in a translation of a normalised French sentence: its place, what should stand there."""
    if _CAPITAL.match(source) and (small := _SMALL.match(target)):
        yield Span(*small.span(1)), small[1].upper()
    for match in _SPACED_MARK.finditer(target):
        yield Span(*match.span()), ""
    for match in _SPACED_BRACKET.finditer(target):
        yield Span(*match.span()), ""
    yield from era_slips(source, target)
    for match in _SHORT_MONTH.finditer(target):
        yield Span(*match.span()), f"{match.group()}."
    for match in _SIGN_BEHIND.finditer(target):
        yield Span(*match.span()), match[2] + match[1]
    for match in _GLUED.finditer(target):
        if re.search(rf"(?<!\w){re.escape(match[1])}(?!\w)", source):
            yield Span(*match.span()), f"{match.group()} "
    yield from _lost_signs(source, target)
    yield from lasting_slips(source, target)
    yield from title_slips(source, target)
    yield from _quote_slips(target)


def _lost_signs(source: str, target: str) -> Iterator[Slip]:
    """Find what the model's vocabulary or its beam left out: «m²», the second of two quotations that end together."""
    for match in _POWER.finditer(target):
        sign = "²" if match[1] == "2" else "³"
        if match.group().replace(match[1], sign) in source:
            yield Span(*match.span(1)), sign
    is_nested = source.count('"') in (4, 6, 8) and _TWO_CLOSED.search(source)
    if is_nested and _ONE_CLOSED.search(target) and target.count('"') == source.count('"') - 1:
        yield Span(len(target), len(target)), '"'


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
