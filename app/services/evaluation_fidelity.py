"""A system's run over parallel text: scores, and line by line what it kept of the sources."""

from collections import Counter
from dataclasses import dataclass

from app.services.evaluation import Run
from app.services.evaluation_data import ParallelText
from app.services.evaluation_scores import Scores, score_translations
from app.services.fidelity_report import Fidelity, LineFidelity, fidelity, measure_line


@dataclass(frozen=True, slots=True)
class MeasuredFidelity:
    """A system's run, line by line against the sources, and the sums. scores: None without references."""

    run: Run
    lines: tuple[LineFidelity, ...]
    fidelity: Fidelity
    scores: Scores | None

    @classmethod
    def of(cls, run: Run, text: ParallelText) -> "MeasuredFidelity":
        """Measure the outputs of a run over a text."""
        pairs = zip(text.pairs, run.outputs, strict=True)
        lines = tuple(measure_line(pair.french, output, pair.english or None) for pair, output in pairs)
        scores = score_translations(run.outputs, text.references) if text.references else None
        return cls(run, lines, fidelity(lines), scores)

    @property
    def flags(self) -> dict[str, int] | None:
        """How many flags of each code, most frequent first; None where the system tells none."""
        if self.run.flags is None:
            return None
        return dict(Counter(code for codes in self.run.flags for code in codes).most_common())
