"""Numbers as English news copy prints them."""

from decimal import Decimal
from typing import Final

from app.text.numbers.measures import SYMBOLS

_WORDS: Final = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
_ORDINALS: Final = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth")
_SCALES: Final = {10**6: " million", 10**9: " billion", 10**12: " trillion"}
_NAMES: Final = {"EUR": "euros", "USD": "dollars", "GBP": "pounds", "JPY": "yen"}
# Four digits may be a year, and are grouped only where the French groups them.
_ALWAYS_GROUPED = 10_000


def print_cardinal(value: Decimal, *, is_grouped: bool = False, in_words: bool = False) -> str:
    """Digits grouped by commas, or a word for what is under ten and was a word in French."""
    if in_words and value == int(value) and 0 <= value < len(_WORDS):
        return _WORDS[int(value)]
    return f"{value:,f}" if is_grouped or value >= _ALWAYS_GROUPED else f"{value:f}"


def print_ordinal(value: Decimal, *, in_words: bool = False) -> str:
    """Print "21st", or "third" for what is under ten and was a word in French."""
    number = int(value)
    if in_words and 0 < number <= len(_ORDINALS):
        return _ORDINALS[number - 1]
    suffix = "th" if 10 <= number % 100 <= 20 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{suffix}"


def print_scaled(value: Decimal, scale: Decimal, *, is_grouped: bool, in_words: bool) -> str:
    """Print "1.28 billion"; empty for a scale that English has no common word for."""
    name = _SCALES.get(int(scale), "")
    return print_cardinal(value, is_grouped=is_grouped, in_words=in_words) + name if name or scale == 1 else ""


def print_money(amount: str, currency: str, written: str) -> str:
    """Print "€283.82" where the French has the sign, "283.82 euros" where it has the word."""
    symbol = SYMBOLS.get(currency, "")
    if written[-1:] in SYMBOLS.values() and symbol == written[-1:]:
        return symbol + amount
    name = _NAMES.get(currency, "")
    # «dollars canadiens» goes on behind the span, and «EUR» is a code that house styles treat differently.
    return f"{amount} {name}" if name and written.islower() else ""
