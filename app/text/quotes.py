"""Which straight double quotes of a text open and which close."""

_OPENERS = "([{«‹“„‘—–-'"
_CLOSERS = ")]}»›”’.,;:!?…"


def opening_quotes(text: str) -> frozenset[int]:
    """Find the places of the straight double quotes that open a quotation; the others close one.

    White space and brackets decide; where both sides look alike (two spaces, or two letters) a quote opens if none is
    open.
    """
    opening: set[int] = set()
    is_open = False
    place = text.find('"')
    while place >= 0:
        before, after = text[place - 1 : place], text[place + 1 : place + 2]
        may_open = (not before or before.isspace() or before in _OPENERS) and bool(after) and not after.isspace()
        may_close = bool(before) and not before.isspace() and (not after or after.isspace() or after in _CLOSERS)
        is_open = not is_open if may_open == may_close else may_open
        if is_open:
            opening.add(place)
        place = text.find('"', place + 1)
    return frozenset(opening)
