"""What two people have together comes behind their names in English: “the Patrushev-Burns meeting”."""

import re
from collections.abc import Iterator
from typing import Final

from app.text.span import Span

Slip = tuple[Span, str]

_FRENCH: Final = (
    "accords?|axe|binôme|couple|débats?|derby|dialogue|duels?|duo|entretiens?|entrevue|face-à-face|finale|match|"
    "pacte|rencontres?|rivalité|sommets?|tandem|ticket|tête-à-tête|traité"
)
_ENGLISH: Final = (
    "accords?|agreements?|axis|couple|deals?|debates?|derby|dialogue|discussions?|duels?|duo|encounters?|final|"
    "interviews?|match|meetings?|pact|partnership|rivalry|summits?|talks|tandem|ticket|treaty"
)
_NAMES: Final = r"[A-Z]\w+[-–][A-Z]\w+"
_IN_FRENCH: Final = re.compile(rf"\b(?i:{_FRENCH}) (?:\w+ )?{_NAMES}")
_IN_ENGLISH: Final = re.compile(rf"\b({_ENGLISH}) ({_NAMES})(?![\w-])")


def order_slips(source: str, target: str) -> Iterator[Slip]:
    """Find a pair of names that stands behind such a word as French has it; the place of both, in English order."""
    if _IN_FRENCH.search(source):
        for match in _IN_ENGLISH.finditer(target):
            yield Span(*match.span()), f"{match[2]} {match[1]}"
