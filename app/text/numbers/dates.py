"""Times of day and dates written in digits, which are read as a whole: «10 h 30», «2/11/2021», "6:15 p.m."."""

import re
from decimal import Decimal
from typing import Final

from app.text.numbers.mask import blank
from app.text.numbers.number import Number, Reading, SourceNumber
from app.text.span import Span

_FRENCH_TIME: Final = re.compile(
    r"(?<![\w.,:-])(?P<hour>[01]?[0-9]|2[0-4])(?: ?[hH] ?| heures? (?:et )?(?![0-9]{1,2} ?(?:h|heures?)\b)|:)"
    r"(?P<minute>[0-5][0-9])"
    r"(?: ?(?:min|mn|minutes?)(?!\w))?(?::(?P<second>[0-5][0-9]))?(?![\w:])(?!,[0-9])"
)
# «en 12 s 39», «14 min 09 s 47»: seconds and hundredths.
HUNDREDTHS: Final = re.compile(
    r"(?<![\w.,:])(?P<second>[0-9]{1,2}) ?(?:s|sec|secondes)\.? ?(?P<part>[0-9]{1,2})(?![\w:]|[.,][0-9])"
)
_ENGLISH_TIME: Final = re.compile(
    r"(?<![\w.,:-])(?P<hour>[01]?[0-9]|2[0-4])(?:[:h]| hours?,?(?: and)? )(?P<minute>[0-5][0-9])"
    r"(?: minutes?(?!\w))?(?::(?P<second>[0-5][0-9]))?(?: ?(?P<half>[aApP])(?:\.[mM]\b(?:\.(?!$))?|[mM]\b))?(?![\w:])"
)
# "0430 GMT", "1530 hours"
_MILITARY: Final = re.compile(
    r"(?<![\w.,:])(?P<hour>[01][0-9]|2[0-3])(?P<minute>[0-5][0-9])(?= (?:GMT|UTC|hours|hrs)\b)"
)
_NOON: Final = re.compile(r"\b(?:noon|midday|midnight)\b", re.IGNORECASE)
_DATE: Final = re.compile(
    r"(?<![0-9/.-])(?P<day>[0-3]?[0-9])(?:(?P<mark>[.-])(?P<month>[01]?[0-9])(?P=mark)(?P<year>[0-9]{4})"
    r"|/(?P<month2>[01]?[0-9])/(?P<year2>[0-9]{4}|[0-9]{2}))(?![0-9/])"
    r"|(?<=\b[lLdD][eu] )(?P<day3>[0-3]?[0-9])/(?P<month3>[01]?[0-9])(?![0-9/,])"
)
_ISO_DATE: Final = re.compile(r"(?<![0-9-])(?P<year>[12][0-9]{3})-(?P<month>[01][0-9])-(?P<day>[0-3][0-9])(?![0-9-])")
_LASTING_BEFORE: Final = re.compile(
    r"\b(?:pendant|durant|dur(?:e|er|era|ait|ent|é|eront|aient)|durée(?: est)? de|au bout de|en)"
    r"(?: (?:environ|presque|près de|plus de|moins de|à peine))? $",
    re.IGNORECASE,
)
# "20.12.2012", as copy from the continent has it
_ENGLISH_DATE: Final = re.compile(
    r"(?<![0-9.,])(?P<day>0?[1-9]|[12][0-9]|3[01])\.(?P<month>0?[1-9]|1[0-2])\.(?P<year>(?:19|20)[0-9]{2})"
    r"(?![0-9]|[.,][0-9])"
)
# "An hour and a half" has no figure.
_HALF_MORE: Final = re.compile(r"\b(?:an|one) hour and a half\b", re.IGNORECASE)
_EVENING: Final = re.compile(r"\b(?:soir|soirée|après-midi|nuit)\b")
_HALF_DAY, _DAY = 720, 1440


def french_dates_and_times(text: str) -> tuple[list[SourceNumber], str]:
    """Find dates in digits and times with minutes; the text comes back with them blanked."""
    if not any(character in "0123456789" for character in text):
        return [], text
    found: list[SourceNumber] = []
    for pattern in (_DATE, _ISO_DATE):
        matches = list(pattern.finditer(text))
        found.extend(number for match in matches for number in _date(match))
        text = blank(text, pattern) if matches else text
    hundredths = list(HUNDREDTHS.finditer(text))
    found.extend(_hundredths(match) for match in hundredths)
    text = blank(text, HUNDREDTHS) if hundredths else text
    times = list(_FRENCH_TIME.finditer(text))
    is_evening = bool(times) and _EVENING.search(text) is not None
    found.extend(_french_time(match, is_evening) for match in times)
    return found, blank(text, _FRENCH_TIME) if times else text


