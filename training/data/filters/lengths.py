"""Pairs that are too long, or of which one side says much more than the other."""

from training.data.filters.candidate import Candidate

# Of fewer pieces a side may well be three times as long as the other: «Défense de fumer» is "No smoking",
# «pays candidats à l'adhésion à l'UE» "EU candidate countries".
_FEWEST = 15


def is_empty(pair: Candidate) -> bool:
    """Whether one side has nothing in it that could be said: no letter and no digit."""
    return not (_says_something(pair.french, pair.french_pieces) and _says_something(pair.english, pair.english_pieces))


def is_longer(pair: Candidate, longest: int) -> bool:
    """Whether either side has more pieces than that."""
    return max(pair.french_pieces, pair.english_pieces) > longest


def is_uneven(pair: Candidate, ratio: float) -> bool:
    """Whether the longer side has more than so many times the pieces of the other."""
    short, long = sorted((pair.french_pieces, pair.english_pieces))
    return long >= _FEWEST and long > ratio * short


def _says_something(text: str, pieces: int) -> bool:
    return pieces > 0 and any(map(str.isalnum, text))
