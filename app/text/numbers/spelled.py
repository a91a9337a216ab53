"""Figures written short, spelled out for the model, which has rarely seen «2,35 Md€», «3/11/2022» or «1 250 m²».

It made “2.35 euros”, “3:11/2022” and “1,250 M2” of them, and “Nice at 3rd” of «a battu Nice 3 à 0».
"""

import re
from collections.abc import Callable
from typing import Final

from app.text.normalize import Normalized

_MONEY: Final = re.compile(
    r"(?<![\w.,])(?P<amount>[0-9]{1,3}(?:[ .][0-9]{3})*(?:,[0-9]+)?|[0-9]+(?:,[0-9]+)?)"
    r"(?P<short> ?(?P<scale>Mds?|Mrds?|M|k|K) ?(?P<sign>[€$£]))(?!\w)"
)
_DATE: Final = re.compile(
    r"(?<![\w/.:=?&-])(?P<day>[0-3]?[0-9])(?P<mark>[/.-])(?P<month>[01]?[0-9])(?P=mark)(?P<year>(?:19|20)[0-9]{2})"
    r"(?![\w/-]|\.\w)"
)
_SQUARE: Final = re.compile(r"(?<=[0-9]) ?(?P<size>[kc]?)m(?P<power>[²³])(?!\w)")
_SCORE: Final = re.compile(
    r"(?<![\w.,])(?<!\bde )(?<!\bentre )(?<!\bsoit )[0-9]{1,2}(?P<to> à )[0-9]{1,2}"
    r"(?=[.,;:!?)\"]|$| (?:à|au|aux|ce|cette|chez|contre|dans|devant|en|et|face|grâce|hier|lors|mais|sur"
    r"|(?:lun|mar|mercre|jeu|vendre|same)di|dimanche)\b)"
)
_WON: Final = re.compile(
    r"\b(?:batt(?:u\w*|ant|re|ent|ait)|bat|impos\w+|emport\w+|victoires?|défaites?|scores?|nul|inclin\w+|écras\w+"
    r"|domin\w+|men(?:ait|aient|és?|ées?)|mènent?)\b"
)
_MONTHS: Final = (
    *("janvier", "février", "mars", "avril", "mai", "juin"),
    *("juillet", "août", "septembre", "octobre", "novembre", "décembre"),
)
_CURRENCIES: Final = {"€": "euros", "$": "dollars", "£": "livres"}
_SIZES: Final = {"": "mètres", "k": "kilomètres", "c": "centimètres"}


def spell_out(sentence: Normalized) -> Normalized:
    """Spell out short scales of money, dates in digits, square metres and scores with «à»; all else stays.

    Offsets still lead to the original. Total; linear in the sentence's length.
    """
    text = sentence.text
    if "€" in text or "$" in text or "£" in text:
        sentence = _replaced(sentence, _MONEY, "short", _money)
    if "20" in text or "19" in text:
        sentence = _replaced(sentence, _DATE, 0, _date)
    if "²" in text or "³" in text:
        sentence = _replaced(sentence, _SQUARE, 0, _square)
    if " à " in text and _WON.search(text):
        sentence = _replaced(sentence, _SCORE, "to", lambda _: "-")
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
    if not (1 <= day <= 31 and 1 <= month <= len(_MONTHS)):
        return match.group()
    return f"{'1er' if day == 1 else day} {_MONTHS[month - 1]} {match['year']}"


def _square(match: re.Match[str]) -> str:
    return f" {_SIZES[match['size']]} {'carrés' if match['power'] == '²' else 'cubes'}"


def _replaced(
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
