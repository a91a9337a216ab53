"""The ratios that are aimed at, each with what was measured."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from statistics import median

from bench.growth import FIRST, LENGTHS, SECOND, UPDATE
from bench.rounds import MB, Row
from bench.systems.depeche import CHECKED, UNCHECKED
from bench.systems.depeche import case_name as ours
from bench.systems.libretranslate import case_name as theirs
from bench.systems.raw import RAW, RAW_UNRESTRICTED

BATCHED = "transformers, batches of 32"

Rows = Mapping[str, Row]


@dataclass(frozen=True, slots=True)
class Goal:
    """A figure and what it is to be; measured is None where the run left out what it needs.

    more_is_better: whether `goal` is the least that is wanted, or the most.
    """

    name: str
    goal: float
    measured: float | None
    more_is_better: bool = True

    @property
    def reached(self) -> bool | None:
        """Whether the goal is reached; None where it was not measured."""
        if self.measured is None:
            return None
        return self.measured >= self.goal if self.more_is_better else self.measured <= self.goal

    def as_json(self) -> dict[str, object]:
        """Give the fields, and whether it is reached."""
        return {**asdict(self), "reached": self.reached}


def goals(rows: Rows, curves: Mapping[str, Rows]) -> list[Goal]:
    """Compare what was measured with what is aimed at."""
    found = []
    for checks in (CHECKED, UNCHECKED):
        crowd, some = rows.get(ours(32, checks)), rows.get(ours(8, checks))
        found += [
            Goal(f"words/s, 32 clients {checks}, against the raw limit", 0.85, _speeds(crowd, rows.get(RAW))),
            Goal(f"words/s, 8 clients {checks}, against LibreTranslate", 4, _speeds(some, rows.get(theirs(8)))),
            Goal(f"p95 of LibreTranslate against ours, 8 clients {checks}", 3, _p95(rows.get(theirs(8)), some)),
            Goal(
                f"words/s, 32 clients {checks}, against transformers in batches", 8, _speeds(crowd, rows.get(BATCHED))
            ),
            Goal(f"peak memory, 32 clients {checks}, MB", 500, _peak(crowd), more_is_better=False),
        ]
    lengths, update = curves.get(LENGTHS, {}), curves.get(UPDATE, {})
    return [
        *found,
        Goal(
            "shortlist on against off, words/s of the raw limit",
            1.3,
            _speeds(rows.get(RAW), rows.get(RAW_UNRESTRICTED)),
        ),
        Goal("words/s at 10,000 sentences against 100", 0.9, _speeds(lengths.get("10000"), lengths.get("100"))),
        Goal("first version of a story against the second, time", 8, _p95(update.get(FIRST), update.get(SECOND))),
    ]


def ratio(one: Sequence[float], other: Sequence[float]) -> float | None:
    """Give the median of the ratios round by round; None where a round is missing or came to nothing."""
    if not one or len(one) != len(other) or not all(other):
        return None
    return median(first / second for first, second in zip(one, other, strict=True))


def _speeds(one: Row | None, other: Row | None) -> float | None:
    return ratio(one.speeds, other.speeds) if one and other else None


def _p95(one: Row | None, other: Row | None) -> float | None:
    return ratio(one.percentiles(95), other.percentiles(95)) if one and other else None


def _peak(row: Row | None) -> float | None:
    return max(outcome.peak_bytes for outcome in row.outcomes) / MB if row else None
