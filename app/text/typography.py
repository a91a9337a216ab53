"""English quotation marks as print has them."""

import re

from app.text.quotes import opening_quotes

# What is no prose keeps its straight quotes: addresses, attributes, code.
_CODE = re.compile(r"(?:https?://|ftp://|www\.)[^\s\"“”‘’<>\\]+|\w=([\"'])[^\"'\s]{0,80}\1|`[^`\s][^`]{0,80}`|\\[\"']")
# 6'2", 5' and 12" x 8"
_FEET = re.compile(r"(?<!\w)\d{1,2}'(?:\s?\d{1,2}\")?(?![\w'])")
_INCHES = re.compile(r"(?<![\w'])\d{1,3}\"(?=\s?[x×\d]|\s\w)|(?<=[x×]\s)\d{1,3}\"")
_SINGLE = re.compile(r"['‘’]")
# Words that begin with an apostrophe, which would come out as a quotation mark, the wrong way round.
_SHORTENED = re.compile(r"'(?:\d\ds?|tis|twas|em|til|cause|bout|round|n)\b", re.IGNORECASE)
_OPENERS = frozenset("([{—–-“‘/")


def english_typography(text: str) -> str:
    """Turn straight quotes into “ ” ‘ ’ by what stands around them, one character for one, so that offsets hold.

    A sentence may open a quotation that it does not close, or close one that it did not open. Feet, inches, addresses
    and code keep what they have. Total, and idempotent.
    """
    if '"' not in text and "'" not in text:
        return text
    code = _places(_CODE, text, "\"'")
    feet = _places(_FEET, text, "\"'") | _places(_INCHES, text, '"')
    opening, closing = opening_quotes(text, feet | code)
    curled = list(text)
    for place in opening - code:
        curled[place] = "“"
    for place in closing - code:
        curled[place] = "”"
    _curl_single("".join(curled), curled, feet, code)
    return "".join(curled)


def _places(pattern: re.Pattern[str], text: str, marks: str) -> frozenset[int]:
    return frozenset(
        place for match in pattern.finditer(text) for place in range(*match.span()) if text[place] in marks
    )


def _curl_single(text: str, curled: list[str], feet: frozenset[int], code: frozenset[int]) -> None:
    """Write the single quotes of a text, whose double quotes are done, into the list of its characters."""
    marks = [match.start() for match in _SINGLE.finditer(text) if match.start() not in code]
    last_closing = max((place for place in marks if _may_close(text, place)), default=-1)
    is_open = False
    for place in marks:
        if text[place] == "'" and (is_open or place not in feet):
            curled[place] = _curl(text, place, last_closing)
        if curled[place] == "‘":
            is_open = True
        elif curled[place] == "’" and _may_close(text, place):
            is_open = False


def _curl(text: str, place: int, last_closing: int) -> str:
    before, after = text[place - 1 : place] if place else "", text[place + 1 : place + 2]
    at_start = not before or before.isspace() or before in _OPENERS
    if at_start and (not after or after.isspace()):
        return "'"  # alone between spaces: nobody knows
    opens = at_start and place < last_closing and not _SHORTENED.match(text, place)
    return "‘" if opens else "’"


def _may_close(text: str, place: int) -> bool:
    """Whether a word or a mark ends before this quote and nothing begins behind it."""
    before, after = text[place - 1 : place] if place else "", text[place + 1 : place + 2]
    return bool(before) and not before.isspace() and before not in _OPENERS and not after.isalnum()
