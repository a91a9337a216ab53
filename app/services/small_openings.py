"""Sentences whose first word the model reads better without its capital: «Grève à Paris» was “Griève in Paris”."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from app.services.source_sentence import SourceSentence
from app.text.document import SentenceKey
from app.text.normalize import Normalized
from app.text.openings import capitalized_within, is_head, opening_word, with_small_opening

# The model's vocabulary has many words in small letters only; with a capital they fall into pieces, and the pieces are
# translated. Of newstest2013 and TICO-19, read in small letters: 36 sentences whose word has two pieces more with its
# capital, BLEU 24.0 before and 28.0 after (chrF 51.0, 55.0); 33 of up to eight words, BLEU 20.2 and 23.6 (chrF 42.8,
# 47.9); 32 heads, BLEU 26.1 and 26.5 (chrF 50.2, 53.1). All 216 with any piece more: 27.7 and 27.6 (chrF 54.3, 54.7).
_PIECES_MORE, _PIECES_MORE_IN_HEADS = 2, 1

Count = Callable[[Sequence[str]], list[int]]


def with_small_openings(
    sentences: Mapping[SentenceKey, SourceSentence], count: Count
) -> dict[SentenceKey, SourceSentence]:
    """Write the first words small that the model knows so only; the translation gets the capital.

    A word that has a capital within any of the sentences may be a name, and keeps it. count: of the model's tokens in
    each text.
    """
    openings = {key: opening_word(sentence.normalized.text) for key, sentence in sentences.items()}
    words = [word for word in dict.fromkeys(openings.values()) if word]
    if not words:
        return dict(sentences)
    within = frozenset[str]().union(*(capitalized_within(sentence.normalized.text) for sentence in sentences.values()))
    pieces = zip(words, count(words), count([word.lower() for word in words]), strict=True)
    more = {word: with_capital - small for word, with_capital, small in pieces if word not in within}
    return {
        key: _lowered(sentence, openings[key]) if _is_better_small(sentence, more.get(openings[key], 0)) else sentence
        for key, sentence in sentences.items()
    }


def _is_better_small(sentence: SourceSentence, pieces_more: int) -> bool:
    enough = _PIECES_MORE_IN_HEADS if is_head(sentence.normalized.text) else _PIECES_MORE
    return pieces_more >= enough


def _lowered(sentence: SourceSentence, word: str) -> SourceSentence:
    small = with_small_opening(sentence.normalized.text, word)
    return replace(sentence, normalized=Normalized(small, sentence.normalized.offsets), opens_small=True)
