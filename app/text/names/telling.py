"""Which missing names an editor is told about: those whose absence may be a fault of the translation."""

import re
from collections.abc import Sequence
from dataclasses import replace
from difflib import SequenceMatcher

from app.text.english_dictionary import is_english_name, is_english_word
from app.text.expectation import Accounted, Expectation
from app.text.names.expectations import NameExpectation
from app.text.names.inflected import stands_in_other_form
from app.text.names.metonyms import is_country_in_other_words, is_shortened_state, names_of_the_same
from app.text.names.tables import english_words, known_names
from app.text.span import Span

_SHORTEST_GARBLE = 3
_TITLES = """
Mr Mrs Ms Miss Dr Sir President Minister Premier Secretary Chancellor Senator Governor Mayor Judge Justice King Queen
Prince Princess Pope Bishop Archbishop Cardinal Professor Prof General Colonel Captain Chairman Director Representative
"""
_ENGLISH_TITLES = frozenset(_TITLES.split())
# As close as this, a word is what became of a name.
_ALIKE, _NEAR = 0.7, 3
_SHORTEST_COPIED = 4
_STREET = r"(?:[Rr]ue|[Aa]venue|[Bb]oulevard|[Pp]lace|[Qq]uai|[Pp]ont|[Pp]orte|[Gg]are)"
# "Mexicans", "Cameroonians"
_DERIVED = re.compile(r"(?:ns|s|n)\Z")
_WORD = re.compile(r"[^\W_]+")
_WORD_BEFORE = re.compile(r"([^\W_]+(?:['’-][^\W_]+)*)[ .]{1,2}\Z")


def worth_telling(accounts: Sequence[Accounted], target: str) -> list[Expectation]:
    """Give what is missing, in order, without the names that a good translation may leave out or put otherwise.

    Those are: a word that only may be a name; the second mention of a name («it», "the country"); a given name whose
    surname stands in the target, with no other word in the given name's place; a name that stands there in another
    form ("the Rothschilds", "the Red and Dead Seas"). A name of several words that is missing whole is told once.
    """
    missing = [account.expectation for account in accounts if account.target is None]
    told = [
        item for item in missing if not (isinstance(item, NameExpectation) and _may_be_left(item, accounts, target))
    ]
    return [item for item in _joined(told) if not _is_closed_up(item, target)]


def _may_be_left(name: NameExpectation, accounts: Sequence[Accounted], target: str) -> bool:
    if _is_kept_in_french(name, target):
        return True
    # The right form that stands there is another mention's.
    if not name.is_sure or (not name.occurrences(target) and stands_in_other_form(name, target)):
        return True
    return not _has_garbled_copy(name, accounts, target) and (
        _is_called_otherwise(name, accounts, target) or _is_there_in_part(name, accounts, target)
    )


def _is_there_in_part(name: NameExpectation, accounts: Sequence[Accounted], target: str) -> bool:
    """Whether another mention of a name stands in the target, or the surname behind it."""
    for other in accounts:
        if not isinstance(other.expectation, NameExpectation) or other.target is None:
            continue
        if set(other.expectation.forms) & set(name.forms):
            return True
        is_behind = name.source.end < other.expectation.source.start <= _run_end(name, accounts) + 1
        if is_behind and not _has_garble_before(target, other.target.start):
            return True
    return False


def _is_kept_in_french(name: NameExpectation, target: str) -> bool:
    """Whether a name is part of an address that stays as it is: "Rue de Crimée"."""
    written = re.escape(name.french)
    return re.search(rf"\b{_STREET} (?:d[eu']|des|la|l')?[ ]?{written}\b", target) is not None


def _is_closed_up(item: Expectation, target: str) -> bool:
    """Whether names that stand side by side in the French are one word in the target: «Mc Carthy», "McCarthy"."""
    if not isinstance(item, NameExpectation) or " " not in item.french:
        return False
    return re.search(rf"(?<!\w){re.escape(''.join(item.preferred.split()))}(?!\w)", target, re.IGNORECASE) is not None


def _run_end(name: NameExpectation, accounts: Sequence[Accounted]) -> int:
    """Give where the missing names end that begin with this one: «Renée Rebecca Geyer»."""
    end = name.source.end
    for item in accounts:
        if item.target is None and item.expectation.kind == "name" and item.expectation.source.start == end + 1:
            end = item.expectation.source.end
    return end


def _is_called_otherwise(name: NameExpectation, accounts: Sequence[Accounted], target: str) -> bool:
    """Whether a place is there under another name, which no other name of the source stands for."""
    if is_shortened_state(name.preferred, target) or is_country_in_other_words(name.french, target):
        return True
    others = names_of_the_same(name.french) - _taken(accounts, target)
    return any(re.search(rf"(?<!\w){re.escape(other)}(?!\w)", target) for other in others)


def _has_garbled_copy(name: NameExpectation, accounts: Sequence[Accounted], target: str) -> bool:
    """Whether a word that answers no other name is like this one."""
    parts = {part for form in name.forms for part in _WORD.findall(form) if len(part) >= _SHORTEST_COPIED}
    words = {word for word in _WORD.findall(target) if not _is_known(word)}
    known = {word for words in _taken(accounts, target) for word in _WORD.findall(words)}
    return any(
        abs(len(part) - len(word)) <= _NEAR
        and SequenceMatcher(None, part.lower(), word.lower(), autojunk=False).ratio() >= _ALIKE
        for part in parts
        for word in words - known - parts
        if _DERIVED.sub("", word) not in parts
    )


def _is_known(word: str) -> bool:
    return is_english_name(word) or word in known_names() if word[0].isupper() else word in english_words()


def _taken(accounts: Sequence[Accounted], target: str) -> frozenset[str]:
    return frozenset(target[item.target.start : item.target.end] for item in accounts if item.target)


def _joined(missing: Sequence[Expectation]) -> list[Expectation]:
    """Make one of names that stand side by side in the French, and leave out what was told of before."""
    told: list[Expectation] = []
    forms: set[tuple[str, ...]] = set()
    for item in missing:
        if not isinstance(item, NameExpectation):
            told.append(item)
            continue
        last = told[-1] if told else None
        if isinstance(last, NameExpectation) and item.source.start - last.source.end == 1:
            whole = Span(last.source.start, item.source.end)
            names = (f"{last.preferred} {item.preferred}",)
            told[-1] = replace(last, french=f"{last.french} {item.french}", source=whole, forms=names)
        elif item.forms not in forms:
            told.append(item)
        forms.add(item.forms)
    return told


def _has_garble_before(target: str, place: int) -> bool:
    """Whether a word with a capital, or one that is not English, stands right before a place: a garbled given name."""
    before = _WORD_BEFORE.search(target, max(0, place - 40), place)
    if before is None or before[1] in _ENGLISH_TITLES:
        return False
    is_english = len(before[1]) < _SHORTEST_GARBLE or is_english_word(before[1].lower())
    return before[1][0].isupper() or not is_english
