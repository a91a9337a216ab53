"""Pairs with a side in another alphabet: Cyrillic, Arabic, Chinese, or text that was decoded wrongly into such."""

import re

from training.data.filters.candidate import Candidate

# Latin letters are below U+0250, and in a block of their own that Vietnamese uses.
_OTHER = re.compile("[^\0-\u024f\u1e00-\u1eff]")


def is_in_other_letters(pair: Candidate, share: float) -> bool:
    """Whether more than this share of the letters of either side is not Latin."""
    return _other_letters(pair.french) > share or _other_letters(pair.english) > share


def _other_letters(text: str) -> float:
    others = sum(map(str.isalpha, _OTHER.findall(text)))
    return others / sum(map(str.isalpha, text)) if others else 0.0
