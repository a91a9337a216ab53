"""The borders of an element: punctuation inside or outside as in the source, and no small word that it did not hold."""

from collections.abc import Sequence

_STOPS = frozenset(".,;:!?…")
_QUOTES = frozenset("»›”’'\"")
_BRACKETS = frozenset(")]}")
_CLASSES = (_STOPS, _QUOTES, _BRACKETS)
_CLOSING = _STOPS | _QUOTES | _BRACKETS
_OPENING = frozenset("([{«‹“‘„'\"¿¡")
_OUTSIDE = _CLOSING | {"'s", "’s"}
_PAIRS = {"“": "”", "‘": "’", "(": ")", "[": "]", "«": "»"}


def fit_punctuation(text: str, words: Sequence[str], run: range, limits: range) -> range:
    """Take punctuation into a run of words, or leave it out, as the element's source text has it; never all of it.

    limits: the run does not grow past these.
    """
    end = _fit_end(text, words, run, limits)
    start = run.start
    if text[0] in _OPENING:
        if words[start] not in _OPENING:
            while start > limits.start and words[start - 1] in _OPENING:
                start -= 1
    else:
        while end - start > 1 and words[start] in _OPENING:
            start += 1
    return _with_pairs(words, range(start, end), limits)


def _fit_end(text: str, words: Sequence[str], run: range, limits: range) -> int:
    """Find the end that has the kinds of punctuation which the source text ends in, and no other behind them.

    «<a>un mot »</a>.» is "<a>a word”</a>." or, as Americans set it, "<a>a word.”</a>".
    """
    bare = text.rstrip("".join(_CLOSING) + " \u00a0\u202f")
    kinds = {kind for kind in _CLASSES if any(mark in kind for mark in text[len(bare) :])}
    end = run.stop
    if bare.endswith(("'s", "’s")):
        return end
    if kinds:
        while end < limits.stop and words[end] in _CLOSING:
            end += 1
    while end - run.start > 1 and words[end - 1] in _OUTSIDE and not any(words[end - 1] in kind for kind in kinds):
        end -= 1
    return end


def _with_pairs(words: Sequence[str], run: range, limits: range) -> range:
    """Take in the other half of a pair of quotation marks or brackets that stands beside the run."""
    start, end = run.start, run.stop
    inside = [words[place] for place in run]
    for opening, closing in _PAIRS.items():
        missing = inside.count(closing) - inside.count(opening)
        if missing == 1 and start > limits.start and words[start - 1] == opening:
            start -= 1
        elif missing == -1 and end < limits.stop and words[end] == closing:
            end += 1
    return range(start, end)
