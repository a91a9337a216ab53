"""Places, organisations and people that English calls otherwise than French does, found in a sentence's words."""

from collections.abc import Sequence

from app.text.names.tables import Entry, exonyms, plain
from app.text.names.words import PERSON_TITLES, Word

# Names that may begin with a small letter: «pays de Galles», «île Maurice», «mer Noire», «el-Béchir».
_LOWER_STARTS = frozenset(["pays", "île", "îles", "mer", "golfe", "bande", "place", "chapelle"])
# Shorter ones may be acronyms.
_SHORTEST_IN_CAPITALS = 4


def match_exonym(words: Sequence[Word], index: int) -> tuple[int, tuple[str, ...]]:
    """Give how many words the longest listed name that begins here has, and its English forms; 0 where none does."""
    word = words[index]
    if not word.text[0].isupper() and word.text not in _LOWER_STARTS:
        return 0, ()
    written = (plain(text).lower() for text in _written(word))
    rows = next((rows for text in written if (rows := exonyms().get(text))), ())
    for parts, entry in rows:
        run = words[index : index + len(parts)]
        if len(run) == len(parts) and all(map(_is_same, run, parts)) and all(later.follows for later in run[1:]):
            if len(parts) > 1:
                if _has_capitals(run, entry.french):
                    return len(parts), _as_written(word, entry)
                continue
            if _is_written(entry.french, word) and not (entry.kind == "place" and _is_surname(words, index)):
                return 1, _as_written(word, entry)
    return 0, ()


def _is_same(word: Word, part: str) -> bool:
    return any(part == plain(text).lower() for text in _written(word))


def _written(word: Word) -> tuple[str, ...]:
    """Give a word without what was cut off before it, with that, and with an Arabic article alone: «d'al-Qaida»."""
    return word.text, word.elided + word.text, word.elided.rpartition("'")[2] + word.text


def _as_written(word: Word, entry: Entry) -> tuple[str, ...]:
    """Give the English forms, in capitals first where the French has them: «MOSCOU, 21 juin»."""
    if not word.text.isupper() or len(word.text) < _SHORTEST_IN_CAPITALS or entry.french.isupper():
        return entry.english
    return (*(form.upper() for form in entry.english), *entry.english)


def _has_capitals(run: Sequence[Word], french: str) -> bool:
    """Ask for capitals behind a common word: «Le Monde» is a paper, «Le monde» is not."""
    return french.split(maxsplit=1)[0] not in ("Le", "La", "Les", "place") or run[1].text[0].isupper()


def _is_written(french: str, word: Word) -> bool:
    """Ask for the entry's own accents («Bâle», not Christian Bale), but for the capital's, which is often left bare."""
    for text in _written(word):
        if text == french or (text[0] == plain(french[0]) and text[1:] == french[1:]):
            return True
    if word.text.isupper() and len(word.text) >= _SHORTEST_IN_CAPITALS and word.text == plain(french).upper():
        return True
    # «Otan», «Onu»
    return french.isupper() and len(french) > 2 and word.text == french.capitalize()


def _is_surname(words: Sequence[Word], index: int) -> bool:
    """Tell a surname that looks like a place («M. Vienne») from the place."""
    return index > 0 and words[index].follows and not words[index].elided and words[index - 1].text in PERSON_TITLES
