"""Acronyms of French copy: which of them English has too, and how they may stand there."""

import itertools
import re

from app.text.names.ordinary import is_bare_word, looks_common
from app.text.names.tables import french_acronyms, known_names
from app.text.names.words import Word

# An acronym this short that nobody has seen is often the English one with its letters in another order.
_LONGEST_TURNED = 4
# A surname in capitals: «Mamadou DIALLO».
_SHORTEST_IN_CAPITALS = 3
_VOWEL = re.compile(r"[AEIOUYÉÈ]")


def acronym_forms(word: Word, *, is_surname: bool = False) -> tuple[str, ...]:
    """Give the forms of an acronym; one that nobody has seen may be turned round in English («APS», «PSA»).

    A long word with an accent or a common ending is a word in capitals, unless it is a surname: «Jean LÉVESQUE».
    """
    text = word.text
    is_long = len(text) > _LONGEST_TURNED and not is_surname and text not in known_names()
    is_word = is_long and (not text.isascii() or looks_common(text) or is_bare_word(text))
    if (
        text in french_acronyms()
        or is_word
        or (word.is_initial and len(text) < 3)
        or max(map(len, text.split("-"))) == 1
    ):
        return ()
    if is_surname and len(text) > _SHORTEST_IN_CAPITALS and text not in known_names() and _VOWEL.search(text):
        return _titled(text), text
    forms = [text, text + "s"]
    if text not in known_names() and len(text) <= _LONGEST_TURNED:
        forms += map("".join, itertools.permutations(text))
    return tuple(dict.fromkeys(forms))


def _titled(text: str) -> str:
    return "-".join(part.capitalize() for part in text.split("-"))
