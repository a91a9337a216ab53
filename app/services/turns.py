"""Sentences handed out while others are still being translated."""

from collections import deque
from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from app.services.checked import Checked
from app.services.results import SentencePair, Translation
from app.services.sentence_work import Prepared, pair_at
from app.services.worker import GROUP_SENTENCES
from app.text.document import Sentence, SentenceKey
from app.text.normalize import Normalized

# A reader waits for the first sentences; the others come while those are read, and large groups are quicker.
FIRST_GROUP = 2

Item = TypeVar("Item")


@dataclass(frozen=True, slots=True)
class PlacedPair:
    """A sentence that is done. text: number of its text; document: number of its document in that, for HTML a block."""

    text: int
    document: int
    pair: SentencePair


@dataclass(frozen=True, slots=True)
class Turn:
    """What came out of some work. done and total count sentences; translations: the whole, in the last turn."""

    pairs: tuple[PlacedPair, ...]
    done: int
    total: int
    translations: tuple[Translation, ...] | None = None


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a sentence stands. gap: how many characters are before it, behind the one before."""

    text: int
    document: int
    sentence: Sentence
    normalized: Normalized
    gap: int


class Placing:
    """Gives sentences their places in the translation, in document order, as soon as all before them are there."""

    def __init__(
        self, texts: Sequence[Sequence[Prepared]], to_translate: Container[SentenceKey], alternatives: int
    ) -> None:
        self._places = deque(_places(texts))
        self._to_translate = to_translate
        self._alternatives = alternatives
        self._document = (-1, -1)
        self._position = 0
        self.total = len(self._places)

    @property
    def done(self) -> int:
        """How many were given."""
        return self.total - len(self._places)

    def ready(self, translated: Mapping[SentenceKey, Checked]) -> tuple[PlacedPair, ...]:
        """Give those that were not given before, up to the first that is still to be translated."""
        return tuple(self._ready(translated))

    def _ready(self, translated: Mapping[SentenceKey, Checked]) -> Iterator[PlacedPair]:
        while self._places:
            place = self._places[0]
            key = place.sentence.key
            if key in self._to_translate and key not in translated:
                return
            self._places.popleft()
            if self._document != (place.text, place.document):
                self._document, self._position = (place.text, place.document), 0
            start = self._position + place.gap
            pair = pair_at(place.sentence, place.normalized, translated, start, self._alternatives)
            self._position = pair.target_span.end
            yield PlacedPair(place.text, place.document, pair)


def growing_groups(items: Sequence[Item]) -> Iterator[Sequence[Item]]:
    """Cut into groups: a small one first, each twice as large as the one before, up to one call of the engine."""
    size, start = FIRST_GROUP, 0
    while start < len(items):
        yield items[start : start + size]
        start += size
        size = min(2 * size, GROUP_SENTENCES)


def _places(texts: Sequence[Sequence[Prepared]]) -> Iterator[_Place]:
    for text, parts in enumerate(texts):
        for number, prepared in enumerate(parts):
            gaps = prepared.document.gaps()
            for (sentence, normalized), gap in zip(prepared.sentences, gaps, strict=False):
                yield _Place(text, number, sentence, normalized, len(gap))
