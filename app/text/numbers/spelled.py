"""Figures written short, spelled out for the model, which has rarely seen «2,35 Md€», «3/11/2022» or «durera 1 h 30».

It made “2.35 euros”, “3:11/2022” and “will last 1:30 a.m.” of them, and “Nice at 3rd” of «a battu Nice 3 à 0». In
brackets it copies scores rightly.
"""

import re
from collections.abc import Callable
from typing import Final

from app.text.months import FRENCH_NAMES
from app.text.normalize import Normalized
from app.text.numbers.dates import HUNDREDTHS, is_lasting

_MONEY: Final = re.compile(
    r"(?<![\w.,])(?P<amount>[0-9]{1,3}(?:[ .][0-9]{3})*(?:,[0-9]+)?|[0-9]+(?:,[0-9]+)?)"
    r"(?P<short> ?(?P<scale>Mds?|Mrds?|M|k|K) ?(?P<sign>[€$£]))(?!\w)"
)
_DATE: Final = re.compile(
    r"(?<![\w/.:=?&-])(?P<day>[0-3]?[0-9])(?P<mark>[/.-])(?P<month>[01]?[0-9])(?P=mark)(?P<year>(?:19|20)[0-9]{2})"
    r"(?![\w/-]|\.\w)"
)
_SCORE: Final = re.compile(
    r"(?<![\w.,(-])(?<!\bde )(?<!\bentre )(?<!\bsoit )(?P<ours>[0-9]{1,2})(?P<to> à |-)(?P<theirs>[0-9]{1,2})"
    r"(?=[.,;:!?)\"]|$| (?:à|au|aux|ce|cette|chez|contre|dans|devant|en|et|face|grâce|hier|lors|mais|sur"
    r"|(?:lun|mar|mercre|jeu|vendre|same)di|dimanche)\b)"
)
_NAME_BEFORE: Final = re.compile(r"\b[A-ZÀ-Ý][\w'-]+ $")
_HOURS: Final = re.compile(
    r"(?<![\w.,:])(?P<hours>[0-9]{1,2}) ?[hH] ?(?P<minutes>[0-5][0-9])(?: ?(?:min|mn))?(?![\w:])"
)
# «vers 7 heures» became “around 7 hours”, «quatre heures et demie du matin» “four and a half hours in the morning”.
_ABOUT: Final = re.compile(r"\b[vV]ers [0-9]{1,2}(?P<unit> heures?)(?! (?:de|et)\b| d'|\w)")
HOUR_WORDS: Final = (
    "",
    "une",
    "deux",
    "trois",
    "quatre",
    "cinq",
    "six",
    "sept",
    "huit",
    "neuf",
    "dix",
    "onze",
    "douze",
)
_BY_DAY: Final = re.compile(
    rf"(?<![\w.,:])(?:(?P<word>{'|'.join(HOUR_WORDS[1:])}) heures?(?P<part> et demie?| et quart| moins le quart)?"
    r"|(?P<hours>1?[0-9]) ?h(?:eures?)?(?: ?(?P<minutes>[0-5][0-9]))?)"
    r"(?: (?P<morning>du matin)| de l'après-midi| du soir)\b"
)
_QUARTERS: Final = {None: 0, " et demie": 30, " et demi": 30, " et quart": 15, " moins le quart": -15}
_WON: Final = re.compile(
    r"\b(?:batt(?:u\w*|ant|re|ent|ait)|bat|impos\w+|emport\w+|victoires?|défaites?|scores?|nul|inclin\w+|écras\w+"
    r"|domin\w+|men(?:ait|aient|és?|ées?)|mènent?)\b"
)
_CURRENCIES: Final = {"€": "euros", "$": "dollars", "£": "livres"}


def spell_out(sentence: Normalized) -> Normalized:
    """Spell out short scales of money, dates in digits and durations, and bracket scores; all else stays.

    Offsets still lead to the original. Total; linear in the sentence's length.
    """
    text = sentence.text
    if "€" in text or "$" in text or "£" in text:
        sentence = replaced(sentence, _MONEY, "short", _money)
    if "20" in text or "19" in text:
        sentence = replaced(sentence, _DATE, 0, _date)
    if _WON.search(text):
        sentence = replaced(sentence, _SCORE, 0, _score)
    if "s" in text and any(character.isdigit() for character in text):
        sentence = replaced(sentence, HUNDREDTHS, 0, lambda match: f"{int(match['second'])},{match['part']} secondes")
    if "h" in text.lower():
        sentence = replaced(sentence, _HOURS, 0, _duration)
        sentence = replaced(sentence, _BY_DAY, 0, _by_day)
        sentence = replaced(sentence, _ABOUT, "unit", lambda _: " h")
    return sentence


def _money(match: re.Match[str]) -> str:
    amount, scale = match["amount"], match["scale"]
    currency = _CURRENCIES[match["sign"]]
    if scale in "kK":
        # «1,5 k€» stays: nobody writes it out.
        return match["short"] if "," in amount else f" 000 {currency}"
    noun = "million" if scale == "M" else "milliard"
    plural = "" if amount.partition(",")[0] in ("0", "1") else "s"
    linked = f"d'{currency}" if currency == "euros" else f"de {currency}"
    return f" {noun}{plural} {linked}"


def _date(match: re.Match[str]) -> str:
    day, month = int(match["day"]), int(match["month"])
    if not (1 <= day <= 31 and 1 <= month <= len(FRENCH_NAMES)):
        return match.group()
    return f"{'1er' if day == 1 else day} {FRENCH_NAMES[month - 1]} {match['year']}"


def _score(match: re.Match[str]) -> str:
    # «s'est imposé 3-0» is copied as it stands; «a battu Nice 3-0» became “Nice-0”.
    is_plain = match["to"] == "-" and not _NAME_BEFORE.search(match.string, max(0, match.start() - 30), match.start())
    return match.group() if is_plain else f"({match['ours']}-{match['theirs']})"


def _duration(match: re.Match[str]) -> str:
    if not is_lasting(match.string, match.start()):
        return match.group()
    hours, minutes = int(match["hours"]), int(match["minutes"])
    return f"{hours} heure{'s' if hours > 1 else ''} {minutes} minutes" if minutes else f"{hours} heures"


def _by_day(match: re.Match[str]) -> str:
    """Write a time of the half day as one of the day; a morning's stays one."""
    if match["word"]:
        hours, minutes = divmod(HOUR_WORDS.index(match["word"]) * 60 + _QUARTERS[match["part"]], 60)
    else:
        hours, minutes = int(match["hours"]), int(match["minutes"] or 0)
    if not 1 <= hours < 12:
        return match.group()
    time = f"{hours if match['morning'] else hours + 12} h{f' {minutes:02}' if minutes else ''}"
    return f"{time} {match['morning']}" if match["morning"] else time


def replaced(
    sentence: Normalized, pattern: re.Pattern[str], group: str | int, write: Callable[[re.Match[str]], str]
) -> Normalized:
    """Write over a group of each match; the new characters come from where the old ones came from."""
    parts: list[str] = []
    offsets: list[int] = []
    end = 0
    for match in pattern.finditer(sentence.text):
        start, stop = match.span(group)
        words = write(match)
        parts += sentence.text[end:start], words
        offsets += sentence.offsets[end:start]
        offsets += (sentence.offsets[min(start + index, stop - 1)] for index in range(len(words)))
        end = stop
    parts.append(sentence.text[end:])
    offsets += sentence.offsets[end:]
    return Normalized("".join(parts), tuple(offsets))
