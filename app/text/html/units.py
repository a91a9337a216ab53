"""A translation cut into units that no tag may split, each with the source words that it came from."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from app.text.span import Span

# A word with what is inside it («12,000», «re-elected», «km/h», a URL), one sign of punctuation, or a run of other
# signs (emoji are made of several).
_UNIT = re.compile(
    r"[#@$€£]?[\w\u0300-\u036f]+(?:(?:://|[-'’.,:/&@+=~%·‐‑?#])[\w\u0300-\u036f]+)*%?"
    r"|[!-/:-@\[-`{-~«»‹›“”„‘’…–—¡¿]"
    r"|[^\s\w!-/:-@\[-`{-~«»‹›“”„‘’…–—¡¿]+"
)
_CONTRACTED = frozenset(
    ("he", "here", "how", "it", "let", "she", "that", "there", "what", "when", "where", "who", "why")
)


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit at text[start:end] of the translation.

    sources: places in the source text that its tokens align with; empty if unknown.
    guessed: the sources were made up from the position, for want of an alignment.
    """

    start: int
    end: int
    is_word: bool
    sources: tuple[Span, ...] = ()
    guessed: bool = False


def find_units(text: str) -> list[Unit]:
    """Cut a text into units, without sources. The «'s» of a name is one of its own, that of "it's" is not."""
    return [unit for match in _UNIT.finditer(text) for unit in _units(match)]


def _units(match: re.Match[str]) -> Iterator[Unit]:
    start, end, word = match.start(), match.end(), match.group()
    if word.endswith(("'s", "’s")) and word[:-2].lower() not in _CONTRACTED:
        yield Unit(start, end - 2, is_word=True)
        yield Unit(end - 2, end, is_word=False)
    else:
        yield Unit(start, end, any(map(str.isalnum, word)))


def align_units(units: Sequence[Unit], source: str, alignment: Sequence[tuple[Span, Span]]) -> list[Unit]:
    """Give each unit the places in the source that the alignment names. Spans outside the texts are cut off."""
    sources: list[list[Span]] = [[] for _ in units]
    ends = [unit.end for unit in units]
    for source_span, target_span in alignment:
        trimmed = _without_space(source, source_span)
        if trimmed is None:
            continue
        place = bisect_right(ends, target_span.start)
        while place < len(units) and units[place].start < target_span.end:
            sources[place].append(trimmed)
            place += 1
    return [replace(unit, sources=tuple(spans)) for unit, spans in zip(units, sources, strict=True)]


def _without_space(text: str, span: Span) -> Span | None:
    """Take white space off the ends of a span; None if nothing is left. Subword tokens start with their space."""
    start, end = max(0, span.start), min(len(text), span.end)
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    return Span(start, end) if start < end else None


def guess_sources(units: Sequence[Unit], source_length: int, target_length: int) -> list[Unit]:
    """Give units that stand unaligned side by side the sources that their position suggests.

    A sentence without an alignment is such a stretch; so is the whole text when there is none at all.
    """
    guessed = list(units)
    start = 0
    while start < len(units):
        end = start
        while end < len(units) and not units[end].sources:
            end += 1
        everything = end - start == len(units)
        if everything or sum(unit.is_word for unit in units[start:end]) > 1:
            before = units[start - 1] if start else None
            after = units[end] if end < len(units) else None
            low = max(span.end for span in before.sources) if before else 0
            high = min(span.start for span in after.sources) if after else source_length
            first, last = (0, target_length) if everything else (units[start].start, units[end - 1].end)
            if low < high:
                for place in range(start, end):
                    unit = units[place]
                    middle = low + (high - low) * ((unit.start + unit.end) / 2 - first) / max(1, last - first)
                    span = Span(int(middle), int(middle) + 1)
                    guessed[place] = replace(unit, sources=(span,), guessed=True)
        start = max(end, start + 1)
    return guessed
