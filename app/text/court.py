"""What courts and parliaments say in French with common words: the model takes them for what they mean elsewhere.

«Deux ans de prison avec sursis» was "two years in prison withdrew", «motion de censure» a "motion of censorship".
"""

import re
from collections.abc import Iterator
from typing import Final

from app.text.span import Span

Slip = tuple[Span, str]

_ONE: Final = re.compile(r"\b(?:une?|1) (?:an |mois |matchs? )?\Z")
_SUSPENDED: Final = re.compile(r"(?<=[\w,] )avec sursis(?! (?:probatoire|simple|à|et mise|total|partiel))\b")
_FIRM: Final = re.compile(r"\b(ans?|mois|prison)( fermes?)\b")

_PHRASES: Final = tuple(
    (re.compile(french, re.IGNORECASE), re.compile(rf"\b(?:{english})\b", re.IGNORECASE), right)
    for french, english, right in (
        (r"\bmotions? de censure\b", r"motion of (?:censorship|censure|defiance)", "no-confidence motion"),
        (r"\bmotions? de censure\b", r"motions of (?:censorship|censure|defiance)", "no-confidence motions"),
        (r"\bmotions? de censure\b", r"censorship motion", "no-confidence motion"),
        (
            r"\bsaisi\w* (?:le parquet|la justice|le procureur|la procureure)\b",
            r"seized (?=(?:the |public )*(?:prosecut|public prosecut|justice|court))",
            "referred the case to ",
        ),
        (r"\bdont un(?: an)? ferme\b", r"including (?:a|one) (?:farm|firm|closed)", "one of which is to be served"),
        (r"\bConseil constitutionnel\b.{0,40}\bcensur\w+", r"censored", "struck down"),
    )
)


# “Two years in suspended prison”, “in prison suspended and a fine”.
_SUSPENDED_PRISON: Final = re.compile(r"\bin (?:suspended prison|prison suspended)\b(?=( \w)?)")


def for_the_model(text: str) -> str:
    """Put a normalised French sentence into words that the model knows, each in its place: the length stays.

    «avec sursis» becomes «suspendus», «deux ans ferme» loses its last word.
    """
    if "sursis" in text:
        text = _SUSPENDED.sub(lambda match: _suspended(text[: match.start()]).rjust(len(match[0])), text)
    return _FIRM.sub(lambda match: match[1] + " " * len(match[2]), text) if " ferme" in text else text


def _suspended(before: str) -> str:
    return "suspendu" if _ONE.search(before) else "suspendus"


def court_slips(source: str, target: str) -> Iterator[Slip]:
    """Find such words in the translation of a normalised French sentence."""
    if "avec sursis" in source and (match := _SUSPENDED_PRISON.search(target)):
        yield Span(*match.span()), f"in prison, suspended{',' if match[1] else ''}"
    for french, english, right in _PHRASES:
        if (match := english.search(target)) and french.search(source):
            yield Span(*match.span()), right.capitalize() if match[0][0].isupper() else right
