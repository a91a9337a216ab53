"""From pairs of text to packed pairs: normalised, filtered, put into other forms, taken apart into pieces."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path

import numpy as np

from app.services.evaluation_data import BadLine, Pair
from training.data.filters.candidate import Candidate
from training.data.filters.held_out import HeldOut
from training.data.filters.literal import is_loose
from training.data.filters.sieve import KEPT, Sieve
from training.data.gathered import Counted, Gathered
from training.data.packed import Origin, Packed
from training.data.pieces import Encoded, Pieces
from training.data.prepared import prepared
from training.data.robust.forms import NAMES, Copy, Forms
from training.errors import TrainingError
from training.recipe import Data

# Pairs that are in hand at once.
_CHUNK = 8192
_NO_PAIR = "no_pair"
_FORM = "form: "
_FORM_LICENCE = "as the sources that it is made of"


@dataclass(frozen=True, slots=True)
class Heard:
    """What is told on the way. read: how many pairs of a source so far. dropped: a pair, its source, the filter."""

    read: Callable[[str, int], None] = lambda _source, _count: None
    dropped: Callable[[str, str, Pair], None] = lambda _source, _reason, _pair: None


@dataclass(frozen=True, slots=True)
class Known:
    """What the manifest says of sources, by their names."""

    licences: Mapping[str, str] = field(default_factory=dict)
    sums: Mapping[str, str] = field(default_factory=dict)


def pack(
    sources: Mapping[str, Iterable[Pair | BadLine]],
    init: Path,
    data: Data,
    *,
    held_out: HeldOut | None = None,
    known: Known | None = None,
    heard: Heard | None = None,
) -> Packed:
    """Make packed pairs of sources, by their names, as a recipe says.

    init: folder of the model whose vocabulary they are put in. held_out: sentences that no pair may have. Sources are
    read one after the other, a chunk at a time; what is kept of a pair is some 200 bytes. Raises TrainingError where
    nothing is left, or init holds no model.
    """
    packer = _Packer(Pieces(init), data, held_out, heard or Heard())
    for name, pairs in sources.items():
        packer.take(name, pairs)
    return packer.packed(known or Known())


class _Packer:
    def __init__(self, pieces: Pieces, data: Data, held_out: HeldOut | None, heard: Heard) -> None:
        self._pieces = pieces
        self._data = data
        self._heard = heard
        self._sieve = Sieve(data.filters, held_out)
        self._forms = Forms(data.robustness)
        self._gathered = Gathered()

    def take(self, name: str, pairs: Iterable[Pair | BadLine]) -> None:
        """Take all that is to be kept of a source."""
        counted = self._gathered.counts.setdefault(name, Counted())
        self._sieve.begin()
        self._forms.begin(name)
        for chunk in _chunks(pairs):
            whole = [prepared(pair) for pair in chunk if isinstance(pair, Pair)]
            counted.read += len(chunk)
            counted.dropped[_NO_PAIR] += len(chunk) - len(whole)
            self._take_chunk(name, whole, counted)
            self._heard.read(name, counted.read)

    def _take_chunk(self, name: str, pairs: Sequence[Pair], counted: Counted) -> None:
        encoded = self._encoded(pairs)
        reasons = self._sieve.reasons(list(_candidates(pairs, encoded)))
        for pair, reason in zip(pairs, reasons, strict=True):
            if reason != KEPT:
                counted.dropped[reason] += 1
                self._heard.dropped(name, reason, pair)
        kept = np.array([reason == KEPT for reason in reasons], bool)
        first = len(self._gathered)
        self._gathered.add([name] * int(kept.sum()), encoded.where(kept))
        texts = [pair for pair, is_kept in zip(pairs, kept, strict=True) if is_kept]
        self._take_copies(self._forms.of(texts), first)

    def _take_copies(self, copies: Sequence[Copy], first: int) -> None:
        """Take other forms of the pairs whose numbers begin with `first`; one that became too long is left out."""
        if not copies:
            return
        encoded = self._encoded([copy.pair for copy in copies])
        kept = np.maximum(encoded.source_lengths, encoded.target_lengths) <= self._data.filters.longest
        made_of = np.array([copy.made_of for copy in copies], np.int64) + first
        names = [_FORM + copy.form for copy in copies]
        for name, is_kept in zip(names, kept, strict=True):
            counted = self._gathered.counts.setdefault(name, Counted())
            counted.read += 1
            counted.dropped["longest"] += not is_kept
        chosen = [name for name, is_kept in zip(names, kept, strict=True) if is_kept]
        self._gathered.add(chosen, encoded.where(kept), made_of[kept])

    def _encoded(self, pairs: Sequence[Pair]) -> Encoded:
        return self._pieces.encode([pair.french for pair in pairs], [pair.english for pair in pairs])

    def packed(self, known: Known) -> Packed:
        """Give all that was taken, less what is too loose."""
        gathered, filters = self._gathered, self._data.filters
        if len(gathered) and filters.literalness is not None:
            # Copies go with what they are made of, and teach nothing of their own about what translates what.
            faulty = gathered.originals()
            own = gathered.encoded().where(faulty)
            faulty[faulty] = is_loose(own, filters.literalness, filters.literalness_short)
            gathered.drop(faulty, "literalness")
        if not len(gathered):
            dropped = sum((counted.dropped for counted in gathered.counts.values()), start=Counter[str]())
            told = ", ".join(f"{reason} {count:,}" for reason, count in dropped.most_common()) or "nothing was read"
            raise TrainingError(f"No pair is left to train on: {told}.")
        forms = [name for form in NAMES if (name := _FORM + form) in gathered.counts]
        sources = [name for name in gathered.counts if name not in forms]
        return gathered.packed([self._origin(name, known) for name in sources + forms], self._pieces.sha256)

    def _origin(self, name: str, known: Known) -> Origin:
        counted = self._gathered.counts[name]
        weight = self._data.weights.get(name, self._data.weight)
        licence = _FORM_LICENCE if name.startswith(_FORM) else known.licences.get(name, "")
        dropped = dict((+counted.dropped).most_common())
        return Origin(name, weight, counted.read, counted.kept, dropped, licence, known.sums.get(name, ""))


def _chunks(pairs: Iterable[Pair | BadLine]) -> Iterator[list[Pair | BadLine]]:
    rest = iter(pairs)
    while chunk := list(islice(rest, _CHUNK)):
        yield chunk


def _candidates(pairs: Sequence[Pair], encoded: Encoded) -> Iterator[Candidate]:
    lengths = zip(encoded.source_lengths.tolist(), encoded.target_lengths.tolist(), strict=True)
    for pair, (french, english) in zip(pairs, lengths, strict=True):
        yield Candidate(pair.french, pair.english, french, english)
