"""A month that a model says twice, in the American order and in the French one: “on Nov. 2 November”."""

import re
from typing import Final

from app.text.span import Span

# May and March are other words too.
_MONTHS: Final = tuple(
    (re.compile(rf"\b{english}\s\d{{1,2}}(\s{english})"), re.compile(french, re.IGNORECASE))
    for english, french in (
        (r"Jan(?:uary|\.)", r"\bjanv"),
        (r"Feb(?:ruary|\.)", r"\bf[ée]v"),
        (r"Apr(?:il|\.)", r"\bavr"),
        (r"June\b", r"\bjuin\b"),
        (r"July\b", r"\bjuil"),
        (r"Aug(?:ust|\.)", r"\bao[uû]t"),
        (r"Sept(?:ember|\.)", r"\bsept(?:embre)?\b"),
        (r"Oct(?:ober|\.)", r"\boct"),
        (r"Nov(?:ember|\.)", r"\bnov"),
        (r"Dec(?:ember|\.)", r"\bd[ée]c(?:embre)?\b"),
    )
)


def second_month(source: str, target: str) -> Span | None:
    """Find the month behind a date that has it in front already, where the French sentence says it once at most."""
    for english, french in _MONTHS:
        twice = english.search(target)
        if twice and len(french.findall(source)) < 2:
            return Span(*twice.span(1))
    return None
