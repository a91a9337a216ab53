"""Cutting a sentence that is longer than the model takes, where it hurts least."""

import re
import unicodedata
from collections.abc import Iterator
from itertools import pairwise

from app.text.span import Span, trimmed

# A part is at most this much longer than an even share, so that a caller can work out how many parts it needs.
SLACK = 0.5
SHORTEST_REACH = 10  # characters on either side of a place: most words end within them

_SPACE = re.compile(r"\s+")
_WINDOW = 12  # characters looked at on either side of a place
_CLAUSE_END = re.compile(r"(?:[;:…]|[^\W\d_]{3}[.!?])[»”\"]?\Z")
_PHRASE_END = re.compile(r"[,)\]»”][»”\"]?\Z")
_PHRASE_START = re.compile(r"[(\[«“–—]|-\s")
_LINK = re.compile(
    r"(?:qui|que|dont|où|lequel|laquelle|lesquels|lesquelles|tandis|alors|lorsque|quand|comme|si|et|mais|car|puis|or|ou|ni"
    r"|donc|who|which|that|while|when|and|but)\b|(?:qu|lorsqu|s)['’]",
    re.IGNORECASE,
)
_PREPOSITION = re.compile(
    r"(?:pour|dans|avec|sans|par|sur|sous|selon|après|avant|depuis|contre|entre|vers|chez|afin|en|à|aux?|from|with|in|on)\s",
    re.IGNORECASE,
)
_NUMERIC = frozenset(".,/:%")
_JOINERS = frozenset("\u200d\ufe0f\ufe0e")


def split_long(sentence: str, parts: int) -> list[Span]:
    """Cut a sentence into about `parts` equal parts, each cut at the best clause boundary near its place.

    The spans are in order, have no white space at their ends and hold all other text; there is at least one. No part is
    longer than (1 + SLACK) times an even share, or 20 characters more than it where that is longer, unless every cut
    would fall inside a number, a surrogate pair or a composed character: then there are fewer parts. Takes time in
    proportion to the length.
    """
    whole = trimmed(sentence, 0, len(sentence))
    length = whole.end - whole.start
    parts = max(1, min(parts, length))
    reach = max(int(length / parts * SLACK / 2), SHORTEST_REACH)
    cuts = [whole.start]
    for part in range(1, parts):
        ideal = whole.start + length * part // parts
        cut = _best_cut(sentence, max(ideal - reach, cuts[-1] + 1), min(ideal + reach, whole.end - 1), ideal)
        if cut is not None:
            cuts.append(cut)
    return [trimmed(sentence, start, end) for start, end in pairwise([*cuts, whole.end])]


def _best_cut(sentence: str, low: int, high: int, ideal: int) -> int | None:
    """Find the best place to cut from low to high, both included, and of equals the one nearest to the ideal."""
    ranked = [(rank, abs(cut - ideal), cut) for cut, rank in _word_starts(sentence, low, high)]
    if ranked:
        return min(ranked)[2]
    anywhere = (cut for cut in range(low, high + 1) if _is_safe(sentence, cut))
    return min(anywhere, key=lambda cut: abs(cut - ideal), default=None)


def _word_starts(sentence: str, low: int, high: int) -> Iterator[tuple[int, int]]:
    """Yield the places behind white space where a cut is possible, with their ranks."""
    for space in _SPACE.finditer(sentence, max(low - 1, 0), high + 1):
        cut = min(space.end(), high)
        before, after = (
            sentence[max(0, space.start() - _WINDOW) : space.start()],
            sentence[cut : cut + _WINDOW].lstrip(),
        )
        if cut >= low and not (before[-1:].isdigit() and after[:1].isdigit()):
            yield cut, _rank(before, after)


def _rank(before: str, after: str) -> int:
    """Tell how good a cut between two words is; 0 is best."""
    ends_phrase = _PHRASE_END.search(before) is not None
    is_link = _LINK.match(after) is not None
    # Between a figure and its unit, an initial and its name, «M.» and Macron.
    is_tied = before[-1:].isdigit() or before[-1:] == "." or after[:1].isdigit()
    rules = (
        _CLAUSE_END.search(before) is not None,
        ends_phrase and is_link,
        (ends_phrase or _PHRASE_START.match(after) is not None) and not is_tied,
        is_link,
        _PREPOSITION.match(after) is not None and not is_tied,
        not is_tied,
        True,
    )
    return rules.index(True)


def _is_safe(sentence: str, cut: int) -> bool:
    """Whether a cut between two characters leaves numbers, surrogate pairs and composed characters whole."""
    before, after = sentence[cut - 1], sentence[cut]
    around = sentence[max(0, cut - 2) : cut].rstrip()[-1:], sentence[cut : cut + 2].lstrip()[:1]
    is_number = all(character.isdigit() or character in _NUMERIC for character in around)
    is_pair = "\ud800" <= before <= "\udbff" and "\udc00" <= after <= "\udfff"
    is_composed = unicodedata.combining(after) != 0 or before in _JOINERS or after in _JOINERS
    return not (is_number or is_pair or is_composed)
