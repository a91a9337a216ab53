"""Quotations and who speaks: “…,” said X; X said: “…”; X said, “…”."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from app.text.facts.model import Quote
from app.text.facts.speakers import Speakers
from app.text.quotes import opening_quotes
from app.text.span import Span
from app.text.words import count_words

_VERBS: Final = (
    r"(?:said|says|told|tells|added|adds|explained|explains|insisted|insists|warned|warns|declared|declares|stated"
    r"|states|announced|announces|argued|argues|noted|notes|stressed|stresses|concluded|concludes|replied|replies"
    r"|recalled|recalls|continued|continues|claimed|claims|admitted|admits|wrote|writes|tweeted|asked|asks|complained"
    r"|confirmed|confirms|denounced|denounces|promised|promises|summarised|summarized|lamented|laments|regretted|regrets|smiled|laughed|joked"
    r"|pleaded|underlined|underlines|emphasised|emphasized|assured|assures|commented|comments|observed|observes)"
)
# Fewer words are a term in quotation marks, which nobody said.
_FEWEST, _FEWEST_SPOKEN = 4, 2
# Words without a mark, but for the full stops of "Ms." and of initials.
_WHO: Final = r"(?P<who>(?:(?:\b(?:Mr|Mrs|Ms|Dr|St|Prof|Gen|Col|Sen|Rep)|\b[A-ZÀ-Þ])\.|[^,.;:!?“”\"()–—]){2,90}"
_BEHIND_VERB: Final = re.compile(rf"\s*[,–—-]?\s*(?:has |have |had |also )?(?P<verb>{_VERBS})\s{_WHO})")
_BEFORE_VERB: Final = re.compile(rf"\s*[,–—-]?\s*{_WHO}?)\s(?:has |have |had |also |then |later )?(?P<verb>{_VERBS})\b")
_IN_FRONT: Final = re.compile(
    rf"(?:\A|(?<=[,;:”] )){_WHO}?)(?:,[^,.;:“”\"]{{2,80}},)?\s(?:has |have |had |also |then |later )?(?P<verb>{_VERBS})"
    r"(?P<rest>(?:\s[^.;:!?“”\"]{1,90})?)\s*[,:]\s*\Z"
)
# Not the full stops of "Ms." and of initials.
_SENTENCE_END: Final = re.compile(
    r"(?:(?<!\b[A-ZÀ-Þ])(?<!\bMr)(?<!\bMs)(?<!\bMrs)(?<!\bDr)\.|[?!])[”\"]?\s|(?<=\S)[”\"]\s"
)
# Where an attribution ends: "said the mayor of Lyon on Tuesday".
_CUT: Final = re.compile(
    r"\s(?:on|in|at|during|after|before|while|as|when|who|which|to|that|quoted|speaking|referring|adding|with|from|last"
    r"|this|yesterday|today|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|later|earlier)\b.*",
    re.DOTALL,
)
_MANNER: Final = re.compile(r"\s[a-z]+ly\Z")
_BAD_START: Final = re.compile(
    r"(?:and|but|or|which|who|that|it|as|when|while|if|because|there|this|I|we|you|they)\b", re.IGNORECASE
)
_MOST_WORDS: Final = 9
_LONGEST_FRONT: Final = 240
_SMALL_WORD: Final = 3


@dataclass(frozen=True, slots=True)
class _Found:
    """A quotation. outer: its place with the marks. is_attributed: whether the text around it names a speaker."""

    quote: Quote
    outer: Span
    is_attributed: bool = False


def find_quotes(text: str, paragraph: Span, speakers: Speakers) -> list[Quote]:
    """Find the quotations of a paragraph, in order; spans are offsets into the text. Linear in the paragraph."""
    found: list[_Found] = []
    for outer in _quotations(text, paragraph):
        inner = _inner(text, outer)
        words = text[inner.start : inner.end]
        attribution = _attribution(text, paragraph, outer)
        is_spoken = attribution is not None or (found and _goes_on(text, found[-1], outer, paragraph))
        if count_words(words) < (_FEWEST_SPOKEN if is_spoken else _FEWEST):
            continue
        if not is_spoken and not _is_sentence(words):
            continue
        quote = Quote(" ".join(words.split()).rstrip(","), inner, "", "")
        if attribution is not None:
            speaker = speakers.of(attribution, paragraph)
            written = " ".join(text[attribution.start : attribution.end].split())
            quote = replace(quote, speaker=speaker, attribution=written)
        elif found and is_spoken:
            quote = replace(quote, speaker=found[-1].quote.speaker, attribution=found[-1].quote.attribution)
        found.append(_Found(quote, outer, attribution is not None or bool(is_spoken)))
    return [item.quote for item in found]


def _is_sentence(words: str) -> bool:
    """Whether words that nobody is said to have said are a sentence: no part of one, and no title."""
    long = [word for word in words.split() if len(word) > _SMALL_WORD]
    is_title = sum(word[0].isupper() for word in long) > len(long) / 2
    return not is_title and not words[:1].islower() and words.endswith((".", "!", "?", "…", ","))


def _quotations(text: str, paragraph: Span) -> Iterator[Span]:
    """Give the places of quotations with their marks; one that is not closed is none."""
    part = text[paragraph.start : paragraph.end]
    opening, closing = opening_quotes(part)
    start: int | None = None
    for match in re.finditer(r"[\"“”«»]", part):
        place, mark = match.start(), match.group()
        if mark in "“«" or place in opening:
            start = place
        elif start is not None and (mark in "”»" or place in closing):
            yield Span(paragraph.start + start, paragraph.start + place + 1)
            start = None


def _inner(text: str, outer: Span) -> Span:
    words = text[outer.start + 1 : outer.end - 1]
    start = outer.start + 1 + len(words) - len(words.lstrip())
    return Span(start, max(start, outer.end - 1 - (len(words) - len(words.rstrip()))))


def _attribution(text: str, paragraph: Span, outer: Span) -> Span | None:
    """Find the words for the speaker, behind the quotation or in front of it, in its own sentence."""
    closes = text[outer.end - 2] if outer.end - outer.start > 2 else ""
    after_mark = text[outer.end : outer.end + 1]
    behind = text[outer.end : min(paragraph.end, outer.end + 160)]
    if closes in ",?!…" or after_mark == ",":
        for pattern in (_BEHIND_VERB, _BEFORE_VERB):
            match = pattern.match(behind.removeprefix(","))
            if match is not None:
                shift = outer.end + (1 if behind.startswith(",") else 0)
                return _cut(text, Span(shift + match.start("who"), shift + match.end("who")))
    start = _start_of_sentence(text, max(paragraph.start, outer.start - _LONGEST_FRONT), outer.start)
    match = _IN_FRONT.search(text[start : outer.start])
    if match is None or start == outer.start - _LONGEST_FRONT:
        return None
    return _cut(text, Span(start + match.start("who"), start + match.end("who")))


def _start_of_sentence(text: str, start: int, end: int) -> int:
    """Find where the sentence begins that goes on before a quotation."""
    begin = max((match.end() for match in _SENTENCE_END.finditer(text, start, end)), default=start)
    return begin + len(text[begin:end]) - len(text[begin:end].lstrip())


def _cut(text: str, span: Span) -> Span | None:
    """Shorten an attribution to the speaker; None where it is no name of anybody."""
    words = text[span.start : span.end]
    shorter = _MANNER.sub("", _CUT.sub("", words))
    start = span.start + len(shorter) - len(shorter.lstrip())
    shorter = shorter.strip()
    if not shorter or count_words(shorter) > _MOST_WORDS or _BAD_START.match(shorter):
        return None
    return Span(start, start + len(shorter))


def _goes_on(text: str, last: _Found, outer: Span, paragraph: Span) -> bool:
    """Whether a quotation goes on with the one before, as in “…,” said X. “…” does."""
    between = text[last.outer.end : outer.start]
    alone = text[outer.end : min(paragraph.end, outer.end + 2)].strip()
    is_next = re.fullmatch(r"[^.!?“”\"]{3,160}[.]\s*", between) is not None
    return last.is_attributed and is_next and (not alone or alone[0].isupper() or alone[0] in '“"')
