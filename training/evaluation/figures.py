"""What models score on sets, and what they keep of the sources."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib.metadata import version

from app.models.locate import InstalledModel
from app.services.evaluation import BareEngine, Progress, batches_by_length, run_systems
from app.services.evaluation_fidelity import MeasuredFidelity
from app.services.evaluation_scores import Scores
from training.evaluation.history import Row
from training.evaluation.measure import BATCH
from training.evaluation.sets import EvaluationSet


@dataclass(frozen=True, slots=True)
class Figures:
    """A model on a set. date: of the measurement, ISO 8601, UTC."""

    model: InstalledModel
    set: EvaluationSet
    measured: MeasuredFidelity
    scores: Scores
    date: str

    @property
    def bleu(self) -> float:
        """From 0 to 100, quotation marks straight on both sides."""
        return self.scores.straight_bleu.value

    @property
    def chrf(self) -> float:
        """From 0 to 100, quotation marks straight on both sides."""
        return self.scores.straight_chrf.value

    @property
    def names_kept(self) -> str:
        """Of the names that stand alike in source and reference, those in the English, as `85.1 %`."""
        kept = self.measured.fidelity.kept_names
        return "none" if kept is None else kept.percent(1)

    @property
    def figures_right(self) -> str:
        """Of the lines with a number in the source, those that lack none and have none too many, as `96.0 %`."""
        return self.measured.fidelity.right_lines.percent(1)

    @property
    def engine(self) -> str:
        """What made and scored the English, short enough for a table."""
        fields = dict(part.partition(":")[::2] for part in self.measured.run.signature.split("|"))
        with_list = ", shortlist" if "shortlist" in fields else ""
        engine = f"{fields['engine']} {fields['quantization']}, beam {fields['beam']}{with_list}"
        return f"{engine}, sacrebleu {version('sacrebleu')}"

    @property
    def signatures(self) -> tuple[str, str]:
        """How exactly BLEU and chrF were computed."""
        return f"BLEU|{self.scores.straight_bleu.signature}", f"chrF|{self.scores.straight_chrf.signature}"

    @property
    def row(self) -> Row:
        """Give it for a history."""
        return Row(
            date=self.date,
            model=self.model.id,
            revision=self.model.revision,
            set=self.set.name,
            sentences=f"{len(self.set.text.pairs):,}",
            bleu=f"{self.bleu:.1f}",
            chrf=f"{self.chrf:.1f}",
            names=self.names_kept,
            figures=self.figures_right,
            engine=self.engine,
        )


def measure_set(
    systems: Sequence[tuple[InstalledModel, BareEngine]], wanted: EvaluationSet, progress: Progress
) -> list[Figures]:
    """Translate a set with every model, in turns, and hold what they say against sources and references."""
    lines = [pair.french for pair in wanted.text.pairs]
    runs = run_systems([engine for _, engine in systems], lines, batches_by_length(lines, BATCH), progress)
    measured = [MeasuredFidelity.of(run, wanted.text) for run in runs]
    date = datetime.now(UTC).date().isoformat()
    return [
        Figures(model, wanted, item, item.scores, date)
        for (model, _), item in zip(systems, measured, strict=True)
        if item.scores  # a set has references: it could not be read without
    ]
