"""How sure the model is of each word of a translation, whoever wrote it."""

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Final

from app.engines.complete import CompleteTranslator
from app.engines.protocol import ScoredPiece, Scoring, Translator
from app.errors import ScoringUnavailableError
from app.services.sentence_work import engine_form
from app.services.small_openings import with_small_openings
from app.services.source_sentence import SourceSentence
from app.services.worker import EngineWorker
from app.text.bounds import LONGEST_SENTENCE
from app.text.normalize import Normalized, normalize
from app.text.span import Span

# From the table of `bench/word_scores.py`, which docs/api.md has.
_UNSURE: Final = 0.1

_WORD: Final = re.compile(r"[^\W\d_]+(?:[.'-][^\W\d_]+)*")


@dataclass(frozen=True, slots=True)
class GivenPair:
    """A French sentence and an English one."""

    source: str
    target: str


@dataclass(frozen=True, slots=True)
class WordScore:
    """A word of a translation, and how likely the model finds it.

    span: in the translation. probability: from 0 to 1, of its least likely part. is_name: whether it is a name,
    or stands in the French in the same letters; names are held against the French, and mended where they are wrong.
    """

    span: Span
    probability: float
    is_name: bool

    @property
    def is_unsure(self) -> bool:
        """Whether it is wrong more often than other words are; of names the probability doesn't tell that."""
        return self.probability <= _UNSURE and not self.is_name


@dataclass(frozen=True, slots=True)
class _Read:
    """A pair as the model reads it."""

    source: str
    target: Normalized


async def score_words(worker: EngineWorker, pairs: Sequence[GivenPair]) -> list[tuple[WordScore, ...] | None]:
    """Score the words of each translation; None for a pair of which a side is longer than the model reads whole.

    Figures, marks and pairs that the model reads in another form (heads in capitals) have no scores. Translations go
    before: each pair waits for a moment in which none waits. Raises ScoringUnavailableError, BusyError.
    """
    scoring = scoring_of(worker.translator)
    if scoring is None:
        raise ScoringUnavailableError("The engine that runs here can't say how sure it is of a given translation.")
    return [await worker.spare(partial(scored, scoring, worker.translator, pair)) for pair in pairs]


def scoring_of(translator: Translator) -> Scoring | None:
    """Give the part of an engine that scores, if it has one."""
    if isinstance(translator, CompleteTranslator):
        return translator.scoring
    return translator if isinstance(translator, Scoring) else None


def scored(scoring: Scoring, translator: Translator, pair: GivenPair) -> tuple[WordScore, ...] | None:
    """Score the words of one pair. Blocking."""
    if max(len(pair.source), len(pair.target)) > LONGEST_SENTENCE:
        return None
    read = _read(pair, translator)
    if read is None:
        return ()
    pieces = scoring.score(read.source, read.target.text)
    return None if pieces is None else tuple(_words(read, pieces))


def _read(pair: GivenPair, translator: Translator) -> _Read | None:
    """Bring a pair into the form that the model was trained on; None where there is nothing to score."""
    sentence = SourceSentence.of(pair.source, engine_form(pair.source), names=False)
    if not sentence.is_translatable or sentence.is_shouting:
        return None
    (sentence,) = with_small_openings({(pair.source, ()): sentence}, translator.count_tokens).values()
    target = normalize(pair.target)
    if not target.text:
        return None
    small = target.text[0].lower()
    if sentence.opens_small and len(small) == 1:
        # The translation got its capital afterwards.
        target = Normalized(small + target.text[1:], target.offsets)
    return _Read(sentence.normalized.text, target)


def _words(read: _Read, pieces: Sequence[ScoredPiece]) -> Iterator[WordScore]:
    """Give each word the least of its pieces' probabilities; the pieces are in order."""
    target = read.target
    copied = {match.group() for match in _WORD.finditer(read.source)}
    first = 0
    for match in _WORD.finditer(target.text):
        start, end = match.span()
        while first < len(pieces) and pieces[first].end <= start:
            first += 1
        least = 0.0
        for piece in pieces[first:]:
            if piece.start >= end:
                break
            least = min(least, piece.log_probability)
        word = match.group()
        is_name = word in copied or (word[0].isupper() and start > 0)
        yield WordScore(Span(target.offsets[start], target.offsets[end]), math.exp(least), is_name)
