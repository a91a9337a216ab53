"""Two sentences in one segment, as they come where no splitter could part them."""

from typing import Final

from app.services.evaluation_data import Pair

_ENDS: Final = (".", "!", "?", '."', '!"', '?"')


def joined(pair: Pair, other: Pair) -> Pair | None:
    """Put a second pair behind the first, where both are whole sentences on both sides; None where they are not."""
    texts = (pair.french, pair.english, other.french, other.english)
    if pair == other or not all(text.endswith(_ENDS) and text[:1].isupper() for text in texts):
        return None
    return Pair(f"{pair.french} {other.french}", f"{pair.english} {other.english}")
