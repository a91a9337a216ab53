"""French without its accents: those of hurried writers, and those on capitals, which many leave out on principle."""

import re
from typing import Final

from numpy.random import Generator

from app.services.evaluation_data import Pair
from app.text.names.tables import plain

_CAPITAL: Final = re.compile(r"[À-ÖØ-ÞŒ]")
_ACCENTED: Final = re.compile(r"\w*[^\W\d_A-Za-z]\w*")


def without_accents(pair: Pair, chance: Generator) -> Pair | None:
    """Take the accents off the French: of its capitals, where it has such and as it falls out, else all of them.

    An English word that the French has, too, loses them with it: nobody could tell that «Beyonce» is "Beyoncé".
    """
    is_capital = _CAPITAL.search(pair.french) is not None and chance.random() < 0.5
    bare = _with_bare_capitals if is_capital else plain
    french = bare(pair.french)
    if french == pair.french:
        return None
    both = set(_ACCENTED.findall(pair.french))
    english = _ACCENTED.sub(lambda word: bare(word.group()) if word.group() in both else word.group(), pair.english)
    return Pair(french, english)


def _with_bare_capitals(text: str) -> str:
    return _CAPITAL.sub(lambda letter: plain(letter.group()), text)
