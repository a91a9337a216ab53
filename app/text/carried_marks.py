"""Marks that the model's form of the French has not: long dashes, and quotations within quotations."""

import re
from typing import Final

_LONG_DASH: Final = re.compile(r"(?<=\s)[–—](?=\s)")
_HYPHEN: Final = re.compile(r"(?<=\s)-(?=\s)")
# «A “B” »: both kinds of quotation marks.
_OUTER: Final = re.compile(r"[«»]")
_INNER: Final = re.compile(r"[“”\"]")
_DOUBLE: Final = re.compile(r"[“”]")
_SINGLE_OF: Final = {"“": "‘", "”": "’"}


def carry_marks(source: str, target: str) -> str:
    """Set the dashes and the inner quotation marks of a French sentence in its English, one character for one.

    source: the sentence as it was written. target: with curly quotes. Dashes only where the English has as many; a
    quotation within another gets single marks, as in American print.
    """
    return _nested(source, _dashed(source, target))


def _dashed(source: str, target: str) -> str:
    dashes = iter(_LONG_DASH.findall(source))
    places = len(_HYPHEN.findall(target))
    if not places or places != len(_LONG_DASH.findall(source)) or _HYPHEN.search(source):
        return target
    return _HYPHEN.sub(lambda _: next(dashes), target)


def _nested(source: str, target: str) -> str:
    if not (_OUTER.search(source) and _INNER.search(source)):
        return target
    marks = list(target)
    depth = 0
    for match in _DOUBLE.finditer(target):
        is_opening = match.group() == "“"
        depth += 1 if is_opening else 0
        if depth >= 2:
            marks[match.start()] = _SINGLE_OF[match.group()]
        depth -= 0 if is_opening else 1
        depth = max(depth, 0)
    return "".join(marks)
