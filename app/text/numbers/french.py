"""Numbers of a French sentence, in digits and in words, with their scale, currency, unit and English form."""

import re
from dataclasses import replace
from typing import Final

from app.text.numbers.compose import Amount, find_amounts
from app.text.numbers.dates import french_dates_and_times
from app.text.numbers.french_amount import decade, french_number
from app.text.numbers.lexicon import FRENCH
from app.text.numbers.mask import mask
from app.text.numbers.measures import FRENCH_CURRENCIES
from app.text.numbers.number import SourceNumber, is_round_year
from app.text.numbers.ranges import carry_back
from app.text.numbers.romans import french_romans
from app.text.span import Span

_CONNECTOR: Final = re.compile(r" ?(?:à|ou|et|-|,|/) ?(?:de )?")
_AROUND_THE_CLOCK: Final = re.compile(
    r"\b24 ?(?:h|heures)? ?(?:/|sur) ?24\b(?: ?h)?|\bvingt-quatre heures sur vingt-quatre\b"
    r"|\b(?:7|sept) ?(?:j|jours)? ?(?:/|sur) ?(?:7|sept)\b"
)
_NAMES: Final = re.compile(r"[$€£¥]|[^\W\d_]+")


def french_numbers(sentence: str) -> list[SourceNumber]:
    """Find the numbers of a normalised French sentence, in order. Total; linear in the sentence's length."""
    text = mask(sentence)
    found, text = french_dates_and_times(text)
    free = [Span(*match.span()) for match in _AROUND_THE_CLOCK.finditer(text)]
    end = 0
    for amount in find_amounts(text, FRENCH):
        # The «cent» of «12 pour cent» is no number of its own.
        if amount.start < end or _is_part_of_word(amount, text):
            continue
        number = french_number(amount, text)
        end = number.number.span.end
        if any(span.start <= amount.start < span.end for span in free):
            number = replace(number, is_expected=False)
        found.append(number)
    found.extend(french_romans(text))
    found.sort(key=lambda number: number.number.span.start)
    _carry_decades(found, text)
    carried = carry_back([number.number for number in found], text, _CONNECTOR)
    return [replace(number, number=other) for number, other in zip(found, carried, strict=True)]


def french_currencies(sentence: str) -> frozenset[str]:
    """Codes of all currencies that the sentence names, with a number or without."""
    names = set(_NAMES.findall(sentence))
    codes = {FRENCH_CURRENCIES[name] for name in names & FRENCH_CURRENCIES.keys()}
    return frozenset(codes | {"GBP"} if names & {"livre", "livres"} else codes)


def _is_part_of_word(amount: Amount, text: str) -> bool:
    """«deux-roues», «Trois-Rivières», «entre-deux»; «RM-34» is a number all the same."""
    if amount.in_digits:
        return False
    after, before = text[amount.end : amount.end + 2], text[max(0, amount.start - 2) : amount.start]
    return (after[:1] in ("-", "'") and after[1:].isalpha()) or (before[1:] == "-" and before[:1].isalpha())


def _carry_decades(found: list[SourceNumber], text: str) -> None:
    """Read «2000» in «les années 1990 et 2000» as a decade too."""
    for index in range(1, len(found)):
        before, number = found[index - 1].number, found[index].number
        value = number.readings[0].value
        if before.readings[0].kind != "decade" or number.readings[0].kind != "cardinal" or not is_round_year(value):
            continue
        if _CONNECTOR.fullmatch(text, before.span.end, number.span.start):
            found[index] = decade(value, number.span)
