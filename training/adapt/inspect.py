"""A look at a newsroom's pairs before anything is learnt from them: what is fit, what is not, and where it stands."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from app.services.evaluation_data import BadLine, Pair
from training.data.filters.candidate import Candidate
from training.data.filters.sieve import KEPT, Sieve
from training.data.prepared import prepared
from training.errors import TrainingError

LEAST = 500
# Of each reason, so many places are told.
_EXAMPLES = 3
_LONGEST_EXAMPLE = 60
_MISALIGNED = "misaligned"

# What stands in a list of what was left out, by the name of the filter.
_WORDS = {
    "empty": "without words on both sides",
    "longest": "longer than the model reads",
    "ratio": "one side far longer than the other",
    "untranslated": "not translated",
    "alphabet": "in another alphabet",
    "most_copies": "repeated",
    "language": "in another language",
    "numbers": "with figures that differ",
    _MISALIGNED: "whose sides say different things",
}
# What good data has little of. Repeated or long ones only teach nothing.
_FAULTS = frozenset({"ratio", "untranslated", "alphabet", "language", "numbers", _MISALIGNED})


@dataclass(frozen=True, slots=True)
class Placed:
    """A pair, or what stands in its stead, and where: «ours.tsv, line 12»."""

    place: str
    item: Pair | BadLine


@dataclass(frozen=True, slots=True)
class Dropped:
    """Pairs that were left out for one reason. examples: where some of them stand, and their French."""

    name: str
    count: int
    examples: tuple[str, ...]

    @property
    def reason(self) -> str:
        """What is wrong with them, to be read behind a number."""
        return _WORDS.get(self.name, self.name)


@dataclass(frozen=True, slots=True)
class Inspection:
    """What was found. names: of files. read: lines or units. pairs: the fit ones, normalised; places: where each is."""

    names: tuple[str, ...]
    read: int
    pairs: tuple[Pair, ...]
    places: tuple[str, ...]
    dropped: tuple[Dropped, ...]

    @property
    def faulty(self) -> float:
        """Share of pairs that are wrong, of all with two sides: not those that are merely repeated or too long."""
        return sum(item.count for item in self.dropped if item.name in _FAULTS) / max(self.read, 1)

    def without(self, wrong: Sequence[bool]) -> "Inspection":
        """Leave out the pairs that say different things. wrong: for each pair."""
        found = [
            Placed(place, pair)
            for place, pair, is_wrong in zip(self.places, self.pairs, wrong, strict=True)
            if is_wrong
        ]
        if not found:
            return self
        kept = [index for index, is_wrong in enumerate(wrong) if not is_wrong]
        more = Dropped(_MISALIGNED, len(found), tuple(map(_example, found[:_EXAMPLES])))
        return replace(
            self,
            pairs=tuple(self.pairs[index] for index in kept),
            places=tuple(self.places[index] for index in kept),
            dropped=(*self.dropped, more),
        )


def inspect(
    names: Sequence[str], placed: Iterable[Placed], sieve: Sieve, count: Callable[[Pair], tuple[int, int]]
) -> Inspection:
    """Look at all pairs of all files. count: gives the pieces that the model makes of each side."""
    counts: Counter[str] = Counter()
    examples: defaultdict[str, list[str]] = defaultdict(list)
    fit: list[Placed] = []
    read = 0
    for one, reason in _judged(placed, sieve, count):
        read += 1
        if reason == KEPT:
            fit.append(one)
            continue
        counts[reason] += 1
        if len(examples[reason]) < _EXAMPLES:
            examples[reason].append(_example(one))
    dropped = tuple(Dropped(name, number, tuple(examples[name])) for name, number in counts.most_common())
    pairs = tuple(one.item for one in fit if isinstance(one.item, Pair))
    return Inspection(tuple(names), read, pairs, tuple(one.place for one in fit), dropped)


def refuse(data: Inspection, most_faulty: float) -> None:
    """Raise TrainingError where the pairs are too few or too bad to learn from. most_faulty: share of all pairs."""
    told = "; ".join(f"{item.count:,} {item.reason} ({item.examples[0]})" for item in data.dropped)
    left_out = f" Left out of {data.read:,}: {told}." if told else ""
    if data.faulty > most_faulty:
        raise TrainingError(
            f"{data.faulty:.0%} of the pairs are wrong, and {most_faulty:.0%} may be: a model would learn that. "
            f"Mend or remove them.{left_out}"
        )
    if len(data.pairs) < LEAST:
        raise TrainingError(
            f"{len(data.pairs):,} pairs are fit to learn from, and {LEAST} are needed: with fewer, what is gained at "
            f"home is lost elsewhere.{left_out}"
        )


def _judged(
    placed: Iterable[Placed], sieve: Sieve, count: Callable[[Pair], tuple[int, int]]
) -> Iterator[tuple[Placed, str]]:
    for one in placed:
        if isinstance(one.item, BadLine):
            yield one, one.item.reason
            continue
        pair = prepared(one.item)
        (reason,) = sieve.reasons([Candidate(pair.french, pair.english, *count(pair))])
        yield Placed(one.place, pair), reason


def _example(one: Placed) -> str:
    if isinstance(one.item, BadLine):
        return one.place
    french = one.item.french
    return f"{one.place}: «{french if len(french) <= _LONGEST_EXAMPLE else french[: _LONGEST_EXAMPLE - 1] + '…'}»"
