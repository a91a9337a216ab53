"""All forms that a recipe asks for, of the pairs of its sources."""

import zlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.random import Generator

from app.services.evaluation_data import Pair
from app.text.normalize import normalize
from training.data.robust.accents import without_accents
from training.data.robust.capitals import from_capitals
from training.data.robust.datelines import with_dateline
from training.data.robust.initials import with_initials
from training.data.robust.joined import joined
from training.data.robust.names import shared_names, with_names_swapped
from training.data.robust.numbers import with_other_numbers
from training.data.robust.quotes import with_other_quotes
from training.recipe import Robustness

Form = Callable[[Pair, Generator], Pair | None]

_OF_ONE_PAIR: Final[Mapping[str, Form]] = {
    "quotes": with_other_quotes,
    "capitals": from_capitals,
    "accents": without_accents,
    "initials": with_initials,
    "numbers": with_other_numbers,
    "datelines": with_dateline,
}
NAMES: Final = ("names_swapped", *_OF_ONE_PAIR, "joined")
"""What forms are called, in a recipe and in the manifest."""


@dataclass(frozen=True, slots=True)
class Copy:
    """A pair in another form. made_of: the places of the pairs that it is made of, twice the same where it is one."""

    form: str
    pair: Pair
    made_of: tuple[int, int]


class Forms:
    """Makes copies, source by source; the same for the same recipe, sources and order of these."""

    def __init__(self, recipe: Robustness) -> None:
        self._recipe = recipe
        self._names: list[str] = []
        self._known: set[str] = set()
        self._shares: dict[str, float] = {}
        self._chance = np.random.default_rng(recipe.seed)

    def begin(self, source: str) -> None:
        """Begin with a source: what becomes of its pairs depends on its name, not on how many came before."""
        recipe = self._recipe
        is_used = source in recipe.sources or not recipe.sources
        self._shares = {form: share for form in NAMES if is_used and (share := getattr(recipe, form)) > 0}
        self._chance = np.random.default_rng([recipe.seed, zlib.crc32(source.encode())])

    def of(self, pairs: Sequence[Pair]) -> list[Copy]:
        """Give copies of some pairs of the source, which are normalised."""
        if not self._shares:
            return []
        if "names_swapped" in self._shares:
            self._gather(pairs)
        return [copy for place in range(len(pairs)) for copy in self._of_one(pairs, place)]

    def _of_one(self, pairs: Sequence[Pair], place: int) -> Iterator[Copy]:
        for form, share in self._shares.items():
            if self._chance.random() >= share:
                continue
            other = int(self._chance.integers(len(pairs))) if form == "joined" else place
            made = self._made(form, pairs[place], pairs[other])
            # Capitals and bare letters of odd scripts may leave what no normalised text has.
            made = made and Pair(normalize(made.french).text, normalize(made.english).text)
            if made and made != pairs[place]:
                yield Copy(form, made, (place, other))

    def _made(self, form: str, pair: Pair, other: Pair) -> Pair | None:
        if form == "names_swapped":
            return with_names_swapped(pair, self._names, self._chance)
        if form == "joined":
            return joined(pair, other)
        return _OF_ONE_PAIR[form](pair, self._chance)

    def _gather(self, pairs: Sequence[Pair]) -> None:
        """Remember the names that are shared so far, which are those that take the place of others."""
        for pair in pairs:
            for name in shared_names(pair):
                if name not in self._known:
                    self._known.add(name)
                    self._names.append(name)