def english_times(text: str) -> tuple[list[Number], str]:
    """Find times with minutes, noon and midnight, and dates in digits; the text comes back with them blanked."""
    found = [
        Number(
            Span(*match.span()),
            (Reading(Decimal(0 if match.group().lower() == "midnight" else _HALF_DAY), "time"),),
            in_digits=False,
        )
        for match in _NOON.finditer(text)
    ]
    found.extend(
        Number(Span(*match.span()), (Reading(Decimal(90), unit="minute"),), in_digits=False)
        for match in _HALF_MORE.finditer(text)
    )
    dates = list(_ENGLISH_DATE.finditer(text))
    found.extend(
        Number(Span(*match.span(name)), (Reading(Decimal(match[name])),), in_digits=True)
        for match in dates
        for name in ("day", "month", "year")
    )
    text = blank(text, _ENGLISH_DATE) if dates else text
    military = list(_MILITARY.finditer(text))
    found.extend(Number(Span(*match.span()), clock_readings(_clock(match), ""), in_digits=True) for match in military)
    text = blank(text, _MILITARY) if military else text
    times = list(_ENGLISH_TIME.finditer(text))
    found.extend(Number(Span(*match.span()), _english_readings(match), in_digits=True) for match in times)
    return found, blank(text, _ENGLISH_TIME) if times else text


def clock_readings(minutes: Decimal, half: str) -> tuple[Reading, ...]:
    """Give the readings of a time on the clock's face: with "a" or "p" for the half of the day, or without."""
    if not half:
        both = {minutes % _DAY, (minutes + _HALF_DAY) % _DAY} if minutes < 780 else {minutes % _DAY}
        return tuple(Reading(time, "time") for time in sorted(both))
    return (Reading(minutes % _HALF_DAY + (_HALF_DAY if half.lower() == "p" else 0), "time"),)


def is_lasting(text: str, start: int) -> bool:
    """Whether hours at a place are how long something takes, by the words before: «pendant 1 h 30»."""
    return _LASTING_BEFORE.search(text[max(0, start - 40) : start]) is not None


def _clock(match: re.Match[str]) -> Decimal:
    return Decimal(match["hour"]) * 60 + Decimal(match["minute"])


def _minutes(match: re.Match[str]) -> Decimal:
    return _clock(match) + Decimal(match["second"] or 0) / 60


def _french_time(match: re.Match[str], is_evening: bool) -> SourceNumber:
    minutes = _minutes(match)
    # «1 h 30» may last rather than strike: "1.5 hours", "90 minutes".
    readings = [Reading(minutes % _DAY, "time"), Reading(minutes, unit="minute")]
    if is_evening and minutes < _HALF_DAY:
        readings.append(Reading(minutes + _HALF_DAY, "time"))
    preferred = "" if match["second"] else _print_time(int(match["hour"]), match["minute"])
    if is_lasting(match.string, match.start()):
        readings, preferred = [Reading(minutes, unit="minute")], ""
    return SourceNumber(
        Number(Span(*match.span()), tuple(readings), in_digits=True), is_expected=True, preferred=preferred
    )


def _print_time(hour: int, minute: str) -> str:
    # An hour of the morning may be one of the evening, or last.
    return f"{hour - 12}:{minute} p.m." if 12 < hour < 24 else f"{hour}:{minute}"


def _hundredths(match: re.Match[str]) -> SourceNumber:
    value = Decimal(f"{match['second']}.{match['part']}")
    number = Number(Span(*match.span()), (Reading(value, unit="second"),), in_digits=True)
    return SourceNumber(number, is_expected=True, preferred="")


def _english_readings(match: re.Match[str]) -> tuple[Reading, ...]:
    minutes, half = _minutes(match), match["half"] or ""
    # Without "a.m." it may be a duration: "1:30", "1 hour 30 minutes".
    return clock_readings(minutes, half) + (() if half else (Reading(minutes, unit="minute"),))


def _date(match: re.Match[str]) -> list[SourceNumber]:
    numbers: list[SourceNumber] = []
    for name, text in match.groupdict().items():
        if not text or name == "mark":
            continue
        value = Decimal(text)
        if name.startswith("year"):
            years = [value] if value > 99 else [value, value + 1900, value + 2000]
            readings = tuple(Reading(year) for year in years)
        else:
            readings = (Reading(value, "month" if name.startswith("month") else "date"),)
        numbers.append(
            SourceNumber(Number(Span(*match.span(name)), readings, in_digits=True), is_expected=True, preferred="")
        )
    return numbers
