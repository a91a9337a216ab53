"""Names that stand in a target otherwise than whole words in the nominative: joined, inflected, in another order."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from app.text.english_dictionary import is_english_name
from app.text.names.anglicized import is_english_for
from app.text.names.expectations import NameExpectation
from app.text.names.respelt import is_respelt, without_foreign_accents
from app.text.names.tables import english_words, exonyms, known_names, plain

_WORD = re.compile(r"[^\W_]+")
# Shorter ones may stand in a longer word by chance.
_SHORTEST = 5
# «le district de Pilsen-Sud»
_COMPASS_END = re.compile(r"-(?:Nord|Sud|Est|Ouest|Centre)\Z")
_SAINT = re.compile(r"Sainte?-(\w+)\Z")
_ENGLISH_SAINTS = frozenset(["St", "Saint", "San", "Santa", "Santo"])
_BEGINNING = 3
_SHORTEST_ACRONYM = 4
# “Alaskan”, “Rothschilds”, “Ariane5”
_ENGLISH_END = re.compile(r"(?:s|n|\d+)?\Z")
# Czech and Polish ends: «Práva» is of Právo, «Mokrzyckiego» of Mokrzycki, «Jedličkův» Jedlička's.
_SLAVIC_END = re.compile(r"(?:[aeiouy]|ov[aei]?|uv|em|ou|k[aeiuy]|sk[aeiuy]|skeho|ckeho|(?:s?ki)?ego|iego|emu)\Z")
_LONG_END = re.compile(r"(?:[s]?k[yiaou]|ske|skeho|ckeho|ek|ko|ku|uv|ov[aeiy])\Z")
_SLAVIC_LETTER = re.compile(r"[ěščřžůňťďłńśźżąęčýá]|iego\Z|wicz|[cs]zyk", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Words:
    """The words of a target, and where those with a capital stand that begin with the same letters, folded."""

    written: tuple[str, ...]
    lowered: frozenset[str]
    starts: dict[str, list[int]]

    def like(self, name: str) -> list[int]:
        """Give the places of words that begin as a name does."""
        return self.starts.get(plain(name[:_BEGINNING]).lower()[:_BEGINNING], [])


def stands_in_other_form(name: NameExpectation, target: str) -> bool:
    """Whether a name that is not found as it should be written is there all the same.

    With hyphens or spaces fewer, with a plural's or a demonym's ending, in another Slavic case; one that English has
    its own words for also where each of these stands somewhere ("Central and South America"). A word with a French
    accent that the name has not is no form of it; nor is one without its capital, but of what nobody is called.
    """
    words = _words_of(target)
    if " " in name.french and name.french in name.forms:
        is_there = any(form in target for form in _title_forms(name.french))
    else:
        is_there = any(_stands(form, words) or _is_in_capitals(form, words) for form in name.forms)
    if name.french not in name.forms:
        is_there = is_there or any(_are_all_there(form, words) for form in name.forms)
    return is_there or _is_written_otherwise(name.french, words)


def _is_written_otherwise(french: str, words: _Words) -> bool:
    """Whether a name that no table has is there with another ending, in another alphabet's spelling or as a noun."""
    if french[:1].isupper() and (saint := _SAINT.match(french)) and _is_saint(saint[1], words):
        return True
    whole = _COMPASS_END.sub("", french)
    if (whole != french and whole in words.written) or _is_common_noun(french, words):
        return True
    has_own = plain(french).lower() in exonyms()
    if not has_own and any(is_respelt(word, french) for word in words.written):
        return True
    others = [words.written[place] for place in words.like(french)]
    return _is_inflected(french, others) or any(is_english_for(word, french) for word in others)


@lru_cache(maxsize=8)
def _words_of(target: str) -> _Words:
    written = tuple(match.group() for match in _WORD.finditer(target))
    starts: dict[str, list[int]] = {}
    for place, word in enumerate(written):
        if word[0].isupper():
            starts.setdefault(plain(word[:_BEGINNING]).lower()[:_BEGINNING], []).append(place)
    return _Words(written, frozenset(word.lower() for word in written), starts)


def _stands(form: str, words: _Words) -> bool:
    """Whether a run of words is the name, spaces aside; an ending may follow it."""
    parts = _WORD.findall(form)
    whole = _folded("".join(parts), form)
    if len(whole) < _SHORTEST or form.isupper():
        return False
    for start in words.like(parts[0]):
        text = ""
        for word in words.written[start : start + len(parts) + 1]:
            if len(word) < _BEGINNING and len(text) >= _BEGINNING:
                break  # a possessive, or a torn name
            text += _folded(word, form)
            if len(text) >= len(whole):
                break
        if text.startswith(whole) and _ENGLISH_END.match(text, len(whole)):
            return True
    return False


def _title_forms(title: str) -> tuple[str, ...]:
    """Give a title without «The» or its spaces, and in the other English spelling: “Ironman”, “Research Centre”."""
    joined = "".join(title.split()).capitalize()
    return title.removeprefix("The "), joined, title.replace("Center", "Centre"), title.replace("Centre", "Center")


def _is_saint(name: str, words: _Words) -> bool:
    """Whether a saint of the same initial is there: «l'église Saint-André», "St. Andrew's Church"."""
    pairs = pairwise(words.written)
    return any(one in _ENGLISH_SAINTS and other[0] == plain(name[0]) and _is_known(other) for one, other in pairs)


def _is_known(word: str) -> bool:
    return word in known_names() or is_english_name(word)


def _is_common_noun(french: str, words: _Words) -> bool:
    """Whether a word that nobody is known to be called is there in small letters: «la ligne Maglev», "maglev"."""
    lowered = plain(french).lower()
    is_name = french in known_names() or lowered in english_words() or len(french) < _SHORTEST
    return not is_name and lowered in words.written


def _is_in_capitals(form: str, words: _Words) -> bool:
    """Whether an acronym is there as a word: «FIFA», "Fifa"."""
    return len(form) >= _SHORTEST_ACRONYM and form.isupper() and form.capitalize() in words.written


def _are_all_there(form: str, words: _Words) -> bool:
    parts = [part.lower() for part in _WORD.findall(form)]
    return len(parts) > 1 and all(not words.lowered.isdisjoint((part, part + "s")) for part in parts)


def _is_inflected(french: str, written: Sequence[str]) -> bool:
    """Whether a Czech or Polish name and a word of the target are two forms of one."""
    if not _SLAVIC_LETTER.search(french):
        return False
    name = plain(french).lower()
    words = [plain(word).lower() for word in written]
    stem = _SLAVIC_END.sub("", name)
    is_cut = stem != name and len(stem) + 1 >= _SHORTEST
    if is_cut and any((word != stem or name.endswith("wicze")) and _SLAVIC_END.sub("", word) == stem for word in words):
        return True
    # «Žatec», "Zatecky"; «Martínka», "Martínek"; «Jedličkův», "Jedlicka".
    return any(
        _LONG_END.sub("", word) == name or _LONG_END.sub("", name) == word or not _stems(name).isdisjoint(_stems(word))
        for word in words
    )


def _stems(word: str) -> frozenset[str]:
    """Give a word, and what may be its stem with endings of two letters or more cut off."""
    cut = (_LONG_END.sub("", word), word.removesuffix("uv"), word.removesuffix("a"), word.removesuffix("e"))
    return frozenset(stem for stem in cut if stem != word and len(stem) >= _SHORTEST)


def _folded(word: str, form: str) -> str:
    """Leave French accents where the name itself has none: “Putzméister” is misspelt, "Tomáš" is no other Tomas."""
    return without_foreign_accents(word) if form.isascii() else plain(word).lower()
