"""What is the same in every language and has to come out byte for byte: addresses, handles, numbers to call, codes."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from app.text.normalize import Normalized
from app.text.span import Span

ProtectedKind = Literal["url", "email", "domain", "handle", "hashtag", "phone", "code", "symbol", "script"]

# Endings of addresses and of file names that stand in news copy without «www.» before them.
_ENDINGS = (
    "com|org|net|fr|eu|info|be|ch|ca|uk|us|io|tv|ru|ua|cn|jp|int|gov|edu|mil|bzh|paris|africa|ma|dz|tn|sn|ci|ml|cd|lu"
    "|mc|it|es|de|nl|pt|pl|br|au|in|app|dev|news|live|media|blog|shop|online|social|gouv|asso|tk|fm|ly|gl|co|ai"
    "|pdf|docx?|xlsx?|csv|jpe?g|png|zip|mp[34]|html?|json|xml|txt"
)
# Arrows, technical signs, enclosed letters, shapes, dingbats, emoji with what modifies them. Not the degree sign.
_SYMBOL = "\u2190-\u21ff\u2300-\u23ff\u2460-\u24ff\u25a0-\u27bf\u2900-\u297f\u2b00-\u2bff\U0001f000-\U0001faff"
_LETTERED = "A-ZÀ-ÖØ-Þ"
_PATTERN = re.compile(
    rf"""
    (?P<url>\b(?:https?://|ftp://|www\.)[^\s"<>\\^`{{|}}{_SYMBOL}]+)
    | (?P<email>(?<![\w.+-])[\w.+-]{{1,64}}@(?:[\w-]{{1,63}}\.){{1,6}}[a-z]{{2,12}}\b)
    | (?P<domain>(?<![\w.@-])(?:[\w-]{{1,63}}\.){{1,6}}(?:{_ENDINGS})(?![\w-]|\.\w)(?:/[^\s"<>\\^`{{|}}{_SYMBOL}]*)?)
    | (?P<handle>(?<![\w@.])@\w{{1,30}}(?:@(?:[\w-]{{1,63}}\.){{1,6}}[a-z]{{2,12}}\b)?)
    | (?P<hashtag>(?<![\w&#])\#(?=\w{{0,99}}?[^\W\d_])\w{{1,100}})
    | (?P<phone>(?<![\w.,+-])(?:
          (?:\+|00(?=[\ .]?[1-9]))[1-9]\d{{0,2}}(?:[\ .-]?\(0\))?(?:[\ .-]?\d{{1,4}}){{2,6}}
        | 0\d(?:\ \d\d){{4}} | 0\d(?:\.\d\d){{4}} | 0\d(?:-\d\d){{4}} | 0[1-9]\d{{8}}
        | 0[\ .]?8\d\d[\ .]\d{{3}}[\ .]\d{{3}} | 08\d\d[\ .]\d{{2,3}}[\ .]\d{{2,3}}(?:[\ .]\d\d)?
      )(?!\w|[.,]\d))
    | (?P<code>(?<![\w.+/-])(?:
          [A-Z]{{2}}\d\d(?:\ [A-Z\d]{{4}}){{3,7}}(?:\ [A-Z\d]{{1,3}})?
        | 97[89](?:[\ -]\d{{1,7}}){{3}}[\ -][\dX]
        | [A-Z][a-z]-\d{{1,3}}
        | (?=[A-Z\d-]{{0,40}}\d)(?=[A-Z\d-]{{0,40}}?[A-Z])[A-Z\d]{{1,20}}(?:-[A-Z\d]{{1,20}}){{0,6}}
      )(?![\w+°%€$]|[.,-]\w))
    | (?P<symbol>(?:\d\u20e3|[{_SYMBOL}])(?:\d\u20e3|[{_SYMBOL}\u20e3])*)
    | (?P<script>[\u0370-\u03ff\u0400-\u052f\u0530-\u109f\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]{{2,}}
        (?:\ [\u0370-\u03ff\u0400-\u052f\u0530-\u109f\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]{{1,}})*)
    """,
    re.VERBOSE,
)
# Each alternative but those of symbols and other scripts needs one of these.
_MAY_HOLD = re.compile(r"[@#\d]|[a-z/]\.?[a-z]*:?//|\w\.[a-z]|[^\x00-\u02ff\u1e00-\u206f\u20a0-\u20bf]")
"""A cheap look: most sentences of a newspaper hold nothing to protect."""

# Not codes, though letters and figures: quarters and halves of years, days to go, centuries and ordinals, times,
# amounts and measures, what is spelt otherwise in English, and years behind an event («JO-2012»).
_NO_CODE = re.compile(
    r"T[1-4](?:-T?[1-4])?|S[12]|J-?\d+|[A-Z]+-(?:19|20)\d\d|(?:UE|ONU|OTAN|JO|CAN)-?\d+|U-?\d\d?|"
    r"\d+(?:-\d+)*[A-Z]{1,2}|\d+[HDEK][A-Z\d]*|[\d-]+-[A-Z]+\d?|[IVXLC]+-\d+"
)
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
    if not _MAY_HOLD.search(sentence):
        return []
    found: list[tuple[Span, ProtectedKind]] = []
    for match in _PATTERN.finditer(sentence):
        kind: ProtectedKind = match.lastgroup  # type: ignore[assignment]  # the names of the groups are its values
        text = match.group()
        if not _is_other(kind, text):
            found.append((Span(match.start(), match.start() + len(_trimmed(text, kind))), kind))
    return found


def protected_expectations(sentence: Normalized, original: str) -> list[Protected]:
    """Find what a translation has to hold byte for byte, as it stands in the sentence before it was normalised.

    Zero-width joiners, variation selectors and no-break spaces, which the engine never sees, are kept that way.
    """
    return [Protected(span, as_written(span, sentence, original), kind) for span, kind in find_protected(sentence.text)]


def as_written(span: Span, sentence: Normalized, original: str) -> str:
    """Give the characters of the original that a span of the normalised sentence was made of."""
    return original[sentence.offsets[span.start] : sentence.offsets[span.end]].rstrip(_INVISIBLE)


def _is_other(kind: ProtectedKind, text: str) -> bool:
    """Whether a match is only like what it was taken for."""
    if kind == "code":
        return _NO_CODE.fullmatch(text) is not None
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
