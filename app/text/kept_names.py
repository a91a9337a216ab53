"""Names that a translator left alone: alike in a source and its reference, they should stand in any translation.

This counts names without the finder of names or its tables, so that it can judge them.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from app.text.caps import is_shouting

# A word keeps inner hyphens, apostrophes and ampersands: «Victor-Gadbois», «McDonald's», «R&D».
_WORD = re.compile(r"[^\W_]+(?:['\-&][^\W_]+)*")
# What French cuts from the front of a name («l'Irak»), and English hangs on to its end.
_ELISION = re.compile(r"(?:[ldcjnmst]|qu)'(?=[^\W_])", re.IGNORECASE)
_POSSESSIVE = re.compile(r"'s$")
_ROMAN = re.compile(r"[IVXLCDM]+")
# Print puts a full stop behind them: "Dr. Mount" for «Dr Mount» has lost no name.
_TITLES = frozenset(["Dr", "Mr", "Mrs", "Ms", "Prof"])
# British references have what an American page must not: «Centre Brennan», "Brennan Center".
_BRITISH = (
    (re.compile(r"\b(Cent|Theat)re\b"), r"\1er"),
    (re.compile(r"\b(Lab|Harb)our\b"), r"\1or"),
    (re.compile(r"\bDefence\b"), "Defense"),
    (re.compile(r"isation\b"), "ization"),
)
# A stop behind these ends no sentence: «M. Dupont», "Gen. Kayani".
_ABBREVIATED = re.compile(r"\b(?:[A-Z]|MM|Dr|Mrs?|Ms|Prof|St|Gen|Col|Sen|Rep|Gov|Sgt|Lt)\.$")
# After these a capital may be a sentence's.
_OPENERS = frozenset(".!?:;…-–—*•/([\"'")


@dataclass(frozen=True, slots=True)
class _Word:
    """is_initial: a capital there may only be the sentence's. follows: one space divides it from the word before."""

    start: int
    end: int
    is_initial: bool
    follows: bool


def names_alike(source: str, reference: str) -> list[str]:
    """Give the names that stand alike in a French text and its English reference, each as often as in both.

    A name is a run of capitalized words with single spaces between them, in the source; of a run that the reference
    hasn't, the longest parts that it has. A single word that begins a sentence on both sides says nothing («On», "On")
    and is left out, as are single letters, Roman numerals, and texts in capitals. Both texts are normalised.
    """
    if is_shouting(source) or is_shouting(reference):
        return []
    names: list[str] = []
    left = reference
    for run in _runs(source):
        first = 0
        while first < len(run):
            found = _longest_alike(source, run[first:], left)
            if found is None:
                first += 1
                continue
            count, place = found
            names.append(left[place : place + run[first + count - 1].end - run[first].start])
            left = _without(left, place, len(names[-1]))
            first += count
    return names


def lost_names(names: Sequence[str], output: str) -> list[str]:
    """Give those of `names` that a normalised output hasn't, whole and as often.

    They may be as Americans spell them, hyphens may be left out («Tel-Aviv»), and a single word may be written small:
    it was a common noun («la Constitution»).
    """
    lost: list[str] = []
    left = output
    # The longest choose first: «Manning» must not take the place that «Bradley Manning» needs.
    for name in sorted(names, key=len, reverse=True):
        places = ((place, form) for form in _spellings(name) for place in _places(form, left))
        found = next(places, None)
        if found is None:
            lost.append(name)
        else:
            left = _without(left, found[0], len(found[1]))
    return lost


def _spellings(name: str) -> tuple[str, ...]:
    american = name
    for british, form in _BRITISH:
        american = british.sub(form, american)
    small = name if " " in name else name.lower()
    return tuple(dict.fromkeys((name, american, name.replace("-", " "), small)))


def _longest_alike(source: str, run: Sequence[_Word], reference: str) -> tuple[int, int] | None:
    """Find the most words from the start of a run that the reference has: how many, and where they stand there."""
    for count in range(len(run), 0, -1):
        name = source[run[0].start : run[count - 1].end]
        if count == 1 and (len(name) == 1 or name == "The" or _ROMAN.fullmatch(name)):
            continue
        for place in _places(name, reference):
            if count > 1 or not run[0].is_initial or not _begins(reference, place):
                return count, place
    return None


def _runs(text: str) -> Iterator[list[_Word]]:
    run: list[_Word] = []
    for word in _words(text):
        is_initial_letter = text[word.end : word.end + 1] == "." and word.end - word.start == 1
        is_name = text[word.start].isupper() and not is_initial_letter and text[word.start : word.end] not in _TITLES
        if run and not (is_name and word.follows):
            yield run
            run = []
        if is_name:
            run.append(word)
    if run:
        yield run


def _words(text: str) -> Iterator[_Word]:
    end = -1
    for match in _WORD.finditer(text):
        elision = _ELISION.match(match.group())
        start = match.start() + (elision.end() if elision else 0)
        stop = match.start() + len(_POSSESSIVE.sub("", match.group()))
        # Of «L'Irak» only the article has the sentence's capital.
        is_initial = elision is None and _begins(text, match.start())
        yield _Word(start, max(start, stop), is_initial, follows=text[end:start] == " " and end >= 0)
        end = match.end()


def _begins(text: str, place: int) -> bool:
    """Whether a sentence begins at a place."""
    end = place
    while end and text[end - 1].isspace():
        end -= 1
    return not end or (text[end - 1] in _OPENERS and not _ABBREVIATED.search(text, max(0, end - 6), end))


def _places(name: str, text: str) -> Iterator[int]:
    """Find a name where it is no part of another word."""
    place = text.find(name)
    while place >= 0:
        before, after = text[place - 1 : place] if place else "", text[place + len(name) : place + len(name) + 1]
        if not before.isalnum() and not after.isalnum():
            yield place
        place = text.find(name, place + 1)


def _without(text: str, place: int, length: int) -> str:
    """Take a place away, so that it counts once."""
    return f"{text[:place]}\0{text[place + length :]}"
