"""Numbers in their other form, on both sides: «trois» for «3», “3” for "three"; «10.000» for «10 000».

So the model learns that the figure stays a figure and the word a word. Thousands set apart by points are what the
service gives it instead of spaces (app/text/numbers/grouped.py).
"""

import re
from collections.abc import Callable, Mapping
from typing import Final

from numpy.random import Generator

from app.services.evaluation_data import Pair
from app.text.months import FRENCH_MONTHS
from app.text.numbers.grouped import grouped_by_points

# «un» is an article, "one" a pronoun.
_VALUES: Final = (*range(2, 21), 30, 40, 50, 60, 70, 80, 90)
_FRENCH_WORDS: Final = """
deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize dix-sept dix-huit dix-neuf
vingt trente quarante cinquante soixante soixante-dix quatre-vingts quatre-vingt-dix
"""
_ENGLISH_WORDS: Final = """
two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen
nineteen twenty thirty forty fifty sixty seventy eighty ninety
"""
_FRENCH: Final = tuple(_FRENCH_WORDS.split())
_ENGLISH: Final = tuple(_ENGLISH_WORDS.split())
# Not «3-0», «3 %», «3,5», «12 000».
_DIGITS: Final = re.compile(r"(?<![\w.,:/$€£-])(?<![0-9] )[1-9][0-9]?(?= (?P<next>[^\W\d_]{2,}))")
# Not «trois mille», which would be «3 mille», nor "two hundred", "forty-two", "two and a half".
_WORD_END: Final = (
    r"(?![\w'-])(?! (?:mille|milliers?|cents?|et|sur|fois|hundred|thousand|dozen|and|of|times)\b)(?! [0-9])"
)
# «sept ou huit jours», «de 3 à 4 heures»: one of them would be in digits, and one in words.
_ANY: Final = rf"(?:[0-9]+|\b(?:{'|'.join(_FRENCH)})\b)"
_SEVERAL: Final = re.compile(rf"{_ANY} (?:ou|à|et) {_ANY}", re.IGNORECASE)
_NO_PLURAL_WORDS: Final = "dans puis sans sous vers après depuis plus moins alors jamais ans heures"
_NO_PLURAL: Final = frozenset(_NO_PLURAL_WORDS.split())
_UNCOUNTED_WORDS: Final = "at in on to and or from by per with when after before that who was is has pm am"
_UNCOUNTED: Final = frozenset(_UNCOUNTED_WORDS.split())


def with_other_numbers(pair: Pair, chance: Generator) -> Pair | None:
    """Set the groups of large figures apart by points where there are such, else put one number in its other form."""
    grouped = grouped_by_points(pair.french)
    if grouped != pair.french:
        return Pair(grouped, pair.english)
    if _SEVERAL.search(pair.french):
        return None
    for others in (_in_digits, _in_words) if chance.random() < 0.5 else (_in_words, _in_digits):
        if found := others(pair):
            return found
    return None


def _in_digits(pair: Pair) -> Pair | None:
    """Put digits for the smallest number that both sides have once as a word, and in no other form."""
    for value, french, english in zip(_VALUES, _FRENCH, _ENGLISH, strict=True):
        written = str(value)
        if french not in pair.french or english not in pair.english or written in pair.french + pair.english:
            continue
        place, other = _once(french, pair.french), _once(english, pair.english)
        if place and other:
            return Pair(_put(pair.french, place, written), _put(pair.english, other, written))
    return None


def _in_words(pair: Pair) -> Pair | None:
    """Put a word for the smallest number in digits that counts something on both sides."""
    places, others = _counting(pair.french, _is_plural), _counting(pair.english, _is_counted)
    for value, french, english in zip(_VALUES, _FRENCH, _ENGLISH, strict=True):
        place, other = places.get(str(value)), others.get(str(value))
        is_new = french not in pair.french.lower() and english not in pair.english.lower()
        if place and other and is_new:
            return Pair(_put(pair.french, place, french), _put(pair.english, other, english))
    return None


def _counting(text: str, is_counted: Callable[[str], bool]) -> Mapping[str, re.Match[str]]:
    """Give the small figures before a word that can be counted, by what they are; none that the text has twice."""
    found = [match for match in _DIGITS.finditer(text) if is_counted(match["next"])]
    return {
        match.group(): match for match in found if len(re.findall(rf"(?<![0-9]){match.group()}(?![0-9])", text)) == 1
    }


def _is_plural(word: str) -> bool:
    """Tell «3 vélos» from «le 3 mars», «l'article 3 prévoit». Ages and hours stay digits, as print has them."""
    return word.islower() and word.endswith(("s", "x")) and word not in FRENCH_MONTHS and word not in _NO_PLURAL


def _is_counted(word: str) -> bool:
    """Tell "3 bikes" from "May 3 at noon"."""
    return word.islower() and word not in _UNCOUNTED


def _once(word: str, text: str) -> re.Match[str] | None:
    found = list(re.finditer(rf"(?<![\w'-]){word}{_WORD_END}", text))
    return found[0] if len(found) == 1 and len(re.findall(rf"\b{word}\b", text.lower())) == 1 else None


def _put(text: str, place: re.Match[str], number: str) -> str:
    return text[: place.start()] + number + text[place.end() :]
