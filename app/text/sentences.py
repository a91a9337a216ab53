"""Where sentences begin and end, in French and in English.

`sentencex`, Wikimedia's splitter, is asked first. Its ends that other scripts mark («。», «؟») are taken as they are.
For full stops, question and exclamation marks and ellipses its answer is evidence beside ours (`app.text.boundaries`):
it splits «N. Patrouchev», «U.E.» and «M. Macron», and doesn't see an end before a figure or behind «…». Every step
looks at a bounded stretch around a mark, so that time grows in proportion to the length of the text.
"""

import re
from collections.abc import Iterator

import sentencex

from app.text.abbreviations import ENGLISH, FRENCH, Abbreviations
from app.text.boundaries import is_end
from app.text.candidate import Candidate
from app.text.enclosures import find_enclosures
from app.text.span import Span, trimmed

_MARK = re.compile(r"[.!?…‼⁇⁈⁉]+")
_OWN_MARKS = frozenset(".!?…‼⁇⁈⁉")
_WORD = re.compile(r"\w")
_DASH = re.compile(r"[—–―-]\s+")
# Bullets, numbers and dialogue dashes stay outside the sentence: the model has no use for them, the reader wants them
# back as they were. «V. Poutine» is no list, so one Roman numeral alone is none either; nor is «1. FC Union Berlin».
_BULLET = re.compile(
    r"\s*(?:[-–—―•·‣▪◦●■□►▶➤✓*#>]{1,6}\s+|\(?(?:\d{1,2}|[a-z]|[IVX]{1,5})\)\s+|(?:\d{1,2}|[IVX]{2,5})\.-?\s+(?!F\.?S?C)"
    r"|\d{1,2}(?:\.\d{1,2}){1,3}\.?\s+(?=[A-ZÀ-Þ])|\d{1,2}[°/]\)?\s+)(?=\S)"
)
# sentencex is not safe on lone surrogates, pairs quotation marks in quadratic time, and panics where a white space of
# more than one byte stands between a capital letter and a full stop («N .»): it sees none of these.
_WIDE_SPACES = (
    "\x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000"
)
_FOR_SENTENCEX = dict.fromkeys(map(ord, '«»“”„‹›"()[]{}' + _WIDE_SPACES), " ") | dict.fromkeys(
    range(0xD800, 0xE000), "\ufffd"
)


def split_french(text: str) -> list[Span]:
    """Find the sentences of one French paragraph, in order. Total: any string in, no exception out.

    The spans have no white space at their ends; list marks and dialogue dashes stand outside of them.
    """
    return _split(text, "fr", FRENCH)


def split_english(text: str) -> list[Span]:
    """Find the sentences of one English paragraph, in order. Total: any string in, no exception out."""
    return _split(text, "en", ENGLISH)


def _split(text: str, language: str, words: Abbreviations) -> list[Span]:
    bullet = _BULLET.match(text)
    start = bullet.end() if bullet else 0
    spans: list[Span] = []
    for end in (*_ends(text, start, language, words), len(text)):
        span = trimmed(text, start, end)
        dash = _DASH.match(text, span.start, span.end)
        span = trimmed(text, dash.end(), span.end) if dash else span
        if span.start < span.end:
            spans.append(span)
        start = end
    return spans


def _ends(text: str, start: int, language: str, words: Abbreviations) -> list[int]:
    seen, foreign = _ask_sentencex(text, language)
    return sorted({*_own_ends(text, start, seen, words), *(end for end in foreign if end > start)})


def _own_ends(text: str, start: int, seen: set[int], words: Abbreviations) -> Iterator[int]:
    enclosures = find_enclosures(text)
    in_dialogue = text.lstrip()[:1] in tuple("—–―-")
    begin, first_word = start, _first_word(text, start)
    for mark in _MARK.finditer(text, start):
        following = text[mark.end() : mark.end() + 1]
        is_inside_word = following.islower() or following.isdecimal()
        if is_inside_word or mark.start() < first_word or enclosures.whole[mark.start()]:
            continue
        candidate = Candidate.at(
            text, mark, enclosures, begin, is_doubted=mark.end() not in seen, in_dialogue=in_dialogue
        )
        closed = range(mark.end(), candidate.end)
        if enclosures.inner_brackets.isdisjoint(closed) and is_end(candidate, words):
            yield candidate.end
            begin, first_word = candidate.end, _first_word(text, candidate.end)


def _first_word(text: str, start: int) -> int:
    """Find where the first word begins: a sentence without one, as «...», has no end of its own."""
    match = _WORD.search(text, start)
    return match.start() if match else len(text)


def _ask_sentencex(text: str, language: str) -> tuple[set[int], list[int]]:
    """Return where sentencex sees a sentence end behind one of our marks, and its other ends."""
    seen: set[int] = set()
    foreign: list[int] = []
    shown = text.translate(_FOR_SENTENCEX)
    for boundary in sentencex.get_sentence_boundaries(language, shown):
        end = trimmed(shown, boundary["start_index"], boundary["end_index"]).end
        symbol = boundary["boundary_symbol"]
        if boundary["is_paragraph_break"] or symbol not in _OWN_MARKS | {None}:
            foreign.append(end)
        else:
            seen.add(end)
    return seen, foreign
