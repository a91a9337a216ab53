"""Which sentences of a source a written sentence rests on, by the words and word pairs that they share."""

import itertools
from collections.abc import Sequence
from dataclasses import dataclass

from app.text.words import Language, content_words

_MOST_SOURCES = 3
_WORTHWHILE_SHARE = 0.2


@dataclass(frozen=True, slots=True)
class Grounding:
    """Indices of the source sentences, rising, and the share of the written sentence's content words found in them.

    nearest: the source that has most of the sentence; None where nothing is shared.
    """

    sources: tuple[int, ...]
    share: float
    nearest: int | None = None


def ground(sentence: str, sources: Sequence[str], language: Language = "en") -> Grounding:
    """Find the source with the highest n-gram recall, then those that explain a good part of what it leaves open.

    The n-grams are content words and pairs of neighbours among them. No source at all where nothing is shared.
    """
    wanted = _ngrams(sentence, language)
    offered = [_ngrams(source, language) for source in sources]
    open_ngrams = set(wanted)
    chosen: list[int] = []
    while open_ngrams and len(chosen) < _MOST_SOURCES:
        shared = [len(open_ngrams & ngrams) for ngrams in offered]
        best = max(range(len(shared)), key=shared.__getitem__, default=-1)
        if best < 0 or not shared[best] or (chosen and shared[best] < _WORTHWHILE_SHARE * len(wanted)):
            break
        chosen.append(best)
        open_ngrams -= offered[best]
    words = {ngram for ngram in wanted if len(ngram) == 1}
    found = words & {ngram for index in chosen for ngram in offered[index]}
    share = len(found) / len(words) if words else 0.0
    return Grounding(tuple(sorted(chosen)), share, chosen[0] if chosen else None)


def _ngrams(text: str, language: Language) -> set[tuple[str, ...]]:
    words = content_words(text, language)
    return {(word,) for word in words} | set(itertools.pairwise(words))
