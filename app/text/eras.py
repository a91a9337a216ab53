"""«av. J.-C.» is "BC" and «apr. J.-C.» "AD": the model takes one for the other, or writes “after J.C.”."""

import re
from collections.abc import Iterator
from typing import Final

from app.text.span import Span

_FRENCH: Final = re.compile(r"\b(?:(?P<before>av(?:ant|\.)?)|apr(?:ès|\.)?) (?:J\.? ?-? ?C\b|Jésus-Christ\b)")
_ENGLISH: Final = re.compile(r"\b(?:(?P<before>BC|B\.C\.)|(?P<after>AD|A\.D\.))(?!\w)")
_COPIED: Final = re.compile(r"\b(?P<side>before|after) (?:J\.? ?-?C(?:\.(?!\Z))?|Jesus[ -]Christ|Christ)(?!\w)")


def era_slips(source: str, target: str) -> Iterator[tuple[Span, str]]:
    """Find eras of a French sentence that are others in its translation, and what should stand there."""
    eras = {"BC" if match["before"] else "AD" for match in _FRENCH.finditer(source)}
    if len(eras) == 1:
        (era,) = eras
        for match in _ENGLISH.finditer(target):
            if bool(match["before"]) is not (era == "BC"):
                yield Span(*match.span()), era
    if eras:
        for match in _COPIED.finditer(target):
            yield Span(*match.span()), "BC" if match["side"] == "before" else "AD"
