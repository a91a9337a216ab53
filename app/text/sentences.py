"""Where sentences begin and end, in French and in English."""

import re

import sentencex

from app.text.document import Span, trimmed

_SURROGATE = re.compile(r"[\ud800-\udfff]")
_INITIAL = re.compile(r"(?:^|[\s«(\"'’-])(?:[A-ZÀ-Þ]|MM|Mme|Mmes|Mlle|Dr|Pr|Me|Mgr|St|Ste)\.\s*$")


def split_french(text: str) -> list[Span]:
    """Find the sentences of one French paragraph. Total: any string in, no exception out."""
    return _split(text, "fr")


def split_english(text: str) -> list[Span]:
    """Find the sentences of one English paragraph. Total: any string in, no exception out."""
    return _split(text, "en")


def _split(text: str, language: str) -> list[Span]:
    found: list[Span] = []
    start = 0
    for boundary in sentencex.get_sentence_boundaries(language, _SURROGATE.sub("\ufffd", text)):
        end = boundary["end_index"]
        if _INITIAL.search(text, max(start, end - 12), end) and end < len(text):
            continue
        span = trimmed(text, start, end)
        start = end
        if span.start < span.end:
            found.append(span)
    return found
