"""Slavic names from French spelling into English, by rule.

French writes Cyrillic by ear (ou, tch, ch, j, gu, ï), English by the tables of the BGN/PCGN 1947 system as newspapers
simplify it (u, ch, sh, zh, g, i or y): AP, Reuters and the Guardian's style guides all drop its apostrophes and doubled
vowels. Where they differ among themselves, every form they use is given.
"""

import itertools
import re
from typing import Literal

Certainty = Literal["firm", "likely", "none"]

# Longest first at each place of a word; the forms of each, the one to print first.
_RULES: tuple[tuple[str, tuple[str, ...]], ...] = (
    (r"chtch", ("shch",)),
    (r"tch", ("ch",)),
    (r"ch(?=ouk$)", ("ch", "sh")),
    # Loukachenko, Porochenko; but Omelchenko, Marchenko are in English spelling already (in French they have «tch»).
    (r"(?<=[bdfgklmnprvz])ch(?=enko$)", ("ch", "sh")),
    (r"ch(?!r)", ("sh",)),
    (r"ïev", ("yev", "ev", "iev")),
    (r"ïe", ("ye", "ie", "e")),
    (r"(?<=[aoe])ïa", ("ya", "ia")),
    (r"ï", ("i", "y")),
    (r"^iou", ("yu",)),
    (r"iou", ("yu", "iu")),
    (r"^i(?=[aeo])", ("y",)),
    (r"(?<=v)ia", ("ya", "ia")),
    (r"(?<=[bdfgklmnprstz])ia", ("ia", "ya")),
    (r"^e(?=vk|vt|vs|vd)", ("ye", "e")),
    (r"iev", ("iev", "yev")),
    (r"ou", ("u",)),
    (r"gu(?=[eéiy])", ("g",)),
    (r"dj", ("j", "dzh", "dj")),
    (r"j", ("zh",)),
    (r"(?<=[aeiouyé])ss(?=[aeiouyé])", ("s",)),
    (r"(?<=[^aeo])ine$", ("in",)),
    (r"yne$", ("yn",)),
    (r"(?<=[stz])ki$", ("ky", "ki", "kiy", "kyi")),
    (r"ovitch$", ("ovich", "ovych")),
    (r"é", ("e", "ye")),
    (r"[èêë]", ("e",)),
)
_RULE = re.compile("|".join(f"({pattern})" for pattern, _ in sorted(_RULES, key=lambda rule: rule[0] != r"ovitch$")))
_FORMS = tuple(forms for _, forms in sorted(_RULES, key=lambda rule: rule[0] != r"ovitch$"))
_MOST_FORMS = 24
_LONGEST_NAME = 40

# What French spelling alone has: without one of these a name looks the same in English, or can't be told from it.
_FRENCH_MARK = re.compile(r"ou|tch|ï|gu[eéi]|^i[aeo]")
_SLAVIC_END = re.compile(r"(?:[oeï]va?|enko|tchouk|chouk|niouk|[vntk]aïa|skaya|skoï|[aei]dz[eé]|chvili)$")
# Frenchmen are called Rabinovitch and Bouski, and Arabs Noureddine: those may be Slavic.
_LIKELY_END = re.compile(r"(?:[^aeo]ine|yne|itch|[stz]ki|aïa|sk|ouk|[aeo]ï)$")
# No French word begins so.
_SLAVIC_START = re.compile(r"ch[tvnmpk]|.*chtch")
_ENGLISH_OR_CZECH = re.compile(r"ch|j|ss")


def certainty(name: str) -> Certainty:
    """Judge by form alone whether a name is a Slavic one in French spelling."""
    lowered = name.lower()
    if len(name) > _LONGEST_NAME or len(name) < 4 or not name[0].isupper():
        return "none"
    if lowered.endswith("chvili") or _SLAVIC_START.match(lowered):
        return "firm"
    if _SLAVIC_END.search(lowered):
        if _FRENCH_MARK.search(lowered) or (lowered.endswith("enko") and "ch" in lowered):
            return "firm"
        return "likely" if _ENGLISH_OR_CZECH.search(lowered) else "none"
    if _LIKELY_END.search(lowered) and (_FRENCH_MARK.search(lowered) or lowered.endswith(("ski", "tski"))):
        return "likely"
    return "none"


def has_slavic_end(name: str) -> bool:
    """Tell whether a name ends as Slavic ones do; others may too (Ustinov, Canova)."""
    return bool(_SLAVIC_END.search(name.lower()))


def has_french_mark(name: str) -> bool:
    """Tell whether a name has a letter group that English would not write for a Slavic sound (ou, tch, ï, gu, Ia)."""
    return bool(_FRENCH_MARK.search(name.lower()))


def transliterate(name: str) -> tuple[str, ...]:
    """Give the English forms of a Slavic name in French spelling, the one to print first. Total."""
    pieces: list[tuple[str, ...]] = []
    lowered = name.lower()
    if len(lowered) != len(name) or len(name) > _LONGEST_NAME:
        return (name,)
    place = 0
    for match in _RULE.finditer(lowered):
        pieces.append((lowered[place : match.start()],))
        pieces.append(_FORMS[(match.lastindex or 1) - 1])
        place = match.end()
    pieces.append((lowered[place:],))
    combined = itertools.islice(itertools.product(*pieces), _MOST_FORMS)
    return tuple(dict.fromkeys(_capitalised("".join(parts), name) for parts in combined))


def _capitalised(form: str, name: str) -> str:
    if name.isupper():
        return form.upper()
    return "-".join(part[:1].upper() + part[1:] for part in form.split("-")) if name[:1].isupper() else form
