"""A text taken apart into paragraphs and sentences with exact places, and put together again around new sentences."""

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from app.text.lines import paragraph_spans
from app.text.span import Span, trimmed

__all__ = ["Document", "Paragraph", "Rebuilt", "Sentence", "SentenceKey", "Span", "trimmed"]

SentenceKey = tuple[str, tuple[Span, ...]]
"""What two sentences have in common that are translated alike: their text, and what is kept in it."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence and its place in the document's text; it has no white space at its ends.

    kept: places in it of what is not to be translated.
    """

    text: str
    span: Span
    kept: tuple[Span, ...] = ()

    @property
    def key(self) -> SentenceKey:
        """Two sentences with the same one are translated alike."""
        return self.text, self.kept


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A line that holds text, or several lines of one hard-wrapped paragraph, with its sentences in order.

    A sentence of a hard-wrapped paragraph may hold line breaks: its translation is one line, they are not made again.
    """

    span: Span
    sentences: tuple[Sentence, ...]


@dataclass(frozen=True, slots=True)
class Rebuilt:
    """A document's text with new sentences, and the place of each of them."""

    text: str
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Document:
    """A text and its parts. Whatever stands between the sentences is kept as it is, see `gaps`."""

    text: str
    paragraphs: tuple[Paragraph, ...]

    @classmethod
    def parse(cls, text: str, split: Callable[[str], list[Span]], kept: Sequence[Span] = ()) -> "Document":
        """Take a text apart. Total: every string is a document, one without text has no paragraphs.

        split: finds the sentences of one paragraph, as spans into the paragraph that are in order and don't overlap.
        kept: places of what is not to be translated, in order and apart; no sentence ends within one.
        """
        paragraphs = (_paragraph(text, span, split, kept) for span in paragraph_spans(text))
        return cls(text, tuple(paragraph for paragraph in paragraphs if paragraph.sentences))

    @property
    def sentences(self) -> tuple[Sentence, ...]:
        """All sentences, in order."""
        return tuple(sentence for paragraph in self.paragraphs for sentence in paragraph.sentences)

    def gaps(self) -> tuple[str, ...]:
        """Return what stands before, between and after the sentences: one more than there are sentences.

        Gaps and sentence texts in turn give the text back, character for character.
        """
        starts = [*(sentence.span.start for sentence in self.sentences), len(self.text)]
        ends = [0, *(sentence.span.end for sentence in self.sentences)]
        return tuple(self.text[end:start] for end, start in zip(ends, starts, strict=True))

    def rebuild(self, translations: Sequence[str]) -> Rebuilt:
        """Put the text together again with one translation in the place of each sentence.

        Raises ValueError where there are not as many translations as sentences.
        """
        first, *others = self.gaps()
        parts, spans, position = [first], [], len(first)
        for translation, gap in zip(translations, others, strict=True):
            spans.append(Span(position, position + len(translation)))
            parts += (translation, gap)
            position += len(translation) + len(gap)
        return Rebuilt("".join(parts), tuple(spans))


def _paragraph(text: str, span: Span, split: Callable[[str], list[Span]], kept: Sequence[Span]) -> Paragraph:
    found = (
        trimmed(text, span.start + part.start, span.start + part.end) for part in split(text[span.start : span.end])
    )
    parts = _joined((part for part in found if part.start < part.end), kept)
    return Paragraph(span, tuple(_sentence(text, part, kept) for part in parts))


def _joined(parts: Iterable[Span], kept: Sequence[Span]) -> Iterator[Span]:
    """Join sentences that meet within what is kept."""
    starts = [span.start for span in kept]
    last: Span | None = None
    for part in parts:
        place = bisect_left(starts, part.start) - 1
        if last and place >= 0 and part.start < kept[place].end and last.end > kept[place].start:
            last = Span(last.start, part.end)
            continue
        if last:
            yield last
        last = part
    if last:
        yield last


def _sentence(text: str, part: Span, kept: Sequence[Span]) -> Sentence:
    first = bisect_left(kept, part.start, key=lambda span: span.start)
    inside: list[Span] = []
    while first < len(kept) and kept[first].end <= part.end:
        inside.append(Span(kept[first].start - part.start, kept[first].end - part.start))
        first += 1
    return Sentence(text[part.start : part.end], part, tuple(inside))
