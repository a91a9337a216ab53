"""Number words of French and English, and how they add up."""

import re
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Final

from app.text.numbers.compose import MOST_DIGITS, Numerals, Role, Token

_ZERO = Decimal(0)
_MILLION, _MILLIARD, _BILLION = Decimal(10**6), Decimal(10**9), Decimal(10**12)


def _counted(role: Role, words: str, first: int = 0, step: int = 1) -> dict[str, tuple[Role, Decimal]]:
    entries: dict[str, tuple[Role, Decimal]] = {}
    for number, names in enumerate(words.split()):
        entries |= dict.fromkeys(names.split("|"), (role, Decimal(first + step * number)))
    return entries


_FRENCH_WORDS: Final[Mapping[str, tuple[Role, Decimal]]] = {
    "un": ("article", Decimal(1)),
    "une": ("article", Decimal(1)),
    "zéro": ("small", _ZERO),
    **_counted("small", "deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize", 2),
    **_counted("small", "vingt|vingts trente quarante cinquante soixante septante huitante|octante nonante", 20, 10),
    "cent": ("hundred", Decimal(100)),
    "cents": ("hundred", Decimal(100)),
    "mille": ("thousand", Decimal(1000)),
    **dict.fromkeys(("million", "millions", "mio"), ("scale", _MILLION)),
    **dict.fromkeys(("milliard", "milliards", "mrd", "mrds", "md", "mds"), ("scale", _MILLIARD)),
    # A French «trillion» is 10^18, but in news it is always the American one, misunderstood.
    **dict.fromkeys(("billion", "billions", "trillion", "trillions"), ("scale", _BILLION)),
    "et": ("and", _ZERO),
    # Unlike «unième» it ends no number: «les cent premières pages».
    **dict.fromkeys(("premier", "première", "premiers", "premières"), ("leading", Decimal(1))),
    **_counted(
        "ordinal",
        "unième deuxième|deuxièmes|second troisième|troisièmes quatrième|quatrièmes "
        "cinquième|cinquièmes sixième|sixièmes septième|septièmes huitième|huitièmes neuvième|neuvièmes "
        "dixième|dixièmes onzième|onzièmes douzième|douzièmes treizième|treizièmes quatorzième quinzième seizième",
        1,
    ),
    **_counted("ordinal", "vingtième trentième quarantième cinquantième soixantième", 20, 10),
    "centième": ("ordinal", Decimal(100)),
    "millième": ("ordinal", Decimal(1000)),
}
_ENGLISH_WORDS: Final[Mapping[str, tuple[Role, Decimal]]] = {
    "a": ("leading", Decimal(1)),
    "an": ("leading", Decimal(1)),
    **_counted(
        "small",
        "zero one|single|once two|both|either|neither|twice|couple|pair|double|dual|duo three|triple|trio|thrice "
        "four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen "
        "nineteen",
    ),
    **_counted("small", "twenty thirty forty fifty sixty seventy eighty ninety", 20, 10),
    **dict.fromkeys(("half a", "half an", "half-a"), ("small", Decimal("0.5"))),
    "hundred": ("hundred", Decimal(100)),
    "dozen": ("hundred", Decimal(12)),
    "thousand": ("thousand", Decimal(1000)),
    **dict.fromkeys(("million", "mn", "mln"), ("scale", _MILLION)),
    **dict.fromkeys(("billion", "bn", "bln"), ("scale", _MILLIARD)),
    **dict.fromkeys(("trillion", "tn", "trn"), ("scale", _BILLION)),
    "and": ("and", _ZERO),
    **_counted(
        "ordinal",
        "first second third|thirds fourth|fourths fifth|fifths sixth|sixths seventh eighth ninth tenth|tenths eleventh "
        "twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth",
        1,
    ),
    **_counted("ordinal", "twentieth thirtieth fortieth fiftieth sixtieth seventieth eightieth ninetieth", 20, 10),
    **_counted("decade", "twenties thirties forties fifties sixties seventies eighties nineties", 20, 10),
    "hundredth": ("ordinal", Decimal(100)),
    "thousandth": ("ordinal", Decimal(1000)),
}


def _french_join(group: Decimal, value: Decimal) -> Decimal | None:
    low = group % 100
    if low == 4 and value == 20:
        return group - 4 + 80
    if low == 0:
        return group + value if group >= 100 and 0 < value < 100 else None
    if low in (60, 80):
        return group + value if 0 < value < 20 else None
    if low == 10:
        return group + value if 7 <= value <= 9 else None
    # 70 is both «soixante-dix» (up to dix-neuf) and «septante».
    return group + value if low >= 20 and low % 10 == 0 and 0 < value < 10 else None


def _french_and_joins(before: Token, after: Sequence[Token]) -> bool:
    return before.role == "small" and before.value >= 20 and after[0].value in (1, 11)


def _english_join(group: Decimal, value: Decimal) -> Decimal | None:
    low = group % 100
    if low == 0:
        return group + value if group >= 100 and 0 < value < 100 else None
    return group + value if low >= 20 and low % 10 == 0 and 0 < value < 10 else None


def _english_and_joins(before: Token, after: Sequence[Token]) -> bool:
    # "Between two hundred and four hundred" are two numbers.
    is_new = len(after) > 1 and after[1].role == "hundred"
    return before.role in ("hundred", "thousand", "scale") and after[0].role in ("small", "ordinal") and not is_new


def _french_digits(text: str) -> Decimal:
    """Read «1.234.567,8», «12 000», «3,5» and «49.3»; "1,234,567" as well, which French copy holds now and then."""
    if len(text) > MOST_DIGITS:
        return _ZERO
    whole, comma, decimals = text.partition(",")
    if "," in decimals:
        return Decimal(text.replace(",", ""))
    if whole.count(".") == 1 and not comma and len(whole) - whole.index(".") != 4:
        return Decimal(whole)
    return Decimal(whole.replace(" ", "").replace(".", "") + (f".{decimals}" if comma else ""))


def _english_digits(text: str) -> Decimal:
    return Decimal(text.replace(",", "").replace(" ", "")) if len(text) <= MOST_DIGITS else _ZERO


FRENCH: Final = Numerals(
    re.compile(
        r"(?P<code>[^\W\d_]+[0-9]\w*)"
        r"|(?P<digits>[0-9]{1,3}(?:(?: [0-9]{3})+|(?:\.[0-9]{3})+)(?![0-9])(?:,[0-9]+)?"
        r"|[0-9]{1,3}(?:,[0-9]{3}){2,}(?![0-9])"
        r"|[0-9]+(?:[.,][0-9]+)?)"
        r"|(?P<word>[^\W\d_]+)"
    ),
    _FRENCH_WORDS,
    _french_digits,
    _french_join,
    _french_and_joins,
)
# "12 000" and "3,5" are taken whole although they are no English: their parts shall not pass for numbers.
ENGLISH: Final = Numerals(
    re.compile(
        r"(?P<digits>(?<![A-Za-z])[0-9]{1,3}(?: [0-9]{3})+(?![0-9,])|[0-9]{1,3}(?:,[0-9]{3})+(?![0-9])(?:\.[0-9]+)?"
        r"|[0-9]+(?:[.,][0-9]+)?)"
        r"|(?P<word>[Hh]alf[ -]an?(?= )|[^\W\d_]+)"
    ),
    _ENGLISH_WORDS,
    _english_digits,
    _english_join,
    _english_and_joins,
)
