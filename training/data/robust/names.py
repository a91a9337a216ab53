"""Names that both sides share, with others in their place: what is to be copied is copied, whatever it is."""

import re
from collections.abc import Sequence
from typing import Final

from numpy.random import Generator

from app.services.evaluation_data import Pair

_NAME: Final = re.compile(r"(?<=[a-zà-ÿ,] )[A-Z][a-zéèëïöüçñ]{3,}(?:-[A-Z][a-zéèëïöüçñ]+)?(?![\w-])")


def shared_names(pair: Pair) -> list[str]:
    """Give the names that stand once on either side, spelt alike, and begin no sentence.

    Within other words as well: «Paris» is none where the English has “Parisian”.
    """
    names = dict.fromkeys(_NAME.findall(pair.french))
    return [name for name in names if pair.french.count(name) == 1 == pair.english.count(name)]


def with_names_swapped(pair: Pair, pool: Sequence[str], chance: Generator) -> Pair | None:
    """Put another name of the pool in the place of each name that both sides share."""
    french, english = pair.french, pair.english
    for name in shared_names(pair) if pool else ():
        other = pool[int(chance.integers(len(pool)))]
        # One that the pair has already would then stand for two.
        if other not in french and other not in english:
            french, english = french.replace(name, other), english.replace(name, other)
    return Pair(french, english) if french != pair.french else None
