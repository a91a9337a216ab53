"""Clauses that speak of what stands before them, between two commas or two dashes."""

import re
from typing import Final

from app.text.tight.reading import Cut, Reading

_DASHES: Final = re.compile(r" (?P<dash>[-–—]) (?P<inside>[^-–—,;:()]{4,160}?) (?P=dash) ")
_WORD: Final = re.compile(r"[\w'’-]+")
_APOSTROPHE: Final = re.compile(r"['’]")


def find_aside(reading: Reading) -> Cut | None:
    """Find the first aside that can go."""
    return _between_commas(reading) or _between_dashes(reading)


def _between_commas(reading: Reading) -> Cut | None:
    """Find «The minister, who was born in Lyon, said»: from the subject to its verb, which must follow at once."""
    match = reading.lexicon.relative.search(reading.plain)
    if match is None or not _closes(match, reading):
        return None
    before, after = reading.plain[: match.start()], reading.plain[match.end() :]
    if not _tells_who(before, reading) or _points_into(match["clause"], after, reading):
        return None
    return Cut("aside", match.start(), match.end() - 1) if _is_spare(match["clause"], reading) else None


def _closes(match: re.Match[str], reading: Reading) -> bool:
    """Whether the second comma ends the clause, rather than one item of several within it."""
    before, after = reading.plain[: match.start()], reading.plain[match.end() :]
    if any(reading.may_go_on_with_verb(match.end() + comma.end()) for comma in re.finditer(", ", after)):
        return False
    if not _is_open(before, reading):
        return False
    if "," in before or reading.has_verb(before):
        return reading.goes_on_with_verb(match.end(), certain=True)
    return reading.may_go_on_with_verb(match.end())


def _is_open(before: str, reading: Reading) -> bool:
    """Whether no apposition is open before the clause, whose comma would go: «Ann Lee, head of Acme, which …, said»."""
    if "," not in before:
        return True
    opening, last = before.split(", ", 1)[0], before.rsplit(", ", 1)[-1]
    is_joined = reading.lexicon.joining.match(last) is not None
    return is_joined or (before.count(",") == 1 and reading.lexicon.opening.match(opening) is not None)


def _tells_who(before: str, reading: Reading) -> bool:
    """Whether it is known without the clause who is meant: «Many voters, who …» are perhaps not many at all."""
    before = before.rsplit(", ", 1)[-1]
    joining = reading.lexicon.joining.match(before)
    before = before[joining.end() :].lstrip() if joining else before
    words = _WORD.findall(before)
    if not words or reading.lexicon.counting.match(before) or reading.lexicon.open_nouns.match(words[-1]):
        return False
    first = _APOSTROPHE.split(words[0])[0]
    return words[-1][0].isupper() or (before != first and first.casefold() in reading.lexicon.determiners)


def _is_spare(clause: str, reading: Reading) -> bool:
    if reading.lexicon.home.fullmatch(clause):
        return not reading.needs(clause)
    return reading.describes(clause) and not _has_dash(clause)


def _between_dashes(reading: Reading) -> Cut | None:
    """Find « – a measure of prices – »: what explains a word in small letters."""
    for match in _DASHES.finditer(reading.plain):
        before, after = reading.plain[: match.start()], reading.plain[match.end() :]
        last = _WORD.findall(before[-60:])[-1:]
        explains_word = bool(last) and before[-1].isalpha() and last[0].islower()
        goes_on = reading.lexicon.following.match(after) or reading.may_go_on_with_verb(match.end())
        if not explains_word or not goes_on or _has_dash(f"{before}  {after}"):
            continue
        if not reading.lexicon.gloss.match(match["inside"]):
            continue
        if not _points_into(match["inside"], after, reading) and reading.describes(match["inside"]):
            return Cut("aside", match.start(), match.end() - 1)
    return None


def _points_into(aside: str, after: str, reading: Reading) -> bool:
    """Whether a word behind the aside may speak of something that only the aside names."""
    referring = reading.lexicon.referring
    return referring.get(aside.split(" ", 1)[0], referring[""]).search(after) is not None


def _has_dash(text: str) -> bool:
    """Whether there is a third dash, so that nobody knows which two are a pair."""
    return re.search(r"\s[-–—]\s", text) is not None
