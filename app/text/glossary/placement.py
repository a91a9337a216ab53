"""Which words of a translation stand for a term, where that is certain: a whole noun phrase of about its size."""

import re
from collections.abc import Sequence
from itertools import pairwise

from app.text.expectation import Expectation
from app.text.glossary.expectation import TermExpectation
from app.text.glossary.fold import folded
from app.text.glossary.word_lists import FRENCH_LINKS, OUTSIDE_PHRASES, PHRASE_JOINTS
from app.text.names.tables import english_words
from app.text.span import Span

_WORD = re.compile(r"[^\W_]+(?:[-.][^\W_]+)*(?:'(?!s\b)[^\W_]+)*")
# «who» is not the «WHO».
_LEAST_TO_RECASE = 4


def find_place(
    target: str, runs: Sequence[Span], term: TermExpectation, others: Sequence[Expectation] = ()
) -> Span | None:
    """Find the words to write a term over; None where that is not certain.

    runs: what alignment gives for the term. Certain is: the term itself in other letters («security council»); or one
    run of whole words that holds nothing but a noun phrase, has about as many words of meaning as the French and the
    English term, none of them garbled, and answers none of `others`. An article in front stays, unless the term
    brings its own.
    """
    kept = [span for other in others if other is not term for span in other.occurrences(target)]
    for span in term.places(target):
        if span.end - span.start >= _LEAST_TO_RECASE and _overlaps(span, runs or [span]) and not _overlaps(span, kept):
            return span
    lettered = [run for run in _joined(target, runs) if any(map(str.isalpha, target[run.start : run.end]))]
    if len(lettered) != 1:
        return None
    words = _whole_words(target, lettered[0])
    while words and target[words[0].start : words[0].end].lower() in PHRASE_JOINTS:
        words = words[1:]
    while words and target[words[-1].start : words[-1].end].lower() in PHRASE_JOINTS:
        words = words[:-1]
    if not words:
        return None
    place = Span(words[0].start, words[-1].end)
    return place if _is_phrase(target, words, term) and not _overlaps(place, kept) else None


def _joined(target: str, runs: Sequence[Span]) -> list[Span]:
    """Join runs that only an apostrophe and an «s», or a hyphen, divide."""
    joined: list[Span] = []
    for run in sorted(runs, key=lambda span: span.start):
        if joined and re.fullmatch(r"\s?|-|'s?\s?", target[joined[-1].end : run.start]):
            joined[-1] = Span(joined[-1].start, run.end)
        else:
            joined.append(run)
    return joined


def _whole_words(target: str, run: Span) -> list[Span]:
    return [
        Span(*match.span()) for match in _WORD.finditer(target) if match.start() < run.end and run.start < match.end()
    ]


def _is_phrase(target: str, words: Sequence[Span], term: TermExpectation) -> bool:
    between = [target[one.end : other.start] for one, other in pairwise(words)]
    if any(gap not in (" ", "'s ", "' ", "-", "'") for gap in between):
        return False
    texts = [target[word.start : word.end] for word in words]
    if any(text.lower() in OUTSIDE_PHRASES or text.isdigit() for text in texts):
        return False
    french = {folded(word) for word in re.findall(r"[^\W_]+", term.french)}
    if not all(_is_understood(piece, french) for text in texts for piece in re.findall(r"[^\W_]+", text)):
        return False
    count = sum(text.lower() not in PHRASE_JOINTS for text in texts)
    sizes = (_meaning(term.french), _meaning(term.preferred))
    return min(sizes) <= count <= max(sizes)


def _is_understood(word: str, french: set[str]) -> bool:
    """Whether a word is English or copied from the term: a garbled one may stand for more («the Damine»: vitamin D)."""
    lower = word.lower()
    return (
        lower in PHRASE_JOINTS
        or lower in english_words()
        or lower.removesuffix("s") in english_words()
        or folded(word) in french
    )


def _meaning(phrase: str) -> int:
    """Count the words of a phrase, of either language, that are more than its joints."""
    joints = PHRASE_JOINTS | FRENCH_LINKS
    return sum(word.lower() not in joints for word in re.findall(r"[^\W_]+", phrase))


def _overlaps(span: Span, others: Sequence[Span]) -> bool:
    return any(span.start < other.end and other.start < span.end for other in others)
