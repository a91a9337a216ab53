"""Which words of a sentence are Slavic names in French spelling: by the table, by their form, by their neighbours."""

from collections.abc import Sequence

from app.text.names.tables import Entry, known_names, slavic_names
from app.text.names.transliterate import certainty, has_french_mark, has_slavic_end, transliterate
from app.text.names.words import Word


def listed_forms(words: Sequence[Word], index: int) -> tuple[str, ...]:
    """Give the English forms of a name in the table; «Alexandre» changes for certain only before a Slavic surname."""
    text = words[index].text
    entry = slavic_names().get(text)
    if entry is None:
        return ()
    return entry.english if entry.kind != "context" or _is_before_slavic(words, index) else (text, *entry.english)


def slavic_forms(words: Sequence[Word], index: int, copies: tuple[str, ...]) -> tuple[str, ...]:
    """Give the English forms of a name in no table: transliterated, copied, or either where it can't be told."""
    text = words[index].text
    judged = certainty(text)
    if judged == "firm" or _is_slavic_by_neighbours(words, index):
        # «Sychev» may be spelt the English way already.
        forms = transliterate(text)
        return forms if judged == "firm" or has_french_mark(text) else tuple(dict.fromkeys((*forms, *copies)))
    return copies if judged == "none" else tuple(dict.fromkeys((*copies, *transliterate(text))))


def _is_slavic_by_neighbours(words: Sequence[Word], index: int) -> bool:
    text = words[index].text
    given = _given_name_before(words, index)
    if given is None:
        return has_french_mark(text) and text not in known_names() and _is_before_firm(words, index)
    if given.kind == "only" or given.english[0] != given.french:
        return has_french_mark(text) or certainty(text) != "none" or text.endswith("ine") or has_slavic_end(text)
    # Vladimir Jankélévitch was French: a given name that Frenchmen have too proves less.
    return (certainty(text) != "none" and "é" not in text) or ("kh" in text and text.endswith("ine"))


def _given_name_before(words: Sequence[Word], index: int) -> Entry | None:
    """Find a Slavic given name before a word, an initial between them allowed."""
    for place in range(index - 1, max(index - 3, -1), -1):
        if not words[place + 1].follows:
            return None
        entry = slavic_names().get(words[place].text)
        if entry and entry.kind in ("given", "only"):
            return entry
        if len(words[place].text) > 1:
            return None
    return None


def _is_before_firm(words: Sequence[Word], index: int) -> bool:
    if index + 1 == len(words) or not words[index + 1].follows:
        return False
    surname = words[index + 1].text
    entry = slavic_names().get(surname)
    return certainty(surname) == "firm" or (entry is not None and entry.kind == "name" and entry.english[0] != surname)


def _is_before_slavic(words: Sequence[Word], index: int) -> bool:
    """Tell whether a Slavic surname comes next, a patronymic or an initial between them allowed."""
    for later in words[index + 1 : index + 3]:
        if not later.follows or not later.text[0].isupper():
            return False
        entry = slavic_names().get(later.text)
        if (entry and entry.kind == "name") or certainty(later.text) != "none":
            return True
    return False
