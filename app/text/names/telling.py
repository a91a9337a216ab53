"""Which missing names an editor is told about: those whose absence may be a fault of the translation."""

import re
from collections.abc import Sequence

from app.text.expectation import Accounted, Expectation
from app.text.names.expectations import NameExpectation

_WORD_BEFORE = re.compile(r"([^\W_]+(?:['’-][^\W_]+)*)[ .]{1,2}\Z")


def worth_telling(accounts: Sequence[Accounted], target: str) -> list[Expectation]:
    """Give what is missing, in order, without the names that a good translation may leave out.

    Those are: a word that only may be a name; the second mention of a name that stands in the target («it», "the
    country"); a given name whose surname stands there, with no other word in the given name's place.
    """
    missing = [account.expectation for account in accounts if account.target is None]
    return [
        item for item in missing if not (isinstance(item, NameExpectation) and _may_be_left(item, accounts, target))
    ]


def _may_be_left(name: NameExpectation, accounts: Sequence[Accounted], target: str) -> bool:
    if not name.is_sure:
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


def _has_capital_before(target: str, place: int) -> bool:
    """Whether a word with a capital stands right before a place, as a garbled given name does."""
    before = _WORD_BEFORE.search(target, max(0, place - 40), place)
    return before is not None and before[1][0].isupper()
