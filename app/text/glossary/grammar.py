"""Putting a term into an English sentence so that it reads as if it had been written there."""

import re

from app.text.span import Span

_ARTICLE = re.compile(r"\b(an?) \Z", re.IGNORECASE)
_DETERMINER = re.compile(
    r"(?:\bthe|\ba|\ban|\bits?|\bhis|\bher|\btheir|\bour|\byour|\bmy|\bthis|\bthat|'s) \Z", re.IGNORECASE
)
_OPENS = re.compile(r"""(?:\A|[.!?]\s)["'(\[]*\Z""")
_ABBREVIATED = re.compile(r"(?:\b[A-Z]|\b(?:Mr|Mrs|Ms|Dr|St|Gen|Sen|Rep|Gov|Lt|Col|Sgt|No))\.\s\Z")
_POSSESSIVE = re.compile(r"'s(?!\w)")
# «a European», «a one-time», «a university»; «an hour», «an heir».
_CONSONANT = re.compile(r"(?:eu|ew|u[bfkrst][aeiou]|uni(?![dmn])|one\b|one-|once\b|ouija)", re.IGNORECASE)
_SILENT_H = re.compile(r"(?:hour|honest|hono|heir)", re.IGNORECASE)
_SPELLED_WITH_VOWEL = frozenset("AEFHILMNORSX")
_LONGEST_SPELLED = 3


def fitted(target: str, place: Span, term: str, *, is_plural: bool = False) -> list[tuple[Span, str]]:
    """Tell what to write, and over what, so that `term` stands at `place` in good English; the last stretch first.

    «a» and «an» follow the term's sound and do not stand before a plural, a «the» that the term brings is not said
    twice, a sentence opens with a capital, and a plural's possessive is «'».
    """
    before = target[: place.start]
    edits = []
    if term.endswith("s") and _POSSESSIVE.match(target, place.end):
        edits.append((Span(place.end, place.end + 2), "'"))
    article = _ARTICLE.search(before)
    if article and is_plural:
        edits.append((Span(article.start(1), place.end), _capitalized(term) if article[1][0] == "A" else term))
        return edits
    if term.lower().startswith("the ") and _DETERMINER.search(before):
        term = term[len("the ") :]
    elif _opens_sentence(before):
        term = _capitalized(term)
    edits.append((place, term))
    if article:
        written = "an" if _begins_with_vowel(term) else "a"
        edits.append((Span(*article.span(1)), written.capitalize() if article[1][0] == "A" else written))
    return edits


def _opens_sentence(before: str) -> bool:
    return _OPENS.search(before) is not None and _ABBREVIATED.search(before) is None


def _capitalized(term: str) -> str:
    """Give a term that opens a sentence its capital; «iPhone» has one."""
    has_inner = any(map(str.isupper, term.split(maxsplit=1)[0][1:]))
    return term if has_inner else term[0].upper() + term[1:]


def _begins_with_vowel(term: str) -> bool:
    word = re.split(r"[\s-]", term.lstrip("\"'("), maxsplit=1)[0]
    if not word:
        return False
    if word[0].isdigit():
        return word.startswith("8") or re.match(r"(?:11|18)(?!\d)", word) is not None
    if word.isupper() and (len(word) <= _LONGEST_SPELLED or not re.search(r"[AEIOUY]", word)):
        return word[0] in _SPELLED_WITH_VOWEL
    if _SILENT_H.match(word):
        return True
    return word[0].lower() in "aeiouéèêàâîôœ" and not _CONSONANT.match(word)
