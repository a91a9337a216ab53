"""Times, dates and temperatures as agencies shorten them, written out for the model: «3 nov», «2 h 17 min», «1'12''».

It made “3nov”, “2:17” and “1 in advance” of them, and “between 3:°C” of «entre -3 °C».
"""

import re
from typing import Final

from app.text.months import FRENCH_SHORT
from app.text.normalize import Normalized
from app.text.numbers.spelled import HOUR_WORDS, replaced

_MONTH: Final = re.compile(
    rf"(?<![\w.,/-])(?:[12]?[0-9]|3[01]|1er) (?P<month>(?:{'|'.join(FRENCH_SHORT)})\b\.?)(?![-/]\w)"
)
_LASTING: Final = re.compile(
    r"(?<![\w.,:])(?:(?P<hours>[0-9]{1,2}) ?h ?)?(?P<minutes>[0-9]{1,2}) ?(?:min|mn)\b\.?"
    r"(?: ?(?P<seconds>[0-9]{1,2}(?:,[0-9]{1,2})?) ?(?:s\b\.?|sec\b\.?|secondes?\b))?"
)
_PRIMES: Final = re.compile(
    r"(?<![\w.,'])(?P<minutes>[0-9]{1,2})' ?(?P<seconds>[0-5][0-9])(?:''|\")(?P<part>[0-9]{1,2})?(?!\w)"
)
_BELOW_ZERO: Final = re.compile(
    r"(?:(?<=[:(,;] )|(?<=\()|(?<=\A)|(?<=\b(?:fait|sous) )|(?<=\bà )|(?<=\b(?:de|et|ou) )|(?<=\bentre ))- ?"
    r"(?=[0-9]{1,2}(?:,[0-9])? ?°)"
)
# «au Ier siècle» became “in the fifth century”.
_FIRST: Final = re.compile(r"(?<![\w-])(?P<first>I)er(?= siècle\b| (?:au|et) [IVX]+e siècle\b)")
# «de 14 à 17 heures» became “from 14 to 5 p.m.”; «de 2 à 3 heures de route» are no times.
_FROM_HOUR: Final = re.compile(
    r"\b(?:de|entre) (?:[01]?[0-9]|2[0-4])(?P<hours> )(?:à|et) (?:[01]?[0-9]|2[0-4])"
    r"(?: h(?![\w:])| heures?\b)(?! (?:de|par|et)\b| d')"
)


def write_out(sentence: Normalized) -> Normalized:
    """Write shortened months, durations and frost out; all else stays. Offsets still lead to the original."""
    text = sentence.text
    if "Ier " in text:
        sentence = replaced(sentence, _FIRST, "first", lambda _: "1")
    if not any(character in "0123456789" for character in text):
        return sentence
    sentence = replaced(sentence, _FROM_HOUR, "hours", lambda _: " heures ")
    sentence = replaced(sentence, _MONTH, "month", lambda match: FRENCH_SHORT[match["month"].rstrip(".")])
    if "min" in text or "mn" in text:
        sentence = replaced(sentence, _LASTING, 0, _duration)
    if "'" in text:
        sentence = replaced(sentence, _PRIMES, 0, _primes)
    if "°" in text:
        sentence = replaced(sentence, _BELOW_ZERO, 0, lambda _: "moins ")
    return sentence


def _duration(match: re.Match[str]) -> str:
    hours, minutes, seconds = match["hours"], int(match["minutes"]), match["seconds"]
    if not hours and not seconds:
        return match.group()  # «12 min» is read well
    spoken = _count(str(minutes), "minute")
    if hours:
        # «2 heures et 17 minutes» became “2 a.m. and 17 minutes”, with the hour in a word it does not.
        hour = int(hours)
        word = HOUR_WORDS[hour] if 0 < hour < len(HOUR_WORDS) and not seconds else str(hour)
        spoken = f"{word} heure{'s' if hour > 1 else ''} {'' if seconds else 'et '}{spoken}"
    return f"{spoken} {_count(seconds.removeprefix('0'), 'seconde')}" if seconds else spoken


def _primes(match: re.Match[str]) -> str:
    seconds = match["seconds"].removeprefix("0") + (f",{match['part']}" if match["part"] else "")
    return f"{_count(match['minutes'], 'minute')} {_count(seconds, 'seconde')}"


def _count(amount: str, unit: str) -> str:
    return f"{int(amount) if amount.isdigit() else amount} {unit}{'' if amount in ('0', '1', '01') else 's'}"
