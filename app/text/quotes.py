"""Which straight double quotes of a text open a quotation and which close one."""

import re

_QUOTE = re.compile(r"[\"“”]")
_OPENERS = frozenset("([{«‹“„‘—–-'")
_CLOSERS = frozenset(")]}»›”’.,;:!?…")


def opening_quotes(text: str, inches: frozenset[int] = frozenset()) -> tuple[frozenset[int], frozenset[int]]:
    """Find the places of the straight double quotes that open a quotation, and of those that close one.

    White space and brackets decide; where both sides look alike (two spaces, or two letters) a quote opens if none is
    open. Curly quotes count as what they are. inches: places that are in neither set unless a quotation is open there.
    """
    opening: set[int] = set()
    closing: set[int] = set()
    is_open = False
    for match in _QUOTE.finditer(text):
        place, mark = match.start(), match.group()
        if mark != '"':
            is_open = mark == "“"
        elif is_open or place not in inches:
            is_open = _opens(text[place - 1 : place] if place else "", text[place + 1 : place + 2], is_open=is_open)
            (opening if is_open else closing).add(place)
    return frozenset(opening), frozenset(closing)


def _opens(before: str, after: str, *, is_open: bool) -> bool:
    may_open = (not before or before.isspace() or before in _OPENERS) and bool(after) and not after.isspace()
    may_close = bool(before) and not before.isspace() and (not after or after.isspace() or after in _CLOSERS)
    return not is_open if may_open == may_close else may_open
