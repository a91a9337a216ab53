"""Words that are no names although they have a capital: common nouns of institutions, demonyms, titles, months."""

import re
from functools import cache, lru_cache

from app.text.names.tables import exonyms, known_names, ordinary_words, plain

# Endings of common words and demonyms: a name that nobody has seen is none where it has one of these.
_COMMON_END = re.compile(
    r"(?:ées?|iques?|ismes?|[ts]ions?|ments?|eurs|euses?|oires?|istes?|isées?|tés?|ale|aux|antes?|ants?|[ae]nce|ages?"
    r"|i?ères?|iers|ains|[ié]ens?|[ié]ennes?|aises?|ais|oises?|ois|oles?|ols|ites)$"
)
_FOREIGN = re.compile(r"[kw]")
# The short common words are all in the table; a short word that is not is «Hale».
_SHORTEST_COMMON = 6
_VERB_END = re.compile(r"(?:ez|ons|er|ir|re|[éiu]e?s?|e|es|[aeu]nt|it|is|ut|ant|y'a|-\w+)$")
_DEMONYM = re.compile(r"(?:ais|aises?|ois|oises?|[ié]ens?|[ié]ennes?|ains?|aines?|ols?|oles?|ards?|istes?|ites?|ins?)$")
_COMPASS = frozenset(
    ["nord", "sud", "est", "ouest", "haut", "haute", "bas", "basse", "grand", "grande", "petit", "petite", "vice", "ex"]
)
_JOINING = frozenset(["sur", "sous", "en", "les", "lès", "le", "la", "de", "du", "des", "d", "l", "et", "aux", "au"])
# Accents that French leaves out on capitals.
_ACCENTED = {"E": "éèê", "A": "àâ", "I": "î", "O": "ô", "C": "ç", "U": "û"}


def looks_common(text: str) -> bool:
    """Tell by its ending that a word nobody has seen is rather a common word or a demonym than a name."""
    lowered = text.lower()
    return len(text) >= _SHORTEST_COMMON and bool(_COMMON_END.search(lowered)) and not _FOREIGN.search(lowered)


def could_begin_sentence(text: str) -> bool:
    """Tell whether a word that nobody has seen may be a verb or a participle: «Sachez», «Obnubilé», «Évitons»."""
    return bool(_VERB_END.search(text.lower()))


def is_compound_name(text: str) -> bool:
    """Tell «Jean-Claude» and «Noyal-sur-Vilaine»: each part has a capital, or joins the others in a place's name."""
    parts = text.split("-")
    return len(parts) > 1 and all(part[:1].isupper() or part in _JOINING for part in parts)


@lru_cache(maxsize=4096)
def is_ordinary(text: str) -> bool:
    """Tell whether a capitalised word is a common word, a demonym or a title rather than a name."""
    if text in known_names():
        return False
    ordinary = ordinary_words()
    lowered = text.lower()
    if any(form in ordinary for form in _variants(text, lowered)):
        return True
    return "-" in lowered and not text[:3].isupper() and _is_ordinary_compound(lowered.split("-"))


def is_bare_word(text: str) -> bool:
    """Tell whether a word in capitals without accents is a common word: «MEDICAMENTS»."""
    lowered = text.lower()
    return lowered in _bare_words() or lowered.removesuffix("s") in _bare_words()


@cache
def _bare_words() -> frozenset[str]:
    return frozenset(plain(word) for word in ordinary_words())


def _is_ordinary_compound(parts: list[str]) -> bool:
    """Tell compounds that English makes otherwise: «Sud-Coréen», «Franco-Allemand», «Londres-Moscou»."""
    ordinary = ordinary_words()
    if parts[0] in _COMPASS or (parts[0].endswith("o") and (_DEMONYM.search(parts[-1]) or parts[-1] in ordinary)):
        return True
    has_exonym = any(part.capitalize() == entry.french for part in parts for _, entry in exonyms().get(plain(part), ()))
    return has_exonym or all(part in ordinary for part in parts)


def _variants(text: str, lowered: str) -> list[str]:
    forms = [lowered, *(accent + lowered[1:] for accent in _ACCENTED.get(text[0], ""))]
    return forms + [form[:-1] for form in forms if form.endswith(("s", "x")) and len(form) > 4]
