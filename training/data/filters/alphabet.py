"""Pairs with a side in another alphabet: Cyrillic, Arabic, Chinese, or text that was decoded wrongly into such."""

from training.data.filters.candidate import Candidate

# Latin letters are below, and in a block of their own that Vietnamese uses.
_FIRST_OTHER = "\u0250"
_LATIN_EXTENDED = range(0x1E00, 0x1F00)


def is_in_other_letters(pair: Candidate, share: float) -> bool:
    """Whether more than this share of the letters of either side is not Latin."""
    return _other_letters(pair.french) > share or _other_letters(pair.english) > share


def _other_letters(text: str) -> float:
    if text.isascii() or max(text) < _FIRST_OTHER:
        return 0.0
    letters = [letter for letter in text if letter.isalpha()]
    others = sum(letter >= _FIRST_OTHER and ord(letter) not in _LATIN_EXTENDED for letter in letters)
    return others / len(letters) if letters else 0.0
