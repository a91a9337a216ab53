"""Given names and towns that are common words too: «Claire Fontaine», «Pierre par pierre», «à Sens», «le Lot».

A capital inside a sentence shows the place, and a capital behind it the person.
"""

import re
from collections.abc import Sequence

from app.text.names.ordinary import is_ordinary, looks_common
from app.text.names.subject import is_verb
from app.text.names.words import Word

_GIVEN_WORDS = """
Aimé Aimée Ambre Ange Angèle Aurore Avril Barbe Blanche Bonaventure Brune Capucine Céleste Cerise Christian Claire
Clémence Clément Colombe Constance Constant Désiré Désirée Dieudonné Espérance Fabrice Félicité Fidèle Fleur
Florence Florent Gentil Grâce Guy Honoré Hortense Innocent Iris Jasmine Juste Lucien Marguerite Marin Marine
Martial Mélodie Modeste Noëlle Olive Parfait Pascal Pascale Perle Perrine Pierre Placide Prosper Prudence Prune
Régine Renée René Romain Rose Sévère Solange Sylvestre Valère Victoire Victor Violette Vivien
"""
_GIVEN = frozenset(_GIVEN_WORDS.split())
# Adjectives that may have a capital too: «la Marine Nationale».
_NO_SURNAMES = frozenset(["nationale", "royale", "marchande", "impériale", "britannique", "américaine", "française"])
# «Marine Le Pen»
_PARTICLES = frozenset(["Le", "La", "De", "Du", "Van", "Von", "El", "Ben"])
# What no surname is: «Claire Et Nette».
_SMALL_WORDS = "le la les un une des de du d l et ou en au aux à sur pour dans par avec"
_SMALL = frozenset(_SMALL_WORDS.split())
_DEPARTMENTS_WORDS = "Ain Aube Cher Corrèze Creuse Drôme Eure Gard Isère Landes Lot Orne Sarthe Somme Var"
_DEPARTMENTS = frozenset(_DEPARTMENTS_WORDS.split())
_TOWNS_WORDS = """
Bar Die Dole Gap Grasse Lens Lourdes Loches Mer Orange Rue Sens Tours Vire Vif Ham Condom Mâcon Dinan Pau Bray Gien
"""
_TOWNS = frozenset(_TOWNS_WORDS.split())
_ARTICLES = frozenset(["le", "la", "du", "les", "des"])
# Before «de», they show that a place follows.
_OF_PLACES_WORDS = """
mairie maire maires ville commune gare tribunal habitants habitant cour région banlieue députée député évêque
arrondissement agglomération sous-préfecture préfecture hôpital lycée université
"""
_OF_PLACES = frozenset(_OF_PLACES_WORDS.split())
# Before a capital, they show that it is somebody's or something's name: «l'hôpital Lariboisière».
_BEARERS_WORDS = """
hôpital hôpitaux clinique collège lycée stade boulevard avenue quartier loi affaire opération typhon ouragan
tempête cyclone paquebot porte-avions frégate cargo navire voilier studio
"""
_BEARERS = frozenset(_BEARERS_WORDS.split())
# «boulevard Périphérique», «clinique Privée»
_ADJECTIVE_END = re.compile(r"(?:iques?|ées?|[ts]ions?|ments?|ales?|aux|elles?|euses?|istes?)$")


def is_common_name(words: Sequence[Word], index: int) -> bool | None:
    """Tell whether a word that may be a common one is a name; None where nothing here shows it."""
    word = words[index]
    if word.is_initial and _is_before_surname(words, index):
        return True
    if word.text in _GIVEN and (judged := _is_given(words, index)) is not None:
        return judged
    if index and word.follows and not word.elided and _is_surname_like(word) and _is_given_before(words, index):
        return True
    if word.is_initial or not word.text[0].isupper() or word.text.isupper():
        return None
    return True if _is_place(words, index) or _has_bearer(words, index) else None


def _is_given(words: Sequence[Word], index: int) -> bool | None:
    """Judge by the next word: a surname, a verb («Pierre dit»), or anything else («Pierre par pierre»)."""
    word = words[index]
    before = words[index - 1].text.lower() if index and word.follows else ""
    if index + 1 == len(words) or not words[index + 1].follows or word.elided or before in _ARTICLES | {"un", "une"}:
        return None
    after = words[index + 1]
    if _leads_surname(words, index + 1):
        return True
    if not after.elided and _is_surname_like(after):
        return True
    is_noun = word.is_initial and after.text.islower() and not is_verb(after.text)
    return False if is_noun and is_ordinary(word.text) and after.text not in ("et", "de") else None


def _leads_surname(words: Sequence[Word], index: int) -> bool:
    """Whether a surname begins here with an article or a preposition that has a capital."""
    if words[index].text not in _PARTICLES or words[index].elided or index + 1 == len(words):
        return False
    return words[index + 1].follows and words[index + 1].text[0].isupper()


def _is_before_surname(words: Sequence[Word], index: int) -> bool:
    """Tell a sentence's first word that is a given name by the particle behind it: «Vincent Van Gogh»."""
    text = words[index].text
    if index + 2 >= len(words) or not words[index + 1].follows or not text[0].isupper() or words[index].elided:
        return False
    return _leads_surname(words, index + 1) and not is_ordinary(text) and not looks_common(text) and len(text) > 2


def _is_given_before(words: Sequence[Word], index: int) -> bool:
    return words[index - 1].text in _GIVEN and _is_given(words, index - 1) is True


def _is_surname_like(word: Word) -> bool:
    lowered = word.text.lower()
    is_capitalised = word.text[0].isupper() and word.text[-1:].isalpha()
    return is_capitalised and len(word.text) > 1 and lowered not in _NO_SURNAMES and lowered not in _SMALL


def _is_place(words: Sequence[Word], index: int) -> bool:
    word = words[index]
    if not index or not word.follows:
        return False
    before = words[index - 1].text.lower()
    if word.text in _DEPARTMENTS:
        return word.elided == "l'" or (not word.elided and before in _ARTICLES)
    if word.text not in _TOWNS:
        return False
    if not word.elided and before == "à":
        return True
    if word.elided == "d'":
        return before in _OF_PLACES
    return before == "de" and index > 1 and words[index - 2].text in _OF_PLACES


def _has_bearer(words: Sequence[Word], index: int) -> bool:
    word = words[index]
    is_behind = index > 0 and word.follows and not word.elided and not _ADJECTIVE_END.search(word.text)
    return is_behind and words[index - 1].text in _BEARERS and len(word.text) > 3 and not is_ordinary(word.text)
