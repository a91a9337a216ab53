"""What is the same in every language and has to come out byte for byte: addresses, handles, numbers to call, codes."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from app.text.normalize import Normalized
from app.text.protected_patterns import MAY_HOLD, NO_CODE, PROTECTED
from app.text.span import Span

ProtectedKind = Literal["url", "email", "domain", "handle", "hashtag", "phone", "code", "symbol", "script", "kept"]

_CLOSERS = ".,;:!?'*_~…"
_JOINING = frozenset(("@", "#", "&"))
# What the eye doesn't see, and no symbol is made with: those are variation selectors, joiners and tags.
_INVISIBLE = (
    " \t\n\r\xa0\u202f\u2009\xad\u200b\u200e\u200f\u2060\ufeff\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
)
_BRACKETS = {")": "(", "]": "[", "}": "{"}


@dataclass(frozen=True, slots=True)
class Protected:
    """A stretch of a source sentence that comes out as it stands; an Expectation of kind "protected".

    source: its place in the normalised sentence. preferred: its characters as the author wrote them.
    """

    source: Span
    preferred: str
    form: ProtectedKind
    kind: Literal["protected"] = "protected"

    def occurrences(self, target: str) -> Sequence[Span]:
        """Every place in a target where it stands byte for byte and is not part of something longer."""
        plural = "s" if self.form == "code" else ""
        return [Span(place, place + len(self.preferred)) for place in _places(self.preferred, target, plural)]


def find_protected(sentence: str) -> list[tuple[Span, ProtectedKind]]:
    """Find what has to be kept in a normalised sentence, in order, without overlaps. Takes linear time."""
    if not MAY_HOLD.search(sentence):
        return []
    found: list[tuple[Span, ProtectedKind]] = []
    for match in PROTECTED.finditer(sentence):
        kind: ProtectedKind = match.lastgroup  # type: ignore[assignment]  # the names of the groups are its values
        text = match.group()
        if not _is_other(kind, text):
            found.append((Span(match.start(), match.start() + len(_trimmed(text, kind))), kind))
    return found


def protected_expectations(sentence: Normalized, original: str, kept: Sequence[Span] = ()) -> list[Protected]:
    """Find what a translation has to hold byte for byte, as it stands in the sentence before it was normalised.

    Zero-width joiners, variation selectors and no-break spaces, which the engine never sees, are kept that way.
    kept: places in the original that its author marked as not to be translated, in order.
    """
    marked = [span for place in kept if (span := _normalized_place(place, sentence, original))]
    ends = [span.end for span in marked]
    found: list[tuple[Span, ProtectedKind]] = [(span, "kept") for span in marked]
    for span, kind in find_protected(sentence.text):
        place = bisect_right(ends, span.start)
        if place == len(marked) or span.end <= marked[place].start:
            found.append((span, kind))
    found.sort(key=lambda item: item[0].start)
    return [Protected(span, as_written(span, sentence, original), kind) for span, kind in found]


def _normalized_place(place: Span, sentence: Normalized, original: str) -> Span | None:
    """Find a stretch of the original in the normalised sentence; None where it is empty or a part of a word."""
    start, end = bisect_left(sentence.offsets, place.start), bisect_left(sentence.offsets, place.end)
    around = original[max(0, place.start - 1) : place.start] + original[place.end : place.end + 1]
    return Span(start, end) if start < end and not any(map(str.isalnum, around)) else None


def as_written(span: Span, sentence: Normalized, original: str) -> str:
    """Give the characters of the original that a span of the normalised sentence was made of."""
    return original[sentence.offsets[span.start] : sentence.offsets[span.end]].rstrip(_INVISIBLE)


def _is_other(kind: ProtectedKind, text: str) -> bool:
    """Whether a match is only like what it was taken for."""
    if kind == "code":
        return text[:1] not in "/\\" and any(map(NO_CODE.fullmatch, (text, *text.split("/"))))
    if kind == "phone" and text.startswith(("+", "00")):
        # «+12 000 000» is an amount; numbers to call have nine figures at least with their country's.
        return sum(character.isdigit() for character in text) < 9
    return False


def _trimmed(text: str, kind: ProtectedKind) -> str:
    """Leave punctuation of the sentence, and brackets that the address did not open, outside of an address."""
    if kind not in ("url", "domain"):
        return text
    while text:
        opening = _BRACKETS.get(text[-1])
        if text[-1] not in _CLOSERS and (opening is None or text.count(opening) >= text.count(text[-1])):
            break
        text = text[:-1]
    return text


def _places(written: str, target: str, plural: str) -> Iterator[int]:
    """Find a string where nothing is joined to it that would make it another one, the plural's «s» excepted."""
    place = target.find(written) if written else -1
    while place >= 0:
        before, end = target[place - 1 : place] if place else "", place + len(written)
        if plural and target.startswith(plural, end):
            end += len(plural)
        opens = not written[0].isalnum() or not (before.isalnum() or before in _JOINING)
        if opens and not (written[-1].isalnum() and target[end : end + 1].isalnum()):
            yield place
        place = target.find(written, place + 1)
