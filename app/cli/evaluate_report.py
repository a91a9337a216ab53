"""What `depeche eval` prints and writes."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from rich.console import Console
from rich.table import Table

from app.errors import InvalidRequestError
from app.services.evaluation import Run, SpeedRatio, count_french_words, speed_ratio
from app.services.evaluation_data import ParallelText
from app.services.evaluation_scores import Scores
from app.services.machine import Machine


@dataclass(frozen=True, slots=True)
class Measured:
    """A system's run, its outputs as they were scored, and their scores."""

    run: Run
    units: tuple[str, ...]
    scores: Scores


@dataclass(frozen=True, slots=True)
class Comparison:
    """One system against another.

    bleu, straight_bleu: of the first less that of the second. speed: where both had the same batches.
    """

    first: str
    second: str
    bleu: float
    straight_bleu: float
    speed: SpeedRatio | None

    def __str__(self) -> str:
        """One line for people."""
        bleu = f"{self.first} against {self.second}: {self.bleu:+.2f} BLEU"
        if self.straight_bleu != self.bleu:
            bleu += f" ({self.straight_bleu:+.2f} with straight quotes)"
        if self.speed is None:
            return bleu
        return f"{bleu}, {self.speed.overall:.2f} times its speed (median of the batches {self.speed.median:.2f})"


@dataclass(frozen=True, slots=True)
class Report:
    """Everything measured in one call of `depeche eval`.

    policy: in words, how texts were put into calls. sources, references: the French and English of each unit scored.
    """

    data: Path
    text: ParallelText
    policy: tuple[str, ...]
    sources: tuple[str, ...]
    references: tuple[str, ...]
    measured: tuple[Measured, ...]
    machine: Machine

    @property
    def comparisons(self) -> list[Comparison]:
        """CTranslate2 against transformers, and the service against each bare engine."""
        by_name = {item.run.name: item for item in self.measured}
        wanted = [("ctranslate2", "transformers"), ("service", "ctranslate2"), ("service", "transformers")]
        return [
            _compare(by_name[first], by_name[second]) for first, second in wanted if {first, second} <= set(by_name)
        ]

    def print(self, console: Console) -> None:
        """Print the figures for people."""
        words = sum(count_french_words(pair.french) for pair in self.text.pairs)
        console.print(
            f"{self.data.name}: {len(self.text.pairs):,} pairs, {words:,} French words, "
            f"{len(self.text.bad_lines):,} lines left out",
            highlight=False,
        )
        console.print(self._table())
        scores = self.measured[0].scores
        lines = [
            *(["straight: scored after quotation marks and apostrophes were made straight"] if self._straight else []),
            f"BLEU|{scores.bleu.signature}",
            f"chrF|{scores.chrf.signature}",
            *(f"{item.run.name}: {item.run.signature}" for item in self.measured),
            *self.policy,
            "words/s: French words, lone punctuation left out, by wall-clock seconds in calls; the warm-up left out",
            f"Machine: {self.machine}",
        ]
        # Signatures are for copying: no wrapping, no markup.
        for line in lines:
            console.print(line, soft_wrap=True, markup=False, highlight=False)
        for comparison in self.comparisons:
            console.print(str(comparison), style="bold", soft_wrap=True, markup=False, highlight=False)

    @property
    def _straight(self) -> bool:
        """Whether typographic quotation marks make a difference."""
        return any(item.scores.bleu.value != item.scores.straight_bleu.value for item in self.measured)

    def _table(self) -> Table:
        straight = self._straight
        table = Table()
        table.add_column("system", no_wrap=True)
        columns = ["BLEU", "chrF", *(["BLEU\nstraight", "chrF\nstraight"] if straight else [])]
        for column in (*columns, "words/s", "seconds", "cut"):
            table.add_column(column, justify="right")
        for item in self.measured:
            scores, run = item.scores, item.run
            values = [scores.bleu, scores.chrf, *([scores.straight_bleu, scores.straight_chrf] if straight else [])]
            table.add_row(
                run.name,
                *(f"{score.value:.2f}" for score in values),
                f"{run.words_per_second:,.0f}",
                f"{sum(run.seconds):.1f}",
                "-" if run.truncated is None else str(run.truncated),
            )
        return table

    def write_json(self, path: Path) -> None:
        """Write the figures for programs."""
        content = {
            "data": self.data.name,
            "pairs": len(self.text.pairs),
            "bad_lines": [asdict(line) for line in self.text.bad_lines],
            "policy": self.policy,
            "machine": asdict(self.machine),
            "systems": [_system(item) for item in self.measured],
            "comparisons": [asdict(comparison) for comparison in self.comparisons],
        }
        write_text(path, json.dumps(content, ensure_ascii=False, indent=2) + "\n")

    def write_outputs(self, path: Path) -> None:
        """Write a table of source, reference and each system's output, with a header."""
        header = ["French", "English", *(item.run.name for item in self.measured)]
        rows = zip(self.sources, self.references, *(item.units for item in self.measured), strict=True)
        write_table(path, header, rows)


def write_table(path: Path, header: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Write tab-separated rows under a header; white space within a cell becomes single spaces."""
    lines = ["\t".join(" ".join(cell.split()) for cell in row) for row in (header, *rows)]
    write_text(path, "\n".join(lines) + "\n")


def write_text(path: Path, text: str) -> None:
    """Write a UTF-8 file; InvalidRequestError where that is not possible."""
    try:
        path.write_text(text, encoding="utf-8")
    except OSError as error:
        raise InvalidRequestError(f"{path} can't be written: {error.strerror}.", path=str(path)) from error


def _compare(first: Measured, second: Measured) -> Comparison:
    same_batches = first.run.words == second.run.words and "service" not in {first.run.name, second.run.name}
    return Comparison(
        first.run.name,
        second.run.name,
        first.scores.bleu.value - second.scores.bleu.value,
        first.scores.straight_bleu.value - second.scores.straight_bleu.value,
        speed_ratio(first.run, second.run) if same_batches else None,
    )


def _system(item: Measured) -> dict[str, object]:
    return {
        "name": item.run.name,
        "signature": item.run.signature,
        **asdict(item.scores),
        "words": sum(item.run.words),
        "seconds": sum(item.run.seconds),
        "words_per_second": item.run.words_per_second,
        "truncated": item.run.truncated,
    }
