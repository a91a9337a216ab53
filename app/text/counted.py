"""A count that French copy has with an English comma: «2,678 cas» are 2678, and never “2.678 cases”.

French writes decimals so, and three of them where it measures; people, cases and houses are whole. Of anything else,
and of averages («2,125 enfants par femme»), nobody can tell: the editor is.
"""

import re
from collections.abc import Sequence

from app.text.span import Span

_COUNT = re.compile(r"(?<![0-9.,])[1-9][0-9]{0,2},[0-9]{3}(?![0-9]|[.,][0-9])")
_COUNTED = re.compile(
    r" (?:d'|de )?(?!(?:points?|fois|parts?|tours|degrés|unités)\b)[a-zà-ÿ]{2,}[sx]\b(?! (?:par|pour)\b)"
)
# «de 6,678 cas à 4,862»: where one is written so, those without a unit are.
_BARE = re.compile(r"(?:[.,;:)]|\Z)| (?:à|au|avant|contre|en|et|ou|puis)\b")


def count_place(source: str, figure: Span, target: str, invented: Sequence[Span]) -> tuple[Span, str] | None:
    """Find the place of a count that stands in the English as a decimal, and what should stand there; None in doubt."""
    written = source[figure.start : figure.end]
    if not _COUNT.fullmatch(written) or not _is_count(source, figure):
        return None
    places = [span for span in invented if target[span.start : span.end] == written.replace(",", ".")]
    return (places[0], written) if len(places) == 1 else None


def _is_count(source: str, figure: Span) -> bool:
    if _COUNTED.match(source, figure.end):
        return True
    return bool(_BARE.match(source, figure.end)) and any(
        _COUNTED.match(source, other.end()) for other in _COUNT.finditer(source)
    )
