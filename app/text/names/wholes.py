"""Names of several words of which no part is a name by itself: institutions, rulers, surnames with an article."""

import re
from collections.abc import Sequence

from app.text.names.common_names import is_common_name
from app.text.names.exonyms import match_exonym
from app.text.names.institutions import Match, match_institution
from app.text.names.ordinary import is_compound_name, is_ordinary, looks_common
from app.text.names.rulers import ruler_forms
from app.text.names.subject import is_verb
from app.text.names.words import PERSON_TITLES, Word

# «Jean-Baptiste Le Guen», «Bart De Wever». Not «Ben» and «El», which a translation may drop or move.
_PARTICLES = frozenset(["Le", "La", "De", "Van", "Von", "Du", "Ould"])
_CAPITAL_PARTICLES = frozenset(["EL", "LE", "LA", "DE", "DU", "BEN", "VAN", "VON", "AIT", "OULD"])
_TITLE_ARTICLES = frozenset(["Le", "La", "Les"])
_ROMAN = re.compile(r"(?:Ier|Ire|[IVX]+)$")
_SHORTEST_SURNAME = 3
# Places that are words too: «Manche après manche», «Grenade à la main».
_NOUNS = frozenset(["Manche", "Grenade", "Vienne", "Havre", "Coire", "Tanger"])
# No titles, though a sentence that began without a full stop may have them so: «il ment. L'État».
_BODIES_WORDS = """
État Etat Église Eglise Assemblée Union Histoire Homme Président Présidente République Gouvernement Cour Nation Ministre
Commission Parlement Chambre Conseil Royaume Parti Comité Constitution Loi Bourse Français Françaises
"""
_BODIES = frozenset(_BODIES_WORDS.split())
_NONE: Match = (0, (), False)


def match_whole(words: Sequence[Word], index: int) -> Match:
    """Give how many words the name has that begins here and is one only as a whole, its English, and if it is sure."""
    found = match_institution(words, index)
    if not found[0] and not words[index].text[0].isupper():
        return _NONE
    listed = match_exonym(words, index)[0]
    if found[0] and found[0] >= listed:
        return found
    if not listed and _is_titled(words, index):
        return 1, (words[index].text,), False
    if listed > 1 or index + 1 == len(words) or not words[index + 1].follows or words[index + 1].elided:
        return _NONE
    if _is_noun(words, index) or is_common_name(words, index) is False:
        return 1, (), False
    return _ruler(words, index) or _surname(words, index) or _title(words, index) or _NONE


def _ruler(words: Sequence[Word], index: int) -> Match | None:
    """Join a pope or ruler and his number: «Léon XIV»."""
    number = words[index + 1].text
    forms = ruler_forms(words, index) if _ROMAN.match(number) else ()
    if not forms:
        return None
    number = "I" if number.startswith("I") and number.endswith(("er", "re")) else number
    return 2, tuple(f"{form} {number}" for form in forms), True


def _surname(words: Sequence[Word], index: int) -> Match | None:
    """Join a surname and the article or preposition it begins with, behind a given name or a title."""
    word, after = words[index], words[index + 1]
    if not index or not word.follows or word.elided or not _is_given(words, index - 1):
        return None
    if word.text in _CAPITAL_PARTICLES and after.text.isupper() and len(after.text) >= _SHORTEST_SURNAME:
        capitals = f"{word.text} {after.text}"
        return 2, (capitals.title(), capitals), True
    if word.text in _PARTICLES and _is_capitalised(after):
        return 2, (f"{word.text} {after.text}", f"{word.text.lower()} {after.text}"), True
    return None


def _is_given(words: Sequence[Word], index: int) -> bool:
    text = words[index].text
    if text in PERSON_TITLES or is_compound_name(text):
        return True
    if not _is_capitalised(words[index]) or len(text) < _SHORTEST_SURNAME:
        return False
    if is_common_name(words, index) is True:
        return True
    return not (is_ordinary(text) or looks_common(text) or match_exonym(words, index)[0])


def _title(words: Sequence[Word], index: int) -> Match | None:
    """Find a paper, a party or a work by the capital of its article in a sentence: «quitte La France humaniste»."""
    word, after = words[index], words[index + 1]
    if word.is_initial or word.elided or word.text not in _TITLE_ARTICLES or not _is_capitalised(after):
        return None
    # «à La Palma» and «à La Réunion» are for others to judge.
    if match_exonym(words, index + 1)[0]:
        is_word = index + 2 < len(words) and words[index + 2].follows and looks_common(words[index + 2].text)
    else:
        is_word = is_ordinary(after.text) or looks_common(after.text)
    if not is_word or after.text in _BODIES or match_institution(words, index + 1)[0]:
        return None
    return 2, (f"{word.text} {after.text}",), False


def _is_titled(words: Sequence[Word], index: int) -> bool:
    """Whether a capital article that is cut short stands before it inside a sentence: «a raconté L'Équipe»."""
    word = words[index]
    is_inside = index > 0 and not word.is_initial and word.follows and word.text not in _BODIES
    return is_inside and word.elided == "L'" and _is_capitalised(word)


def _is_noun(words: Sequence[Word], index: int) -> bool:
    """Tell a sentence's first word that is a noun, though a place has that name, by what follows."""
    word, after = words[index], words[index + 1]
    return (
        word.text in _NOUNS and word.is_initial and not word.elided and after.text.islower() and not is_verb(after.text)
    )


def _is_capitalised(word: Word) -> bool:
    return word.text[0].isupper() and not word.text.isupper() and word.text[-1:].isalpha()
