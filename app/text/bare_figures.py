"""Figures without a word around them, as table cells have: «9 783 058», «27,85 %», «(-0,83 %)»."""

from collections.abc import Sequence

from app.text.normalize import normalize
from app.text.numbers import number_expectations
from app.text.protected import protected_expectations
from app.text.span import Span

_LONGEST = 200  # in characters; what is longer is data, not a figure


def english_figures(text: str, kept: Sequence[Span] = ()) -> str:
    """Write the figures of a French text without letters as English does; any other text comes out as it is.

    Scores, dates in figures, numbers to call and codes stay as they are, and so does what is kept.
    """
    has_figures = any(map(str.isdigit, text)) and not any(map(str.isalpha, text))
    if not has_figures or len(text) > _LONGEST:
        return text
    sentence = normalize(text)
    protected = [item.source for item in protected_expectations(sentence, text, kept)]
    for number in sorted(number_expectations(sentence.text), key=lambda item: item.source.start, reverse=True):
        start, end = number.source.start, number.source.end
        is_free = not any(span.start < end and start < span.end for span in protected)
        if is_free and _digits(number.preferred) == _digits(sentence.text[start:end]):
            text = text[: sentence.offsets[start]] + number.preferred + text[sentence.offsets[end] :]
    return text


def _digits(text: str) -> str:
    return "".join(filter(str.isdigit, text))
