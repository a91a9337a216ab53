"""Particles of surnames, «de», «von der», that a translation turned into something else."""

import re
from collections.abc import Sequence

from app.text.expectation import Accounted
from app.text.names.repair import likeness
from app.text.names.tables import known_names
from app.text.span import Span

# Of names that are not French: none of them leads from a man to his town.
_PARTICLES = re.compile(r" (?:(?:von|van|der|den|della|di|del|dos|da|bin|ben|zu|und) )+")
_GARBLED_PARTICLES = re.compile(r" (?:[a-z]+ ){1,3}")
_ALIKE = 0.6


def lost_particles(source: str, accounts: Sequence[Accounted], target: str) -> list[tuple[Span, str]]:
    """Find what a surname's particle has become: «Bertrand de Broc», "Bertrand of Broc"; “Ursula vonr Leyen”.

    Gives the places between the parts of the name and what belongs there, the last place first. Where a «de» stands, a
    surname it is for certain only if one name stands before it, and none that we know behind.
    """
    names = [item for item in accounts if getattr(item.expectation, "forms", ())]
    names.sort(key=lambda item: item.expectation.source.start)
    lost = []
    for before, one, other in zip([None, *names], names, names[1:], strict=False):
        first, last = one.expectation, other.expectation
        between = source[first.source.end : last.source.start]
        if not (one.target and other.target):
            continue
        gap = Span(one.target.end, other.target.start)
        written = target[gap.start : gap.end]
        if _PARTICLES.fullmatch(between):
            if written != between and _GARBLED_PARTICLES.fullmatch(written) and likeness(written, between) > _ALIKE:
                lost.append((gap, between))
            continue
        is_alone = before is None or first.source.start - before.expectation.source.end > 1
        is_surname = last.preferred == getattr(last, "french", "") and last.preferred not in known_names()
        is_his = is_alone and is_surname and first.preferred in known_names()
        if is_his and between == " de " and written == " of ":
            lost.append((gap, between))
    return sorted(lost, key=lambda place: -place[0].start)
