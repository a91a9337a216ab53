"""What courts and parliaments say in French with common words: the model takes them for what they mean elsewhere.

«Deux ans de prison avec sursis» was "two years in prison withdrew", «motion de censure» a "motion of censorship".
"""

import re
from collections.abc import Iterator
from typing import Final

from app.text.span import Span

Slip = tuple[Span, str]

_PHRASES: Final = tuple(
    (re.compile(french, re.IGNORECASE), re.compile(rf"\b(?:{english})\b", re.IGNORECASE), right)
    for french, english, right in (
        (r"\bmotions? de censure\b", r"motion of (?:censorship|defiance)|censorship motion", "no-confidence motion"),
        (r"\bmotions? de censure\b", r"motions of (?:censorship|defiance)", "no-confidence motions"),
        (
            r"\bsaisi\w* (?:le parquet|la justice|le procureur|la procureure)\b",
            r"seized (?=(?:the |public )*(?:prosecut|public prosecut|justice|court))",
            "referred the case to ",
        ),
        (r"\bmise?s? hors de cause\b", r"(?:(?<=was )|(?<=were ))(?:blamed|declared innocent)", "cleared"),
        (r"\bmise?s? hors de cause\b", r"(?<=been )(?:blamed|declared innocent)", "cleared"),
        (r"\bplaid\w+ (?:non )?coupables?\b", r"argued(?= (?:not )?guilty)", "pleaded"),
        (r"\bdont un(?: an)? ferme\b", r"including (?:a|one) (?:farm\w*|firm|closed)", "one of which is to be served"),
        (
            r"\bexcédent brut d'exploitation\b",
            r"gross (?:excess|surplus) of (?:exploitation|operations?)",
            "gross operating profit",
        ),
        (r"\bConseil constitutionnel\b.{0,40}\bcensur\w+", r"censored", "struck down"),
    )
)

# A cheap look, as each hypothesis of each sentence is asked: most sentences have none of it.
_MAY: Final = ("sursis", "censur", "saisi", "hors de cause", "coupable", "ferme", "d'exploitation")
# “Two years in suspended prison”, “in prison suspended and a fine”, “in prison, suspended and a fine”.
_SUSPENDED_PRISON: Final = re.compile(
    r"\bin (?:suspended prison|prisons? suspended|prisons?, suspended(?= \w))\b(?=( \w)?)"
)


def court_slips(source: str, target: str) -> Iterator[Slip]:
    """Find such words in the translation of a normalised French sentence."""
    if not any(word in source for word in _MAY):
        return
    if "avec sursis" in source and (match := _SUSPENDED_PRISON.search(target)):
        yield Span(*match.span()), f"in prison, suspended{',' if match[1] else ''}"
    for french, english, right in _PHRASES:
        if (match := english.search(target)) and french.search(source):
            yield Span(*match.span()), right.capitalize() if match[0][0].isupper() else right
