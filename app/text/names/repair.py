"""Put the right spelling where a translation has a garbled copy of a name, and only there.

A small model that copies a rare name piece by piece slips («William Burns» becomes «William Karnis»). Alignment says
where it wrote what it made of the name; whether that is a copy of it at all is judged here, because alignment errs too,
and a name pasted over another word is worse than one that is missing.
"""

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from functools import cache

from app.text.expectation import Accounted, Expectation
from app.text.names.anglicized import is_english_for
from app.text.names.tables import english_words, exonyms, known_names, plain
from app.text.span import Span

_PIECE = re.compile(r"[^\W\d_]+(?:['’](?!s\b)[^\W\d_]+)*")
# «Karnis» keeps little of «Burns»: for a word that is neither English nor any name we know, little is enough.
_REST = re.compile(r" [a-z]+(?!\w)")
_LEAST_LIKE = 0.4
_LIKE_A_KNOWN_NAME = 0.75
_MOST_WORDS = 4
_LONGEST_RUN = 400


def find_garbled(target: str, run: Span, expectation: Expectation, others: Sequence[Expectation] = ()) -> Span | None:
    """Find the garbled copy of a name in the target, where it is safe to write the name over it; None where it is not.

    `run` is what alignment gives for the name; it may begin or end inside a word, and may hold other words, which stay.
    Replaced is the stretch of words in it that is most like the name, its possessive «'s» kept. It is safe where that
    stretch has a capital, holds no common English word, is like the name (the less so, the less it is a name itself)
    and answers none of `others`, the other expectations of the sentence.
    """
    if not expectation.preferred or not 0 <= run.start < run.end <= len(target) or run.end - run.start > _LONGEST_RUN:
        return None
    kept = [span for other in others if other is not expectation for span in other.occurrences(target)]
    models = _models(expectation)
    best: tuple[float, int, Span] | None = None
    for words, span in _stretches(target, run):
        if any(span.start < other.end and other.start < span.end for other in kept):
            continue
        if is_english_for(target[span.start : span.end], expectation.preferred):
            continue
        alike = max(likeness(target[span.start : span.end], model) for model in models)
        if _is_safe(target, span, alike) and (best is None or (alike, -words) > best[:2]):
            best = (alike, -words, span)
    if best is None:
        return None
    return _with_doubles(target, _with_rest(target, best[2], run, expectation.preferred), expectation.preferred, kept)


def _with_rest(target: str, found: Span, run: Span, name: str) -> Span:
    """Take along the word into which the end of a name was torn: «Brodeur», “Br smell”.

    Only one in small letters that alignment gives to the name too, behind what is a part of it.
    """
    written = target[found.start : found.end]
    is_start = name.startswith(written) and len(written) < len(name) - 1
    rest = _REST.match(target, found.end)
    return Span(found.start, rest.end()) if is_start and rest and rest.end() <= run.end else found


def lost_accents(accounts: Sequence[Accounted], target: str) -> list[tuple[Span, str]]:
    """Give the names that stay as French spells them and lost accents, last place first: «Héctor», "Hector"."""
    lost = []
    for item in accounts:
        name = item.expectation.preferred
        # An «ï» may be French for the sound of a foreign name: «Saïd».
        if item.target and getattr(item.expectation, "french", "") == name and "ï" not in name:
            written = target[item.target.start : item.target.end]
            if written != name and plain(written) == plain(name) and written.lower() not in english_words():
                lost.append((item.target, name))
    return sorted(lost, key=lambda place: -place[0].start)


def _with_doubles(target: str, found: Span, name: str, kept: Sequence[Span]) -> Span:
    """Take the words behind along that the name ends with: written over «Jean-Paul», it brings its own «II»."""
    words = [match.group() for match in _PIECE.finditer(name)]
    written = {match.group() for match in _PIECE.finditer(target, found.start, found.end)}
    for count in range(len(words) - 1, 0, -1):
        tail = re.compile(r"[ -]" + r"[ -]".join(map(re.escape, words[-count:])) + r"(?!\w)")
        behind = tail.match(target, found.end)
        if (
            behind
            and not written & set(words[-count:])
            and all(_stands_elsewhere(target, span, kept) for span in kept if found.end <= span.start < behind.end())
        ):
            return Span(found.start, behind.end())
    return found


def _stands_elsewhere(target: str, span: Span, kept: Sequence[Span]) -> bool:
    written = target[span.start : span.end]
    return any(other != span and target[other.start : other.end] == written for other in kept)


def _models(expectation: Expectation) -> list[str]:
    """Give what a copy may be a copy of: the English forms, and the French name itself."""
    forms = [*getattr(expectation, "forms", ()), getattr(expectation, "french", "")]
    return list(dict.fromkeys(form for form in (expectation.preferred, *forms) if form))


def _stretches(target: str, run: Span) -> Iterator[tuple[int, Span]]:
    """Yield the stretches of neighbouring whole words that touch the run, with their number of words."""
    begin, end = run.start, run.end
    while begin > 0 and _is_inside(target, begin):
        begin -= 1
    while end < len(target) and _is_inside(target, end):
        end += 1
    pieces = [match.span() for match in _PIECE.finditer(target, begin, end)]
    for first in range(len(pieces)):
        for last in range(first, min(first + _MOST_WORDS, len(pieces))):
            if last > first and target[pieces[last - 1][1] : pieces[last][0]] not in (" ", "-"):
                break
            yield last - first + 1, Span(pieces[first][0], pieces[last][1])


def _is_inside(target: str, place: int) -> bool:
    return target[place - 1].isalnum() and target[place].isalnum()


def likeness(written: str, name: str) -> float:
    """Compare two spellings, 1 for the same: the share of letters in common, more if they begin alike."""
    one, other = plain(written).lower(), plain(name).lower()
    ratio = SequenceMatcher(None, one, other, autojunk=False).ratio()
    return min(1.0, ratio + 0.05 * (one[:1] == other[:1] and ratio < 1))


def _is_safe(target: str, span: Span, alike: float) -> bool:
    words = [match.group() for match in _PIECE.finditer(target, span.start, span.end)]
    if alike == 1 and len(words) > 1 and words[0][0].isupper():
        return True
    if alike == 1:
        return not any(word.islower() and word in english_words() for word in words)
    if not all(word[0].isupper() for word in words) or any(_is_english(word) for word in words):
        return False
    is_known = any(word in known_names() or word in _english_forms() for word in words)
    return alike >= (_LIKE_A_KNOWN_NAME if is_known else _LEAST_LIKE)


def _is_english(word: str) -> bool:
    lowered = word.lower()
    common = english_words()
    return len(word) < 3 or lowered in common or (lowered.endswith("s") and lowered[:-1] in common)


@cache
def _english_forms() -> frozenset[str]:
    """Give the words of the English names in the tables."""
    entries = (entry for rows in exonyms().values() for _, entry in rows)
    return frozenset(word for entry in entries for form in entry.english for word in form.split())
