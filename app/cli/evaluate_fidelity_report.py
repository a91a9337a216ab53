"""What `depeche eval --report` and `--compare` print and write."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from rich.console import Console
from rich.table import Table

from app.cli.evaluate_report import write_table, write_text
from app.services.evaluation import count_french_words, speed_ratio
from app.services.evaluation_data import ParallelText
from app.services.evaluation_fidelity import MeasuredFidelity
from app.services.evaluation_significance import PairedScore
from app.services.fidelity_report import Share
from app.services.machine import Machine

_NOTES = (
    "A line counts as a sentence.",
    "straight: scored after quotation marks and apostrophes were made straight on both sides",
    "numbers, names, addresses and codes: what the French makes expect, found in the English; no reference needed",
    "names alike: capitalized words that stand alike in the French and in the reference, found in the English",
)


@dataclass(frozen=True, slots=True)
class FidelityReport:
    """Everything measured in one call. paired: of the first two systems, where they were to be compared."""

    data: str
    text: ParallelText
    policy: str
    measured: tuple[MeasuredFidelity, ...]
    paired: tuple[PairedScore, ...]
    machine: Machine

    def print(self, console: Console) -> None:
        """Print the figures for people."""
        words = sum(count_french_words(pair.french) for pair in self.text.pairs)
        console.print(
            f"{self.data}: {len(self.text.pairs):,} lines, {words:,} French words, "
            f"{len(self.text.bad_lines):,} lines left out",
            highlight=False,
        )
        console.print(self._table())
        for line in (*self._comparison(), *_NOTES, *self._signatures(), self.policy, f"Machine: {self.machine}"):
            # Signatures are for copying: no wrapping, no markup.
            console.print(line, soft_wrap=True, markup=False, highlight=False)

    def _table(self) -> Table:
        table = Table()
        table.add_column("", no_wrap=True)
        for item in self.measured:
            table.add_column(item.run.name, justify="right")
        for section in (self._score_rows, self._share_rows, self._rate_rows, self._speed_rows):
            for name, *cells in section():
                table.add_row(name, *cells)
            table.add_section()
        return table

    def _score_rows(self) -> Iterator[tuple[str, ...]]:
        scores = [item.scores for item in self.measured if item.scores]
        if not scores:
            return
        yield ("BLEU", *(f"{item.bleu.value:.2f}" for item in scores))
        yield ("BLEU, straight", *(f"{item.straight_bleu.value:.2f}" for item in scores))
        yield ("chrF", *(f"{item.chrf.value:.2f}" for item in scores))
        yield ("chrF, straight", *(f"{item.straight_chrf.value:.2f}" for item in scores))

    def _share_rows(self) -> Iterator[tuple[str, ...]]:
        figures = [item.fidelity for item in self.measured]
        yield ("numbers kept", *(_percent(item.numbers) for item in figures))
        yield ("lines with all numbers right", *(_percent(item.right_lines) for item in figures))
        yield ("names right", *(_percent(item.names) for item in figures))
        if alike := [item.kept_names for item in figures if item.kept_names]:
            yield ("names alike kept", *(_percent(item) for item in alike))
        yield ("addresses and codes kept", *(_percent(item.protected) for item in figures))

    def _rate_rows(self) -> Iterator[tuple[str, ...]]:
        def row(name: str, counts: Sequence[int | None]) -> tuple[str, ...]:
            thousands = [item.fidelity.per_thousand for item in self.measured]
            pairs = zip(thousands, counts, strict=True)
            return (name, *("-" if count is None else f"{rate(count):.1f}" for rate, count in pairs))

        figures = [item.fidelity for item in self.measured]
        yield ("per 1,000 lines:", *("" for _ in figures))
        yield row("  numbers lost", [item.numbers.lost for item in figures])
        yield row("  figures invented", [item.invented for item in figures])
        yield row("  names lost or misspelt", [item.names.lost for item in figures])
        yield row("  addresses and codes lost", [item.protected.lost for item in figures])
        yield row("  too long, too short, empty", [item.length_outliers for item in figures])
        flags = [item.flags for item in self.measured]
        yield row("  flags", [None if item is None else sum(item.values()) for item in flags])
        for code in sorted({code for item in flags for code in item or ()}):
            yield row(f"    {code}", [None if item is None else item.get(code, 0) for item in flags])

    def _speed_rows(self) -> Iterator[tuple[str, ...]]:
        yield ("words/s", *(f"{item.run.words_per_second:,.0f}" for item in self.measured))
        if len(self.measured) > 1:
            first = self.measured[0].run
            ratios = (speed_ratio(item.run, first).overall for item in self.measured)
            yield (f"speed against {first.name}", *(f"{ratio:.2f}" for ratio in ratios))

    def _comparison(self) -> Iterator[str]:
        if not self.paired:
            return
        first, second = (item.run.name for item in self.measured[:2])
        yield f"{second} against {first}, paired bootstrap, straight; score (mean ± half of the 95 % interval):"
        for item in self.paired:
            change = item.second.score - item.first.score
            yield f"  {item.metric}: {item.first} → {item.second}, {change:+.2f}, p = {item.p_value:.4f}"
            yield f"  {item.signature}"

    def _signatures(self) -> Iterator[str]:
        if scores := self.measured[0].scores:
            yield f"BLEU|{scores.bleu.signature}"
            yield f"chrF|{scores.chrf.signature}"
        for item in self.measured:
            yield f"{item.run.name}: {item.run.signature}"

    @property
    def content(self) -> dict[str, object]:
        """The figures for programs."""
        return {
            "data": self.data,
            "lines": len(self.text.pairs),
            "bad_lines": [asdict(line) for line in self.text.bad_lines],
            "policy": self.policy,
            "machine": asdict(self.machine),
            "systems": [_system(item) for item in self.measured],
            "paired": [asdict(item) for item in self.paired],
        }

    def write_json(self, path: Path) -> None:
        """Write the figures for programs."""
        write_text(path, json.dumps(self.content, ensure_ascii=False, indent=2) + "\n")

    def write_outputs(self, path: Path) -> None:
        """Write a table of source, reference where there is one, and each system's output, with a header."""
        header = ["French", *(["English"] if self.text.references else []), *(item.run.name for item in self.measured)]
        references = [self.text.references] if self.text.references else []
        sources = [pair.french for pair in self.text.pairs]
        rows = zip(sources, *references, *(item.run.outputs for item in self.measured), strict=True)
        write_table(path, header, rows)

    def write_faults(self, path: Path) -> None:
        """Write every fault: the system, its kind, what it is, source, output, reference."""
        rows = (
            (item.run.name, fault.kind, fault.text, pair.french, output, pair.english)
            for item in self.measured
            for pair, output, line in zip(self.text.pairs, item.run.outputs, item.lines, strict=True)
            for fault in line.faults
        )
        write_table(path, ("system", "kind", "what", "French", "output", "English"), rows)


def _percent(share: Share) -> str:
    return share.percent() if share.share is None else f"{share.percent()} ({share.found:,}/{share.expected:,})"


def _system(item: MeasuredFidelity) -> dict[str, object]:
    figures = item.fidelity
    shares = ("numbers", "right_lines", "names", "kept_names", "protected")
    return {
        "name": item.run.name,
        "signature": item.run.signature,
        **(asdict(item.scores) if item.scores else {}),
        **{name: _share(getattr(figures, name)) for name in shares},
        "invented": figures.invented,
        "length_outliers": figures.length_outliers,
        "flags": item.flags,
        "words_per_second": item.run.words_per_second,
    }


def _share(share: Share | None) -> dict[str, object] | None:
    return None if share is None else {"found": share.found, "expected": share.expected, "share": share.share}
