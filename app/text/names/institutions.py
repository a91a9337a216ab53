"""Institutions, parties, works and papers of several words: English has its own name for the whole, or leaves it.

«le Conseil d'État», «la Croix-Rouge libanaise», «Tribune de Genève». A name of a place inside one is no name by itself.
"""

from collections.abc import Sequence

from app.text.names.exonyms import match_exonym
from app.text.names.tables import Entry, demonyms, institutions, plain
from app.text.names.words import Word

# What a country's adjective may follow; the English puts it in front.
_NATIONAL = {
    "Croix-Rouge": "Red Cross",
    "Croissant-Rouge": "Red Crescent",
    "Parti communiste": "Communist Party",
    "Parti socialiste": "Socialist Party",
}
_ORGANS = {tuple(head.split()): english for head, english in _NATIONAL.items()}
_HEADS = frozenset(head[0] for head in _ORGANS)
_LONGEST_ORGAN = max(map(len, _ORGANS))
# Papers keep the name of their city: «la Tribune de Genève», «le Journal de Montréal».
_PAPERS_WORDS = "Tribune Journal Gazette Courrier Dépêche Voix Écho Echo Nouvelles Quotidien Républicain"
_PAPERS = frozenset(_PAPERS_WORDS.split())
_OF = frozenset(["de", "du", "des"])
# What a place follows in the name of a firm or a body: «Credit Suisse», «Air Algérie».
_LEADING_WORDS = "Air Crédit Credit SOS Radio Télé Canal Hydro Bloc"
_LEADING = frozenset(_LEADING_WORDS.split())
# Rows that do without a capital.
_LOWER_WORDS = """
la plateau hauteurs esplanade mur col prix guerre place tour studio
secrétaire dalaï-lama dalaï chebab chebabs shebab shebabs
"""
_LOWER = frozenset(_LOWER_WORDS.split())
_ARTICLES = frozenset(["Le", "La", "Les"])

Match = tuple[int, tuple[str, ...], bool]
_NONE: Match = (0, (), False)


def match_institution(words: Sequence[Word], index: int) -> Match:
    """Give how many words the longest listed or composed name that begins here has, its English, and if it is sure."""
    word = words[index]
    if not word.text[0].isupper() and word.text not in _LOWER:
        return _NONE
    folded = plain(word.text).lower()
    found = _listed(words, index, folded)
    if found and found[0] > _LONGEST_ORGAN:
        return found
    return _national(words, index) or found or _paper(words, index) or _led(words, index) or _NONE


def _listed(words: Sequence[Word], index: int, folded: str) -> Match | None:
    for parts, entry in institutions().get(folded, ()):
        if _stands(words, index, parts, entry):
            return len(parts), entry.english, entry.kind == "organisation"
    return None


def _stands(words: Sequence[Word], index: int, parts: tuple[str, ...], entry: Entry) -> bool:
    run = words[index : index + len(parts)]
    if len(run) < len(parts) or not all(later.follows for later in run[1:]):
        return False
    if not all(map(_is_same, run, parts)):
        return False
    first, *_ = entry.french.split()
    if first[0].islower():
        return True
    if run[0].text[0].islower():
        return False
    if len(parts) == 1:
        return (
            entry.french in (run[0].text, plain(run[0].text))
            or run[0].text == plain(entry.french[0]) + entry.french[1:]
        )
    # «Le temps» is no paper, and «Les Républicains ont» at a sentence's start may be all of them.
    return first not in _ARTICLES or run[1].text[0].isupper()


def _is_same(word: Word, part: str) -> bool:
    return part in (plain(word.text).lower(), plain(word.elided + word.text).lower())


def _national(words: Sequence[Word], index: int) -> Match | None:
    if words[index].text not in _HEADS:
        return None
    for head, english in _ORGANS.items():
        count = len(head)
        run = words[index : index + count + 1]
        if len(run) == count + 1 and tuple(word.text for word in run[:-1]) == head and run[-1].follows:
            adjectives = demonyms().get(run[-1].text, ())
            if adjectives:
                return count + 1, (*(f"{form} {english}" for form in adjectives), english), True
    return None


def _paper(words: Sequence[Word], index: int) -> Match | None:
    """Find a paper that has a place in its name; it stays as it is."""
    run = words[index : index + 3]
    if words[index].text not in _PAPERS or len(run) < 2 or words[index].is_initial:
        return None
    if run[1].text in _OF and len(run) == 3 and run[2].follows and match_exonym(words, index + 2)[0] == 1:
        return 3, (f"{run[0].text} {run[1].text} {run[2].elided}{run[2].text}",), False
    if run[1].elided in ("d'", "l'") and run[1].follows and match_exonym(words, index + 1)[0] == 1:
        return 2, (f"{run[0].text} {run[1].elided}{run[1].text}",), False
    return None


def _led(words: Sequence[Word], index: int) -> Match | None:
    """Find a firm that has a place's name behind its own; English copies the whole, or puts the place in English."""
    word = words[index]
    if word.text not in _LEADING or index + 1 == len(words) or not words[index + 1].follows or words[index + 1].elided:
        return None
    count, forms = match_exonym(words, index + 1)
    if count != 1:
        return None
    return 2, (f"{word.text} {words[index + 1].text}", *(f"{word.text} {form}" for form in forms)), True
