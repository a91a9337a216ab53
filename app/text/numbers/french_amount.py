"""One amount of a French sentence, with what stands around it: sign, scale, currency, unit, ordinal ending."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Final

from app.text.months import FRENCH_MONTHS
from app.text.numbers.compose import MOST_DIGITS, Amount
from app.text.numbers.dates import is_lasting
from app.text.numbers.idioms import is_idiom
from app.text.numbers.measures import FRENCH_CURRENCIES, FRENCH_UNITS, alternatives
from app.text.numbers.number import Kind, Number, Reading, SourceNumber, is_round_year
from app.text.numbers.printed import print_cardinal, print_money, print_ordinal, print_scaled
from app.text.span import Span

_TAIL: Final = re.compile(
    r"(?P<ordinal>(?:er|[rR]e|ère|ere|nde?|d|e|è|ème|eme|ième)s?(?!\w))?"
    r"(?P<short> ?(?:M|Mds?|k|K|G)(?= ?[€$£]))?"
    r"(?:(?P<percent> ?%| ?pour[ -]?cents?\b)"
    rf"|(?:(?: d'| de | )?(?P<currency>{alternatives(FRENCH_CURRENCIES)})(?![\w$€£]))"
    r"|(?: ?(?:(?:dernières?|derniers|prochaine?s?|premières?|premiers|longues) )?"
    rf"(?P<unit>{alternatives(FRENCH_UNITS)})(?![\w'])))?"
    r"(?P<half>(?: fois)? et demie?\b)?"
)
_MONTH: Final = re.compile(rf" (?:{alternatives(FRENCH_MONTHS)})\b", re.IGNORECASE)
_EIGHTHS: Final = re.compile(r"(?:es?)? de finale")
_EVENING: Final = re.compile(r"\b(?:soir|soirée|après-midi|nuit)\b")
_COLLECTIVE: Final = re.compile(r" (dizaine|douzaine|centaine|millier)s?\b")
# «350 autres milliards»
_SCALE_BEHIND: Final = re.compile(r" (?:autres|nouveaux|premiers|derniers) (million|milliard)s\b")
# «François-Joseph 1er», but not «Mardi 1er mai»
_RULER_BEFORE: Final = re.compile(r"[A-ZÀ-Ý][a-zà-ÿ]{2,}(?<!di) $")
_FRACTION_AFTER: Final = re.compile(r"[ -](?:tiers|quarts?|\w+ièmes?)\b")
_COLLECTED: Final = {"dizaine": 10, "douzaine": 12, "centaine": 100, "millier": 1000}
_SYMBOL_BEFORE: Final = re.compile(r"(?:US|CA|C)?([$€£¥]) ?$")
_SIGN_BEFORE: Final = re.compile(r"(?:\b[nN](?:[°o]|os)\.? ?|\b[nN]uméro )$")
_DECADES_BEFORE: Final = re.compile(r"\b[aA]nnées $")
_MINUS_BEFORE: Final = re.compile(r"(?<![\w)])- ?$")
_FRACTION_BEFORE: Final = re.compile(r"(?<![0-9])[0-9]/$")
_SEASON_BEFORE: Final = re.compile(r"(?<![0-9])((?:1[0-9]|20)[0-9]{2})[-/]$")
# "8,733" is 8.733 in French, but French copy that was English once has it for 8733, and «1,168 mille» for either.
_AMBIGUOUS: Final = re.compile(r"([1-9][0-9]{0,2},[0-9]{3})( mille)?")
_RATE_BEFORE: Final = re.compile(
    r"\b(?:taux|ratio|moyenne|coefficient|indice|cours|change|vaut|valait|not[eé]\w*|densité|fécondité|facteur)\b"
)
_NAUTICAL: Final = re.compile(r" milles (?:nautique|marin)s?\b")
_COUNTED_UNITS: Final = ("jours", "ans", "années", "habitants", "heures", "milles")
_THOUSANDS_AFTER: Final = re.compile(r" d(?:'|e (?!la |l'))[a-zà-ÿ](?!ôtes)")
_SHORT_SCALES: Final = {"": 1, "M": 10**6, "Md": 10**9, "Mds": 10**9, "k": 10**3, "K": 10**3, "G": 10**9}
# Days that French counts with both ends: «quinze jours» are two weeks.
_WEEKS: Final = {8: 1, 15: 2}
# Of words that the references of newstest2013 keep: «deux» 93 %, «trois» 96 %, «quatre» to «dix» 97 %, ordinals from
# «quatrième» on 100 %; but «deuxième», «second» 64 % ("the latter", "World War II") and «troisième» 75 % ("tertiary").
_FIRST_KEPT_ORDINAL: Final = 4
# Characters within which «du soir», «cet après-midi» belongs to an hour.
_NEAR: Final = 60


@dataclass(frozen=True, slots=True)
class _Place:
    """An amount where it stands."""

    amount: Amount
    text: str
    before: str
    tail: Mapping[str, str]
    end: int

    @property
    def written(self) -> str:
        return self.text[self.amount.start : self.amount.end]


def french_number(amount: Amount, text: str) -> SourceNumber:
    """Read one amount with its surroundings; the span holds its currency, per cent sign or ordinal ending."""
    place = _place(amount, text)
    amount = place.amount
    symbol = _SYMBOL_BEFORE.search(place.before) if not place.tail["currency"] else None
    currency = FRENCH_CURRENCIES.get(symbol[1] if symbol else place.tail["currency"], "")
    scale = amount.scale * _SHORT_SCALES[place.tail["short"].strip()]
    value = amount.base * scale + amount.rest
    kind = _kind(place, value)
    reading = Reading(value, kind, currency, FRENCH_UNITS.get(place.tail["unit"], ""))
    if _is_misspelt_thousand(place):
        reading = replace(reading, value=value * 1000, unit="")
    if kind == "cardinal" and is_round_year(value) and (decades := _DECADES_BEFORE.search(place.before)):
        return decade(value, Span(amount.start - len(decades[0]), amount.end))
    others = _other_readings(place, reading)
    span = Span(amount.start - (len(symbol[0]) if symbol else 0), place.end)
    sign = symbol[1] if symbol else place.tail["currency"]
    is_doubtful = (
        bool(others)
        or place.tail["unit"] == "milles"
        or (_AMBIGUOUS.fullmatch(place.written) is not None and not place.written.endswith("0"))
    )
    preferred = "" if is_doubtful else _preferred(place, kind, scale, currency, sign)
    found = _signed(place, (reading, *others), span, preferred)
    scale *= 1000 if place.tail["unit"] == "milles" and not _is_nautical(place) else 1
    return replace(found, number=replace(found.number, scale=scale)) if scale != 1 else found


def decade(value: Decimal, span: Span) -> SourceNumber:
    """«années 90», «années 1990»; the tens and the twenties may be those of two centuries."""
    years = [value] if value >= 100 else [value + 1900]
    if value in (0, 10, 20):
        years.append(value + 2000)
    readings = tuple(Reading(year, "decade") for year in years)
    preferred = f"{years[0]:f}s" if len(years) == 1 else ""
    return SourceNumber(Number(span, readings, in_digits=True), is_expected=True, preferred=preferred)


def _place(amount: Amount, text: str) -> _Place:
    match = _TAIL.match(text, amount.end)
    tail = match.groupdict(default="") if match else {}
    end = amount.end
    if not amount.in_digits or "," in text[amount.start : end]:
        tail["ordinal"] = ""
    if match:
        end = max([end, *(match.end(name) for name in ("ordinal", "percent", "currency") if tail[name])])
    if _is_thousands(text[amount.start : amount.end], text[max(0, amount.start - _NEAR) : amount.start], tail):
        amount = replace(amount, base=Decimal(text[amount.start : amount.end].replace(",", "")))
    return _Place(amount, text, text[max(0, amount.start - 10) : amount.start], tail, end)


def _is_thousands(written: str, before: str, tail: Mapping[str, str]) -> bool:
    """Tell «2,678 cas» for 2678: three decimals are those of measures, prices and rates, and rarely end in zeros."""
    if not _AMBIGUOUS.fullmatch(written) or written.endswith("mille") or tail.get("percent"):
        return False
    is_measured = bool(tail.get("unit")) and tail["unit"] not in _COUNTED_UNITS
    if is_measured or _RATE_BEFORE.search(before):
        return False
    return written.endswith("000") or not tail.get("currency")


def _kind(place: _Place, value: Decimal) -> Kind:
    if place.tail["percent"]:
        return "percent"
    is_ordinal = bool(place.tail["ordinal"]) or place.amount.ending == "ordinal"
    if value <= 31 and _MONTH.match(place.text, place.end):
        return "date"
    return "ordinal" if is_ordinal else "cardinal"


def _other_readings(place: _Place, reading: Reading) -> list[Reading]:
    """Give what the number may mean besides: a time of day, a fortnight, a season's second year."""
    if place.tail["half"]:
        return [replace(reading, value=reading.value + place.amount.scale / 2)]
    if reading.kind == "ordinal" and _EIGHTHS.match(place.text, place.amount.end):
        return [Reading(reading.value * 2)]
    if reading.kind == "ordinal" and place.written == "1" and place.tail["ordinal"] == "er":
        # «du 1er au 10 mai»: the month stands with the last day.
        return [Reading(reading.value, "date")]
    if reading.kind != "cardinal":
        return []
    value = reading.value
    others: list[Reading] = []
    if (ambiguous := _AMBIGUOUS.fullmatch(place.written)) and place.amount.scale == 1:
        thousands = Decimal(ambiguous[1].replace(",", "")) * (1000 if ambiguous[2] else 1)
        others += [replace(reading, value=thousands)] if thousands != value else []
    if reading.unit == "hour" and value <= 24 and not is_lasting(place.text, place.amount.start):
        others.append(Reading(value * 60 % 1440, "time"))
        if value <= 12 and _EVENING.search(place.text, max(0, place.amount.start - _NEAR), place.end + _NEAR):
            others.append(Reading((value + 12) * 60 % 1440, "time"))
    if reading.unit == "day" and value in _WEEKS:
        others.append(Reading(Decimal(_WEEKS[int(value)]), unit="week"))
    if place.tail["unit"] == "milles" and reading.unit and not _is_nautical(place):
        others.append(Reading(value * 1000))
    return others + _neighboured(place, value)


