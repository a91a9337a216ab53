"""Names that stand in a target otherwise than whole words in the nominative: joined, inflected, in another order."""

import re
from collections.abc import Sequence

from app.text.names.anglicized import is_english_for
from app.text.names.expectations import NameExpectation
from app.text.names.tables import plain

_WORD = re.compile(r"[^\W_]+")
# Shorter ones may stand in a longer word by chance.
_SHORTEST = 5
# “Alaskan”, “Rothschilds”, “Ariane5”
_ENGLISH_END = re.compile(r"(?:s|n|\d+)?\Z")
# Czech and Polish ends: «Práva» is of Právo, «Mokrzyckiego» of Mokrzycki, «Jedličkův» Jedlička's.
_SLAVIC_END = re.compile(r"(?:[aeiouy]|ov[aei]?|uv|em|ou|k[aeiuy]|sk[aeiuy]|skeho|ckeho|(?:s?ki)?ego|iego|emu)\Z")
_SLAVIC_LETTER = re.compile(r"[ěščřžůňťďłńśźżąęčýá]|iego\Z", re.IGNORECASE)


def stands_in_other_form(name: NameExpectation, target: str) -> bool:
    """Whether a name that is not found as it should be written is there all the same.

    With hyphens or spaces fewer, with a plural's or a demonym's ending, in another Slavic case; one that English
    has its own words for also where each of these stands somewhere ("Central and South America"). A word with an accent
    that the name has not, or without its capital, is no form of it.
    """
    written = [match.group() for match in _WORD.finditer(target)]
    is_title = " " in name.french and name.french in name.forms
    if not is_title and any(_stands(form, written) for form in name.forms):
        return True
    if name.french not in name.forms and any(_are_all_there(form, written) for form in name.forms):
        return True
    return _is_inflected(name.french, written) or any(is_english_for(word, name.french) for word in written)


def _stands(form: str, written: Sequence[str]) -> bool:
    """Whether a run of words is the name, spaces aside; an ending may follow it."""
    parts = _WORD.findall(form)
    whole = _folded("".join(parts), form)
    if len(whole) < _SHORTEST or form.isupper():
        return False
    words = [_folded(word, form) for word in written]
    for start, first in enumerate(written):
        text = ""
        for word in words[start : start + len(parts)] if first[0].isupper() else ():
            text += word
            if len(text) >= len(whole):
                break
        if text.startswith(whole) and _ENGLISH_END.match(text, len(whole)):
            return True
    return False


def _are_all_there(form: str, written: Sequence[str]) -> bool:
    words = [word.lower() for word in written]
    parts = [part.lower() for part in _WORD.findall(form)]
    return len(parts) > 1 and all(part in words or part + "s" in words for part in parts)


def _is_inflected(french: str, written: Sequence[str]) -> bool:
    """Whether a Czech or Polish name and a word of the target are two forms of one."""
    name = plain(french).lower()
    stem = _SLAVIC_END.sub("", name)
    if stem == name or len(stem) + 1 < _SHORTEST or not _SLAVIC_LETTER.search(french):
        return False
    words = (plain(word).lower() for word in written if word[0].isupper())
    return any(word != stem and _SLAVIC_END.sub("", word) == stem for word in words)


def _folded(word: str, form: str) -> str:
    """Leave the accents where the name itself has none: “Putzméister” is misspelt."""
    return word.lower() if form.isascii() else plain(word).lower()
