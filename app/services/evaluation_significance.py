"""Whether one system's scores are better than another's by more than chance, with sacrebleu's paired bootstrap."""

from collections.abc import Sequence
from dataclasses import dataclass

from sacrebleu.metrics import BLEU, CHRF
from sacrebleu.significance import PairedTest

from app.services.evaluation_scores import straighten


@dataclass(frozen=True, slots=True)
class Interval:
    """A score with the mean of its resamples and the half width of their middle 95 %."""

    score: float
    mean: float
    half_width: float

    def __str__(self) -> str:
        """As sacrebleu prints it."""
        return f"{self.score:.2f} ({self.mean:.2f} ± {self.half_width:.2f})"


@dataclass(frozen=True, slots=True)
class PairedScore:
    """One metric of two systems over the same lines.

    p_value: how likely a difference at least this large is by chance where the systems are equally good.
    """

    metric: str
    signature: str
    first: Interval
    second: Interval
    p_value: float


def paired_bootstrap(
    first: Sequence[str], second: Sequence[str], references: Sequence[str], resamples: int = 1000
) -> list[PairedScore]:
    """Compare BLEU and chrF of two sets of translations, resampling lines.

    Quotation marks and apostrophes are made straight on all sides before, so that typography decides nothing.
    """
    systems = [("first", [straighten(text) for text in first]), ("second", [straighten(text) for text in second])]
    straight = [straighten(text) for text in references]
    test = PairedTest(systems, {"BLEU": BLEU(), "chrF": CHRF()}, [straight], test_type="bs", n_samples=resamples)
    signatures, scores = test()
    found = []
    for metric, signature in signatures.items():
        one, other = scores[metric]
        # Of equal scores sacrebleu says p = 1 / (resamples + 1), as if nothing were surer than that they differ.
        p_value = 1.0 if one.score == other.score else float(other.p_value)
        found.append(PairedScore(metric, str(signature), _interval(one), _interval(other), p_value))
    return found


def _interval(result: object) -> Interval:
    score, mean, half_width = (float(getattr(result, name)) for name in ("score", "mean", "ci"))
    return Interval(score, mean, half_width)
