"""Currencies by their words: those that news names rarely, and how English writes an amount of each.

Left out are words that are something else more often: «gourdes», «sols», “won”.
"""

from collections.abc import Mapping
from typing import Final

# Code: French words; English words, the one to print first.
_RARE: Final = {
    "ZAR": ("rand rands", "rand rands"),
    "NGN": ("naira nairas", "naira nairas"),
    "THB": ("baht bahts", "baht bahts"),
    "HUF": ("forint forints", "forints forint"),
    "RON": ("leu lei", "lei leu"),
    "MGA": ("ariary ariarys", "ariary ariarys"),
    "VES": ("bolivar bolivars", "bolivars bolivar bolívares bolivares"),
    "IRT": ("toman tomans", "tomans toman"),
    "BDT": ("taka takas", "taka takas"),
    "KZT": ("tenge tenges", "tenge tenges"),
    "ETB": ("birr birrs", "birr birrs"),
    "AFN": ("afghani afghanis", "afghanis afghani"),
    "GEL": ("lari laris", "lari laris"),
    "KHR": ("riel riels", "riels riel"),
    "MYR": ("ringgit ringgits", "ringgit ringgits"),
    "AZN": ("manat manats", "manats manat"),
    "ZMW": ("kwacha kwachas", "kwacha kwachas"),
    "MZN": ("metical meticals meticais", "meticals metical meticais"),
    "AOA": ("kwanza kwanzas", "kwanzas kwanza"),
    "MRU": ("ouguiya ouguiyas", "ouguiya ouguiyas"),
    "GMD": ("dalasi dalasis", "dalasis dalasi"),
    "GHS": ("cedi cedis cédi cédis", "cedis cedi"),
    "HNL": ("lempira lempiras", "lempiras lempira"),
}
_COMMON: Final = (
    "roupies rupees|réaux reais|reais reais|réais reais|réals reais|couronnes crowns|shekels shekels|yuans yuan"
    "|roubles rubles|pesos pesos|dirhams dirhams|dinars dinars|zlotys zlotys|rials rials|riyals riyals"
    "|hryvnias hryvnias|hrivnas hryvnias|grivnas hryvnias"
)


def _by_word(column: int) -> dict[str, str]:
    return {word: code for code, row in _RARE.items() for word in row[column].split()}


RARE_FRENCH: Final = _by_word(0)
RARE_ENGLISH: Final = _by_word(1)
# The plural to print for a French plural; «1 roupie» is too rare for a rule of its own.
PRINTED: Final[Mapping[str, str]] = dict(pair.split() for pair in _COMMON.split("|")) | {
    word: row[1].split()[0] for row in _RARE.values() for word in row[0].split()[1:]
}
