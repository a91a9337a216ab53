"""English that is given sentence by sentence, as the desk has it, in the place of what was translated."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from itertools import islice

from app.errors import InvalidRequestError
from app.services.results import SentencePair, TranslatedDocument
from app.services.sentence_work import Alignment, Assembled
from app.text.span import Span

_TOKEN = re.compile(r"\w+|\s+|[^\w\s]")
# Comparing takes the square of this; no sentence is as long.
_MOST_TOKENS = 1_000


@dataclass(frozen=True, slots=True)
class GivenSentence:
    """The English of a sentence. french: what the text must have at this place; None where it was changed since."""

    english: str
    french: str | None = None


def with_given(parts: Sequence[Assembled], given: Sequence[GivenSentence]) -> list[Assembled]:
    """Put given English in the place of the translation: by the order of the sentences in the whole text.

    A word that stands in both keeps its place in the source. Raises InvalidRequestError where the sentences are not
    those of the text.
    """
    sentences = [pair for part in parts for pair in part.translated.pairs]
    if len(given) != len(sentences):
        raise InvalidRequestError(
            f"There are {len(given)} sentences, and {len(sentences)} in the file. Translate the file again.",
            field="sentences",
            sentences=len(sentences),
        )
    for number, (one, pair) in enumerate(zip(given, sentences, strict=True)):
        if one.french is not None and one.french != pair.source:
            raise InvalidRequestError(
                f"Sentence {number + 1} is not that of the file, which has “{pair.source[:80]}” there. "
                "Translate the file again.",
                field="sentences",
                sentence=number,
            )
    rest = iter(given)
    return [_rewritten(part, list(islice(rest, len(part.translated.pairs)))) for part in parts]


def _rewritten(part: Assembled, given: Sequence[GivenSentence]) -> Assembled:
    pairs = part.translated.pairs
    english = [one.english for one in given]
    if english == [pair.target for pair in pairs]:
        return part
    rebuilt = part.translated.source.rebuild(english)
    written = tuple(map(_pair, pairs, english, rebuilt.spans))
    translated = TranslatedDocument(part.translated.source, rebuilt.text, written, part.translated.attribute)
    return Assembled(translated, tuple(_moved(part.alignment, pairs, written)), ())


def _pair(pair: SentencePair, english: str, place: Span) -> SentencePair:
    """Give a pair with other English; what was to check in the machine's does not stand there any more."""
    if english == pair.target:
        return replace(pair, target_span=place)
    return replace(pair, target=english, target_span=place, score=0.0, alternatives=(), flags=(), is_edited=True)


def _moved(
    alignment: Alignment, before: Sequence[SentencePair], after: Sequence[SentencePair]
) -> Iterator[tuple[Span, Span]]:
    """Move the alignment to where its words stand now; that of words which are gone is left out."""
    starts = [pair.target_span.start for pair in before]
    stretches = [_same(old.target, new.target) for old, new in zip(before, after, strict=True)]
    for source, target in alignment:
        number = max(bisect_right(starts, target.start) - 1, 0)
        start, end = target.start - starts[number], target.end - starts[number]
        for old, new, length in stretches[number]:
            # Subword tokens begin with their space.
            if old <= start + 1 and end <= old + length:
                shift = after[number].target_span.start + new - old
                yield source, Span(max(start, old) + shift, end + shift)
                break


def _same(old: str, new: str) -> list[tuple[int, int, int]]:
    """Find what two texts have in common: where it begins in each, and its length in characters."""
    if old == new:
        return [(0, 0, len(old))]
    olds, news = _TOKEN.findall(old), _TOKEN.findall(new)
    if max(len(olds), len(news)) > _MOST_TOKENS:
        return []
    old_places, new_places = _places(olds), _places(news)
    blocks = SequenceMatcher(None, olds, news, autojunk=False).get_matching_blocks()
    return [
        (old_places[block.a], new_places[block.b], old_places[block.a + block.size] - old_places[block.a])
        for block in blocks
        if block.size
    ]


def _places(tokens: Sequence[str]) -> list[int]:
    places = [0]
    for token in tokens:
        places.append(places[-1] + len(token))
    return places
