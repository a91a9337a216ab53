"""What is a name in a French sentence, and how English spells it.

Judged on the WMT news test set of 2013, class by class: what English translates or drops often (titles, demonyms,
capitalised common nouns, French acronyms) is not called a name here.
"""

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass

from app.text.names.exonyms import match_exonym
from app.text.names.ordinary import is_compound_name, is_ordinary, looks_common
from app.text.names.slavic import listed_forms, slavic_forms
from app.text.names.tables import french_acronyms, known_names
from app.text.names.words import PERSON_TITLES, TITLES, Word, words_of
from app.text.span import Span

# An acronym this short that nobody has seen is often the English one with its letters in another order.
_LONGEST_TURNED = 4
_ROMAN = re.compile(r"[IVXLCDM]+(?:e|er|re|ère|ème)?$")
_OFFICES = frozenset(
    ["président", "présidente", "commissaire", "ministre", "secrétaire", "orateur", "premier", "première"]
)
_PLURAL_ARTICLES = frozenset(["les", "des", "aux", "ces", "deux", "trois", "quatre"])
# What a name at a sentence's start is the subject of.
_AFTER_SUBJECT = re.compile(
    r"(?:a|est|avait|était|sera|aura|ont|sont|étaient|avaient|aurait|serait|va|doit|peut|veut|dit|fait|et)$"
)
_FOREIGN_LETTERS = re.compile(r"k|w|[^aeiouyéè]y|sch|zz|tch|dj|[^\Wa-zàâçéèêëîïôöùûüœ]")
_GERMAN = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue"})


@dataclass(frozen=True, slots=True)
class Name:
    """A name in a French sentence and its English forms, the one to print first."""

    french: str
    source: Span
    forms: tuple[str, ...]


def find_names(sentence: str) -> list[Name]:
    """Find the names of a normalised French sentence, in order, word by word. Total, in linear time."""
    if _is_heading(sentence):
        return []
    words = words_of(sentence)
    names: list[Name] = []
    index = 0
    while index < len(words):
        count, forms = match_exonym(words, index)
        if not count:
            count, forms = 1, _forms(words, index)
        if forms:
            span = Span(words[index].span.start, words[index + count - 1].span.end)
            names.append(Name(sentence[span.start : span.end], span, forms))
        index += count
    return names


def _is_heading(sentence: str) -> bool:
    """Tell a text in capitals, where a capital says nothing."""
    letters = sum(map(str.isalpha, sentence))
    return letters > 12 and sum(map(str.isupper, sentence)) > 0.6 * letters


def _forms(words: Sequence[Word], index: int) -> tuple[str, ...]:
    """Give the English forms of the word if it is a name, and none otherwise."""
    word = words[index]
    text = word.text
    if not word.is_capitalised or len(text) < 2 or text in TITLES or _ROMAN.match(text) or any(map(str.isdigit, text)):
        return ()
    if listed := listed_forms(words, index):
        return listed
    if text.isupper():
        return _acronym_forms(word)
    if not _is_name(words, index):
        return ()
    copies = _copies(text)
    forms = slavic_forms(words, index, copies)
    return (*forms, *(form + "s" for form in forms)) if _before(words, index) in _PLURAL_ARTICLES else forms


def _acronym_forms(word: Word) -> tuple[str, ...]:
    """Give the forms of an acronym; one that nobody has seen may be turned round in English («APS», «PSA»)."""
    text = word.text
    if text in french_acronyms() or (word.is_initial and len(text) < 3) or max(map(len, text.split("-"))) == 1:
        return ()
    forms = [text, text + "s"]
    if text not in known_names() and len(text) <= _LONGEST_TURNED:
        forms += map("".join, itertools.permutations(text))
    return tuple(dict.fromkeys(forms))


def _is_name(words: Sequence[Word], index: int) -> bool:
    word = words[index]
    text = word.text
    if _is_surname(words, index):
        return True
    if is_ordinary(text) or text in known_names():
        return text in known_names()
    if word.is_initial and not _begins_sentence_as_name(words, index):
        return False
    if text.endswith("s") and _before(words, index) in _PLURAL_ARTICLES:
        return False
    continues_name = word.follows and index > 0 and words[index - 1].text in known_names()
    return continues_name or is_compound_name(text) or not looks_common(text)


def _begins_sentence_as_name(words: Sequence[Word], index: int) -> bool:
    """Judge a sentence's first word, whose capital says nothing, by what comes next and by its letters."""
    if index + 1 == len(words):
        return False
    after = words[index + 1]
    if after.follows and not after.elided and after.text[0].isupper() and not is_ordinary(after.text):
        return True
    is_subject = bool(_AFTER_SUBJECT.match(after.text)) and after.elided in ("", "n'", "s'")
    return is_subject or bool(_FOREIGN_LETTERS.search(words[index].text.lower()))


def _is_surname(words: Sequence[Word], index: int) -> bool:
    """Tell what can be nothing but a surname, a common word or not: «Mme Royal», «F. Fontaine»."""
    word = words[index]
    if index == 0 or not word.follows or word.elided or word.text.lower() in _OFFICES:
        return False
    before = words[index - 1].text
    is_after_stop = word.span.start - words[index - 1].span.end == len(". ")
    return before in PERSON_TITLES or (len(before) == 1 and before.isupper() and is_after_stop)


def _before(words: Sequence[Word], index: int) -> str:
    return words[index - 1].text.lower() if index else ""


def _copies(text: str) -> tuple[str, ...]:
    """Give the ways in which English copies a word: as it is, German vowels as two letters, hyphens left out."""
    forms = [text] if text.isascii() else [text, text.translate(_GERMAN)]
    if "-" in text:
        forms += [form.replace("-", " ") for form in forms]
    return tuple(dict.fromkeys(forms))
