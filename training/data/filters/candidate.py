"""A pair that filters look at."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Candidate:
    """A pair, both sides normalised. french_pieces, english_pieces: how many the model's vocabulary makes of them."""

    french: str
    english: str
    french_pieces: int
    english_pieces: int


# Whether a pair is to be left out.
Filter = Callable[[Candidate], bool]
