"""Slips of a model that are certain, and mended without a word: a month said twice, "russo-American", "18 p.m."."""

import re
from collections.abc import Iterator
from typing import Final

from app.text.changes import change_slips
from app.text.court import court_slips
from app.text.doubled import doubled_words
from app.text.factors import factor_slips
from app.text.months import PRINTED, second_month
from app.text.names.name_slips import name_slips
from app.text.numbers.notation import french_notation
from app.text.print_slips import print_slips
from app.text.span import Span
from app.text.spokespeople import spokespeople_slips
from app.text.word_order import order_slips

Slip = tuple[Span, str]

_ADJECTIVES: Final = {
    french: english
    for row in (
        "afro Afro|algéro Algerian|américano American|anglo Anglo|arabo Arab|arméno Armenian|austro Austro",
        "belgo Belgian|britannico British|canado Canadian|coréano Korean|égypto Egyptian|euro Euro|franco Franco",
        "germano German|gréco Greek|helvético Swiss|hispano Spanish|indo Indo|irako Iraqi|irano Iranian",
        "israélo Israeli|italo Italian|libano Lebanese|libyo Libyan|luso Portuguese|maroco Moroccan|nippo Japanese",
        "palestino Palestinian|polono Polish|russo Russo|serbo Serbo|sino Sino|soviéto Soviet|syro Syrian",
        "tchéco Czech|tuniso Tunisian|turco Turkish|ukraino Ukrainian",
    )
    for french, english in (pair.split() for pair in row.split("|"))
}
_COMPOUND: Final = re.compile(rf"(?<![\w-])(?i:{'|'.join(_ADJECTIVES)})(?=-[A-Z])")
# «2-1», «7/5», «100-300»: the model writes them as one, "(21)", "(75)", "100300".
_PAIR: Final = re.compile(r"(?<![\w/.,-])([0-9]{1,4})([-/])([0-9]{1,4})(?![\w/]|[.,-]\w)")
_NUMBER: Final = re.compile(r"(?<![\w.,])[0-9]{2,8}(?!\w|[.,][0-9])")
# No clock has both.
_HALF_DAY: Final = re.compile(r"(?<![\w.:,])(1[3-9]|2[0-3])((?::[0-5][0-9])?) ?[ap]\.?m\b\.?", re.IGNORECASE)
# “July 4. 2012”, “July 4 2012”.
_DATE: Final = re.compile(rf"\b(?:{PRINTED}) [0-9]{{1,2}}(\.? )(?=(?:1[5-9]|20)[0-9]{{2}}(?![\w-]))")
_FRENCH_HOUR: Final = re.compile(r"(?<![\w.:,])(1?[0-9]) ?h ?([0-5][0-9]) ?([ap])\.?m\b\.?", re.IGNORECASE)
_BARE_HALF_DAY: Final = re.compile(r"(?<![\w.:,])([0-9]{1,2}(?::[0-5][0-9])?) ?([ap])m\b\.?", re.IGNORECASE)
# «12 heures» is noon.
_NOON: Final = re.compile(r"(?<![\w.:,])12(?::00)? a\.m\.(?=(\Z)?)")
_NOON_FRENCH: Final = re.compile(r"(?<![\w.,:])12 ?(?:h(?:eures)?\b)(?! ?[0-9])|\bmidi\b")
_MIDNIGHT_FRENCH: Final = re.compile(r"\bminuit\b|(?<![\w.,:])(?:0?0|24) ?h")
# «2012-2013» comes out as "2012,-2013".
_COMMA_AND_HYPHEN: Final = re.compile(r"(?<=[0-9])(,)-(?=[0-9])")
_EVERY_DAY: Final = re.compile(r"\b(?:7|seven) days (?:at|on|out of|in|over) (?:7|seven)\b", re.IGNORECASE)
_EVERY_DAY_FRENCH: Final = re.compile(r"\b(?:7|sept) ?(?:j|jours)(?:/| ?sur )(?:7|sept)\b", re.IGNORECASE)


def first_slip(source: str, target: str) -> Slip | None:
    """Find a slip in a translation of a normalised French sentence: its place and what stands there rightly."""
    return next(_slips(source, target), None)


def _slips(source: str, target: str) -> Iterator[Slip]:
    if twice := second_month(source, target):
        yield twice, ""
    for match in _COMPOUND.finditer(target):
        english = _ADJECTIVES[match.group().lower()]
        if match.group() != english and re.search(rf"\b{match.group()}-", source, re.IGNORECASE):
            yield Span(*match.span()), english
    if any(character in "0123456789" for character in target):
        yield from _figures(source, target)
    yield from factor_slips(source, target)
    yield from court_slips(source, target)
    yield from spokespeople_slips(source, target)
    yield from ((span, "") for span in doubled_words(source, target))
    yield from name_slips(source, target)
    yield from order_slips(source, target)
    yield from print_slips(source, target)


def _figures(source: str, target: str) -> Iterator[Slip]:
    yield from french_notation(source, target)
    yield from change_slips(source, target)
    yield from _clocks(source, target)
    for match in _DATE.finditer(target):
        yield Span(*match.span(1)), ", "
    if ",-" not in source:
        yield from ((Span(*match.span(1)), "") for match in _COMMA_AND_HYPHEN.finditer(target))
    if (daily := _EVERY_DAY.search(target)) and _EVERY_DAY_FRENCH.search(source):
        yield Span(*daily.span()), "seven days a week"
    joined = {match[1] + match[3]: match.group() for match in _PAIR.finditer(source)}
    if joined:
        known = set(_NUMBER.findall(source))
        for match in _NUMBER.finditer(target):
            if (pair := joined.get(match.group())) and match.group() not in known and pair not in target:
                yield Span(*match.span()), pair


def _clocks(source: str, target: str) -> Iterator[Slip]:
    for match in _HALF_DAY.finditer(target):
        yield Span(*match.span()), f"{int(match[1]) - 12}{match[2]} p.m."
    if _NOON_FRENCH.search(source) and not _MIDNIGHT_FRENCH.search(source):
        for match in _NOON.finditer(target):
            yield Span(*match.span()), "noon" if match[1] is None else "noon."
    for match in _FRENCH_HOUR.finditer(target):
        yield Span(*match.span()), f"{match[1]}:{match[2]} {match[3].lower()}.m."
    for match in _BARE_HALF_DAY.finditer(target):
        yield Span(*match.span()), f"{match[1]} {match[2].lower()}.m."
