"""The two SentencePiece models of a French→English model, and the numbers that its pieces share.

English keeps the parent's pieces, so that they keep their vectors. French gets pieces of its own, and with them those
English ones that names are made of: then a name falls into the same pieces on both sides, and can be copied. The
French pieces stand in the English model, too, for what the model copies to be spelt out again.
"""

import io
import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import sentencepiece
from sentencepiece import sentencepiece_model_pb2

END, UNKNOWN, PAD = "</s>", "<unk>", "<pad>"
SPACE = "▁"
# The score of French pieces in the English model: even a word spelt letter by letter is likelier.
APART = -1000.0
# How much less likely a piece of names is in the French model than in English: French pieces go first.
_HANDICAP = 1.0
# Characters that French and the service's normalised text have, whether or not the pairs show enough of them.
_REQUIRED = "ÀÂÄÇÈÉÊËÎÏÔÖÙÛÜŸàâäçèéêëîïôöùûüÿœŒæÆ«»€%$£°#@&/\\_+=<>[]{}|~^*"
# Sentences that French pieces are trained on, taken from all over the pairs: more change little.
_MOST_TRAINED = 250_000
_NAME = re.compile(r"\b[A-ZÀ-ÖØ-Þ][\w'-]*\w")

Pairs = Sequence[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """source, target: SentencePiece models. numbers: of all pieces, as vocab.json has them. kept: the parent's own."""

    source: bytes
    target: bytes
    numbers: dict[str, int]
    kept: frozenset[str]


@dataclass(frozen=True, slots=True)
class Sizes:
    """How large a vocabulary is. french: pieces of French. threads: to find them with; another number, other pieces.

    english: how often the English side must have a piece for it to be kept. names: how many names must be made of a
    kept piece for it to stand on the French side, too.
    """

    french: int = 16_000
    english: int = 10
    names: int = 1
    threads: int = 2


def make_vocabulary(parent: bytes, pairs: Pairs, sizes: Sizes = Sizes()) -> Vocabulary:
    """Make the vocabulary for pairs of normalised French and English.

    parent: the parent's SentencePiece model. The same pairs and sizes give the same pieces.
    """
    whole = model_of(parent)
    english = cut(whole, used(parent, (target for _, target in pairs), sizes.english))
    names = name_pieces(english.SerializeToString(), shared_names(pairs), sizes.names)
    step = max(1, len(pairs) // _MOST_TRAINED)
    french = trained((source for source, _ in pairs[::step]), sizes.french, whole, sizes.threads)
    kept = [piece.piece for piece in english.pieces]
    source, target = with_names(french, english, names), with_french(english, french)
    others = [piece.piece for piece in target.pieces if piece.piece not in (END, UNKNOWN)]
    numbers = {piece: number for number, piece in enumerate((END, UNKNOWN, *others, PAD))}
    return Vocabulary(source.SerializeToString(), target.SerializeToString(), numbers, frozenset(kept))


def model_of(content: bytes) -> Any:  # noqa: ANN401 - protobuf's classes have no types
    """Read a SentencePiece model."""
    return sentencepiece_model_pb2.ModelProto.FromString(content)


def used(model: bytes, texts: Iterable[str], least: int) -> set[str]:
    """Give the pieces that texts fall into so often at least."""
    processor = sentencepiece.SentencePieceProcessor(model_proto=model)
    counts: Counter[int] = Counter()
    for text in texts:
        counts.update(processor.encode(text))
    return {processor.id_to_piece(number) for number, count in counts.items() if count >= least}


def cut(model: Any, pieces: Collection[str]) -> Any:  # noqa: ANN401
    """Leave only these pieces in a model, single characters and what it needs itself. Texts of them fall as before."""
    smaller = type(model)()
    smaller.CopyFrom(model)
    del smaller.pieces[:]
    for piece in model.pieces:
        if piece.piece in (END, UNKNOWN) or (
            piece.type == piece.NORMAL and (piece.piece in pieces or len(piece.piece) == 1)
        ):
            smaller.pieces.add().CopyFrom(piece)
    smaller.trainer_spec.vocab_size = len(smaller.pieces)
    return smaller


def trained(texts: Iterable[str], size: int, like: Any, threads: int) -> Any:  # noqa: ANN401
    """Train a unigram model (Kudo 2018) that treats characters as another does. Fewer texts give fewer pieces."""
    written = io.BytesIO()
    sentencepiece.SentencePieceTrainer.train(
        sentence_iterator=iter(texts),
        model_writer=written,
        model_type="unigram",
        vocab_size=size,
        hard_vocab_limit=False,
        character_coverage=0.9999,
        required_chars=_REQUIRED,
        normalization_rule_name=like.normalizer_spec.name,
        split_digits=like.trainer_spec.split_digits,
        eos_id=0,
        unk_id=1,
        bos_id=-1,
        pad_id=-1,
        num_threads=threads,
        minloglevel=2,
    )
    return model_of(written.getvalue())


def shared_names(pairs: Pairs) -> Counter[str]:
    """Count the pairs that have a capitalised word on both sides."""
    return Counter(name for source, target in pairs for name in {*_NAME.findall(source)} & {*_NAME.findall(target)})


def name_pieces(english: bytes, names: Mapping[str, int], least: int) -> set[str]:
    """Give the pieces that so many names at least are made of."""
    processor = sentencepiece.SentencePieceProcessor(model_proto=english)
    counts = Counter(piece for name in names for piece in {*processor.encode(name, out_type=str)})
    return {piece for piece, count in counts.items() if count >= least}


def with_names(french: Any, english: Any, names: Collection[str]) -> Any:  # noqa: ANN401
    """Add English pieces of names to a French model."""
    known = {piece.piece for piece in french.pieces}
    for piece in english.pieces:
        if piece.piece in names and piece.piece not in known and piece.type == piece.NORMAL:
            french.pieces.add(piece=piece.piece, score=piece.score - _HANDICAP)
    return french


def with_french(english: Any, french: Any) -> Any:  # noqa: ANN401
    """Add French pieces to an English model, where they are known but never chosen."""
    known = {piece.piece for piece in english.pieces}
    for piece in french.pieces:
        if piece.piece not in known and piece.type == piece.NORMAL:
            english.pieces.add(piece=piece.piece, score=APART)
    return english
