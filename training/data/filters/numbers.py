"""Pairs whose figures do not match: a line that slipped, or a translator who counted otherwise."""

import re
from typing import Final

from app.text.numbers import invented_numbers, number_expectations
from training.data.filters.candidate import Candidate

_DIGIT: Final = re.compile(r"[0-9]")
_FRENCH: Final = re.compile(r"[0-9]{1,3}(?: [0-9]{3})+(?:,[0-9]+)?|[0-9]+(?:,[0-9]+)?")
_ENGLISH: Final = re.compile(r"[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?|[0-9]+(?:\.[0-9]+)?")


def figures_differ(pair: Candidate) -> bool:
    """Whether one side has a figure, in digits, that nothing on the other side answers.

    Where the digits are not alike one for one, both sides are read as the service reads them: «1,5 milliard» is
    "1.5 billion", «15 h» "3 p.m.", «années 90» "the 1990s". Numbers in words decide nothing here: translators put
    «deux» otherwise too often.
    """
    if not (_DIGIT.search(pair.french) or _DIGIT.search(pair.english)) or _are_alike(pair):
        return False
    return _lacks_figures(pair) or _invents_figures(pair)


def _are_alike(pair: Candidate) -> bool:
    french = [figure.replace(" ", "").replace(",", ".") for figure in _FRENCH.findall(pair.french)]
    english = [figure.replace(",", "") for figure in _ENGLISH.findall(pair.english)]
    return sorted(french) == sorted(english)


def _lacks_figures(pair: Candidate) -> bool:
    return any(
        _DIGIT.search(pair.french, expected.source.start, expected.source.end)
        and not expected.occurrences(pair.english)
        for expected in number_expectations(pair.french)
    )


def _invents_figures(pair: Candidate) -> bool:
    return any(
        _DIGIT.search(pair.english, span.start, span.end) for span in invented_numbers(pair.french, pair.english)
    )
