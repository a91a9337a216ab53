"""Classical and Spanish names that no table has and whose English has another end: «Théophraste», "Theophrastus"."""

from app.text.names.tables import known_names, plain

# French ends of classical names, Spanish ones of firms, and the English ones. Not «-ine» and "-ina": that is people.
_ENDS = (
    ("ianos", ("ian",)),
    ("cional", ("tional",)),
    ("encia", ("ence", "ency")),
    ("ose", ("osius", "osia")),
    ("ee", ("aea", "ea", "eus", "ias", "ae")),
    ("ien", ("ian",)),
    ("ie", ("ia",)),
    ("ain", ("an",)),
    ("os", ("us",)),
    ("um", ("eum",)),
    ("e", ("us", "es", "um")),
)
_SHORTEST_STEM = 3


def is_english_for(written: str, french: str) -> bool:
    """Whether a word is the French name with an English end. A name that English is known to copy has none: Luce."""
    if french in known_names() or not written[:1].isupper():
        return False
    one, other = plain(french).lower(), plain(written).lower()
    return any(
        one.endswith(end) and len(one) - len(end) >= _SHORTEST_STEM and other == one[: len(one) - len(end)] + english
        for end, englishes in _ENDS
        for english in englishes
    )
