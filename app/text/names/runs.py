"""Names that stand together, as given name and surname do, and belong together in the translation."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from app.text.expectation import Accounted, Expectation
from app.text.names.expectations import NameExpectation
from app.text.span import Span

# «Ursula von der Leyen», «Kevin A. Sabet»: what stands between the parts of one name.
# Not «de», which also leads from a man to his town.
_GAP = re.compile(r" (?:(?:von|van|der|den|della|di|del|dos|da|y|bin|ben|[A-Z]\.) ){0,2}\Z")
# «le PDG de Renault Carlos Ghosn»: the first name is not his.
_GENITIVE = re.compile(r"(?:\b(?:de|du|des)\s|\bd')\Z", re.IGNORECASE)
_LONGEST = 5
_LEAST_FOR_TWO = 3


@dataclass(frozen=True, slots=True)
class NameRun:
    """A stretch of the source that is one name, or more side by side, and how it is written in English."""

    source: Span
    preferred: str


def whole_runs(source: str, expectations: Sequence[Expectation], wanted: Sequence[NameExpectation]) -> list[NameRun]:
    """Give the names of a sentence that hold one of `wanted`, each with all that stands right beside it."""
    runs = []
    for run in _runs(source, expectations):
        if any(name in wanted for name in run):
            text, done = "", run[0].source.start
            for name in run:
                text += source[done : name.source.start] + name.preferred
                done = name.source.end
            runs.append(NameRun(Span(run[0].source.start, done), text))
    return runs


def broken_runs(source: str, accounts: Sequence[Accounted], target: str) -> list[NameExpectation]:
    """Give the names that are all in the target, but no longer side by side: «Linda Gray», "Gray (Linda)"."""
    missing = [item.expectation for item in accounts if item.target is None]
    broken = []
    for run in _runs(source, [item.expectation for item in accounts]):
        if len(run) > 1 and not _GENITIVE.search(source, 0, run[0].source.start):
            broken += [
                one
                for one, other in pairwise(run)
                if one not in missing and other not in missing and not _are_neighbors(one, other, target)
            ]
    return broken


def _are_neighbors(one: NameExpectation, other: NameExpectation, target: str) -> bool:
    """Whether two names stand side by side anywhere in the target."""
    followers = {place.start for place in other.occurrences(target)}
    return any(
        _GAP.fullmatch(target[place.end : start])
        for place in one.occurrences(target)
        for start in followers
        if start > place.end
    )


def _runs(source: str, expectations: Sequence[Expectation]) -> list[list[NameExpectation]]:
    names = sorted(
        (item for item in expectations if isinstance(item, NameExpectation)), key=lambda item: item.source.start
    )
    runs: list[list[NameExpectation]] = []
    for name in names:
        gap = source[runs[-1][-1].source.end : name.source.start] if runs else ""
        if runs and len(runs[-1]) < _LONGEST and _GAP.fullmatch(gap):
            runs[-1].append(name)
        else:
            runs.append([name])
    parted = []
    for run in runs:
        is_country = len(run) >= _LEAST_FOR_TWO or run[0].preferred != run[0].french
        if len(run) > 1 and is_country and _GENITIVE.search(source, 0, run[0].source.start):
            parted += [run[:1], run[1:]]
        else:
            parted.append(run)
    return parted
