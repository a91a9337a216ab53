"""Whether an adapted model is worth having: it must be better at home, and no worse elsewhere."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from training.evaluation import Quality


@dataclass(frozen=True, slots=True)
class Figures:
    """A model's quality on a set of pairs, before and after."""

    name: str
    pairs: int
    before: Quality
    after: Quality

    @property
    def gain(self) -> float:
        """BLEU, after less before."""
        return self.after.bleu - self.before.bleu


def objections(own: Figures, others: Sequence[Figures], most_lost: float) -> Iterator[str]:
    """Say, in a sentence each, why the model should not be used; nothing where it should.

    most_lost: BLEU that may be lost on any of the others.
    """
    if own.gain <= 0:
        yield f"On {own.name} it did not gain: {own.before.bleu:.1f} BLEU before, {own.after.bleu:.1f} after."
    for figures in others:
        if -figures.gain > most_lost:
            yield (
                f"On {figures.name} it lost {-figures.gain:.1f} BLEU ({figures.before.bleu:.1f} before, "
                f"{figures.after.bleu:.1f} after), and {most_lost:g} may be lost."
            )
