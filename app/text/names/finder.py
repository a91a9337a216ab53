"""What is a name in a French sentence, and how English spells it.

Judged on the WMT news test set of 2013, class by class: what English translates or drops often (titles, demonyms,
capitalised common nouns, French acronyms) is not called a name here.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from app.text.names.acronyms import acronym_forms
from app.text.names.arabic import arabic_forms
from app.text.names.common_names import is_common_name
from app.text.names.compounds import parts_of
from app.text.names.exonyms import match_exonym
from app.text.names.foreign_titles import match_title
from app.text.names.numbered import numbered_forms
from app.text.names.ordinary import (
    could_begin_sentence,
    is_compound_name,
    is_ordinary,
    looks_common,
)
from app.text.names.rulers import ruler_forms
from app.text.names.slavic import listed_forms, slavic_forms
from app.text.names.subject import is_verb
from app.text.names.tables import known_names
from app.text.names.wholes import match_whole
from app.text.names.words import PERSON_TITLES, TITLES, Word, words_of
from app.text.span import Span

_LONGEST_PREPOSITION = 2
_ROMAN = re.compile(r"[IVXLCDM]+(?:e|er|re|ère|ème)?$")
_OFFICES = frozenset(
    ["président", "présidente", "commissaire", "ministre", "secrétaire", "orateur", "premier", "première"]
)
_ARTICLES = "le la les un une du des au aux ce cet cette ces son sa ses leur leurs notre nos votre vos mon ma mes"
_DETERMINERS = frozenset(_ARTICLES.split())
_PLURAL_ARTICLES = frozenset(["les", "des", "aux", "ces", "deux", "trois", "quatre"])
_FOREIGN_LETTERS = re.compile(r"k|w|[^aeiouyéè]y|sch|zz|tch|dj|[^\Wa-zàâçéèêëîïôöùûüœ]")
# «TotalEnergies», «BitTorrent», «McConnell»
_INNER_CAPITAL = re.compile(r"[A-ZÀ-Ý]?[^\W\d_A-ZÀ-Ý]+[A-ZÀ-Ý]")
_IMPERATIVE = re.compile(r"-(?:vous|nous|moi|toi|les?|la|lui|leur|en|y)$")
# A quoted title begins so, and its noun has a capital: «"Le Rocher de Tanios"».
_TITLE_ARTICLES = frozenset(["Le", "La", "Les", "Un", "Une"])
# What stands behind a name where a full stop was left out, and what never ends one: «Helmut Kohl Mais elle».
_NEVER_SURNAMES = _DETERMINERS | {"mais", "il", "elle", "ils", "elles", "on", "et", "ou", "si", "en"}
# Units and currencies that are written with a capital.
_UNITS = frozenset(["Kč", "Gt", "Mt", "Md", "Mds", "Go", "Mo", "Ko", "To", "Hz", "Wh", "Ft"])
_GERMAN = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue"})


@dataclass(frozen=True, slots=True)
class Name:
    """A name in a French sentence and its English forms, the one to print first.

    is_sure: that it is a name at all; one that only may be is looked for, and not missed.
    """

    french: str
    source: Span
    forms: tuple[str, ...]
    is_sure: bool = True


def find_names(sentence: str) -> list[Name]:
    """Find the names of a normalised French sentence, in order, word by word. Total, in linear time."""
    if _is_heading(sentence):
        return []
    words = _parted(words_of(sentence))
    names: list[Name] = []
    index = 0
    while index < len(words):
        count, forms, is_sure = _match(sentence, words, index)
        if forms:
            span = Span(words[index].span.start, words[index + count - 1].span.end)
            names.append(Name(sentence[span.start : span.end], span, forms, is_sure))
        index += count
    return names


def _parted(words: Sequence[Word]) -> list[Word]:
    """Take compounds apart that are two names."""
    befores = ["", *(word.text for word in words)]
    return [part for word, before in zip(words, befores, strict=False) for part in parts_of(word, before)]


def _match(sentence: str, words: Sequence[Word], index: int) -> tuple[int, tuple[str, ...], bool]:
    """Give the number of words of the name that begins at a word, its English forms (none where none does)."""
    whole = match_whole(words, index)
    if whole[0]:
        return whole
    count, forms = match_exonym(words, index)
    if count > 1:
        return count, forms, True
    if title := match_title(words, index):
        written = sentence[words[index].span.start : words[index + title - 1].span.end]
        return title, (written,), True
    if count:
        return count, forms, True
    if forms := _forms(words, index):
        return 1, forms, True
    return 1, _possible_forms(words, index), False


def _possible_forms(words: Sequence[Word], index: int) -> tuple[str, ...]:
    """Give the form of what may be a name, for all that is known: a first word, or many of a kind («les Imbongis»)."""
    word = words[index]
    text = word.text
    if text[:-1].isupper():
        return ()  # «les MPEs»
    is_many = text.endswith("s") and text[0].isupper() and _before(words, index) in _PLURAL_ARTICLES
    if is_many and len(text) > 3 and text.isalpha() and not is_ordinary(text) and not looks_common(text):
        return (text,)
    is_possible = word.is_initial and len(text) > 3 and text[0].isupper() and text.isalpha() and not text.isupper()
    if not is_possible or text in TITLES or is_ordinary(text) or looks_common(text) or could_begin_sentence(text):
        return ()
    return (text,)


def _is_heading(sentence: str) -> bool:
    """Tell a text in capitals, where a capital says nothing."""
    letters = sum(map(str.isalpha, sentence))
    return letters > 12 and sum(map(str.isupper, sentence)) > 0.6 * letters


def _forms(words: Sequence[Word], index: int) -> tuple[str, ...]:
    """Give the English forms of the word if it is a name, and none otherwise."""
    word = words[index]
    text = word.text
    # «Bachar El Assad» may be without his article.
    is_article = text == "El" and index + 1 < len(words) and words[index + 1].follows
    if not word.is_capitalised or len(text) < 2 or text in TITLES | _UNITS or _ROMAN.match(text) or is_article:
        return ()
    if any(map(str.isdigit, text)):
        return numbered_forms(text)
    if listed := ruler_forms(words, index) or listed_forms(words, index) or arabic_forms(words, index):
        return listed
    if text.isupper():
        before = words[index - 1].text if index and word.follows else ""
        is_surname = before[:1].isupper() and not before.isupper() and before.lower() not in _DETERMINERS
        return acronym_forms(word, is_surname=is_surname)
    if not _is_name(words, index):
        return ()
    copies = _copies(text)
    forms = slavic_forms(words, index, copies)
    return (*forms, *(form + "s" for form in forms)) if _before(words, index) in _PLURAL_ARTICLES else forms


def _is_name(words: Sequence[Word], index: int) -> bool:
    word = words[index]
    text = word.text
    if _is_surname(words, index) or text in known_names() or _INNER_CAPITAL.match(text) or is_common_name(words, index):
        return True
    if index > 1 and words[index - 1].is_initial and words[index - 1].text in _TITLE_ARTICLES and word.follows:
        return False
    if is_ordinary(text):
        return _ends_name(words, index) or _begins_name(words, index)
    if word.is_initial and not _begins_sentence_as_name(words, index):
        return False
    if text.endswith("s") and _before(words, index) in _PLURAL_ARTICLES:
        return False
    before = words[index - 1].text if index and word.follows and not word.elided else ""
    continues_name = before in known_names() or (len(before) > 2 and before.isupper())
    return continues_name or is_compound_name(text) or not looks_common(text)


def _ends_name(words: Sequence[Word], index: int) -> bool:
    """Tell a common word that is a surname, right behind a given name: «Jeffrey Lane», «Gilles Surprenant»."""
    word, before = words[index], words[index - 1]
    return (
        index > 0
        and word.follows
        and not word.elided
        and before.text[:1].isupper()
        and (before.text in known_names() or _is_unseen(before.text))
        and not match_exonym(words, index - 1)[0]
        and before.text.lower() not in _PLURAL_ARTICLES
        and word.text.lower() not in _NEVER_SURNAMES
    )


def _is_unseen(text: str) -> bool:
    """Whether a word is in no table and does not look like a word of any kind."""
    is_word = is_ordinary(text) or looks_common(text) or could_begin_sentence(text)
    return len(text) > _LONGEST_PREPOSITION and not is_word and text not in TITLES


def _begins_name(words: Sequence[Word], index: int) -> bool:
    """Tell a common word that a name begins with, there being no article in front: «à La Palma», «de Mes Aynak»."""
    word = words[index]
    if word.is_initial or word.elided or index + 1 == len(words) or _before(words, index) in _DETERMINERS:
        return False
    after = words[index + 1]
    is_joined = after.follows and not after.elided and after.text[0].isupper() and not match_exonym(words, index + 1)[0]
    return (
        is_joined and word.text.lower() not in _OFFICES and not is_ordinary(after.text) and not looks_common(after.text)
    )


def _begins_sentence_as_name(words: Sequence[Word], index: int) -> bool:
    """Judge a sentence's first word, whose capital says nothing, by what comes next and by its letters."""
    if words[index].is_enclosed and not words[index].elided:
        return True
    if _IMPERATIVE.search(words[index].text):
        return False
    if index + 1 == len(words):
        return False
    after = words[index + 1]
    is_joined = after.follows and not after.elided and after.text[0].isupper()
    if is_joined and (not is_ordinary(after.text) or _is_unseen(words[index].text)):
        return True
    if after.text == "et" and index + 2 < len(words) and words[index + 2].text[0].isupper():
        return not is_ordinary(words[index + 2].text)
    is_subject = (
        is_verb(after.text) and after.elided in ("", "n'", "s'") and not words[index].text.endswith(("ons", "ez"))
    )
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
    if text.endswith("skiy"):
        forms.append(text[:-2] + "y")
    if "-" in text:
        forms += [form.replace("-", " ") for form in forms]
    return tuple(dict.fromkeys(forms))
