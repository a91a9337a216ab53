"""Numbers that French says and English mostly does not: «à deux pas», «divisé par deux», «flambant neuf», «14-18»."""

import re
from typing import Final

_FEW: Final = r"(?:deux|trois|quatre|cinq|six|sept|huit|neuf|dix)"
_IDIOM: Final = re.compile(
    rf"""
    \b(?:divis|multipli)\w+\spar\s(?P<n1>\w+)\b                 # halved, tenfold
    | \bnuméro\s(?P<n2>[a-zé]+)\b                               # second in command, runner-up
    | \bà\s(?P<n3>deux)\spas\b
    | \b(?P<n4>deux|trois|quatre)\sfois\s(?:moins|moindres?|rien|centenaires?)\b
    | \bune?\s\w+\ssur\s(?P<n5>deux)(?![\w-])                    # half, every other
    | \bentre\s(?P<n6>deux)\b
    | \btou(?:s|tes)\sles\s(?P<n7>deux)(?:\sou\s(?P<n8>trois))?\b  # both, every other, every few
    | \b(?P<n9>deux)\ssans\s(?P<n10>trois)\b
    | \bà\s(?:eux|elles|nous|vous)\s(?P<n11>{_FEW})\b
    | \brang\s(?P<n12>deux|trois)\b
    | \b(?:rugby|jeu|football)\sà\s(?P<n13>sept|treize|quinze|onze|cinq)\b
    | \b(?P<n14>(?:sept|neuv)ième)\sart\b
    | \b(?:élèves?|classes?)\sde\s(?P<n15>\w+ième)\b
    | \b(?P<n16>huitièmes?)\sde\sfinale\b                       # round of 16
    | \bun\s(?P<n17>(?:dix|cent|mill)ième)\b
    | \b(?P<n18>14|39)-(?P<n19>18|45)\b
    | \bcarbone\s(?P<n20>14)\b
    | \btou(?:s|tes)\s(?P<n21>deux)\b                           # both
    | \ben\s(?P<n23>deux|trois)\s(?:sets|manches)\b                # in straight sets
    | \b(?P<n24>quatre)\snages\b                                # medley
    | \b(?P<n22>deux)\soreilles\b                              # sleep soundly
    """,
    re.VERBOSE | re.IGNORECASE,
)
_ARTICLE_BEFORE: Final = re.compile(r"\b(?:[LlDd]es|[Ee]n) $")
# After a number a noun and its adjectives are in the plural.
_NO_NOUN: Final = re.compile(r"$|[.,;:!?)\"]| [a-zà-ÿ']+(?<![sxz])(?![\w-])")
_WIDTH: Final = 30


def is_idiom(text: str, start: int, end: int) -> bool:
    """Whether a number at a place of a sentence belongs to a way of speaking, and its translation may do without."""
    written = text[start:end]
    # «les deux peuvent», «couper en deux»; «neuf» behind its noun is new.
    is_alone = written in ("deux", "neuf") and _NO_NOUN.match(text, end) is not None
    if is_alone and (written == "neuf" or _ARTICLE_BEFORE.search(text[max(0, start - 6) : start])):
        return True
    if written == "Trente" and start and text[start - 2 : start] not in ('"', '. "', ". "):
        return True  # the city, and the years after the war
    return any(
        span == (start, end)
        for match in _IDIOM.finditer(text, max(0, start - _WIDTH), end + _WIDTH)
        for span in (match.span(name) for name, found in match.groupdict().items() if found)
    )
