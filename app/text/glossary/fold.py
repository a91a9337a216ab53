"""Letters that stand for each other where a term is looked for: capital and small, apostrophes, spaces, hyphens."""

import unicodedata
from functools import lru_cache

_ALIKE = {**dict.fromkeys("’‘ʼ‛′", "'"), **dict.fromkeys("–—‑‐−", "-"), **dict.fromkeys("\xa0\u202f\u2009", " ")}


def folded(text: str) -> str:
    """Take capitals and accents off, one character for one, so that offsets hold."""
    return text.lower() if text.isascii() else "".join(map(_folded, text))


def agrees(written: str, term: str) -> bool:
    """Tell whether a stretch of text whose folded form is the term's can stand for it.

    A capital of the term must be a capital; a small letter of it may be one (a sentence's start, a head in capitals).
    Accents must be the term's; French leaves them out on capitals, and only there.
    """
    return written == term or all(map(_stands_for, written, term))


@lru_cache(maxsize=4096)
def _folded(character: str) -> str:
    character = _ALIKE.get(character, character)
    lower = character.lower()
    if len(lower) != 1:
        return character
    bare = unicodedata.normalize("NFD", lower)[0]
    return bare if bare.isalpha() else lower


def _stands_for(character: str, wanted: str) -> bool:
    if character == wanted or not wanted.isalpha():
        return True
    if wanted.isupper():
        return character.isupper() and character in (wanted, _bare_capital(wanted))
    if character.isupper():
        return character.lower() == wanted or character == _bare_capital(wanted.upper())
    return False


def _bare_capital(character: str) -> str:
    return unicodedata.normalize("NFD", character)[0]
