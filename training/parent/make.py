"""The steps from the parent to a French→English model that can be trained."""

import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

import numpy as np
import sentencepiece

from training.align.flat import Flat, Pair
from training.align.ibm1 import Translations, learn
from training.errors import TrainingError
from training.parent.attention import fit_decoder
from training.parent.folder import write_folder
from training.parent.marian_binary import EMBEDDINGS, OUTPUT_BIAS
from training.parent.package import Package
from training.parent.pivot import StudentTranslator
from training.parent.vectors import LEAST, Parent, start_vectors
from training.parent.vocabulary import SPACE, UNKNOWN, Pairs, Sizes, Vocabulary, make_vocabulary
from training.recipe import Architecture
from training.run.job import Budget

Told = Callable[[str], None]
_Item = TypeVar("_Item")

_ROUNDS = 5
_FEWEST_PAIRS = 100  # below it nothing comes out; a good vocabulary wants a thousand times as many
_FEWEST_MEETINGS = 3  # of a French piece with Portuguese, before these say what it means
_LONGEST = 60  # pieces of a sentence that is aligned: what is longer is more often misaligned
_CHUNK = 10_000  # sentences that are encoded together
_BETWEEN = 10.0  # seconds between two lines of progress


@dataclass(frozen=True, slots=True)
class Wish:
    """How much is done. budget: of the fitting of self-attention. sizes: of the vocabulary.

    pivot: sentences that are put into Portuguese. fitted: those of them that self-attention is fitted on. architecture:
    of the model that comes out.
    """

    budget: Budget
    sizes: Sizes
    pivot: int = 34_000
    fitted: int = 4_000
    architecture: Architecture = field(default_factory=Architecture)


@dataclass(frozen=True, slots=True)
class Made:
    """What was made. pieces: of the vocabulary. kept: those of the parent. left: part of the variance, by layer.

    seconds: that each step took.
    """

    pieces: int
    kept: int
    left: tuple[float, ...]
    seconds: dict[str, float]


@dataclass(frozen=True, slots=True)
class _Clock:
    told: Told
    seconds: dict[str, float] = field(default_factory=dict)

    @contextmanager
    def step(self, name: str) -> Iterator[None]:
        self.told(name)
        began = time.monotonic()
        yield
        self.seconds[name] = time.monotonic() - began


def make_parent(pairs: Pairs, package: Package, out: Path, wish: Wish, told: Told) -> Made:
    """Make the model and write its folder.

    pairs: normalised French and English. told: hears, in a line each, what is being done.
    """
    if len(pairs) < _FEWEST_PAIRS:
        raise TrainingError(f"{len(pairs)} pairs are too few to make a vocabulary of: some 100,000 make a good one.")
    clock = _Clock(told)
    with clock.step("vocabulary"):
        vocabulary = make_vocabulary(package.parent.vocabulary, pairs, wish.sizes)
    parent = StudentTranslator(package.parent)
    some = _spread(pairs, wish.pivot)
    with clock.step("Portuguese of the English side"):
        portuguese = _translated(StudentTranslator(package.sister), [english for _, english in some], told)
    with clock.step("alignment"):
        through = [(french, said) for (french, _), said in zip(some, portuguese, strict=True)]
        lexica = [
            _lexicon(vocabulary, parent, through, _FEWEST_MEETINGS, told),
            _lexicon(vocabulary, parent, pairs, 1, told),
        ]
    vectors = start_vectors(vocabulary.numbers, vocabulary.kept, _known(parent), lexica)
    with clock.step("self-attention"):
        text = _spread([(said, english) for (_, english), said in zip(some, portuguese, strict=True)], wish.fitted)
        encoded = zip(*(parent.pieces.encode(list(side)) for side in zip(*text, strict=True)), strict=True)
        fitted = fit_decoder(parent.weights, list(encoded), wish.budget, told)
    attentions = [one.attention for one in fitted]
    write_folder(out, vocabulary, vectors, parent.network, attentions, architecture=wish.architecture)
    return Made(len(vocabulary.numbers), len(vocabulary.kept), tuple(one.left for one in fitted), clock.seconds)


def _spread(items: Sequence[_Item], most: int) -> Sequence[_Item]:
    """Take so many, evenly from all of them."""
    return items if len(items) <= most else [items[place * len(items) // most] for place in range(most)]


def _translated(sister: StudentTranslator, english: Sequence[str], told: Told) -> list[str]:
    answers, done, shown = [""] * len(english), 0, time.monotonic()
    for places, texts in sister.batches(english):
        for place, text in zip(places, texts, strict=True):
            answers[place] = text
        done += len(places)
        if time.monotonic() - shown > _BETWEEN:
            shown = time.monotonic()
            told(f"{done:,} of {len(english):,} sentences")
    return answers


def _lexicon(vocabulary: Vocabulary, parent: StudentTranslator, pairs: Pairs, fewest: int, told: Told) -> Translations:
    """Learn which of the parent's pieces translate French ones that occur so often at least."""
    flat = Flat.of(_numbered(vocabulary, parent, pairs))
    likely = learn(flat, rounds=_ROUNDS, told=told).translations(LEAST)
    often = np.bincount(flat.source, minlength=len(vocabulary.numbers))[likely.sources] >= fewest
    return Translations(likely.sources[often], likely.targets[often], likely.likelihoods[often])


def _numbered(vocabulary: Vocabulary, parent: StudentTranslator, pairs: Pairs) -> Iterator[Pair]:
    """Give pairs as numbers: French by the new vocabulary, the other side by the parent's."""
    french = sentencepiece.SentencePieceProcessor(model_proto=vocabulary.source)
    unknown = vocabulary.numbers[UNKNOWN]
    numbers = [vocabulary.numbers.get(french.id_to_piece(place), unknown) for place in range(french.get_piece_size())]
    for start in range(0, len(pairs), _CHUNK):
        chunk = pairs[start : start + _CHUNK]
        sides = (french.encode([source for source, _ in chunk]), parent.pieces.encode([target for _, target in chunk]))
        for source, target in zip(*sides, strict=True):
            if len(source) <= _LONGEST and len(target) <= _LONGEST:
                yield [numbers[place] for place in source], target


def _known(parent: StudentTranslator) -> Parent:
    pieces = parent.pieces
    numbers = {pieces.id_to_piece(number): number for number in range(pieces.get_piece_size())}
    arrays = parent.weights.arrays
    return Parent(
        numbers, arrays[EMBEDDINGS], arrays[OUTPUT_BIAS].ravel(), lambda piece: pieces.encode(piece.replace(SPACE, " "))
    )
