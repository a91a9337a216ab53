"""Cutting a sentence that is too long for the model."""

import re

from app.text.document import Span, trimmed

_BOUNDARIES = tuple(
    re.compile(pattern)
    for pattern in (
        r"(?<=[;:])\s+",
        r"(?<=,)\s+(?=(?:qui|que|dont|où|et|mais|car|or|puis|ou|donc|tandis|alors|lorsque|quand)\b)",
        r"(?<=,)\s+",
        r"\s+(?=(?:et|mais|car|puis|que|qui|dont|où|ou)\b)",
        r"\s+",
        r"(?<!\d)(?=.)",
    )
)


def split_long(sentence: str, parts: int) -> list[Span]:
    """Cut a sentence into about `parts` equal parts at the best clause boundaries."""
    spans: list[Span] = []
    start = 0
    for part in range(1, max(parts, 1)):
        ideal = len(sentence) * part // parts
        slack = len(sentence) // (parts * 3) + 1
        cut = _cut(sentence, max(start + 1, ideal - slack), min(ideal + slack, len(sentence) - 1), ideal)
        spans.append(trimmed(sentence, start, cut))
        start = cut
    spans.append(trimmed(sentence, start, len(sentence)))
    return [span for span in spans if span.start < span.end] or [Span(0, len(sentence))]


def _cut(sentence: str, low: int, high: int, ideal: int) -> int:
    for boundary in _BOUNDARIES:
        cuts = [match.end() for match in boundary.finditer(sentence, low, high)]
        if cuts:
            return min(cuts, key=lambda cut: abs(cut - ideal))
    return ideal
