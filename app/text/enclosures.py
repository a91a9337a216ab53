"""Quotations and brackets of a paragraph, and which of them sentences don't end in."""

import re
from dataclasses import dataclass

from app.text.quotes import opening_quotes

_CLOSING = {"«": "»", "“": "”", "„": "“”", "‹": "›", "(": ")", "[": "]", "{": "}", '"': '"'}
_MARK = re.compile(r"[«»“”„‹›()\[\]{}\"]")
_BRACKETS = "([{"
_DASHES = ("—", "–", "―", "-")
_ENDS = ".!?…"
_CLOSERS = "»”›’)]}\"'"

# Characters. A bracket inside a sentence may hold sentences of its own; beyond this length they are better translated
# one by one than as one monster.
LONGEST_BRACKET = 400
# «Qui a peur ? Personne» sort mercredi: at the head of a sentence, what is short and has no comma behind it is a title,
# all else is speech.
LONGEST_TITLE = 40
# A sentence that goes on behind a quotation: Il a dit «Je viens. Tu restes» avant de partir.
LONGEST_INNER_QUOTATION = 100


@dataclass(frozen=True, slots=True)
class Enclosures:
    """What the splitter has to know of quotation marks and brackets, by place in the text.

    whole: 1 for every character inside an enclosure that is not to be split.
    inner_brackets: closing brackets whose partner stands in the middle of a sentence.
    opening: straight double quotes that open.
    """

    whole: bytes
    inner_brackets: frozenset[int]
    opening: frozenset[int]


def find_enclosures(text: str) -> Enclosures:
    """Pair quotation marks and brackets of one paragraph in one pass; what has no partner is left out."""
    opening, _ = opening_quotes(text)
    whole = bytearray(len(text))
    inner_brackets: set[int] = set()
    pending: dict[str, tuple[int, bool]] = {}
    is_inside, last_opener = False, -2
    for match in _MARK.finditer(text):
        place, mark = match.start(), match.group()
        if mark in _CLOSING and (mark != '"' or place in opening):
            if place != last_opener + 1:
                is_inside = _is_inside(text, place)
            last_opener = place
            for closer in _CLOSING[mark]:
                pending[closer] = (place, is_inside)
        elif mark in pending:
            start, began_inside = pending.pop(mark)
            began_inside = began_inside and not _is_sentence(text, start, place)
            if began_inside and text[start] in _BRACKETS:
                inner_brackets.add(place)
            if _keeps_whole(text, start, place, began_inside=began_inside):
                whole[start:place] = b"\1" * (place - start)
    return Enclosures(bytes(whole), frozenset(inner_brackets), opening)


def _is_inside(text: str, place: int) -> bool:
    """Whether an opening mark stands in the middle of a sentence."""
    before = text[max(0, place - 8) : place].rstrip().rstrip(_CLOSERS).rstrip()
    return bool(before) and before[-1] not in _ENDS


def _is_sentence(text: str, start: int, end: int) -> bool:
    """Whether brackets behind a dateline's dash hold sentences: «(AFP) - (Actualisé avec déclarations.) La Russie»."""
    before = text[max(0, start - 4) : start].rstrip()[-1:]
    return text[start] in _BRACKETS and before in _DASHES and text[start + 1].isupper() and text[end - 1] == "."


def _keeps_whole(text: str, start: int, end: int, *, began_inside: bool) -> bool:
    length = end - start
    if text[start] in _BRACKETS:
        return began_inside and length <= LONGEST_BRACKET
    after = text[end + 1 : end + 4].lstrip()[:1]
    if not began_inside:
        return length <= LONGEST_TITLE and after.islower()
    return length <= LONGEST_INNER_QUOTATION and (after.islower() or (after != "" and after in ",;:.!?)…"))
