"""Brackets that a translation opens and does not close, or the other way round: “1-1 (0-1(1)” for «1-1 (0-1)»."""

from app.text.span import Span


def stray_bracket(source: str, target: str) -> Span | None:
    """Find the first round bracket without its other half; None where the French has one too.

    Of the references of newstest2013 none has one that its French has not.
    """
    return None if _stray(source) is not None else _stray(target)


def _stray(text: str) -> Span | None:
    opened: list[int] = []
    for place, character in enumerate(text):
        if character == "(":
            opened.append(place)
        elif character == ")":
            # «:)» closes nothing, and neither does the «1)» of a list.
            if not opened and text[max(place - 1, 0) : place] not in (":", ";", "-") and not text[:place].isalnum():
                return Span(place, place + 1)
            opened = opened[:-1]
    return Span(opened[0], opened[0] + 1) if opened else None
