"""Which currency an amount of an English sentence is in, as far as it says."""

import re
from typing import Final

from app.text.numbers.number import Number, Reading
from app.text.span import Span

# Words that say which of several currencies of one name is meant; without them the code is left out.
_DOLLARS: Final = {
    "us": "USD", "u.s.": "USD", "american": "USD", "canadian": "CAD", "australian": "AUD", "ca": "CAD", "c": "CAD",
    "a": "AUD", "au": "AUD", "hk": "HKD", "nz": "NZD", "hong kong": "HKD", "new zealand": "NZD", "singapore": "SGD",
}  # fmt: skip
_SURE: Final = frozenset(("EUR", "GBP", "JPY", "CNY", "RUB", "ILS", "PLN", "UAH", "BRL", "ZAR", "NGN", "THB", "HUF"))
_SIGN: Final = re.compile(r"(?P<of>US|CA|AU|HK|NZ|C|A)?(?P<sign>[$£€¥])")
_NAMED: Final = re.compile(
    r"(?P<of>US|U\.S\.|American|Canadian|Australian|Hong Kong|New Zealand|Singapore|Swiss|CFA|sterling)?[ -]?"
    r"(?P<name>dollars?|francs?|rupees?|yuan|yen|roubles?|rubles?|euros?|pounds?)\b"
)
_BEFORE: Final = re.compile(r"(?:US|CA|AU|HK|NZ|C|A)\Z")


def money(sentence: str, number: Number, reading: Reading) -> tuple[Span, str, str]:
    """Give the place of an amount, its currency's code, and, where that is open, the word for it: "francs".

    "$" alone is the dollar of the United States, as agencies write it.
    """
    written = sentence[number.span.start : number.span.end]
    sign, named = _SIGN.match(written), _NAMED.search(written)
    before = _BEFORE.search(sentence, max(0, number.span.start - 2), number.span.start) if sign else None
    start = before.start() if before else number.span.start
    which = (sign and sign["of"]) or (before and before.group()) or (named and named["of"]) or ""
    code = _code(reading.currency, which)
    return Span(start, number.span.end), code, "" if code else written.rsplit(" ", 1)[-1]


def _code(currency: str, which: str) -> str:
    if currency == "USD":
        return _DOLLARS.get(which.lower(), "USD")
    if currency == "CHF":
        return "CHF" if which == "Swiss" else ""
    return currency if currency in _SURE else ""
