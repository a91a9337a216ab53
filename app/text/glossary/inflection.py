"""Simple plurals and feminines: of the French words of a term, to find it; of the English, to print it."""

import re
from itertools import product

from app.text.glossary.word_lists import COMPOUND_VERBS, FRENCH_LINKS, IRREGULAR, NO_MEN, PLURALS, UNCOUNTED

_WORD = re.compile(r"[^\W\d_]+")
_X_OR_S = ("bleu", "pneu", "landau", "émeu", "lieu", "feu")
_MOST_FORMS = 4
_FIRST_WORD = re.compile(r"[\W\d_]*[^\W\d_]*")
# «national» and «nationaux», «directeur» and «directrice», «heureux» and «heureuse», «travail» and «travaux».
_CHANGING = re.compile(r"(?:(?<=t)eur|(?<=a)l|(?<=a)il|(?<=eu)x|(?<=i)f)\Z")

_HEAD_ENDS = re.compile(
    r" (?:of|for|to|in|on|at|by|from|with|without|under|against|and|or|the|that|who|de|du|des)\b", re.IGNORECASE
)


def french_forms(term: str) -> dict[str, bool]:
    """Give the forms in which a normalised French term may stand in a text, and of each whether it is the plural.

    The term itself first. Inflected is what stands before the first «de», «à»…, or every word that is none of these:
    «missiles balistiques», «conseils de sécurité», «députées européennes». Nothing is made singular.
    """
    pieces = _pieces(term)
    links = [index for index, (text, is_word) in enumerate(pieces) if is_word and text.lower() in FRENCH_LINKS]
    head = links[0] if links else len(pieces)
    forms = {term: False}
    for stop, feminine, plural in (
        (head, False, True),
        (head, True, False),
        (head, True, True),
        (len(pieces), False, True),
    ):
        for form in _inflected(pieces, stop, feminine=feminine, plural=plural):
            forms.setdefault(form, plural)
    return forms


def common_start(term: str) -> str:
    """Give what all forms of a French term begin with: its first word, without an ending that changes."""
    found = _FIRST_WORD.match(term)
    return _CHANGING.sub("", found.group()) if found else term


def english_plural(term: str) -> str:
    """Give the plural of an English noun phrase: its head stands before «of», «for»…, else it is the last word.

    What has no plural (acronyms apart), or is one already as far as can be told, stays as it is.
    """
    found = _HEAD_ENDS.search(term)
    head, rest = (term[: found.start()], term[found.start() :]) if found else (term, "")
    words = re.search(r"[^\W\d_]+\Z", head)
    if words is None:
        return term
    return head[: words.start()] + _plural_word(words.group()) + rest


def _pieces(term: str) -> list[tuple[str, bool]]:
    """Take a term apart into words and what stands between them."""
    pieces: list[tuple[str, bool]] = []
    position = 0
    for match in _WORD.finditer(term):
        if match.start() > position:
            pieces.append((term[position : match.start()], False))
        pieces.append((match.group(), True))
        position = match.end()
    return [*pieces, (term[position:], False)] if position < len(term) else pieces


def _inflected(pieces: list[tuple[str, bool]], stop: int, *, feminine: bool, plural: bool) -> list[str]:
    choices: list[tuple[str, ...]] = []
    for index, (text, is_word) in enumerate(pieces):
        changes = (
            is_word and index < stop and text.lower() not in FRENCH_LINKS and not _is_verb_of_compound(pieces, index)
        )
        if not changes:
            choices.append((text,))
            continue
        word = _feminine(text) if feminine else text
        choices.append(_plurals(word) if plural else (word,))
    return ["".join(choice) for choice, _ in zip(product(*choices), range(_MOST_FORMS), strict=False)]


def _is_verb_of_compound(pieces: list[tuple[str, bool]], index: int) -> bool:
    return index + 1 < len(pieces) and pieces[index + 1][0] == "-" and pieces[index][0].lower() in COMPOUND_VERBS


def _plurals(word: str) -> tuple[str, ...]:
    """Give the plurals that a French word may have; itself where it has none of its own."""
    lower = word.lower()
    if word.isupper() and len(word) > 1:
        return (word,)
    if lower.endswith(("s", "x", "z")):
        return (word,)
    if lower.endswith("al"):
        return (word[:-2] + "aux", word + "s")
    if lower.endswith("ail"):
        return (word + "s", word[:-3] + "aux")
    if lower.endswith(("au", "eu")):
        return (word + "x", word + "s") if lower in _X_OR_S else (word + "x",)
    return (word + "s", word + "x") if lower.endswith("ou") else (word + "s",)


_FEMININES = (
    ("teur", "trice"),
    ("ien", "ienne"),
    ("éen", "éenne"),
    ("ier", "ière"),
    ("er", "ère"),
    ("eux", "euse"),
    ("if", "ive"),
    ("al", "ale"),
    ("é", "ée"),
)


def _feminine(word: str) -> str:
    """Give the feminine of a noun for people or of an adjective; the word itself where it is not made by rule."""
    if len(word) < 4 or word.isupper():
        return word
    for ending, changed in _FEMININES:
        if word.endswith(ending):
            return word[: -len(ending)] + changed
    return word


def _plural_word(word: str) -> str:
    lower = word.lower()
    if lower in IRREGULAR:
        return word[0] + IRREGULAR[lower][1:]
    if lower in PLURALS or lower in UNCOUNTED:
        return word
    if lower.endswith("man") and lower not in NO_MEN:
        return word[:-2] + "en"
    return word + "s" if word.isupper() and len(word) > 1 else _regular_plural(word, lower)


def _regular_plural(word: str, lower: str) -> str:
    if lower.endswith("s") and not lower.endswith(("ss", "us")):
        return word
    if lower.endswith(("s", "x", "z", "ch", "sh")):
        return word + "es"
    if lower.endswith("y") and lower[-2:-1] not in "aeiou":
        return word[:-1] + "ies"
    return word + "s"
