"""Pairs whose figures do not match: a line that slipped, or a translator who counted otherwise."""

import re
from typing import Final

from app.text.numbers import invented_numbers, number_expectations
from training.data.filters.candidate import Candidate

_DIGIT: Final = re.compile(r"[0-9]")
_FRENCH: Final = re.compile(r"[0-9]{1,3}(?: [0-9]{3})+(?:,[0-9]+)?|[0-9]+(?:,[0-9]+)?")
_ENGLISH: Final = re.compile(r"[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?|[0-9]+(?:\.[0-9]+)?")
# «gtk2.0», «X11R6.4», «B-52», «2CV»: a name that has figures.
_CODE: Final = re.compile(r"(?<![\w.-])(?=[\w.-]*[0-9])(?=[\w.-]*[^\W\d_])[\w.-]*\w")


# «39, 2 %», which is 39.2 in Europarl.
_TORN: Final = re.compile(r"(?<=[0-9]), (?=[0-9])")
# «12 p. 100», as Canadian French has it, is 12 %.
_OF_HUNDRED: Final = re.compile(r" ?\bp\. ?100\b")


def figures_differ(pair: Candidate) -> bool:
    """Whether one side has a figure, in digits, that nothing on the other side answers.

    Where the digits are not alike one for one, both sides are read as the service reads them: «1,5 milliard» is
    "1.5 billion", «15 h» "3 p.m.", «années 90» "the 1990s". Numbers in words decide nothing here: translators put
    «deux» otherwise too often. Names with figures that both sides have are none.
    """
    french = _OF_HUNDRED.sub(" %", pair.french)
    if not (_DIGIT.search(french) or _DIGIT.search(pair.english)) or _are_alike(french, pair.english):
        return False
    french, english = _without_codes(french, pair.english)
    return _lacks_figures(french, english) or _invents_figures(french, english)


def _are_alike(french: str, english: str) -> bool:
    theirs = sorted(figure.replace(",", "") for figure in _ENGLISH.findall(english))
    return theirs in (_french_figures(french), _french_figures(_TORN.sub(",", french)))


def _french_figures(text: str) -> list[str]:
    return sorted(figure.replace(" ", "").replace(",", ".") for figure in _FRENCH.findall(text))


def _without_codes(french: str, english: str) -> tuple[str, str]:
    both = set(_CODE.findall(french)) & set(_CODE.findall(english))
    if not both:
        return french, english
    sides = [_CODE.sub(lambda code: "X" if code.group() in both else code.group(), side) for side in (french, english)]
    return sides[0], sides[1]


def _lacks_figures(french: str, english: str) -> bool:
    return any(
        _DIGIT.search(french, expected.source.start, expected.source.end) and not expected.occurrences(english)
        for expected in number_expectations(french)
    )


def _invents_figures(french: str, english: str) -> bool:
    return any(_DIGIT.search(english, span.start, span.end) for span in invented_numbers(french, english))
