"""Punctuation at the borders of an element: inside or outside as in the source, whatever the alignment says."""

from collections.abc import Sequence

_CLOSING = frozenset(".,;:!?…)]}»›”’'\"")
_OPENING = frozenset("([{«‹“‘„'\"¿¡")


def fit_punctuation(text: str, words: Sequence[str], run: range, limits: range) -> range:
    """Take punctuation into a run of words, or leave it out, as the element's source text has it; never all of it.

    limits: the run does not grow past these.
    """
    start, end = run.start, run.stop
    if text[-1] in _CLOSING:
        if words[end - 1] not in _CLOSING:
            while end < limits.stop and words[end] in _CLOSING:
                end += 1
    else:
        while end - start > 1 and words[end - 1] in _CLOSING:
            end -= 1
    if text[0] in _OPENING:
        if words[start] not in _OPENING:
            while start > limits.start and words[start - 1] in _OPENING:
                start -= 1
    else:
        while end - start > 1 and words[start] in _OPENING:
            start += 1
    return range(start, end)
