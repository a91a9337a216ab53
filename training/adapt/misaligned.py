"""Pairs whose two sides say different things, found by a model that translates: it knows which English fits.

A misaligned pair's English is no likelier for its own French than for that of another pair. Held against another, a
rare word or an odd style counts on both sides, so that no threshold for a newsroom's language is needed. After the dual
conditional cross-entropy of Junczys-Dowmunt 2018, with one direction, since there is one model.
"""

from collections.abc import Sequence
from itertools import chain
from pathlib import Path
from typing import Protocol

from app.services.evaluation_data import Pair
from training.adapt.near import Near

# Natural logarithm, of a piece: the English has to be so much likelier for its own French.
_LEAST = 1.2
# Others that a pair is held against: sentences of one newsroom may be much alike.
_OTHERS = 1
_BATCH_TOKENS = 2048
# So many are looked at, and all where more than this share of them is misaligned: it takes a minute for 10,000.
_SAMPLE, _CLEAN = 500, 0.02


class Likelihood(Protocol):
    """Says how likely an English text is for a French one."""

    def of(self, pairs: Sequence[Pair]) -> list[float]:
        """Give the mean log-probability of a piece, for each pair."""
        ...


class ModelLikelihood:
    """By a model in CTranslate2's form."""

    def __init__(self, converted: Path, threads: int) -> None:
        import ctranslate2  # noqa: PLC0415 - slow, as is the next

        from app.engines.marian_tokenizer import MarianTokenizer  # noqa: PLC0415

        self._translator = ctranslate2.Translator(
            str(converted), compute_type="int8", inter_threads=threads, intra_threads=1
        )
        self._tokenizer: MarianTokenizer = MarianTokenizer(converted)

    def of(self, pairs: Sequence[Pair]) -> list[float]:
        """Score the pairs, many at a time."""
        sources = [[*pieces, "</s>"] for pieces in self._tokenizer.encode([pair.french for pair in pairs])]
        targets = [self._tokenizer.encode_target(pair.english)[0] for pair in pairs]
        scored = self._translator.score_batch(
            sources, targets, max_batch_size=_BATCH_TOKENS, batch_type="tokens", max_input_length=0
        )
        return [sum(result.log_probs) / len(result.log_probs) for result in scored]


def suspects(pairs: Sequence[Pair], likelihood: Likelihood) -> list[bool]:
    """Say of each pair whether it is misaligned. Of many only some are looked at, and all where those are not clean."""
    step = max(-(-len(pairs) // _SAMPLE), 1)
    found = misaligned(pairs[::step], likelihood)
    if step > 1 and sum(found) > _CLEAN * len(found):
        return misaligned(pairs, likelihood)
    flags = [False] * len(pairs)
    flags[::step] = found
    return flags


def misaligned(pairs: Sequence[Pair], likelihood: Likelihood) -> list[bool]:
    """Say of each pair whether its English fits another's French as well as its own; of one or two, of none."""
    if len(pairs) <= _OTHERS + 1:
        return [False] * len(pairs)
    others = _others(pairs)
    own = likelihood.of(pairs)
    crossed = [Pair(french, pair.english) for pair, texts in zip(pairs, others, strict=True) for french in texts]
    foreign = iter(likelihood.of(crossed))
    return [
        score - min(next(foreign) for _ in texts) < _LEAST if texts else False
        for score, texts in zip(own, others, strict=True)
    ]


def _others(pairs: Sequence[Pair]) -> list[list[str]]:
    """Give for each pair the French of some others that are about as long and not nearly the same."""
    order = sorted(range(len(pairs)), key=lambda index: len(pairs[index].french))
    found: list[list[str]] = [[] for _ in pairs]
    for place, index in enumerate(order):
        near = Near([pairs[index].french])
        around = chain.from_iterable(
            zip(order[place + 1 : place + 20], reversed(order[max(place - 19, 0) : place]), strict=False)
        )
        beside = (pairs[other].french for other in [*around, *order[:1], *order[-1:]] if other != index)
        found[index] = [text for text in beside if not near.has(text)][:_OTHERS]
    return found