def _is_nautical(place: _Place) -> bool:
    return _NAUTICAL.match(place.text, place.end) is not None


def _is_misspelt_thousand(place: _Place) -> bool:
    """«500 milles d'objets»; «à 40 milles de la côte» are miles."""
    is_way = place.before.endswith(("à ", "les ")) or place.tail["unit"] != "milles"
    return not is_way and _THOUSANDS_AFTER.match(place.text, place.end + len(" milles")) is not None


def _neighboured(place: _Place, value: Decimal) -> list[Reading]:
    """Give the readings that a word behind or a year or numerator before the number allow."""
    others: list[Reading] = []
    if collective := _COLLECTIVE.match(place.text, place.amount.end):
        others.append(Reading(value * _COLLECTED[collective[1]]))
    if apart := _SCALE_BEHIND.match(place.text, place.amount.end):
        others.append(Reading(value * (10**6 if apart[1] == "million" else 10**9)))
    if _FRACTION_BEFORE.search(place.before):
        others.append(Reading(value, "date"))
    if len(place.written) == 2 and place.before.endswith(("mai ", "Mai ")):
        others.append(Reading(value + 1900))
    if len(place.written) == 2 and (season := _SEASON_BEFORE.search(place.before)):
        others.append(Reading(value + int(season[1]) // 100 * 100))
    return others


def _signed(place: _Place, readings: tuple[Reading, ...], span: Span, preferred: str) -> SourceNumber:
    """Take a number sign or a minus before the amount into it, and decide whether it is expected."""
    amount, first = place.amount, readings[0]
    is_expected = _is_expected(place, readings)
    if first.kind == "cardinal" and is_expected and (sign := _SIGN_BEFORE.search(place.before)):
        span, preferred, is_expected = Span(amount.start - len(sign[0]), span.end), f"No. {first.value:f}", True
        readings += (replace(first, kind="ordinal"),)  # "seeded third"
    elif first.unit == "degree" and (minus := _MINUS_BEFORE.search(place.before)):
        readings = (replace(first, value=-first.value),)
        span, preferred = Span(amount.start - len(minus[0]), span.end), f"-{preferred}"
    return SourceNumber(Number(span, readings, amount.in_digits), is_expected, preferred)


def _is_expected(place: _Place, readings: tuple[Reading, ...]) -> bool:
    amount, reading = place.amount, readings[0]
    if is_idiom(place.text, amount.start, amount.end):
        return False
    if amount.in_digits:
        # «5G», «3D», «4x4» are names; of more digits than arithmetic takes nothing is known.
        is_name = place.text[place.end : place.end + 1].isalpha() and not reading.unit and amount.scale == 1
        is_prime = place.tail["ordinal"] == "er" and (
            place.text.startswith(" ministre", place.end) or _RULER_BEFORE.search(place.before) is not None
        )
        return len(place.written) <= MOST_DIGITS and not (is_name and not place.tail["short"]) and not is_prime
    if amount.ending == "ordinal":
        return amount.value >= _FIRST_KEPT_ORDINAL
    if _FRACTION_AFTER.match(place.text, amount.end):
        return False
    # «cents» alone are coins; in words «quinze jours», «deux ans et demi», «deux centaines» are often put otherwise.
    is_loose = len(readings) > 1 and reading.unit != "hour"
    return place.written.lower() != "cents" and amount.value > 0 and not is_loose


def _preferred(place: _Place, kind: Kind, scale: Decimal, currency: str, symbol: str) -> str:
    amount, in_words = place.amount, not place.amount.in_digits
    if kind == "date":
        return f"{amount.value:f}"
    if kind == "ordinal":
        return print_ordinal(amount.value, in_words=in_words)
    is_grouped = in_words or " " in place.written or (amount.base >= 1000 and not place.written.isdigit())
    if scale <= 1000 or amount.rest:
        value = amount.base * scale + amount.rest
        value = value if scale == 1 or value % 1 else value.to_integral_value()
        printed = print_cardinal(value, is_grouped=is_grouped or scale == 1000, in_words=in_words)
    else:
        printed = print_scaled(amount.base, scale, is_grouped=is_grouped, in_words=in_words)
    if kind == "percent":
        return f"{printed}%"
    return print_money(printed, currency, symbol) if currency and printed else printed
