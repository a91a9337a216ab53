"""Which of a teacher's translations a student may learn from: the likeliest that holds what its French holds.

Sequence-level knowledge distillation (Kim and Rush 2016, "Sequence-Level Knowledge Distillation") takes the best of the
beam. Here it has to pass the checks of the service as well: a student learns what its teacher does wrong best of all.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from app.engines.protocol import Hypothesis
from app.services.review import Review, review
from app.services.source_sentence import SourceSentence

# One that is this much less likely per token than the best has the name, and another meaning.
_TOLERATED_LOSS = 0.5


@dataclass(frozen=True, slots=True)
class Choice:
    """What a student is to learn. score: mean log-probability per token. place: among the teacher's, from 0."""

    english: str
    score: float
    place: int


def choose(sentence: SourceSentence, hypotheses: Sequence[Hypothesis]) -> Choice | str:
    """Give the first hypothesis with nothing wrong, else what is wrong with the first.

    hypotheses: at least one, best first.
    """
    floor = hypotheses[0].score - _TOLERATED_LOSS
    fault = ""
    for place, hypothesis in enumerate(hypotheses):
        if hypothesis.score < floor:
            break
        reviewed = review(sentence.normalized.text, hypothesis, sentence.expectations)
        # A word that there is not costs nothing where the service chooses: the other hypotheses are seldom better.
        if not reviewed.cost and not reviewed.problems:
            return Choice(hypothesis.text, hypothesis.score, place)
        fault = fault or fault_of(reviewed)
    return fault


def fault_of(reviewed: Review) -> str:
    """Name the worst that is wrong with a hypothesis."""
    if reviewed.hypothesis.truncated:
        return "cut off"
    missing = {item.kind for item in reviewed.missing}
    for kind in ("number", "name", "protected", "term"):
        if kind in missing:
            return f"{kind} missing"
    if reviewed.invented:
        return "number invented"
    if reviewed.broken:
        return "name broken"
    codes = [item.code.replace("_", " ") for item in reviewed.problems]
    return codes[0] if codes else "other"
