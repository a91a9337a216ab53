"""Which target pieces a shortlist holds, and the file that CTranslate2 reads it from.

Some pieces are candidates in every sentence. Others may come with the source pieces that they translate; but
CTranslate2 puts the candidates of a whole batch together, and then an answer depends on what shares its batch.
"""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from training.align.ibm1 import Lexicon

SPACE = "▁"
END = "</s>"
# The model is never to write these.
_FORBIDDEN = frozenset({"<unk>", "<pad>"})
# Below it a translation is a chance meeting.
_LEAST_LIKELIHOOD = 0.001


@dataclass(frozen=True, slots=True)
class Common:
    """What makes a piece a candidate in every sentence.

    frequent: so many pieces, the most frequent ones. continued: occurrences of a piece within words, since nothing
    foretells how a rare word is spelt. copied: pairs of sentences that have a piece on both sides, as names are copied.
    """

    frequent: int
    continued: int
    copied: int


def counted(sentences: Sequence[Sequence[str]]) -> Counter[str]:
    """Count the pieces of sentences."""
    return Counter(piece for sentence in sentences for piece in sentence)


def copied(sources: Sequence[Sequence[str]], targets: Sequence[Sequence[str]]) -> Counter[str]:
    """Count for each piece the pairs of sentences that have it on both sides."""
    return Counter(piece for pair in zip(sources, targets, strict=True) for piece in {*pair[0]} & {*pair[1]})


def always(
    vocabulary: Collection[str], counts: Mapping[str, int], copies: Mapping[str, int], least: Common
) -> set[str]:
    """Choose the pieces that are candidates in every sentence.

    They are, besides what `least` says, the end mark, single characters, and all that hold no letter: digits, marks.

    counts: occurrences on the target side. copies: pairs of sentences that have the piece on both sides.
    """
    known = [piece for piece in vocabulary if counts.get(piece)]
    frequent = sorted(known, key=lambda piece: (-counts[piece], piece))[: least.frequent]
    within = (piece for piece in known if not piece.startswith(SPACE) and counts[piece] >= least.continued)
    names = (piece for piece in known if copies.get(piece, 0) >= least.copied)
    plain = (piece for piece in vocabulary if _is_plain(piece))
    return {END, *frequent, *within, *names, *plain} - _FORBIDDEN


def _is_plain(piece: str) -> bool:
    """Whether a piece is one character, or holds no letter."""
    return len(piece.removeprefix(SPACE)) <= 1 or not any(character.isalpha() for character in piece)


def with_sources(lexicon: Lexicon, pieces: Sequence[str], common: Collection[str], most: int) -> dict[str, list[str]]:
    """Give for each source piece the likeliest pieces that are not always candidates, and itself.

    pieces: the vocabulary, in the order of its numbers. most: translations of one piece.
    """
    found = {
        pieces[source]: [pieces[target] for target in targets]
        for source, targets in lexicon.by_source(_LEAST_LIKELIHOOD)
    }
    candidates = {}
    for piece in pieces:
        others = [target for target in found.get(piece, ()) if target not in common and target != piece]
        chosen = [*others[:most], *([] if piece in common else [piece])]
        if chosen and piece not in _FORBIDDEN:
            candidates[piece] = chosen
    return candidates


def lines(common: Collection[str], candidates: Mapping[str, Sequence[str]]) -> Iterator[str]:
    """Give the lines of `vmap.txt`: a source piece, a tab, its candidates; those of the empty piece are for all."""
    yield "\t" + " ".join(sorted(common))
    for source, targets in sorted(candidates.items()):
        yield f"{source}\t{' '.join(targets)}"
