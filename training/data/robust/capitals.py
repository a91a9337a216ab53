"""Heads in capitals, as the service hands them to the model.

It sets «LE PAPE FRANÇOIS À MARSEILLE» in small letters before (app/text/caps.py), and the English in capitals
afterwards. So the model never sees capitals, but what that makes of them: names that lost their capital because they
are words, too, words that got one, accents that are missing or wrong. The English is as it was.
"""

from typing import Final

from numpy.random import Generator

from app.services.evaluation_data import Pair
from app.text.caps import calm, is_shouting
from app.text.names.tables import plain

# What is written in capitals is a head, and no longer.
_MOST_WORDS: Final = 20


def from_capitals(pair: Pair, chance: Generator) -> Pair | None:
    """Write the French in capitals, every second time without its accents, and set that in small letters."""
    if pair.french.count(" ") >= _MOST_WORDS:
        return None
    shouted = (plain(pair.french) if chance.random() < 0.5 else pair.french).upper()
    if not is_shouting(shouted):
        return None
    calmed = calm(shouted)
    return Pair(calmed, pair.english) if calmed != pair.french else None
