"""The word that opens a French sentence or head, where it is a common one that has its capital from its place only."""

import re
from typing import Final

from app.text.french_words import french_only
from app.text.names.tables import known_names, ordinary_words

_OPENING: Final = re.compile(r"[\"(]?([A-ZÀ-Þ][a-zß-ÿœæ]{2,})(?![\w'-])")
_CAPITALIZED: Final = re.compile(r"(?<=[\w,;] )[A-ZÀ-Þ][a-zß-ÿœæ]{2,}(?!\w)")
_ENDED: Final = re.compile(r"[.!?;:][\")]*\s*\Z")
_SHORT = 8  # words


def opening_word(sentence: str) -> str:
    """Give the common word, no name, that opens a normalised sentence with a capital; empty where there is none."""
    match = _OPENING.match(sentence)
    if not match or match[1] in known_names():
        return ""
    word = match[1].lower()
    return match[1] if word in ordinary_words() or word in french_only() else ""


def is_head(sentence: str) -> bool:
    """Whether a sentence is short or does not end, as heads, table cells and items of lists are."""
    return not _ENDED.search(sentence) or len(sentence.split()) <= _SHORT


def capitalized_within(sentence: str) -> frozenset[str]:
    """Words that have a capital though they open nothing, so that they may be names: «Léon Marchand»."""
    return frozenset(_CAPITALIZED.findall(sentence))


def with_small_opening(sentence: str, word: str) -> str:
    """Write the word that opens a sentence in small letters; one character for one."""
    return sentence.replace(word, word.lower(), 1)


def capitalized(text: str) -> str:
    """Begin a text with a capital; one character for one."""
    place = next((place for place, character in enumerate(text) if character.isalnum()), 0)
    capital = text[place : place + 1].upper()
    return text[:place] + capital + text[place + 1 :] if len(capital) == 1 else text
