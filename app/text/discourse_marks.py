"""What English and French discourse look at alike: how a sentence starts, and whether it has a name in it."""

import re
from collections.abc import Sequence

QUOTES = "\"'“”‘’«»„ "
_WORD = re.compile(r"\w[\w'’.-]*")


def plain_start(sentence: str, marks: str) -> str:
    """Make white space plain spaces, as the patterns expect, and take off what stands before the first word."""
    return " ".join(sentence.split()).lstrip(marks)


def continues(text: str, particles: frozenset[str]) -> bool:
    """Whether the first word has no capital where it should; "iPhone" and the particles of names have an excuse."""
    first = text.split(maxsplit=1)[0]
    if not first[0].islower() or any(letter.isupper() for letter in first):
        return False
    return first not in particles


def has_name(text: str, calendar: re.Pattern[str]) -> bool:
    """Whether a word has a capital that is neither "I" nor one of the calendar's."""
    words = _WORD.findall(text)
    return any(word[0].isupper() and not calendar.fullmatch(word.rstrip(".")) and word != "I" for word in words)


def is_quoted(sentence: str, place: int) -> bool:
    """Whether a place lies inside quotation marks."""
    before = sentence[:place]
    return before.count('"') % 2 == 1 or before.count("“") > before.count("”") or before.count("«") > before.count("»")


def starts_quoted(sentences: Sequence[str]) -> list[bool]:
    """Whether each sentence begins inside a quotation that one before it left open.

    A new paragraph of a quotation opens it again, so an opening mark at a sentence's start closes none.
    """
    quoted: list[bool] = []
    is_open = False
    for sentence in sentences:
        is_opened = sentence.lstrip()[:1] in ('"', "“", "«")
        quoted.append(is_open and not is_opened)
        opened, closed = sum(map(sentence.count, "“«")), sum(map(sentence.count, "”»"))
        straight = sentence.count('"')
        before = is_open and not is_opened
        if straight:
            is_open = (straight + before) % 2 == 1
        elif opened or closed:
            is_open = before + opened > closed
        else:
            is_open = before
    return quoted
