"""Scoring translations against references, with sacrebleu."""

from collections.abc import Sequence
from dataclasses import dataclass

from sacrebleu.metrics import BLEU, CHRF

_STRAIGHT = str.maketrans(
    {**dict.fromkeys("“”„‟«»", '"'), **dict.fromkeys("‘’‚‛", "'")}  # each is one character, so lengths stay
)


@dataclass(frozen=True, slots=True)
class Score:
    """A metric's value, from 0 to 100, and sacrebleu's signature, which says exactly how it was computed."""

    value: float
    signature: str


@dataclass(frozen=True, slots=True)
class Scores:
    """How close a set of translations comes to its references.

    The straight ones are the same metrics after all quotation marks and apostrophes on both sides were made straight:
    references are typed with straight quotes, English for print has curly ones, and that is no fault of translation.
    """

    bleu: Score
    chrf: Score
    straight_bleu: Score
    straight_chrf: Score


def straighten(text: str) -> str:
    """Make typographic quotation marks and apostrophes straight."""
    return text.translate(_STRAIGHT)


def score_translations(translations: Sequence[str], references: Sequence[str]) -> Scores:
    """Score translations against one reference each; BLEU and chrF of the whole corpus, with sacrebleu's defaults."""
    bleu, chrf = _score(translations, references)
    straight_bleu, straight_chrf = _score(
        [straighten(text) for text in translations], [straighten(text) for text in references]
    )
    return Scores(bleu, chrf, straight_bleu, straight_chrf)


def _score(translations: Sequence[str], references: Sequence[str]) -> tuple[Score, Score]:
    if len(translations) != len(references):
        raise ValueError(f"{len(translations)} translations for {len(references)} references")
    bleu, chrf = BLEU(), CHRF()
    values = [metric.corpus_score(translations, [references]).score for metric in (bleu, chrf)]
    # A signature is complete only once the metric has seen references.
    return Score(values[0], str(bleu.get_signature())), Score(values[1], str(chrf.get_signature()))
