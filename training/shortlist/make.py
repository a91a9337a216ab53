"""The making of a lexical shortlist from pairs of sentences."""

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import sentencepiece

from training.align.flat import Pair
from training.align.ibm1 import learn
from training.errors import TrainingError
from training.shortlist.candidates import Common, always, copied, counted, lines, with_sources

LONGEST = 60  # pieces: what is longer is more often misaligned, and costs in the square of it
# What the embedded model's is made with.
COMMON = Common(frequent=14_000, continued=20, copied=5)


@dataclass(frozen=True, slots=True)
class Shortlist:
    """common: pieces that are candidates in every sentence. candidates: further ones, by French piece."""

    common: frozenset[str]
    candidates: dict[str, list[str]]

    @property
    def further(self) -> int:
        """How many candidates come with French pieces."""
        return sum(map(len, self.candidates.values()))

    def write(self, path: Path) -> None:
        """Write it as CTranslate2's `vmap.txt`."""
        path.write_text("".join(f"{line}\n" for line in lines(self.common, self.candidates)), "utf-8")


def make_shortlist(
    pairs: Sequence[tuple[str, str]],
    model: Path,
    least: Common = COMMON,
    *,
    translations: int = 0,
    rounds: int = 5,
    told: Callable[[str], None] = lambda _: None,
) -> Shortlist:
    """Find the pieces that a model may write, from pairs of French and English, normalised as it is trained on.

    model: folder with source.spm, target.spm and vocab.json. translations: rarer pieces that come with each French
    one, found in so many rounds of IBM model 1; with any, answers depend on what shares a batch.
    Raises TrainingError where there are no pairs, or too few, or no such model.
    """
    if not pairs:
        raise TrainingError("A shortlist needs pairs of sentences, and there are none.")
    vocabulary = _vocabulary(model)
    french = _encoded(model / "source.spm", [source for source, _ in pairs], told)
    english = _encoded(model / "target.spm", [target for _, target in pairs], told)
    counts = counted(english)
    _refuse_few(len(counts.keys() & vocabulary.keys()), least.frequent, len(vocabulary))
    common = always(vocabulary, counts, copied(french, english), least)
    candidates = {}
    if translations:
        numbered = _numbered(french, english, vocabulary, common)
        pieces = sorted(vocabulary, key=vocabulary.__getitem__)
        candidates = with_sources(learn(numbered, rounds=rounds, told=told), pieces, common, translations)
    return Shortlist(frozenset(common), candidates)


def _refuse_few(seen: int, wanted: int, vocabulary: int) -> None:
    """Refuse text that is too little: a model would not be allowed the words that it knows from elsewhere.

    A list made from 400 pairs brought the embedded model from 46 BLEU to 17, on 100 sentences of newstest2013.
    """
    needed = min(wanted, vocabulary // 2)
    if seen < needed:
        raise TrainingError(
            f"The English of these pairs has {seen:,} different pieces, and a shortlist needs {needed:,}: with this one"
            " the model could not write most of what it knows. Give all of its training data, or keep the old list."
        )


def _vocabulary(model: Path) -> dict[str, int]:
    try:
        return dict(json.loads((model / "vocab.json").read_text("utf-8")))
    except (OSError, ValueError, TypeError) as error:
        raise TrainingError(f"The vocabulary of {model} can't be read: {error}.", path=str(model)) from error


def _encoded(model: Path, sentences: Sequence[str], told: Callable[[str], None]) -> list[list[str]]:
    told(f"taking {len(sentences):,} sentences apart with {model.name}")
    try:
        pieces = sentencepiece.SentencePieceProcessor(model_file=str(model))
    except (OSError, RuntimeError) as error:
        raise TrainingError(f"{model} can't be read: it is missing or damaged.", path=str(model)) from error
    encoded: list[list[str]] = pieces.encode(sentences, out_type=str, num_threads=1)
    return encoded


def _numbered(
    french: Sequence[Sequence[str]], english: Sequence[Sequence[str]], vocabulary: dict[str, int], common: set[str]
) -> list[Pair]:
    """Give pairs as numbers; what is always a candidate needs no explanation, which leaves a hundredth of the work."""
    rare = {piece: number for piece, number in vocabulary.items() if piece not in common}
    return [
        (_numbers(source, vocabulary), _numbers(target, rare))
        for source, target in zip(french, english, strict=True)
        if len(source) <= LONGEST and len(target) <= LONGEST
    ]


def _numbers(pieces: Sequence[str], vocabulary: dict[str, int]) -> list[int]:
    return [vocabulary[piece] for piece in pieces if piece in vocabulary]
