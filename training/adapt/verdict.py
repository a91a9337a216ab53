"""Whether an adapted model is worth having: it must be better at home, and no worse elsewhere."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from training.evaluation import Quality

# BLEU that general pairs may lose. The embedded model has learnt those that come with Dépêche (56.8 BLEU), and what is
# known by heart goes first: where they lost 1.6, newstest2013 lost 0.3 (150 pairs of each).
GENERAL_LOST = 2.0


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


def objections(own: Figures, general: Figures, sets: Sequence[Figures], most_lost: float) -> Iterator[str]:
    """Say, in a sentence each, why the model should not be used; nothing where it should.

    most_lost: BLEU that may be lost on any of the sets that the user named.
    """
    if own.gain <= 0:
        yield f"On {own.name} it did not gain: {own.before.bleu:.1f} BLEU before, {own.after.bleu:.1f} after."
    for figures, most in ((general, GENERAL_LOST), *((one, most_lost) for one in sets)):
        if -figures.gain > most:
            yield (
                f"On {figures.name} it lost {-figures.gain:.1f} BLEU ({figures.before.bleu:.1f} before, "
                f"{figures.after.bleu:.1f} after), and {most:g} may be lost."
            )
