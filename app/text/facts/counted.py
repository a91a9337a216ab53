"""What a number of an English sentence counts: "12 people", "5,000 French soldiers"."""

import re
from collections.abc import Iterator
from typing import Final

from app.text.english_dictionary import is_english_word
from app.text.facts.figure_words import BREAKS, NO_PLURALS, PLURALS
from app.text.span import Span

_COUNTED: Final = re.compile(
    r"(?: (?P<of>of (?:the |these |those )?))?(?P<words>(?:[ -]?[^\W\d_]+(?:[-’'][^\W\d_]+)*){1,4})"
)
_MOST_ADJECTIVES: Final = 3
_WORD: Final = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*")
_NEXT: Final = re.compile(r" ([a-z]+)\b")


def counted_behind(sentence: str, end: int) -> Span | None:
    """Find the words for what is counted: adjectives, and a noun in the plural."""
    match = _COUNTED.match(sentence, end)
    if match is None or match["of"] or not match["words"].startswith(" "):
        return None
    start = match.start("words") + 1
    for count, (word, first, last) in enumerate(_words(sentence, start, match.end("words"))):
        if word.lower() in BREAKS or count > _MOST_ADJECTIVES:
            return None
        if first > start and sentence[first - 1] != " ":
            return None
        if _is_plural(word):
            return Span(start, _last_plural(sentence, last))
    return None


def _last_plural(sentence: str, end: int) -> int:
    """Go on to a second plural: "police officers"."""
    match = _NEXT.match(sentence, end)
    return match.end() if match and match[1] not in BREAKS and _is_plural(match[1]) else end


def _words(sentence: str, start: int, end: int) -> Iterator[tuple[str, int, int]]:
    for match in _WORD.finditer(sentence, start, end):
        yield match.group(), *match.span()


def _is_plural(word: str) -> bool:
    if word in PLURALS:
        return True
    if not word.islower() or not word.endswith("s") or word.endswith(("ss", "us", "'s", "’s")) or word in NO_PLURALS:
        return False
    return any(is_english_word(stem) for stem in (word[:-1], word[:-2], word[:-3] + "y") if len(stem) > 1)
