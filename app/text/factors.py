"""How many times as much: «multiplié par 2,5», «divisé par deux».

A model writes "increased by 2.5" and "multiplied three" for them: the figure is there, and says another thing.
"""

import re
from collections.abc import Iterator
from typing import Final

from app.text.span import Span

Slip = tuple[Span, str]

_WORDS: Final = {
    "deux": "two|2",
    "trois": "three|3",
    "quatre": "four|4",
    "cinq": "five|5",
    "six": "six|6",
    "sept": "seven|7",
    "huit": "eight|8",
    "neuf": "nine|9",
    "dix": "ten|10",
    "douze": "twelve|12",
    "quinze": "fifteen|15",
    "vingt": "twenty|20",
    "cent": "a hundred|100",
    "mille": "a thousand|1,?000",
}
_FRENCH: Final = re.compile(
    rf"\b(?:multipli|divis)[a-zéèâîû]{{1,7}} (?:\w+ment |quasiment |presque |près de )?par "
    # What is counted would stand behind it: «divisé par deux routes».
    rf"([0-9]{{1,4}}(?:,[0-9]{{1,2}})?|{'|'.join(_WORDS)})(?=[,;:.!?)\"]*\Z|[,;:.!?)\"]* "
    r"(?:en|depuis|entre|à|au|aux|les?|la|l'|une?|d'ici|par|pour|et|ou|dans|sur|chez|ces?|cette|son|sa|ses|leurs?|de|du|"
    r"des|d'|avec|sans|avant|après|grâce|mais|alors|selon|durant|pendant|lors|rien|chaque|tous)\b)",
    re.IGNORECASE,
)
_GREW: Final = (
    r"(?:increas|ris|climb|jump|soar|surg|declin|decreas|dropp|reduc|shrink|grow|fall|cutt)(?:e|es|ed|ing|en|s|n)?|rose|"
    r"grew|grown|fell|fallen|cut|drop|drops|shrank|shrunk|up|down"
)
_NO_FACTOR: Final = (
    r"(?![\w-]|[.,][0-9]| ?%| ?(?:per ?cent|points?|times|million|billion|thousand|hundred|euros?|dollars?)\b)"
)


def factor_slips(source: str, target: str) -> Iterator[Slip]:
    """Find where a translation of a normalised French sentence makes a difference of a factor, or lacks its “by”."""
    for match in _FRENCH.finditer(source):
        given = match[1].lower()
        number = f"(?:{_WORDS.get(given) or re.escape(given.replace(',', '.'))})"
        for said in re.finditer(rf"\b(?:{_GREW}) (by) {number}{_NO_FACTOR}", target, re.IGNORECASE):
            yield Span(*said.span(1)), "by a factor of"
        for said in re.finditer(rf"\bmultipl(?:ied|ies|y|ying)( ){number}{_NO_FACTOR}", target, re.IGNORECASE):
            yield Span(*said.span(1)), " by "
        for said in re.finditer(rf"\b(split) by {number}{_NO_FACTOR}", target, re.IGNORECASE):
            yield Span(*said.span(1)), "divided"
