"""Which missing names an editor is told about: those whose absence may be a fault of the translation."""

import re
from collections.abc import Sequence
from dataclasses import replace

from app.text.expectation import Accounted, Expectation
from app.text.names.expectations import NameExpectation
from app.text.names.inflected import stands_in_other_form
from app.text.names.tables import english_words
from app.text.span import Span

_SHORTEST_GARBLE = 3
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
    return _joined(told)


def _may_be_left(name: NameExpectation, accounts: Sequence[Accounted], target: str) -> bool:
    if not name.is_sure or stands_in_other_form(name, target):
        return True
    for other in accounts:
        if not isinstance(other.expectation, NameExpectation) or other.target is None:
            continue
        if set(other.expectation.forms) & set(name.forms):
            return True
        if other.expectation.source.start == name.source.end + 1 and not _has_capital_before(
            target, other.target.start
        ):
            return True
    return False


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


def _has_capital_before(target: str, place: int) -> bool:
    """Whether a word with a capital, or one that is not English, stands right before a place: a garbled given name."""
    before = _WORD_BEFORE.search(target, max(0, place - 40), place)
    if before is None:
        return False
    is_english = len(before[1]) < _SHORTEST_GARBLE or before[1].lower() in english_words()
    return before[1][0].isupper() or not is_english
